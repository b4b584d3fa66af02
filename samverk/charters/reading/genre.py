"""Whether a text is a charter at all, or minutes, an article, a recipe."""

import re
from itertools import islice

from samverk.charters.reading.clauses import clauses_of
from samverk.charters.reading.outline import Placed
from samverk.charters.reading.sections import named
from samverk.charters.reading.verbs import LAYS_DUTY
from samverk.charters.reading.words import words

_TITLE = words(
    "uppdragsbeskrivning*|nätverksbeskrivning*|uppdragshandling*|uppdragsdirektiv*|uppdrag för *"
    "|uppdrag|syftesbeskrivning*|nätverksplan*|nätverksdirektiv*|delegation och *"
    "|arbetsordning|arbetsformer|stadgar|nätverksuppdrag|uppdrag och"
)
_OTHER_TITLE = re.compile(
    r"^(?:\W*)(?:protokoll|minnesanteckningar|mötesanteckningar|dagordning|kallelse|inbjudan"
    r"|recept|nyhetsbrev"
    r"|pressmeddelande|anteckningar från)\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"^(?:\W*)(?:närvarande|frånvarande|ej närvarande|justeras|justerare|vid protokollet"
    r"|mötet öppnas|mötets öppnande"
    r"|övriga frågor|nästa möte|föregående protokoll|beslut)\b|^\W*§\s*\d+",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r",?\s(?:säger|berättar|menar|förklarar|konstaterar|fortsätter)\s+[A-ZÅÄÖ\w]+|\bFoto:|\bText:"
)
_BODY = words(
    "nätverks*|*nätverk|*nätverket|*nätverkets|nätverken|samverkansgrupp*|forum|forumet|*rådet|gruppen"
    "|kollegiet"
)
_CORE = {
    "assignments",
    "roles",
    "role",
    "purpose",
    "meetings",
    "reporting",
    "revision",
    "followup",
    "goals",
}


def is_charter(everything: list[Placed]) -> bool:
    """A charter says uppdragsbeskrivning or the like in its title, or has the sections of one, or
    puts duties on a network; minutes and articles have marks of their own."""
    said = [at for at in everything if at.unit.plain]
    if not any(_BODY.search(at.unit.plain) for at in said):
        return False
    opening = [at.unit.plain for at in said[:4]]
    if any(
        _TITLE.search(line) and not _OTHER_TITLE.search(line)
        for line in opening[:3]
        if len(line) < 120
    ):
        return True
    marks = sum(1 for at in said if _MINUTES.search(at.unit.plain))
    if any(_OTHER_TITLE.search(line) for line in opening[:2]) or marks >= 3:
        return False
    sections = {
        kind
        for at in said
        if at.place.is_heading and (known := named(at.unit.plain)) and known.whole
        for kind in known.kinds
    }
    if len(sections & _CORE) >= 2:
        return True
    if sum(len(_NEWS.findall(at.unit.plain)) for at in said) >= 1:
        return False
    return len(list(islice((at for at in said if _lays_duty(at.unit.plain)), 2))) == 2


def _lays_duty(text: str) -> bool:
    clauses = clauses_of(text)
    return any(
        clause.state == "duty"
        and clause.subject is not None
        and not clause.subject.is_other
        and bool(LAYS_DUTY.search(clause.text) or clause.text)
        for clause in clauses
    )
