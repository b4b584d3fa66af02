"""School forms and fields of work, to notice when a charter speaks of another network's."""

import re

#: A stem for each area; the words of one area are one line.
AREAS = (
    r"förskol(?!eklass)",
    r"fritidshem",
    r"grundskol(?!eklass)",
    r"gymnasie(?!sär)|gymnasium|gymnasi(?!esär)",
    r"vuxenutbild|vux\b|komvux|vux-",
    r"särskol|grundsär|gymnasiesär|anpassad",
    r"elevhäls",
    r"introduktionsprogram",
    r"aktivitetsansvar|kaa\b",
    r"modersmål",
    r"skolbibliotek",
    r"studie- och yrkesvägled|syv\b",
    r"sfi\b|svenska för invandrare",
    r"kulturskol",
    r"yrkeshögskol",
)
_AREAS = [re.compile(rf"(?<!\w)(?:{stem})", re.IGNORECASE) for stem in AREAS]
_WITHIN = re.compile(
    r"\binom\s+(?P<area>[\wåäö-]+s)\s+(?:ansvarsområde\w*|område\w*|verksamhet\w*|uppdrag\w*)\b",
    re.IGNORECASE,
)
_OTHER_OWNER = re.compile(
    r"\b(?P<area>[\wåäö-]+?)-?nätverkets\s+(?:ordförande|presidium|sekreterare|ledamöter|möten|träffar)",
    re.IGNORECASE,
)


def foreign_area(sentence: str, network: str, said: str) -> str | None:
    """The area of another network that a duty speaks of, or None.

    `said` is what the charter's own name, goals and assignments speak of.
    """
    for pattern in (_WITHIN, _OTHER_OWNER):
        found = pattern.search(sentence)
        if not found:
            continue
        stems = [area for area in _AREAS if area.match(found["area"])]
        if stems and not any(area.search(said) for area in stems) and network:
            return found["area"]
    return None
