"""Words of charters that are misspelled: near misses of a short list, never a guess at a name."""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

_KNOWN = (
    "måluppfyllelse minnesanteckningar anteckningar uppdragsbeskrivning uppdragsbeskrivningen"
    " sekreterare"
    " sekreteraren ordförande ordföranden presidium presidiet sammankallande nätverket"
    " nätverksträff"
    " nätverksträffar nätverksträffarna nätverksmöte nätverksmöten återkoppling återkoppla"
    " återkopplar"
    " återrapportering återrapportera utbildning utbildningen utbildningschef utbildningschefer"
    " samverkan"
    " samverkansavtal kompetensutveckling kompetensförsörjning erfarenhetsutbyte omvärldsbevakning"
    " verksamhetsplan verksamhetsplanen arbetsordning arbetsordningen dagordning dagordningen"
    " kallelse"
    " kallelsen förteckning förteckningen representant representanter kommunförbundet"
    " kommunalförbundet"
    " protokoll protokollet gymnasieskola gymnasieskolan grundskola grundskolan vuxenutbildning"
    " vuxenutbildningen introduktionsprogram introduktionsprogrammet elevhälsa elevhälsan"
    " förvaltningschef"
    " förvaltningschefer skolutveckling framgångsfaktor framgångsfaktorer kunskapsresultat"
    " likvärdighet"
    " ansvarsområde ansvarsområden ansvarsområdet genomförande genomförandet uppföljning"
    " uppföljningen"
    " utvärdering utvärderingen revidering revideringen strategi strategin prioriterade"
    " utvecklingsområden"
    " utvecklingsområde arbetsgrupper arbetsgrupp deltagare deltagarna kontinuerligt gemensamma"
    " gemensam"
    " verksamhet verksamheter verksamheten vetenskaplig beprövad erfarenhet erfarenheter möjlighet"
    " möjligheter förutsättningar undervisning undervisningen kvalitet systematiskt kvalitetsarbete"
    " arbetsmarknad arbetsmarknaden högskola universitet ansvarar ansvarig ansvariga sammanställer"
    " informerar samordnar upprättar regelbundet kommunerna huvudmän huvudman digitalisering"
).split()
_VOCABULARY = frozenset(_KNOWN)
_WORD = re.compile(r"[^\W\d_]{8,}")
_LOOSE_HYPHEN = re.compile(r"\b(\w{2,})-och\s+(\w+)", re.IGNORECASE)
_TWICE = re.compile(r"\b(att|och|i|på|för|som|till|av|är|ska|med)\s+\1\b", re.IGNORECASE)


def misspelled(text: str) -> Iterator[tuple[str, str]]:
    """(wrong, right) for each word that seems misspelled."""
    for found in _LOOSE_HYPHEN.finditer(text):
        yield found.group(), f"{found[1]}- och {found[2]}"
    for found in _TWICE.finditer(text):
        yield found.group(), found[1]
    for found in _WORD.finditer(text):
        right = _right(found.group().lower())
        if right:
            yield found.group(), right


@cache
def _right(word: str) -> str | None:
    if word in _VOCABULARY:
        return None
    for known in _KNOWN:
        if abs(len(known) - len(word)) <= 1 and _is_slip(word, known):
            return known
    return None


def _is_slip(word: str, known: str) -> bool:
    """One letter doubled, dropped, swapped or wrong, inside the word: an ending is inflection."""
    if word[:-3] == known[:-3] or word[-3:] != known[-3:] or word[0] != known[0]:
        return False
    if OSA.distance(word, known, score_cutoff=1) != 1:
        return False
    # A compound may be joined with or without s ("skolchefgruppen"): that is no slip.
    longer, shorter = (word, known) if len(word) > len(known) else (known, word)
    for index in range(len(longer)):
        is_joint = longer[index] == "s" and "s" not in (longer[index - 1], longer[index + 1 :][:1])
        if is_joint and longer[:index] + longer[index + 1 :] == shorter:
            return False
    return True
