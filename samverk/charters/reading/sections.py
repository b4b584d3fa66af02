"""What a heading opens: the words of headings, and the role or the kinds of section they mean.

To teach the reader a heading, add its word to SECTION_WORDS.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from samverk.charters.reading.actors import mentions
from samverk.charters.reading.words import words

#: Kind of section → the words that name it. A heading may name several.
SECTION_WORDS: dict[str, str] = {
    "background": "bakgrund|bakgrunden|inledning|introduktion|allmänt|nuläge|historik"
    "|utgångspunkter|utgångspunkt|förutsättningar|om nätverket|om samverkan|sammanhang"
    "|bakgrundsbeskrivning|om dokumentet|sammanfattning|omvärld",
    "name": "nätverk|nätverket|namn|nätverkets namn|benämning|nätverksnamn",
    "purpose": "varför finns nätverket|varför finns vi|syfte|syftet|ändamål|ändamålet|varför"
    "|grundsyfte|övergripande syfte|vision|verksamhetsidé|idé|vad nätverket är till för"
    "|vad vi vill|vad vi är till för|därför finns vi|därför finns nätverket",
    "goals": "mål|målen|målområden|målområde|målsättning|målsättningar|prioriterade områden"
    "|utvecklingsområden|fokusområden|fokusområde|effektmål|delmål|prioriteringar|insatsområden"
    "|prioriterade mål|inriktningsmål|nätverksmål|målbild",
    "assignments": "uppdrag|uppdraget|uppdragets|uppdragen|uppgift|uppgifter|uppgiften"
    "|arbetsuppgifter|åtaganden|insatser|aktiviteter|deluppdrag|grunduppdrag|huvuduppgifter"
    "|huvuduppgift|huvuduppdrag|kärnuppgifter|kärnuppdrag|arbetsområden"
    "|särskilda uppdrag|vad ska nätverket göra|vad ska vi göra|vad gör nätverket|vad gör vi"
    "|detta gör vi|det här gör vi|det här ska nätverket göra|vad nätverket ska göra"
    "|vad vi ska göra|uppdragets innehåll|innehåll",
    "roles": "roller|rollfördelning|rollbeskrivning|rollbeskrivningar|ansvarsfördelning"
    "|organisation|organisering|ledning|bemanning|funktioner|funktionärer|styrning|ansvar"
    "|uppgiftsfördelning|ansvariga|vem gör vad|vem ansvarar för vad|vem gör vad|arbetsfördelning"
    "|ansvarsområden|mandat|samordning|administration|delegation"
    "|befogenheter|roll|funktion|ansvarig",
    "members": "sammansättning|representation|deltagande|medlemskap|målgrupp|deltar",
    "meetings": "möten|möte|mötena|mötesformer|mötesordning|mötesfrekvens|mötestider"
    "|mötesstruktur|mötesplan|mötesrutiner|träffar|nätverksträffar|nätverksmöten|sammanträden"
    "|arbetsformer|arbetsform|arbetssätt|arbetsordning|arbetsgång|former|formerna|formalia"
    "|rutiner|så arbetar vi|hur vi arbetar|sammankomster|mötesverksamhet|spelregler|kallelse"
    "|kallelser|mötesformalia|hur ofta ses vi|hur ofta träffas vi|när ses vi|när träffas vi"
    "|hur träffas vi|hur arbetar vi|så träffas vi|så ses vi|hur arbetar nätverket"
    "|så här arbetar vi|så arbetar nätverket|så jobbar vi|så här jobbar vi|så fungerar nätverket"
    "|hur ofta|mötescykel|möteskalender",
    "minutes": "dokumentation|minnesanteckningar|protokoll|anteckningar|kommunikation"
    "|information|informationsspridning|spridning|publicering|mötesanteckningar",
    "reporting": "rapportering|återrapportering|återkoppling|redovisning|avrapportering"
    "|återföring|rapporter|avstämning|till vem rapporterar vi|vem rapporterar vi till",
    "followup": "uppföljning|uppföljningen|utvärdering|uppföljningar",
    "revision": "revidering|översyn|uppdatering|ändring|ändringar|revision",
    "adoption": "fastställande|fastställt|fastställd|antagande|antagen|antaget|beslut|beslutad"
    "|godkännande|godkänd|ikraftträdande|dokumentinformation|dokumentuppgifter|version|beslutat"
    "|beslutsdatum|diarienummer|upprättad|reviderad",
    "period": "giltighet|giltighetstid|mandatperiod|tidsperiod|period|tidsplan|gäller|gällande"
    "|uppdragsperiod|uppdragstid|tid|varaktighet|tidsram",
    "commissioner": "uppdragsgivare|beställare|uppdragsgivaren|styrgrupp|tillhör|rapporterar till"
    "|beslutsinstans|uppdragsgivande organ",
    "other": "ekonomi|kostnader|finansiering|resurser|budget|kontakt|kontaktuppgifter|bilagor"
    "|bilaga|definitioner|referenser|lokaler|länkar|ordlista|avgränsning|avgränsningar"
    "|kostnad|källor|arkivering|sekretess|dataskydd",
    "title": "uppdragsbeskrivning|uppdragsbeskrivningen|nätverksbeskrivning|uppdragshandling"
    "|uppdragsdirektiv|uppdragsplan|nätverksuppdrag|syftesbeskrivning|nätverksplan"
    "|nätverksdirektiv",
}
_PATTERNS = {kind: words(group) for kind, group in SECTION_WORDS.items()}
_FRAME = words(
    "och|samt|för|i|av|på|till|om|med|från|som|hos|den|det|de|nätverket|nätverkets|nätverk|inom"
    "|gruppens|gruppen|övrig|övriga|vår|våra|vårt|särskild|särskilda|övergripande|gemensamma"
    "|kommande|år|åren|under|presidiets|presidium|allmän|allmänna|beskrivning|utifrån|inriktning"
    "|läsåret|verksamhetsåret|kalenderåret|nuvarande|aktuella|huvudsakliga|huvudsaklig|arbete|arbetet|samverkan|ansvarig|utsedd|form"
    "|formen|nätverkssamverkan|uppdrag|uppdraget|ansvar|roll|rollen|uppgifter|arbetsuppgifter"
    "|åligganden|uppgift|befogenheter|ska|vi|göra|gör|är|ha|antal|plats|regional|regionala|dess"
)
_NUMBERED = re.compile(r"^(?:§\s*\d+|\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|[ivxIVX]{1,4}[.)])\s+")
_OF_NETWORK = re.compile(r"(?i:\b(?:för|till)\b.*nätverk|nätverk\w*\s+för\b)|nätverk\w*\s+[A-ZÅÄÖ]")
_YEAR = re.compile(r"\d{4}(?:\s*[-–/]\s*\d{2,4})?")
_TO_DO = re.compile(r"(?:vad|det här|detta|så)\b.*\b(?:ska göra|att göra)$", re.IGNORECASE)
_GOAL = re.compile(
    r"(?:(?:prioriterat\s+)?(?:mål|målområde|område|fokusområde|utvecklingsområde)\s+)"
    r"(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading names: kinds of section, the roles it gives uppdrag to, or a goal's number.

    `whole` is True when no word of it is left over; then it is a heading even without marks.
    """

    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    goal: str | None = None
    whole: bool = False


@lru_cache(maxsize=2048)
def named(heading: str) -> Heading | None:
    """What the words of a heading name; None where they name nothing that we know."""
    if len(heading) > 200:
        return None
    text = _NUMBERED.sub("", heading.strip()).strip(" :.–-*_")
    short = re.sub(r"\([^()]{0,200}\)", " ", text)
    if goal := _GOAL.match(short):
        return Heading(kinds=("goal",), goal=goal["number"], whole=len(short.split()) < 12)
    if roles := _roles(short):
        return Heading(kinds=("role",), roles=roles, whole=True)
    if _TO_DO.match(short):
        return Heading(kinds=("assignments",), whole=len(short.split()) <= 8)
    if _PATTERNS["title"].search(short):
        return Heading(kinds=("title",), whole=_is_whole(short))
    found = {kind: pattern.search(short) for kind, pattern in _PATTERNS.items()}
    places = sorted((match.start(), kind) for kind, match in found.items() if match)
    kinds = tuple(kind for _place, kind in places)
    if "name" in kinds and len(kinds) > 1:  # "Nätverkets uppdrag" is about its uppdrag
        kinds = tuple(kind for kind in kinds if kind != "name")
    if kinds == ("name",) and not _PATTERNS["name"].fullmatch(short.strip()):
        return None
    if "assignments" in kinds and not _is_whole(short) and _OF_NETWORK.search(short):
        return Heading(kinds=("title",))
    return Heading(kinds=kinds, whole=_is_whole(short)) if kinds else None


def _roles(text: str) -> tuple[str, ...]:
    """The roles of a heading that holds nothing but roles and words like "uppdrag"."""
    found = [mention for mention in mentions(text) if mention.role != "network"]
    if (
        not found
        or any(not (mention.role or mention.genitive) for mention in found)
        or len(text.split()) > 8
    ):
        return ()
    rest = text
    for mention in reversed(found):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    if _FRAME.sub(" ", rest).strip(" :/&,.–-\t"):
        return ()
    heads = [mention for mention in found if not mention.genitive] or found
    # "Kommunens uppdrag" is nobody's in the network.
    return tuple(dict.fromkeys(mention.role for mention in heads if mention.role))


def is_other_body(text: str) -> bool:
    """Whether a heading or item is nothing but a body that is no role: "Styrgruppen"."""
    found = list(mentions(text.strip(" :")))
    return (
        len(found) == 1
        and not found[0].role
        and found[0].end == len(text.strip(" :"))
        and not found[0].start
    )


def _is_whole(text: str) -> bool:
    rest = _YEAR.sub(" ", text)
    for kind, pattern in _PATTERNS.items():
        if kind != "name":
            rest = pattern.sub(" ", rest)
    return len(text.split()) <= 8 and not _FRAME.sub(" ", rest).strip(" :/&,.–-\t?")
