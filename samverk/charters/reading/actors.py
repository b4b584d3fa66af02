"""Who a sentence speaks of: the words behind each role, and who of them acts in a clause.

To teach the reader a word for a role, add it to ROLE_WORDS.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from samverk.charters.reading.verbs import ANY_VERB
from samverk.charters.reading.words import whole_start, words

#: Role → the words for it. A star stands for the rest of the word. A body that is no role of the
#: network stands under "": what it does is no duty of ours.
ROLE_WORDS: dict[str, str] = {
    "": "kommun|kommunen|kommunens|kommunerna|kommuner|kommunernas|regionens|huvudman"
    "|huvudmannen|huvudmän"
    "|huvudmännen|*chefsgruppen|*chefgruppen|*chefsgrupp|*direktörsgruppen|*direktörsgrupp|*direktörerna|*chefsnätverket|*chefsnätverk"
    "|*chefernas nätverk|*chefsrådet|*chefsråd|*chefsforum|*chefskollegi*"
    "|*chefer|*cheferna|direktion|direktionen|direktionens|styrgrupp*|styrelse*|*nämnd|*nämnden"
    "|*nämnder|*nämnderna|förvaltning|förvaltningen|förvaltningar|förvaltningarna|sektor|sektorn"
    "|region|regionen|rektor|rektorn|rektorer|rektorerna"
    "|skolverket|skolinspektionen|myndighet*|arbetsgrupp*|undergrupp*|projektgrupp*"
    "|professionsnätverk*|nätverken|nätverkens|undernätverk*|andra nätverk|övriga nätverk"
    "|andra grupper|staten|skola|skolan|skolor|skolorna|lärare|lärarna|elev|eleven|elever"
    "|eleverna|uppdragsgivaren|uppdragsgivarna|referensgrupp*|ledningsgrupp*|verksamheterna"
    "|kommundirektör*|socialchef*sgruppen|vårdnadshavare|barn|barnen|personal|personalen"
    "|medarbetare|medarbetarna|fackliga*|kommunstyrelse*|politiker*|länsstyrelsen|universitet*"
    "|högskol*|beredningen|utskottet|förbundsstyrelse*|förbundsdirektör*|kommunchef*",
    "chair": "ordförande|ordföranden|ordförandens|ordförandes|ordf|mötesordförande*"
    "|nätverksordförande*|nätverksledare|nätverksledaren|nätverksledarens|vice ordförande*"
    "|mötesledare|mötesledaren",
    "secretary": "sekreterare|sekreteraren|sekreterarens|sekreterares|protokollförare"
    "|protokollföraren|mötessekreterare*|nätverkssekreterare*|mötesantecknare*|antecknare*"
    "|sekreterarna",
    "presidium": "presidium|presidiet|presidiets|presidiums|presidierna|arbetsutskott"
    "|arbetsutskottet|arbetsutskottets|planeringsgruppen|planeringsgruppens|beredningsgruppen"
    "|beredningsgruppens|programgruppen|programgruppens|planeringsgrupp|beredningsgrupp",
    "liaison": "*skolchef|*skolchefen|*skolchefens|*utbildningschef|*utbildningschefen"
    "|*utbildningschefens|bildningschef|bildningschefen|förvaltningschef|förvaltningschefen"
    "|förvaltningschefens|förvaltningschefsrepresentant*|skolchefsrepresentant*|socialchef"
    "|socialchefen|sektorchef|sektorchefen|verksamhetschef|verksamhetschefen|kontaktchef*"
    "|chefsrepresentant*|länkperson*|ansvarig chef|kultur- och bildningschef*",
    "convener": "mötesansvarig|mötesansvarige|sammankallande|sammankallanden|sammankallandes"
    "|sammankallandens|sammankallare*",
    "host": "värd|värden|värdens|värdkommun|värdkommunen|värdkommunens|värdkommuner|mötesvärd*"
    "|värdskola*|värdenhet*|arrangerande kommun|arrangerande kommunen|värdorganisation*",
    "member": "ledamot|ledamoten|ledamöter|ledamöterna|ledamöternas|ledamotens|medlem|medlemmen"
    "|medlemmar|medlemmarna|medlemmarnas|deltagare|deltagaren|deltagarna|deltagarnas"
    "|representant|representanten|representanter|representanterna|representanternas"
    "|kommunrepresentant*|nätverksdeltagare*|nätverksmedlem*|nätverksrepresentant*"
    "|kontaktpersoner|kontaktpersonerna|kontaktperson i varje kommun"
    "|kontaktperson i respektive kommun|kontaktpersonen i varje kommun",
    "office": "kansli|kansliet|kansliets|samordnarna|processledarna|*strategerna|koordinatorerna"
    "|utvecklingsledarna|samordnare|samordnaren|samordnarens|*strateg|*strategen"
    "|processledare|processledaren|processledarens|koordinator|koordinatorn|processtöd"
    "|processtödet|kommunalförbund|kommunalförbundet|kommunalförbundets|kommunförbund"
    "|kommunförbundet|kommunförbundets|regionförbundet|regionförbundets|regionkontoret|förbundet"
    "|förbundets|förbundskansliet|förbundskansli|nätverkssamordnare*|utvecklingsledaren"
    "|utvecklingsledare|handläggare|handläggaren|regionkansliet|regionala samordnaren",
    "network": "nätverket|nätverkets|nätverk|gruppen|gruppens|forumet|forumets|rådet|rådets|vi"
    "|kollegiet|kollegiets|nätverksgruppen|nätverksgruppens",
}

OTHERS = ("",)

_NAMES = re.compile(
    "|".join(
        f"(?P<r{index}>{words(group).pattern})" for index, group in enumerate(ROLE_WORDS.values())
    )
    + r"|(?P<r0_>(?<=[\w-])nätverk(?:et|ets)?(?!\w))",
    re.IGNORECASE,
)
#: "skol- och utbildningschef" is one word, also where it is written "skol-och".
_FIRST_HALF = re.compile(r"(?<!\w)\w{1,30}-\s*och\s+$", re.IGNORECASE)
_A_NETWORK = re.compile(r".nätverk(?:et|ets)?$", re.IGNORECASE)
_ROLES = list(ROLE_WORDS)


@dataclass(frozen=True, slots=True)
class Mention:
    """A role named in a text; `role` is empty for a body that is no role of the network."""

    role: str
    start: int
    end: int
    genitive: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts. `indirect` when the role is told only in passing ("a chief who is host")."""

    roles: tuple[str, ...]
    indirect: bool = False

    @property
    def is_other(self) -> bool:
        return self.roles == OTHERS


def mentions(text: str, own: str = "") -> Iterator[Mention]:
    """Every role named, in order. `own` is the network's name: a compound of it is the network."""
    for found in _NAMES.finditer(text):
        start = whole_start(text, found.start())
        if half := _FIRST_HALF.search(text, max(0, start - 40), start):
            start = half.start()
        word = text[start : found.end()]
        role = _ROLES[int((found.lastgroup or "r0")[1:].rstrip("_"))]
        if not role and _A_NETWORK.search(word) and same_network(word, own):
            role = "network"
        yield Mention(role, start, found.end(), word.lower().endswith("s"))


def same_network(word: str, own: str) -> bool:
    """Whether "Gymnasienätverket" is the network called "Gymnasieutbildning"."""
    stem = re.sub(r"-?nätverk(?:et|ets)?$", "", word.lower())
    return len(stem) > 1 and bool(re.search(rf"(?<!\w){re.escape(stem[:6])}", own.lower()))


_ASIDE = re.compile(r"\([^()]{0,300}\)|,\s*som\s[^,]{0,300},")
_RELATIVE_AGENT = re.compile(r"\bav\s+[\w-]+\s+som\s+(?:är|har varit|fungerar som|utses till)\s+")
_FILL = (
    r"(?:[\w-]{3,}s|den|det|de|alla|samtliga|respektive|nätverkets|en|ett|varje|sin|sina|övriga"
    r"|gruppens"
    r"|regionens|kommunens|kommunernas|presidiets|deltagande|ansvarig|ansvariga|utsedd|ny|nya|annan"
    r"|regionala?|lokala|kommunala|politiska|nationella|gemensamma|strategiska)"
)
_OBLIQUE = re.compile(
    rf"\b(?:till|med|för|från|hos|åt|bland|mellan|inom|i|på|kring|om|via|genom|vid|mot|gentemot"
    rf"|inför|utan)"
    rf"\s+(?:{_FILL}\s+)*$",
    re.IGNORECASE,
)
_AGENT = re.compile(rf"\bav\s+(?:{_FILL}\s+)*$", re.IGNORECASE)
_LAID_ON = re.compile(
    rf"\b(?:åligger|åvilar|ankommer(?:\s+på)?|tillkommer)\s+(?:det\s+)?(?:{_FILL}\s+)*$",
    re.IGNORECASE,
)
_AS_OBJECT = re.compile(
    rf"\b(?:utse[rs]?|välj(?:a|er|s)|väljas|utses|har|ha|finns|består|ingår|fungerar som|som|är"
    rf"|stödja|stödjer|bistå|bistår|informerar|informera|avlastar|ersätter|biträder|biträda)"
    rf"\s+(?:även\s+)?(?:{_FILL}\s+)*$",
    re.IGNORECASE,
)
#: "Då utser kommunen en ledamot": the body after the verb is the one that acts.
_FRONTED = re.compile(
    r"^(?:då|därefter|sedan|dessutom|därutöver|årligen|(?:vid|i|på|inför|efter|under|inom|för)\s[^,]*)"
    r"\s(?:utser|väljer|har|informerar|avlastar|ersätter|biträder|stödjer|bistår)\s+(?:\w+s\s+)?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\w+(?:en|et|na)$", re.IGNORECASE)
_IS_ANSWERABLE = re.compile(r"\bansvarig\w*\b.*\bär\s+(?:\w+\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b\w{2,}[^aeiouyåäös\W]s\b|\b\w{2,}as\b|\bgörs\b|\bses\b", re.IGNORECASE)
_RECEIVES = re.compile(
    rf"\b(?:delges|tillställs|tillställas|delgivas|når|nå|meddelas)\s+(?:{_FILL}\s+)*$",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"(?:ska|skall|måste)\s", re.IGNORECASE)
_IS_DONE_TO = re.compile(
    r"\s+(?:ska(?:ll)?\s+)?(?:\w+as|\w{2,}[^aeiouyåäös\W]s|väljs|utses)\b", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\s+(?:ska(?:ll)?\s+)?(?:träffas|mötas|möts|samlas|ses|finns|finnas|hjälps|umgås|hoppas)\b",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"\s+(?:\w+\s+)?(?:ansvar|uppgift|uppgifter|uppdrag|roll|åliggande|åligganden|skyldighet"
    r"|arbetsuppgifter)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|och|samt|/|&|eller|respektive)\s*(?:\w+\s+)?", re.IGNORECASE)
_NOTICE_FROM = re.compile(
    r"\b(?:kommer|går|sänds|skickas)\s.*(?:kallelse|inbjudan)n?\s+från\s+$", re.IGNORECASE
)
_TAKES_MINUTES = re.compile(r"\bför\s+$", re.IGNORECASE)
_MINUTES = re.compile(r"\s+(?:protokoll|\w*anteckningar)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def subject(text: str, own: str = "") -> Subject | None:
    """Who acts in a clause: a role, another body (`is_other`), or None where nobody is named."""
    bare = _ASIDE.sub(lambda aside: " " * len(aside.group()), text)
    named = list(mentions(bare, own))
    for index, mention in enumerate(named):
        before, after = bare[: mention.start], bare[mention.end :]
        if _RELATIVE_AGENT.search(before) and before.rstrip().endswith(("är", "som")):
            return Subject((mention.role,), indirect=True)
        if _AGENT.search(before) and _PASSIVE.search(before) and not mention.genitive:
            if re.match(r"\s+som\s+är\s+", after) and index + 1 < len(named):
                return Subject((named[index + 1].role,), indirect=True)
            return Subject(_joined(bare, named[index:]))
    # "Samordnar arbetsgrupper": what follows a verb that comes first is what it is done to.
    verb_first = bool(ANY_VERB.match(bare.strip())) and not _INVERTED.match(bare.strip())
    passed: Mention | None = None
    for index, mention in enumerate(named):
        before = bare[: mention.start]
        if verb_first and not (_LAID_ON.search(before) or _IS_ANSWERABLE.search(before)):
            continue
        if passed and _JOINED.fullmatch(bare[passed.end : mention.start]):
            passed = mention
        elif _acts(mention, bare):
            return Subject(_joined(bare, named[index:]))
        elif not mention.genitive:
            passed = mention
    return None


_PERSON_IS = re.compile(
    r"[A-ZÅÄÖ][a-zåäöé]+(?:\s+[A-ZÅÄÖ][a-zåäöé]+)?\s+är\s+(?:vår\s+|nätverkets\s+)?"
)


def done_to(text: str, own: str = "") -> Subject | None:
    """The role at the head of a clause that says who has it: "En sekreterare utses …", "Karin är
    sammankallande …"."""
    if person := _PERSON_IS.match(text):
        held = next(mentions(text[person.end() :], own), None)
        return Subject((held.role,)) if held and held.role and not held.start else None
    for mention in mentions(text, own):
        is_head = not (mention.genitive or _OBLIQUE.search(text[: mention.start]))
        if is_head and mention.role and _IS_DONE_TO.match(text[mention.end :]):
            return Subject((mention.role,))
        return None
    return None


def _acts(mention: Mention, text: str) -> bool:
    """Whether a mention is the one that acts, by the words just before and after it."""
    before, after = text[: mention.start], text[mention.end :]
    has_task = bool(_TASK.match(after))
    if mention.genitive:
        return has_task and not re.search(
            r"\b(?:på|enligt|utifrån|efter)\s+$", before, re.IGNORECASE
        )
    if _LAID_ON.search(before) or _IS_ANSWERABLE.search(before):
        return True
    if _NOTICE_FROM.search(before):
        return True
    if _TAKES_MINUTES.search(before) and _MINUTES.match(after):
        return True
    if _RECEIVES.search(before) or re.match(r"\s+tillhanda\b", after):
        return False
    if _FRONTED.search(before) and _DEFINITE.search(text[mention.start : mention.end]):
        return True
    if _AGENT.search(before) or _OBLIQUE.search(before) or _AS_OBJECT.search(before):
        return False
    return not (_IS_DONE_TO.match(after) and not _TOGETHER.match(after))


def _joined(text: str, named: list[Mention]) -> tuple[str, ...]:
    """The roles of "the chair and the secretary", beginning with the first of `named`."""
    roles = [named[0].role]
    for left, right in pairwise(named):
        between = text[left.end : right.start]
        if right.genitive or not _JOINED.fullmatch(between):
            break
        if right.role and right.role not in roles:
            roles.append(right.role)
    return tuple(roles)
