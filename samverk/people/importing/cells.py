"""What stands in a cell, made plain: text, addresses, telephone numbers, days."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

type Value = int | float | str | bool | time | date | datetime | timedelta | None

#: Signs that one cell may have; what is longer is no detail of anybody's.
LONGEST = 1000
LONGEST_TELEPHONE = 40
_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
_ADDRESS = re.compile(r"[^\s<>;,:()\[\]\"'|]+@[^\s<>;,:()\[\]\"'|/]+")
_ISO = re.compile(r"\s*(\d{4})[-./ ]?(\d\d?)[-./ ]?(\d\d?)(?!\d)")
_NORDIC = re.compile(r"\s*(\d\d?)[-./ ]+(\d\d?)[-./ ]+(\d{4})")
_YEAR = re.compile(r"\s*(\d{4})(?:\.0)?\s*$")
_EXCELS_FIRST_DAY = date(1899, 12, 30)


def text_of(value: Value) -> str:
    """A cell as text: whole numbers without decimals, days as 2026-03-13, one space between words.

    Lines stay lines, since people put one address on each.
    """
    if value is None or isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    plain = unicodedata.normalize("NFC", str(value)).translate(_INVISIBLE).replace("\r", "\n")
    lines = (_SPACES.sub(" ", _printable(line)).strip() for line in plain.split("\n"))
    return "\n".join(filter(None, lines))[:LONGEST].strip()


def fold(text: str) -> str:
    """Small letters and figures only, one space between words; å, ä and ö are kept."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def addresses(text: str) -> list[str]:
    """Every e-mail address in a cell, in small letters, in their order."""
    found = (address.strip(".").lower() for address in _ADDRESS.findall(text))
    return list(dict.fromkeys(address for address in found if _is_address(address)))


def without_addresses(text: str) -> str:
    """What else stands in a cell with addresses: a name, most often."""
    bare = re.sub(r"mailto:", " ", text, flags=re.IGNORECASE)
    bare = re.sub(r"[<(\[]\s*[>)\]]", " ", _ADDRESS.sub(" ", bare))
    return " ".join(bare.split()).strip(" ,;:/|<>")


def telephone(text: str) -> str:
    """A telephone number as written; one that a spreadsheet took for a figure gets its 0 again."""
    first = text if len(text) <= LONGEST_TELEPHONE else re.split(r"[\n;/]|, ", text)[0].strip()
    first = " / ".join(first.split("\n"))
    if re.fullmatch(r"[1-9]\d{6,9}", first) and not first.startswith("46"):
        first = "0" + first
    return first[:LONGEST_TELEPHONE]


def same_telephone(one: str, other: str) -> bool:
    return _digits(one) == _digits(other)


def looks_like_telephone(text: str) -> bool:
    return bool(re.fullmatch(r"[+\d][\d\s()/.–-]{5,24}", text)) and 6 <= len(_digits(text)) <= 15


def day(text: str, *, last: bool = False) -> date | None:
    """A day as people write it, or as the number that a spreadsheet keeps; of a year alone the
    first day, or with `last` the last one."""
    if year := _YEAR.match(text):
        number = int(year[1])
        return date(number, 12, 31) if last else date(number, 1, 1)
    if re.fullmatch(r"[2-6]\d{4}", text):
        return _EXCELS_FIRST_DAY + timedelta(days=int(text))
    if found := _ISO.match(text):
        parts = [int(part) for part in found.groups()]
    elif found := _NORDIC.match(text):
        parts = [int(part) for part in reversed(found.groups())]
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", re.sub(r"^\s*(\+|00)46\s*(\(0\))?", "0", number))
    return digits.lstrip("0")


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def _printable(line: str) -> str:
    return "".join(
        sign if sign.isprintable() else " " for sign in line if unicodedata.category(sign) != "Cs"
    )
