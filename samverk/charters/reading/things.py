"""The things that duties are about. A clause that names none of them speaks of the last named."""

import re
from functools import lru_cache

from samverk.charters.reading.words import words

MEETING = words(
    "*möte|*mötet|*möten|*mötena|*träff|*träffen|*träffar|*träffarna|sammanträde*|sammankomst*"
)
MINUTES = words(
    "*protokoll|*protokollet|*protokollen|*anteckning|*anteckningar|*anteckningarna"
    "|dokumentationen|mötesdokumentation*"
)
NOTICE = words(
    "*kallelse|*kallelsen|*kallelser|*kallelserna|*inbjudan|*inbjudningar|mötesinbjudan*"
)
AGENDA = words("dagordning*|agenda*|mötesagenda*|föredragningslista*|ärendelista*|mötesprogram*")
REGISTER = words(
    "förteckning|förteckningen|*förteckning|*förteckningen|deltagarlist*|medlemslist*"
    "|ledamotslist*|kontaktlist*|kontaktuppgifter|sändlist*|medlemsregist*|adresslist*"
    "|namnlist*|deltagarregist*|e-postlist*|mejllist*|närvarolist*|nätverkslist*|register|registret"
    "|lista över|listan över|uppgifter om ledamöter*|uppgifter om deltagar*|uppgifter om medlem*"
    "|uppgifter om vilka som ingår"
)
DATES = words(
    "datum|datumen|mötesdatum|mötestider|mötestiderna|plats och tid|tid och plats|tider och platser"
    "|mötesschema*|mötesdagar|mötesdagarna|träffdatum|tider för|tiderna för|dagar för|tidpunkter"
    "|tider och plats|datum och plats|tid för|möteskalender*"
)
PLAN = words(
    "arbetsordning*|årsplan*|årsplanering*|verksamhetsplan|verksamhetsplanen|verksamhetsplanering*"
    "|årshjul*|årskalend*|kalendarium*|mötesplan|mötesplanen|arbetsplan|arbetsplanen"
    "|aktivitetsplan*|läsårsplan*|årsprogram*|nätverksplan*|terminsplan*|verksamhetskalend*"
    "|årsarbetsplan*|årlig plan|plan för året|plan för verksamhetsåret|plan för kalenderåret"
    "|plan för läsåret|plan för kommande år|planering för året|planering för kommande år"
)
CHARTER = words(
    "uppdragsbeskrivning*|uppdraget|uppdragen|uppdrag|uppdragshandling*|uppdragsdokument*"
    "|dokumentet|detta dokument|beskrivningen|nätverksbeskrivning*|uppdragets|uppdragens"
    "|denna beskrivning|stadgar*|direktivet|direktiven|detta direktiv|denna arbetsordning"
    "|dessa riktlinjer|denna instruktion|instruktionen|uppdragsdirektiv*"
)
WORK = words(
    "uppdraget|uppdragen|uppdrag|uppdragets|uppdragens|uppdragsbeskrivning*|målen|mål"
    "|måluppfyllelse*|genomförande*|verksamheten|verksamhetens|verksamhet|arbetet|sitt arbete"
    "|nätverkets arbete"
    "|resultat*|insatser*|aktiviteter*|handlingsplan*|verksamhetsplan*|åtagande*|beslut|årsplan*"
)
GROUPS = words(
    "*arbetsgrupp|*arbetsgruppen|*arbetsgrupper|*arbetsgrupperna|undergrupp*|projektgrupp*"
    "|temagrupp*|delgrupp*|undernätverk*"
)
ALL = (MEETING, MINUTES, NOTICE, AGENDA, REGISTER, DATES, PLAN, CHARTER, GROUPS)


_ANY = re.compile("|".join(thing.pattern for thing in ALL), re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:efter|före|inför|innan|vid|under|mellan)\s+(?:\w+\s+){0,2}?"
    r"\w*(?:möte|mötet|möten|mötena|träff|träffen|träffar|träffarna|sammanträdet?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def names_thing(text: str) -> bool:
    """Whether a clause says what it is about; "a week after the meeting" only says when."""
    said = _WHEN.sub(" ", text)
    return bool(_ANY.search(said))
