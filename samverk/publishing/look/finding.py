"""Something in a text that may be too much for the public: what it is, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What was found, the gravest first: of two that overlap, the first one counts."""

    IDENTITY = "identity"
    COORDINATION = "coordination"
    PRIVATE_MAIL = "private_mail"
    MAIL = "mail"
    MOBILE = "mobile"
    PHONE = "phone"
    ADDRESS = "address"
    PUPIL = "pupil"
    NAME = "name"
    PROTECTED = "protected"
    HEALTH = "health"
    RELIGION = "religion"
    UNION = "union"
    ETHNICITY = "ethnicity"
    POLITICS = "politics"
    SEXUALITY = "sexuality"
    CRIME = "crime"


@dataclass(frozen=True)
class Advice:
    """What a finding is called, why it is shown, and what to do."""

    label: Promise
    why: Promise
    do: Promise


_ABOUT_PERSON = _("Leave it if it is about the subject. Mask it if it tells of somebody.")
_SENSITIVE = _("The law protects this especially when it is about a person who can be known.")

ADVICE: dict[Kind, Advice] = {
    Kind.IDENTITY: Advice(
        _("Personal identity number"),
        _("A personal identity number must not stand on the web."),
        _("Mask it."),
    ),
    Kind.COORDINATION: Advice(
        _("Coordination number"),
        _("A coordination number is as much of somebody as a personal identity number."),
        _("Mask it."),
    ),
    Kind.PRIVATE_MAIL: Advice(
        _("Private mail address"),
        _("This looks like somebody's own address and not their work's."),
        _("Mask it, unless the person has said that it may be shown."),
    ),
    Kind.MAIL: Advice(
        _("Mail address"),
        _("Addresses on the web are gathered by those who send rubbish."),
        _("Leave it if it belongs to a workplace, else mask it."),
    ),
    Kind.MOBILE: Advice(
        _("Mobile number"),
        _("A mobile number often belongs to a person."),
        _("Mask it, unless the person has said that it may be shown."),
    ),
    Kind.PHONE: Advice(
        _("Telephone number"),
        _("A number can lead to somebody's home."),
        _("Leave it if it belongs to a workplace, else mask it."),
    ),
    Kind.ADDRESS: Advice(
        _("Street address"),
        _("An address can lead to somebody's home."),
        _("Leave it if it is a workplace's or a meeting room's, else mask it."),
    ),
    Kind.PUPIL: Advice(
        _("A pupil"),
        _("A pupil stands beside a name or an age, and can perhaps be recognised."),
        _("Mask it. Nothing about a single pupil belongs on the web."),
    ),
    Kind.NAME: Advice(
        _("Somebody outside the network"),
        _("The name is not among the association's people nor among those who came."),
        _("Leave it if the person is named for their work, else mask it."),
    ),
    Kind.PROTECTED: Advice(
        _("Protected identity"),
        _("What tells that somebody is protected may lead to them."),
        _("Mask it if it is about somebody who can be known."),
    ),
    Kind.HEALTH: Advice(_("Health"), _SENSITIVE, _ABOUT_PERSON),
    Kind.RELIGION: Advice(_("Religion"), _SENSITIVE, _ABOUT_PERSON),
    Kind.UNION: Advice(_("Trade union"), _SENSITIVE, _ABOUT_PERSON),
    Kind.ETHNICITY: Advice(_("Ethnicity"), _SENSITIVE, _ABOUT_PERSON),
    Kind.POLITICS: Advice(_("Political opinion"), _SENSITIVE, _ABOUT_PERSON),
    Kind.SEXUALITY: Advice(_("Sexual life"), _SENSITIVE, _ABOUT_PERSON),
    Kind.CRIME: Advice(
        _("Crime"),
        _("Only authorities may keep what tells of somebody's crimes."),
        _ABOUT_PERSON,
    ),
}

#: Masked if nobody chooses otherwise.
MASKED = frozenset(
    {Kind.IDENTITY, Kind.COORDINATION, Kind.PRIVATE_MAIL, Kind.MOBILE, Kind.ADDRESS, Kind.PUPIL}
)
#: Never left without somebody saying that they have read it.
GRAVE = frozenset({Kind.IDENTITY, Kind.COORDINATION})


@dataclass(frozen=True)
class Finding:
    """A text that was found, as it stands, in which places, and the sentence around the first."""

    kind: Kind
    text: str
    places: tuple[str, ...]
    sentence: str

    @property
    def key(self) -> str:
        """What a form calls it: nothing that is masked in a page on its way to a reader."""
        return sha256(f"{self.kind}:{self.text}".encode()).hexdigest()[:12]

    @property
    def advice(self) -> Advice:
        return ADVICE[self.kind]

    @property
    def is_masked(self) -> bool:
        return self.kind in MASKED

    @property
    def is_grave(self) -> bool:
        return self.kind in GRAVE
