"""From bytes to text: which characters they stand for."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Older one-byte alphabets, likeliest first; the one that makes most Swedish letters is taken.
_ALPHABETS = ("cp1252", "mac_roman", "cp850")
_SWEDISH = frozenset("åäöÅÄÖé")


def decode(data: bytes) -> str | None:
    """The text of a file without format, or None where it seems to be no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    sample = data[:4000]
    if b"\x00" in sample:
        return _wide(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        tried = [data.decode(alphabet, errors="replace") for alphabet in _ALPHABETS]
        text = max(tried, key=lambda made: sum(letter in _SWEDISH for letter in made))
    return text if _is_text(text) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    sample = data[:4000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        every_second = sample[first::2]
        if every_second.count(0) > 0.6 * len(every_second):
            text = data.decode(encoding, errors="replace")
            return text if _is_text(text) else None
    return None


def _is_text(text: str) -> bool:
    sample = text[:20000]
    odd = sum(ord(letter) < 32 and letter not in "\n\r\t\f\x0b" for letter in sample)
    odd += sample.count("\ufffd")
    return odd <= 0.01 * len(sample)
