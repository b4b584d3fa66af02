"""The network's name, from the title of its charter."""

import re

from samverk.charters.reading.outline import Placed
from samverk.charters.reading.sections import named

_TITLE_LEAD = re.compile(
    r"^(?:.*?\b)?(?:uppdragsbeskrivning(?:en)?|nätverksbeskrivning|uppdragshandling"
    r"|uppdragsdirektiv"
    r"|uppdragsplan|syftesbeskrivning|nätverksplan|nätverksdirektiv|nätverksuppdrag|uppdrag|arbetsordning|riktlinjer|stadgar|beskrivning"
    r"|direktiv)\b"
    r"(?:\s+och\s+\w+)?\s*(?:\d{4}\s*[-–]\s*\d{4})?\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_FOR = re.compile(r"^(?:för|av|till)(?:\s+|$)", re.IGNORECASE)
_NETWORK_FOR = re.compile(
    r"^(?:det\s+)?(?:\w+\s+)?nätverk(?:et)?\b(?:\s+(?:för|inom|kring)\b)?\s*[:–—-]?\s*[\"“”]?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[:–—-]?\s*(?:\b(?:uppdragsbeskrivning|uppdrag(?: och \w+)?|arbetsordning"
    r"|nätverksbeskrivning"
    r"|uppdragshandling|syftesbeskrivning|nätverksplan)\b.*|\(?(?:åren\s+)?(?:19|20)\d{2}(?:\s*[-–]\s*\d{2,4})?\)?)$",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"\b(?!skolchef)[\wåäö-]+nätverket\b", re.IGNORECASE)
_NAMED_IN_TEXT = re.compile(
    r"\b[Nn]ätverket(?:\s+(?:för|inom))?\s+[\"“”»]?(?P<name>[A-ZÅÄÖ][\w-]+(?:\s+(?:och|i|för"
    r"|[A-ZÅÄÖ])[\w-]*)*)"
)


#: A title of several lines: "Uppdrag från chefsgruppen: Nätverket för familjerätt".
_TITLE_SENTENCE = re.compile(
    r"uppdrag.*:\s+nätverket?\s+(?:för|inom)\s+(?P<name>[^.]{3,80})$", re.IGNORECASE
)


def network_name(everything: list[Placed]) -> str | None:
    """The network's name, from the title, the heading after it or the first sentence."""
    if everything and (found := _TITLE_SENTENCE.search(everything[0].unit.plain)):
        return _cased(found["name"], "")
    headings = [at.unit.plain for at in everything if at.unit.form in ("heading", "label")]
    body = " ".join(at.unit.plain for at in everything if at.unit.form != "heading")
    for at in everything:
        known = named(at.unit.plain) if at.unit.form in ("label", "heading") else None
        if known and known.kinds == ("name",):
            following = _after(everything, at)
            if following:
                return _cased(following, body)
    for heading in headings[:6]:
        known = named(heading)
        if known and known.kinds == ("title",):
            if name := _name_in(_TITLE_LEAD.sub("", heading)) or _name_in(_TAIL.sub("", heading)):
                return _cased(name, body)
            following = _next_line(everything, heading)
            if following and not _opens_section(following):
                return _cased(_name_in(following) or following, body)
    for heading in headings[:3]:
        if re.search(r"nätverk", heading, re.IGNORECASE) and not _opens_section(heading):
            cleaned = _TAIL.sub("", _TITLE_LEAD.sub("", heading))
            if name := _name_in(cleaned):
                return _cased(name, body)
    if found := _NAMED_IN_TEXT.search(body):
        return found["name"].strip()
    found = _COMPOUND.search(body)
    return found.group() if found and found.group()[:1].isupper() else None


def _after(everything: list[Placed], at: Placed) -> str:
    index = everything.index(at)
    following = everything[index + 1 : index + 2]
    return following[0].unit.plain.rstrip(".") if following else ""


def _next_line(everything: list[Placed], heading: str) -> str:
    """The short line after a heading, which may be the network's name; else nothing."""
    index = next(place for place, at in enumerate(everything) if at.unit.plain == heading)
    following = next((at.unit for at in everything[index + 1 :] if at.unit.form != "divider"), None)
    if following is None or following.form not in ("heading", "sentence"):
        return ""
    is_short = len(following.plain.split()) <= 8 and not following.plain.endswith((".", ":"))
    return following.plain if is_short else ""


def _opens_section(heading: str) -> bool:
    known = named(heading)
    return bool(known and known.whole and known.kinds != ("title",))


def _name_in(rest: str) -> str | None:
    rest = _FOR.sub("", rest.strip())
    named_after = _NETWORK_FOR.sub("", rest)
    if not re.match(r"(?:på|i|inom)\s", named_after):  # "Rektorernas nätverk på Öland" is whole
        rest = named_after
    rest = _TAIL.sub("", _FOR.sub("", rest)).strip(' :–—-"“”.,')
    return rest or None


_SMALL = {"I", "OCH", "FÖR", "PÅ", "MED", "AV", "INOM"}
_PLACES = set(
    "blekinge bohuslän dalarna dalsland gotland gästrikland gävleborg halland hälsingland"
    " härjedalen"
    " jämtland jönköping kalmar kronoberg lappland medelpad norrbotten norrland närke roslagen"
    " skaraborg"
    " skåne småland stockholm södermanland sörmland uppland uppsala värmland västerbotten"
    " västernorrland västmanland ångermanland öland örebro östergötland göteborg malmö"
    " sverige".split()
)


def _cased(name: str, body: str) -> str:
    """A name as it is written in the text; a title in capitals gets small letters."""
    name = name.strip()
    if not name.isupper():
        return name[:1].upper() + name[1:]
    said = []
    for index, word in enumerate(name.split()):
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", body, re.IGNORECASE)
        short = word if len(word) <= 4 and index and word not in _SMALL else word.lower()
        own = found.group() if found else (short.title() if short in _PLACES else short)
        said.append(own)
    whole = " ".join(said)
    return whole[:1].upper() + whole[1:]
