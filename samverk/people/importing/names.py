"""A name as it stands in a list: turned the right way, and parted from what was put beside it."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from samverk.people.importing.cells import fold

_VACANT = re.compile(
    r"(vakant|vakans|vakanta|vacant|ej utsedd|ej tillsatt|inte utsedd|obesatt|tillsätts|tbd"
    r"|n\.? ?n\.?|utses senare|saknas|ledig plats)\b.*|[-–—?.*\s]+$",
    re.IGNORECASE,
)
#: Footnote signs behind a name: "*", "1)", "²".
_MARK = re.compile(r"\s*(\*+|†|[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\D)\d\)|\(\d\))+\s*$")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PARTICLES = {"von", "af", "av", "de", "del", "di", "van", "der", "den", "la", "le", "el", "al"}
_NOTE = re.compile(
    r"^\s*(\*|[¹²³⁴⁵]|\d\)|\(\d\)|obs\b|not\b|anm\b|källa\b|senast |uppdaterad|summa|totalt)", re.I
)

ROLES = {
    "chair": "ordförande|ordf|chair|chairperson",
    "secretary": "sekreterare|sekr|secretary",
    "presidium": "presidium|presidiet|presidieledamot|ledamot i presidiet",
    "presidium_chair": "presidiets ordförande|ordförande i presidiet|presidieordförande"
    "|chair of the presidium",
    "liaison": "ansvarig skolchef|ansvarig chef|responsible school chief|kontaktskolchef",
    "convener": "sammankallande|samk|convener",
}
KINDS = {
    "member": "ledamot|regular member|ordinarie|ordinarie ledamot|ord|medlem|member|"
    "representant|ordinarie repr",
    "deputy": "ersättare|ers|suppleant|suppl|ställföreträdare|deputy|substitute",
    "adjunct": "adjungerad|adj|adjungerad ledamot|co opted|coopted|co opted member|inbjuden",
    "staff": "förbundets personal|kansliet|kansli|förbundet|tjänsteperson|the association s staff"
    "|personal|staff",
}
KIND_WORDS = {
    "member": _("Regular member"),
    "deputy": _("Deputy"),
    "adjunct": _("Co-opted member"),
    "staff": _("The association's staff"),
}
_ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split("|")}
_KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split("|")}


@dataclass
class Name:
    """`roles` and `kind` are what stood beside the name: "(ordf.)", "ers."."""

    text: str
    roles: list[str] = field(default_factory=list)
    kind: str = ""


def is_vacant(text: str) -> bool:
    """Whether a cell says that the place is nobody's."""
    return bool(text) and bool(_VACANT.fullmatch(_bare(text)))


def is_note(text: str) -> bool:
    """Whether a row begins as a footnote does."""
    return bool(_NOTE.match(text))


def looks_like_name(text: str) -> bool:
    """Two to five words, each with a capital first but for particles, and no figures."""
    words = _bare(text).replace(",", " ").split()
    capitals = [word for word in words if word.casefold() not in _PARTICLES]
    return (
        2 <= len(words) <= 5
        and len(capitals) >= 2
        and not re.search(r"[\d@:;!?/]", text)
        and all(word[0].isupper() for word in capitals)
    )


def read_name(text: str, *, family_first: bool = False) -> Name:
    """ "Bergström, Anders (ordf.)*" is Anders Bergström, chair."""
    first, _line, _rest = text.partition("\n")
    name = Name("")
    for said in _BRACKETS.findall(first):
        _note(said, name)
    plain = _bare(_BRACKETS.sub("", first))
    before, comma, after = (part.strip() for part in plain.partition(","))
    if comma and _note(after, name):
        plain = before
    elif comma and before and after and "," not in after:
        plain = f"{after} {before}"
    elif family_first and not comma:
        plain = _turned(plain)
    words = plain.split()
    while len(words) > 2 and _note(words[-1], name):
        words.pop()
    while len(words) > 2 and _note(words[0], name):
        words.pop(0)
    name.text = " ".join(map(_cased, words)).strip(" ,;–-")
    return name


def read_roles(text: str) -> tuple[list[str], str, list[str]]:
    """What a cell says of roles: those known, what the person takes part as, and the rest."""
    name = Name("")
    unknown = []
    for part in re.split(r"[,;/\n+&]|\boch\b|\band\b", text):
        if part.strip(" -–.") and not _note(part, name):
            unknown.append(part.strip())
    return name.roles, name.kind, unknown


def parted(name: str) -> tuple[str, str]:
    """Given name and family name: "Anna von Essen" is ("Anna", "von Essen")."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same words, in any order and letters."""
    return sorted(fold(one).split()) == sorted(fold(other).split())


def akin(one: str, other: str) -> bool:
    """Whether two names share a word, so that one may be the other after a wedding."""
    return bool(set(fold(one).split()) & set(fold(other).split()))


def _note(said: str, name: Name) -> bool:
    """Take what a word says of a role, or of what the person takes part as."""
    word = fold(said)
    if role := _ROLE_OF.get(word):
        if role not in name.roles:
            name.roles.append(role)
        return True
    if kind := _KIND_OF.get(word):
        name.kind = kind
        return True
    return False


def _bare(text: str) -> str:
    plain = text.strip()
    while (shorter := _MARK.sub("", plain)) != plain and shorter:
        plain = shorter
    return plain


def _turned(name: str) -> str:
    """Turn "von Essen Anna Karin": the family name is the first word that is no particle."""
    words = name.split()
    last = next((at for at, word in enumerate(words) if word.casefold() not in _PARTICLES), 0)
    return " ".join(words[last + 1 :] + words[: last + 1])


def _cased(word: str) -> str:
    """A name written in capitals only, as in some registers, in small letters but the first."""
    if len(word) > 2 and word.isupper():
        return "-".join(part.capitalize() for part in word.split("-"))
    return word
