"""The words of a piece without the marks of its layout."""

import re

from samverk.charters.reading.lines import BULLETS

_LEAD = re.compile(
    rf"^\s*(?:#{{1,6}}(?:\s+|$)|(?:[{re.escape(BULLETS)}]|o)\s+|\(?\d{{1,2}}[.)]\s+|\(\w\)\s+|[a-zåäö][.)]\s+"
    r"|\d{1,2}(?:\.\d{1,2})+\.?\s+|(?:i{1,3}|iv|vi{0,3}|ix|x)[.)]\s+|§\s*\d{1,2}\s+)"
)
_LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\([^)\s]{1,300}\)")
_ANGLED = re.compile(r"<((?:https?://|mailto:)?[^<>\s]{3,200}[.@][^<>\s]{2,200})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]{1,2000}?)(?<=[^\s*_])\1(?![\w*])")
#: A word parted at the end of a line; "skol-" before "och" is no such word.
_PARTED_WORD = re.compile(
    r"(?<=[^\W\d])([^\W\d])-\n\s*(?=[a-zåäö])(?!(?:och|eller|samt|respektive|som)\b)"
)
_UNDERLINED = re.compile(r"\n\s*(?:=+|-+)\s*$")


def plain(text: str) -> str:
    """`text` without list or heading mark, emphasis and link address, blanks made single."""
    said = _UNDERLINED.sub("", text)
    said = _PARTED_WORD.sub(r"\1", said)
    said = _LEAD.sub("", said)
    said = _LINK.sub(r"\1", said)
    said = _ANGLED.sub(r"\1", said)
    said = _STRONG.sub(r"\2", said)
    said = _EMPHASIS.sub(r"\2", said)
    said = re.sub(r"\\([*_#\[\]()-])", r"\1", said)
    said = said.replace("\u00ad", "").strip().strip("#").strip()
    if said.startswith("**") or said.endswith("**"):
        said = said.removeprefix("**").removesuffix("**").strip()
    return re.sub(r"\s+", " ", said)


def bold_only(text: str) -> bool:
    """Whether a whole line is bold, as a heading that somebody made by hand."""
    return bool(re.fullmatch(r"\s*(\*\*|__)[^*_\n]{1,100}\1:?\s*", text))
