"""What a heading, or the label that a line begins with, opens."""

import re
from dataclasses import dataclass

# As they are written, in lower case; the first that fits the whole label counts.
_SECTIONS = {
    "present": r"(?:övriga )?"
    r"(?:närvarande|närvaro|deltagare|deltagande|deltog|beslutande|ledamöter)"
    r"(?: ledamöter| deltagare| på mötet| vid mötet| representanter| kommuner)?|medverkande",
    "absent": r"(?:ej|icke) närvarande|frånvarande(?: ledamöter)?|frånvaro|frånvarande kommuner"
    r"|(?:anmält |anmäld |anmälda )?förhinder|återbud|saknades",
    "substitutes": r"(?:tjänstgörande )?ersättare|suppleanter",
    "guests": r"gäster?|inbjudna|särskilt inbjudna|adjungerade|inbjuden gäst|föredragande",
    "decisions": r"beslut|fattade beslut|beslut i korthet|sammanfattning av (?:fattade )?beslut"
    r"|beslutslogg|besluten",
    "actions": r"åtgärder|åtgärdslista|att göra|att-göra-lista|uppgifter|aktiviteter"
    r"|aktivitetslista"
    r"|att göra till nästa möte|uppföljning av åtgärder|ansvarsfördelning",
    "next": r"(?:datum för )?nästa (?:möte|träff|nätverksträff|nätverksmöte|sammanträde)"
    r"|(?:kommande|nästa) (?:möten|möte|träffar)|mötestider",
    "agenda": r"dagordning|föredragningslista|agenda|ärendelista|ärenden|innehåll",
    "when": r"tid|datum|dag|tid och plats|plats och tid|datum och tid|datum och plats"
    r"|tid/plats|när",
    "place": r"plats|lokal|var",
    "signed": r"vid protokollet|vid anteckningarna|vid pennan|justeras|justerat|justerare"
    r"|protokollet justerat|underskrifter?|antecknat av|protokollförare",
    "officer": r"ordförande|mötesordförande|vice ordförande|sekreterare|mötessekreterare"
    r"|sammankallande",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _SECTIONS.items()}
_LABEL = re.compile(r"(?P<label>[^:.!?]{2,60}?)\s*:\s*(?P<rest>.*)$", re.DOTALL)
_PROSE = {
    "present": re.compile(
        r"(?:(?:vid|på) (?:mötet|träffen|sammanträdet) )?(?:deltog|deltar|närvarade|närvarande var"
        r"|närvarande vid mötet var)\b:?\s*(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
    "absent": re.compile(
        r"(?:(?:frånvarande|ej närvarande) var|förhinder (?:hade|anmäldes av)"
        r"|återbud (?:hade|från))\b"
        r"(?: lämnats av)?:?\s*(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    ),
}
PEOPLE = frozenset({"present", "absent", "substitutes", "guests"})


@dataclass(frozen=True)
class Section:
    """`rest` is what stands on the same line after the label; `label` the label as written."""

    name: str
    label: str
    rest: str = ""

    @property
    def is_people(self) -> bool:
        return self.name in PEOPLE


def section_of(words: str) -> Section | None:
    """The section that a line opens, if it does."""
    found = _LABEL.match(words)
    label, rest = (found["label"], found["rest"]) if found else (words, "")
    bare = re.sub(r"\s*\([^)]*\)$", "", label).strip().rstrip(".").lower()
    for name, pattern in _PATTERNS.items():
        if len(bare) <= 60 and pattern.fullmatch(bare):
            return Section(name, label.strip(), rest.strip())
    for name, pattern in _PROSE.items():
        if found := pattern.match(words):
            return Section(name, "", found["rest"].strip())
    return None
