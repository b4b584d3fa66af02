"""Bodies that a text calls by more than one name."""

import re
from collections import defaultdict
from collections.abc import Iterator

from samverk.charters.reading.outline import Placed

_GROUP = re.compile(
    r"(?<![\w-])(?P<stem>(?:\w+-\s*och\s+)?[\wåäö-]{4,}?)(?P<kind>s?-?(?:gruppen|grupp|gruppens|nätverket|nätverk"
    r"|nätverkets|rådet|rådets|forumet|forum|kollegiet|kommittén))(?!\w)",
    re.IGNORECASE,
)
_CHIEFS = re.compile(
    r"(?<![\w-])(?P<stem>(?:\w+-\s*och\s+)?[\wåäö-]*chef)er(?:na|nas)?(?!\w)", re.IGNORECASE
)
#: One office under several titles, so that groups of them are one body.
_SAME = {"skolochutbildningschef": "skolchef", "utbildningschef": "skolchef"}
_TOO_COMMON = {"arbets", "projekt", "under", "mål", "referens", "profession", "delta", "yrkes"}


def one_body_names(everything: list[Placed]) -> Iterator[tuple[Placed, list[str]]]:
    """(where the second name stands, the names), for each body with more than one."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    places: dict[str, Placed] = {}
    told: set[str] = set()
    for at in everything:
        for found in _GROUP.finditer(at.unit.plain):
            stem = _stem(found["stem"])
            if len(stem) < 4 or stem in _TOO_COMMON:
                continue
            form = _form(found.group())
            if form not in names[stem]:
                names[stem][form] = found.group()
                if len(names[stem]) == 2:
                    places[stem] = at
    for stem, found_names in names.items():
        if len(found_names) > 1 and stem not in told:
            yield places[stem], list(found_names.values())


def _stem(said: str) -> str:
    bare = re.sub(r"[-\s]", "", said.lower()).removesuffix("s")
    return _SAME.get(bare, bare)


def _form(said: str) -> str:
    """The name without its endings: "styrgruppens" and "styrgrupp" are one."""
    bare = re.sub(r"[-\s]", "", said.lower())
    bare = re.sub(r"s$", "", bare)
    return re.sub(r"(?:en|et)$", "", bare)
