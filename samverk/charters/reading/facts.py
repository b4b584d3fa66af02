"""What a charter says of itself: commissioner, period, framework, adoption."""

import re

from samverk.charters.reading.draft import Framework, Period
from samverk.charters.reading.outline import Placed
from samverk.charters.reading.words import noun_phrase, words
from samverk.charters.reading.years import SPAN, YEAR, years

_BODY = (
    r"(?P<body>(?:\w+-\s*och\s+)?(?:[\w-]+s\s+(?=[a-zåäö]))?[\w-]+"
    r"(?:\s+(?:i\s+|för\s+)?[A-ZÅÄÖ][\w-]+){0,5})"
)
_COMMISSIONED = [
    re.compile(pattern)
    for pattern in (
        rf"(?i:har\s+av)\s+{_BODY}\s+(?i:fått|givits)\b",
        rf"(?:^|[.:]\s+){_BODY}\s+(?:ger|har gett|har givit|lämnar|uppdrar)\b[^.]*\b(?:uppdrag"
        rf"|åt nätverket)",
        rf"(?i:på uppdrag av|uppdragsgivare är|har fått sitt uppdrag av|får sitt uppdrag av"
        rf"|uppdraget ges av|uppdrag ges av|uppdraget kommer från|är tillsatt av|tillsätts av"
        rf"|inrättat av|är inrättat av|uppdraget är givet av|uppdrag från|uppdraget är beslutat av"
        rf"|har uppdraget från|i uppdrag av|beställs av|beslutas av|uppdrag beslutas av|styrs av"
        rf"|är underställt)"
        rf"\s+{_BODY}",
        rf"(?:^|[.:]\s+)Det är {_BODY}\s+som\s+(?:ger|gav|har gett|uppdrar)\b",
        rf"(?:^|[.:]\s+){_BODY}\s+är\s+(?:nätverkets\s+|vår\s+)?uppdragsgivare",
        rf"(?:^|[.:]\s+){_BODY}\s+(?:har beslutat att|beslutar att|har)\s+(?:inrätta|inrättat"
        rf"|bilda|bildat)\b",
        rf"(?i:nätverket\s+(?:\w+\s+)?(?:rapporterar|återrapporterar|redovisar|svarar)\s+"
        rf"(?:\w+\s+)?(?:till|inför))\s+{_BODY}",
    )
]
_NO_BODY = words(
    "nätverket|nätverk|det|den|detta|dessa|vi|här|kommunerna|som|en|ett|alla|samverkan"
)


def commissioner(everything: list[Placed]) -> str | None:
    """The body that gives the network its assignments, as the document writes it."""
    for at in everything:
        is_told = at.place.kinds == ("commissioner",) and not at.place.is_heading
        phrase = noun_phrase(re.sub(r"^\S+ är ", "", at.unit.plain)) if is_told else None
        if phrase:
            return phrase
    said = [at.unit.plain for at in everything if not at.place.is_heading]
    for pattern in _COMMISSIONED:
        for sentence in said:
            found = pattern.search(sentence)
            if found and not _NO_BODY.fullmatch(found["body"].split()[0]):
                return " ".join(found["body"].split())
    return _adopter(said)


_ADOPTER = re.compile(
    rf"(?i:fastställ[dt]|antag(?:en|et|its)|beslutad|beslutat|godkän[dt])\s+(?i:av|i)\s+{_BODY}"
)


def _adopter(said: list[str]) -> str | None:
    """Where nothing better is said: the body that adopted the charter."""
    for sentence in said:
        found = _ADOPTER.search(sentence) if _ADOPTED.search(sentence) else None
        if found and not _NO_BODY.fullmatch(found["body"].split()[0]):
            return " ".join(found["body"].split())
    return None


_ASKS_FOR_YEARS = re.compile(
    rf"\b(?:nätverket|uppdrag\w*)\b.*\b(?:under|för)\s+(?:åren\s+|perioden\s+)?{YEAR}\s*[-–].*:$",
    re.IGNORECASE,
)
_HOLDS = words(
    "uppdrag under perioden|uppdraget gäller|uppdragsbeskrivningen gäller|gäller under|gäller för"
    "|gäller från|gäller till|giltig|giltighet*|uppdragsperiod*|mandatperiod*"
    "|uppdragsbeskrivning gäller"
    "|beskrivningen gäller|under perioden|under åren|för åren|för perioden|uppdrag för"
    "|dokumentet gäller"
    "|gäller fr*|gäller t*|uppdraget löper|uppdraget sträcker sig|uppdragen gäller|avser åren"
    "|avser perioden"
    "|uppdraget avser|uppdragstid*|gäller åren|i kraft|gäller 20*|direktiv gäller"
)
_OF_FRAMEWORK = words(
    "strategi*|*strategin|måldokument*|avtal*|program*|vision*|plan|planen|regleras"
)


def charter_period(everything: list[Placed]) -> Period | None:
    """The years that the charter holds, where the document says so of itself."""
    for at in everything:
        if at.place.is_heading and at.unit.form == "label":
            continue
        text = at.unit.plain
        in_section = "period" in at.place.kinds and not at.place.is_heading
        if at.unit.form == "heading":
            if re.search(r"uppdrag", text, re.IGNORECASE) and SPAN.search(text):
                return years(text)
            continue
        about_itself = _ASKS_FOR_YEARS.search(text) or (
            _HOLDS.search(text)
            and re.search(r"uppdra|gäller|giltig|beskrivning", text, re.IGNORECASE)
        )
        if at.unit.form == "item" and "assignments" in at.place.kinds:
            continue
        if not (in_section or about_itself):
            continue
        if (
            not in_section
            and _OF_FRAMEWORK.search(text.split(":")[0][:60])
            and "uppdrag" not in text.lower()
        ):
            continue
        if span := years(text):
            return span
    return None


_FRAME_WORD = (
    r"(?:[\wåäö]*(?:samverkans|utvecklings|utbildnings|skol|regional|läns|gemensam)?strategi(?:n"
    r"|ns)?"
    r"|[Mm]åldokument(?:et|ets)?|(?:[A-ZÅÄÖ]\w+\s+)?[Hh]andlingsplan(?:en)?|[Ff]ärdplan(?:en)?"
    r"|[Vv]erksamhetsstrategi(?:n)?|[Mm]ålbild(?:en)?"
    r"|[Uu]tvecklingsplan(?:en)?|[Ss]amverkansplan(?:en)?|[Uu]tbildningsplan(?:en)?"
    r"|[Ss]kolplan(?:en)?"
    r"|[Ss]trategidokument(?:et)?|[Ii]nriktningsdokument(?:et)?|[Ss]trategiska plan(?:en)?"
    r"|[Uu]tvecklingsprogram(?:met)?|[Ss]amverkansprogram(?:met)?|[Hh]andlingsprogram(?:met)?"
    r"|[Mm]ålprogram(?:met)?"
    r"|[Rr]egionala utvecklingsstrategi(?:n)?|[Öö]verenskommelse(?:n)?|[Ss]amverkansavtal(?:et)?"
    r"|[Ss]trategin)"
)
_NAME = r"(?:[A-ZÅÄÖ][\wåäö-]*|\d{4})"
_FRAME_AFTER = re.compile(
    rf"\b(?P<name>{_FRAME_WORD}\s+(?:för\s+|[\"“”»])?{_NAME}(?:\s+(?:(?:och|i|för)\s+)?{_NAME}"
    rf"|\s+i\s+{_NAME})*(?:(?<=s)\s+[a-zåäö]{{3,}})?)"
)
_FRAME_BEFORE = re.compile(rf"\b(?P<name>{_NAME}(?:\s+{_NAME}){{0,5}}s\s+{_FRAME_WORD})")
_FRAME_FOR = re.compile(
    rf"\b(?P<name>{_FRAME_WORD}\s+för\s+[\wåäö-]+(?:\s+(?:och|i)\s+[\wåäöÅÄÖ-]+)*)"
)
_FRAME_QUOTED = re.compile(rf"\b{_FRAME_WORD},?\s+[\"“”»](?P<name>[^\"“”»«]{{3,80}})[\"“”«»]")
_FRAME_ALONE = re.compile(rf"\b(?P<name>(?i:{_FRAME_WORD}))\b")


def framework(everything: list[Placed]) -> Framework | None:
    """The document that the goals come from: the one with a name of its own, named first."""
    said = [
        at.unit.plain
        for at in everything
        if not at.place.is_heading
        and at.unit.form != "divider"
        and not at.place.roles
        and not (at.unit.form == "item" and "assignments" in at.place.kinds)
    ]
    for pattern in (_FRAME_BEFORE, _FRAME_AFTER, _FRAME_QUOTED, _FRAME_FOR, _FRAME_ALONE):
        for sentence in said:
            if found := pattern.search(sentence):
                name = re.sub(rf"\s+{YEAR}(?:\s*[-–]\s*\d{{2,4}})?$", "", found["name"]).strip(
                    '"“”» '
                )
                if pattern is _FRAME_ALONE and re.match(
                    r"samverkansavtal|överenskommelse", name, re.IGNORECASE
                ):
                    continue
                span = _framework_years(said, name)
                return Framework(
                    name, span.from_year if span else None, span.to_year if span else None
                )
    return None


def _framework_years(said: list[str], name: str) -> Period | None:
    core = re.compile(rf"{re.escape(name)}|{_FRAME_WORD}", re.IGNORECASE)
    for sentence in said:
        found = core.search(sentence)
        near = sentence[found.start() : found.end() + 40] if found else ""
        if SPAN.search(near):
            return years(near)
    return None


_ADOPTED = re.compile(
    rf"\b(?:fastställ\w*|antag\w*|antog\w*|beslutad\w*|beslutat|beslutades|godkän\w*|datum"
    rf"|beslut\w*|upprättad\w*"
    rf"|reviderad\w*|senast reviderad|version)\b[^.]{{0,80}}?(?P<when>{YEAR}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}\s+[a-zå]+\s+{YEAR}"
    rf"|{YEAR}-\d{{2}}|\d{{1,2}}/\d{{1,2}}\s+{YEAR})",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b{YEAR}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}\s+[a-zå]{{3,9}}\s+{YEAR}\b")


def adopted(everything: list[Placed]) -> Placed | None:
    """The unit that says when the charter was adopted, where one does."""
    for at in everything:
        if _ADOPTED.search(at.unit.plain):
            return at
        if "adoption" in at.place.kinds and _DATE.search(at.unit.plain):
            return at
    return None
