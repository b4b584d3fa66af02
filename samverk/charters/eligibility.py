"""Who may have a role, in the words of a charter: read where it is plainly said, and only there.

"Ordförande väljs bland skolcheferna" says who may lead; that somebody is invited, told or asked by
the chair does not. So only a few forms of sentence count: the role, a word for being or being
chosen, and a group that the house knows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from samverk.people.models import Eligibility

Among = Eligibility.Among

_ROLE = r"(?<!vice )(?:presidiets )?\bordförande[ns]?\b(?: (?:i|för) \w*nätverket)?"
_IS = r"(?:\b(?:är|(?:ska|skall|bör|måste) (?:alltid )?vara|utses|väljs|hämtas|tas|kommer)\b|:)"
_SOME = (
    r"(?:(?:alltid|någon|en|av|ur|från|bland|inom|till|de|den|deras|sina|nätverkets|kommunernas"
    r"|medlemskommunernas|sittande|deltagande|medverkande) )*"
)
_CHIEFS = r"(?:(?:skol- och |barn- och )?utbildnings|skol|förvaltnings)chef(?:er|erna|en)?"
_MEMBERS = r"(?:medlem|medlemmar|medlemmarna|ledamöter|ledamöterna|deltagare|deltagarna)"
_TOWN = r"värdkommun(?:en|ens representant|ens ledamot)?"
# A group that another may stand beside is not the whole rule.
_ALONE = r"(?! ?(?:,|eller|samt|och))"

_FORMS = (
    (rf"{_ROLE} ?{_IS} {_SOME}{_CHIEFS}\b{_ALONE}", Among.COMMISSIONERS),
    (rf"\b{_SOME}{_CHIEFS} {_IS} {_SOME}{_ROLE}{_ALONE}", Among.COMMISSIONERS),
    (rf"{_ROLE} ?{_IS} {_SOME}{_MEMBERS}\b{_ALONE}", Among.MEMBERS),
    (rf"{_ROLE} \((?:från )?{_TOWN}\)", Among.HOST),
    (rf"{_ROLE} ?{_IS} {_SOME}{_TOWN}\b{_ALONE}", Among.HOST),
    (rf"\b{_TOWN} (?:är|har|utser) {_ROLE}", Among.HOST),
    (
        r"\bordförande(?:skapet|rollen|posten|n)?"
        r" (?:växlar|roterar|alternerar|cirkulerar|går runt|vandrar)"
        r"(?: (?:årligen|årsvis|varje år))? (?:mellan|bland) (?:\w+ ){0,2}kommun\w*",
        Among.HOST,
    ),
)
FORMS = [(re.compile(form, re.IGNORECASE), among) for form, among in _FORMS]
# School chiefs who take part in the network, not all those that commission it.
TAKING_PART = re.compile("deltagande|medverkande")


@dataclass(frozen=True)
class Said:
    """A role, whom it may be among (an `Eligibility.Among`), and the sentence that says so."""

    role: str
    among: str
    quote: str


def who_may(sentences: Iterable[str]) -> list[Said]:
    """What the sentences say of who may have which role, the first of each role."""
    found: dict[str, Said] = {}
    for sentence in sentences:
        if (said := _said(" ".join(sentence.split()))) is not None:
            found.setdefault(said.role, said)
    return list(found.values())


def _said(sentence: str) -> Said | None:
    for form, among in FORMS:
        if match := form.search(sentence):
            said = match.group().lower()
            role = "presidium_chair" if "presidiets" in said else "chair"
            if among == Among.COMMISSIONERS and TAKING_PART.search(said):
                among = Among.BODY
            return Said(role, among, sentence)
    return None
