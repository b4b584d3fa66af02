"""What has a fixed form: identity numbers, telephone numbers, mail and street addresses."""

import re
from collections.abc import Iterator

import phonenumbers
from personnummer import personnummer
from phonenumbers import PhoneNumberType

from samverk.publishing.look.finding import Kind

type Span = tuple[Kind, int, int]

_IDENTITY = re.compile(r"(?<![\d\-–])((?:18|19|20)?\d{6})\s?([-–−+]?)\s?(\d{4})(?![\d\-–]|[.,]\d)")
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
# Mail that is a person's own, and not their work's.
_PRIVATE_MAIL = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|yahoo|telia|spray|passagen|proton)"
    r"(?:mail)?\.",
    re.IGNORECASE,
)
# Numbers that begin with a zero and are something else: what is written before them says so.
_OTHER_NUMBER = re.compile(
    r"(?:§+|dnr|diarie(?:nr|nummer)|ärende(?:nr|nummer)?|org(?:anisations)?\.?\s?(?:nr|nummer)"
    r"|artikel(?:nr|nummer)?|isbn|issn|nr|punkt)[.:]?\s*[\w/\-]*\s?$",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\d{1,2}[.:]\d{2}\s*[–-]\s*\d{1,2}[.:]\d{2}")
_DATES = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_STREET = re.compile(
    r"\b(?:(?:[A-ZÅÄÖ][a-zåäöéü]+|[NSÖV]:a)\s)?"
    r"[A-ZÅÄÖ][a-zåäöéü]*(?:gatan|vägen|gränden?|stigen|stigarna|allén|backen|torget|stråket|rondellen)"
    r"\s\d{1,3}\s?(?:[A-Z]\b)?"
    r"|\b[A-ZÅÄÖ][a-zåäöéü]+\s(?:gatan?|väg|vägen|allén?|gränd)\s\d{1,3}\s?(?:[A-Z]\b)?"
    r"|\b\d{3}\s\d{2}\s[A-ZÅÄÖ][a-zåäöé]{2,}\b"
)


def identity_numbers(text: str) -> Iterator[Span]:
    """Personal identity numbers and coordination numbers whose check digit is right."""
    for match in _IDENTITY.finditer(text):
        day, sign, end = match.groups()
        number = f"{day}{'+' if sign == '+' else '-' if sign else ''}{end}"
        try:
            found = personnummer.parse(number)
        except (personnummer.PersonnummerException, ValueError):
            continue
        kind = Kind.COORDINATION if found.is_coordination_number() else Kind.IDENTITY
        yield kind, *match.span()


def telephone_numbers(text: str) -> Iterator[Span]:
    """Numbers that can be called in Sweden or from it; those of mobiles may be somebody's own."""
    other = [match.span() for form in (_TIMES, _DATES) for match in form.finditer(text)]
    for match in phonenumbers.PhoneNumberMatcher(text, "SE"):
        start, end = match.start, match.end
        if match.raw_string[0] not in "0+(" or any(a < end and start < b for a, b in other):
            continue
        if _OTHER_NUMBER.search(text[:start]) and match.raw_string[0] != "+":
            continue
        mobile = phonenumbers.number_type(match.number) == PhoneNumberType.MOBILE
        yield Kind.MOBILE if mobile else Kind.PHONE, start, end


def mail_addresses(text: str) -> Iterator[Span]:
    for match in _MAIL.finditer(text):
        private = _PRIVATE_MAIL.search(match[0])
        yield Kind.PRIVATE_MAIL if private else Kind.MAIL, *match.span()


def street_addresses(text: str) -> Iterator[Span]:
    """A street with its number, and a postcode with its town."""
    for match in _STREET.finditer(text):
        start, end = match.span()
        yield Kind.ADDRESS, start, start + len(text[start:end].rstrip())
