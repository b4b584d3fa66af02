"""What a column is, by the words above it: Swedish and English, spelt as people spell."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from samverk.people.importing.cells import fold

#: A field that no column is read as.
UNUSED = ""
NOT_USED: "Promise" = _("Do not use")

PERSONAL: "Mapping[str, Promise]" = {
    "name": _("Name"),
    "given": _("Given name"),
    "family": _("Family name"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
    "title": _("Title"),
}
SHARED: "Mapping[str, Promise]" = {
    "municipality": _("Represents"),
    "network": _("Network"),
    "role": _("Roles"),
    "kind": _("Takes part as"),
    "since": _("First day"),
    "until": _("Last day"),
}
#: More than one person may stand on a row: (prefix, what they are called).
COMPANIONS: "Mapping[str, Promise]" = {
    "deputy": _("The deputy's"),
    "second": _("The second person's"),
}

WORDS = {
    "name": "namn|fullständigt namn|för och efternamn|förnamn efternamn|förnamn och efternamn|"
    "efternamn förnamn|efternamn och förnamn|person|kontaktperson|representant|ledamot|ledamöter|"
    "ordinarie|ordinarie ledamot|ordinarie representant|deltagare|medlem|name|full name|member|"
    "contact|vem|utsedd",
    "given": "förnamn|tilltalsnamn|given name|first name|firstname|fname",
    "family": "efternamn|släktnamn|familjenamn|surname|last name|lastname|family name|lname",
    "email": "e post|epost|mejl|mail|e mail|email|e postadress|epostadress|mejladress|mailadress|"
    "e mail adress|e mail address|email address|mailaddress|adress e post|kontakt e post",
    "phone": "telefon|tel|tfn|tele|telefonnummer|telefonnr|tel nr|tfn nr|mobil|mobiltelefon|"
    "mobilnummer|mobilnr|mobil nr|mob|tel mobil|direktnummer|nummer|phone|telephone|mobile|cell|"
    "phone number",
    "title": "titel|befattning|funktion|tjänst|yrke|yrkestitel|yrkesroll|tjänstetitel|title|"
    "job title|position|function|anställning",
    "municipality": "kommun|kommuner|organisation|företräder|representerar|"
    "arbetsplats|huvudman|arbetsgivare|"
    "kommun organisation|kommun org|hemkommun|municipality|represents|organization|employer|"
    "kommunnamn|ort|från kommun|förvaltning",
    "network": "nätverk|nätverkets namn|grupp|network|group|nätverksnamn|arbetsgrupp",
    "role": "roll|roller|uppdrag|uppdrag i nätverket|roll i nätverket|role|roles|förtroendeuppdrag|"
    "nätverksroll",
    "kind": "deltar som|ordinarie ersättare|ordinarie eller ersättare|typ|slag|takes part as|kind|"
    "ord ers|medlemskap",
    "since": "första dag|first day|fr o m|from|fom|från och med|från|"
    "startdatum|start|sedan|tillträde|since|from date|"
    "start date|invald|med sedan|börjar",
    "until": "sista dag|last day|t o m|tom|till och med|till|"
    "slutdatum|slut|until|to|end date|avgång|mandat till|"
    "mandattid t o m|slutar",
    UNUSED: "anteckning|anteckningar|kommentar|kommentarer|övrigt|notering|noteringar|obs|notes|"
    "note|comment|comments|nr|id|löpnr|löpnummer|radnr|adress|postadress|postnr|postnummer|"
    "besöksadress|kost|allergi|specialkost|närvaro|svar|personnummer|uppdaterad|ändrad",
}
_FIELDS = {word: field for field, words in WORDS.items() for word in words.split("|")}
_SPELT = list(_FIELDS)
_DEPUTY = re.compile(r"\b(ersättar\w*|ers|suppleant\w*|suppl|ställföreträd\w*|deputy|substitute)\b")
_REGULAR = re.compile(r"\b(ordinarie|ord|ledamot\w*|ledamöter\w*|regular)\b")
#: How alike a heading must be to a known one, of 100: "Telefonnumer" is, "Ort" is not "Org".
ALIKE = 86

FAMILY_FIRST = re.compile(r"^(efternamn|surname|last name)\b.*\b(förnamn|first name|given name)\b")


def field_of(heading: str) -> str | None:
    """What a heading says that its column holds: "email", "deputy.email", UNUSED for what is
    known and not taken in; None where nobody can tell. Raises nothing."""
    words = fold(heading)
    if not words or len(words) > 60 or "@" in heading:
        return None
    if (known := _known(words)) is not None:
        return known
    if _DEPUTY.search(words):
        rest = " ".join(_DEPUTY.sub(" ", words).split()).removeprefix("för ").removesuffix(" för")
        field = _known(rest) if rest else "name"
        return f"deputy.{field}" if field in PERSONAL else None
    rest = " ".join(_REGULAR.sub(" ", words).split())
    return _known(rest) if rest and rest != words else None


def _known(words: str) -> str | None:
    if words in _FIELDS:
        return _FIELDS[words]
    if len(words) < 4:
        return None
    found = process.extractOne(words, _SPELT, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return _FIELDS[found[0]] if found else None


def group_of(heading: str) -> str | None:
    """Of a row above the headings: "deputy" or "" (ordinarie); None where it parts nothing."""
    words = fold(heading)
    if _DEPUTY.search(words):
        return "deputy"
    return "" if _REGULAR.search(words) else None
