"""References to decisions: "utifrån direktionens beslut", with or without telling which."""

import re

REFERENCE = re.compile(
    r"\b(?:utifrån|enligt|i enlighet med|i linje med|med stöd av|på grund av"
    r"|till följd av)\s+(?P<decision>(?:\w+\s+){0,2}?\w+s\s+(?:\w+\s+)?beslut(?:et)?\b)"
    r"(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\d{4}|§|\bdnr\b|https?:|\bdiarienummer\b|\bdirekt\b", re.IGNORECASE)
_DAY_AND_NUMBER = re.compile(
    r"(?:,?\s+(?:(?:den|av|från)\s+)?(?:\d{4}-\d{2}-\d{2}|\d{1,2}\s+[a-zå]+\s+\d{4}|§+\s*\d+"
    r"|dnr\s+\S+))+",
    re.IGNORECASE,
)


def says_which(text: str) -> bool:
    """Whether a reference tells which decision it means: by a date, a paragraph or an address."""
    return bool(_WHICH.search(text))


def decision_named(text: str) -> str | None:
    """The words for the decision that a text rests on: "direktionens beslut 2023-05-12 § 14"."""
    found = REFERENCE.search(text)
    if not found:
        return None
    known = _DAY_AND_NUMBER.match(found["rest"])
    return found["decision"] + (known.group() if known else "")
