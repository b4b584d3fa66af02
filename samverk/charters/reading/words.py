"""Swedish words as the reader needs them: patterns, verb forms, numbers, times, addresses.

Nothing here knows what a duty is; the tables in `kinds` say which words mean what.
"""

import re
from functools import cache
from re import Pattern
from typing import Any


@cache
def words(*alternatives: str) -> Pattern[str]:
    """One pattern for many words, separated by `|`.

    A star stands for the rest of a word, at its end or its start; a blank for any blanks. Of a word
    with a star at its start only the known part is matched: see `whole_start`.
    """
    listed = [word.strip() for group in alternatives for word in group.split("|") if word.strip()]
    starts = [_letters(word) for word in listed if not word.startswith("*")]
    ends = [_letters(word[1:]) for word in listed if word.startswith("*")]
    either = [rf"(?<!\w){_tree(starts)}"] if starts else []
    either += [_tree(ends)] if ends else []
    return re.compile(rf"(?:{'|'.join(either)})(?!\w)", re.IGNORECASE)


def whole_start(text: str, start: int) -> int:
    """Where the word begins that a match starts in."""
    while start and (text[start - 1].isalnum() or text[start - 1] in "_-"):
        start -= 1
    return start


_SPECIAL = {"*": r"[\w-]*", " ": r"\s+"}


def _letters(word: str) -> list[str]:
    return [_SPECIAL.get(letter) or re.escape(letter) for letter in word]


def _tree(spelled: list[list[str]]) -> str:
    """A pattern that shares the beginnings of words: hundreds of verbs in one quick look."""
    root: dict[str, Any] = {}
    for letters in spelled:
        node = root
        for letter in letters:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    made = [letter + _branch(rest) for letter, rest in node.items() if letter]
    if not made:
        return ""
    whole = made[0] if len(node) == 1 else f"(?:{'|'.join(made)})"
    return f"{whole}?" if "" in node else whole


def forms(infinitive: str) -> str:
    """The infinitive and present, active and passive, of a verb that may have a particle.

    The past is left out on purpose: what was done is no duty.
    """
    head, *particle = infinitive.split(" ")
    if head.endswith("a") and len(head) > 2:
        stem = head[:-1]
        made = [head, f"{stem}ar", f"{stem}er", f"{stem}as", f"{stem}s"]
        if stem.endswith("ör") and stem != "för":  # "för" alone is a preposition
            made.append(stem)
    else:
        made = [head, f"{head}r", f"{head}s"]
    return "|".join(" ".join([form, *particle]) for form in made)


def verbs(infinitives: str) -> str:
    """The forms of several verbs, for `words`."""
    return "|".join(forms(verb.strip()) for verb in infinitives.split("|"))


MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
NUMBERS = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "tretton": 13,
    "fjorton": 14,
    "femton": 15,
    "tjugo": 20,
    "tjugoen": 21,
    "trettio": 30,
}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"


def number(text: str) -> int:
    """The number that a digit or a Swedish word stands for."""
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


WEEKDAYS = {
    "mån": "mon",
    "tis": "tue",
    "ons": "wed",
    "tors": "thu",
    "fre": "fri",
    "lör": "sat",
    "sön": "sun",
}
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})dag(?:ar|en|arna|s)?\b", re.IGNORECASE)


def weekday(text: str) -> str | None:
    """The one weekday that is named; None where there is none, or several."""
    named = {WEEKDAYS[day.lower()] for day in _WEEKDAY.findall(text)}
    return named.pop() if len(named) == 1 else None


_UNITS = (
    (r"(?:kalender|verksamhets|läs)?år(?:et)?", "year", 1),
    (r"(?:hösttermin|vårtermin|termin|skoltermin)(?:en)?", "term", 1),
    (r"halvår(?:et)?", "year", 2),
    (r"kvartal(?:et)?", "quarter", 1),
    (r"månad(?:en)?", "month", 1),
)
_TIMES = (
    r"(?:gånger|gång|ggr|ggn|tillfällen|tillfälle|[\w-]*möten|[\w-]*möte|[\w-]*träffar|[\w-]*träff"
    r"|sammanträden|sammanträde|sammankomster|dagar|heldagar|halvdagar|rapporter)"
)
_COUNTED = [
    (
        re.compile(
            rf"\b(?P<count>{NUMBER})(?:\s*(?:[-–—]|till|eller|à)\s*{NUMBER})?"
            rf"(?:(?:\s+(?:[\w-]+\s+){{0,3}}?{_TIMES}\b|\s*ggr)(?:\s+[\w-]+){{0,4}}?\s*"
            rf"(?:/|\b(?:per|om|i|varje|under|på)\s+(?:varje\s+|ett\s+)?)|\s*(?:/|\bper)\s*)"
            rf"{unit}\b",
            re.IGNORECASE,
        ),
        per,
        factor,
    )
    for unit, per, factor in _UNITS
]
#: "two in the spring and two in the autumn"
_SEASON = r"(?:på|under|varje)\s+(?:våren|hösten|vårterminen|höstterminen|vår|höst)"
_SEASONS = re.compile(
    rf"\b(?P<one>{NUMBER})\s+(?:{_TIMES}\s+)?{_SEASON}\s+(?:och|samt)\s+"
    rf"(?P<two>{NUMBER})\s+(?:{_TIMES}\s+)?{_SEASON}",
    re.IGNORECASE,
)
_ORDINALS = {"tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8}
_EVERY = re.compile(
    rf"\bvar\s+(?P<nth>{'|'.join(_ORDINALS)})\s+(?P<unit>vecka|månad)\b", re.IGNORECASE
)
_A_YEAR = re.compile(rf"\b(?P<count>{NUMBER})\s+{_TIMES}\s+årligen\b", re.IGNORECASE)
_REGULAR = [
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), count, per)
    for pattern, count, per in (
        (r"vart\s*annat år|vartannat år|varannat år", 1, "two_years"),
        (r"varannan månad", 6, "year"),
        (r"varannan vecka", 26, "year"),
        (r"halvårsvis|halvårsvisa?|varje halvår|en gång i halvåret", 2, "year"),
        (r"varje (?:hösttermin|vårtermin|termin)|terminsvis|terminsvisa", 1, "term"),
        (r"varje kvartal|kvartalsvis|kvartalsvisa", 1, "quarter"),
        (r"varje månad|månadsvis|månatligen|månatliga?", 1, "month"),
        (r"varje (?:kalender|läs|verksamhets)?år|årligen|årliga?|årsvis|årlig", 1, "year"),
    )
]
_AT_MOST = re.compile(r"\b(?:högst|max|maximalt|som mest)\s+(?:" + NUMBER + r")\b", re.IGNORECASE)

_AT_LEAST = re.compile(r"\b(?:minst|lägst)\s+(?:" + NUMBER + r")\b", re.IGNORECASE)
_MONTHS = re.compile(rf"\b(?:{MONTH})\b", re.IGNORECASE)


def months(text: str) -> int:
    """How many months are named."""
    return len({month.lower() for month in _MONTHS.findall(text)})


def frequency(text: str) -> tuple[int | None, str] | None:
    """How often: (times, per), per as the contract says it; None where nothing is said.

    "four to six times" is at least four; of "at most four" no least number can be read.
    """
    least = None if _AT_MOST.search(text) and not _AT_LEAST.search(text) else 0
    if seasons := _SEASONS.search(text):
        return number(seasons["one"]) + number(seasons["two"]), "year"
    if every := _EVERY.search(text):
        a_year = 52 if every["unit"].lower() == "vecka" else 12
        return a_year // _ORDINALS[every["nth"].lower()], "year"
    if yearly := _A_YEAR.search(text):
        return (None if least is None else number(yearly["count"])), "year"
    for pattern, per, factor in _COUNTED:
        if found := pattern.search(text):
            return (None if least is None else number(found["count"]) * factor), per
    for pattern, count, per in _REGULAR:
        if pattern.search(text):
            return (None if least is None else count), per
    return None


_CONTINUOUS = words("löpande|kontinuerligt|fortlöpande|regelbundet")
_EACH_MEETING = words("vid varje möte|efter varje möte|vid varje träff|efter varje träff")
_HALF_YEAR = words("halvårsvis|varje halvår|per halvår|en gång i halvåret")


def cadence(text: str) -> str | None:
    """How often something is reported, in one word."""
    if _EACH_MEETING.search(text):
        return "each_meeting"
    if _HALF_YEAR.search(text):
        return "half_year"
    if often := frequency(text):
        return "half_year" if often == (2, "year") else often[1]
    return "continuous" if _CONTINUOUS.search(text) else None


_SPAN = re.compile(
    rf"\b(?:(?P<count>{NUMBER})\s+)?(?P<unit>(?:arbets|vard|kalender)?(?:dagar|dag(?:en)?)"
    rf"|veckor|vecka(?:n)?|månader|månad(?:en)?)\b",
    re.IGNORECASE,
)
_DAYS = {"d": 1, "v": 7, "m": 30}
_BEFORE = re.compile(r"\b(före|innan|inför|i förväg|dessförinnan)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(efter|därefter|inom)\b", re.IGNORECASE)


def days(text: str, *, before: bool) -> int | None:
    """The span said to lie before (or after) an event, in days: weeks are 7, months 30."""
    for found in _SPAN.finditer(text):
        unit = found["unit"].lower()
        after_it = text[found.end() : found.end() + 40]
        ahead = text[max(0, found.start() - 25) : found.start()]
        if before:
            said = _BEFORE.search(after_it)
        else:
            said = _AFTER.search(after_it) or re.search(r"\binom\s+(?:\w+\s+)?$", ahead)
        if not said:
            continue
        if not found["count"] and not unit.endswith("n"):
            continue
        count = number(found["count"]) if found["count"] else 1
        return count * (1 if "dag" in unit else _DAYS[unit[0]])
    return None


MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
WEB = (
    r"(?:https?://|www\.)[^\s)\]>,;]*[^\s)\]>,;.]"
    r"|(?<![\w@.-])[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org|eu|net|fi|no|dk|info)\b(?:/[^\s)\]>,;]*[\w/])?"
)
_ADDRESS = re.compile(rf"{MAIL}|{WEB}", re.IGNORECASE)
_MAIL = re.compile(MAIL)


def address(text: str) -> str | None:
    """The first e-mail or web address."""
    found = _ADDRESS.search(text)
    return found.group() if found else None


def mail_address(text: str) -> str | None:
    """The first e-mail address."""
    found = _MAIL.search(text)
    return found.group() if found else None


_DEADLINE = re.compile(
    r"\b(?:före|innan|senast|till)\s+(?:den\s+|i\s+|under\s+|vid\s+)?"
    rf"(?P<when>\d{{1,2}}\s+(?:{MONTH})|(?:{MONTH})(?:\s+månads\s+\w+)?|årsskiftet|årets\s+\w+"
    r"|läsårets\s+\w+|kalenderårets\s+\w+|verksamhetsårets\s+\w+|terminsstart(?:en)?"
    r"|(?:höst|vår)terminens\s+\w+)",
    re.IGNORECASE,
)


def deadline(text: str) -> str | None:
    """The day or time of year by which something is to be done, in the text's own words."""
    found = _DEADLINE.search(text)
    return found["when"] if found else None


_STOP = words(
    "och|samt|men|eller|senast|inom|efter|före|innan|inför|via|på|för|i|en|ett|två|årligen|om|när|som"
    "|vid|från|till|med|per|av|minst|varje|löpande|kontinuerligt|halvårsvis|kvartalsvis|så|att|där"
    "|skriftligt|muntligt|skriftligen|muntligen|ska|skall|omgående|snarast|direkt|sker|görs|inklusive"
    "|terminsvis|regelbundet|månadsvis|är|gällande|angående|kring|hur|vad|under|utan|genom|enligt"
)
_JOINED = re.compile(r"\w+-\s*och\s+(?=\w)", re.IGNORECASE)
_MARKS = '.,;:()!?"”“»«*_'


def body_after(text: str, opening: str) -> str | None:
    """The receiver or sender: the noun phrase after a preposition."""
    for found in re.finditer(rf"\b(?:{opening})\s+", text, re.IGNORECASE):
        if phrase := noun_phrase(text[found.end() :]):
            return phrase
    return None


def noun_phrase(text: str) -> str | None:
    """The words before the first stop word or mark, five at most.

    "skol- och utbildningschef" is one word here.
    """
    whole = _JOINED.sub(lambda joined: joined.group().replace(" ", "\0"), text[:200])
    kept: list[str] = []
    for word in whole.split()[:5]:
        bare = word.strip(_MARKS)
        counts = bare[:1].isdigit() or bare.lower() in NUMBERS
        if not bare or counts or word.startswith("(") or _STOP.fullmatch(bare):
            break
        kept.append(bare)
        if word[-1] in _MARKS:
            break
    return " ".join(kept).replace("\0", " ") or None
