"""Telling which network a document speaks of, though names are written in many ways."""

import re
from collections.abc import Iterable

from django.utils.text import slugify
from rapidfuzz import fuzz

from samverk.networks.models import Network

#: How alike two names must be, of 100. "Gymnasieutbildningen" is 97 to "Gymnasieutbildning",
#: "Anpassad grundskola" 69 to "Grundskola".
ALIKE = 88

_WORDS_OF_EVERY_NAME = re.compile(r"\b(natverket|natverk|for|i|skaraborgs?)\b|natverket$")


def recognise(name: str, networks: Iterable[Network]) -> Network | None:
    """The network that is most like a name, by its own name or an alias; None if none is."""
    scores = [
        (fuzz.ratio(_bare(name), _bare(known)), network)
        for network in networks
        for known in (network.name, *network.aliases)
    ]
    score, network = max(scores, key=lambda pair: pair[0], default=(0, None))
    return network if score >= ALIKE else None


def slug_for(name: str, taken: Iterable[str]) -> str:
    """An address for a network: "Särskolan" → "sarskolan", with a number if that is taken."""
    slug, others = slugify(name)[:56] or "natverk", set(taken)
    numbered = (f"{slug}-{number}" for number in range(2, len(others) + 3))
    return next(each for each in (slug, *numbered) if each not in others)


def _bare(name: str) -> str:
    plain = slugify(name).replace("-", " ")
    return " ".join(_WORDS_OF_EVERY_NAME.sub(" ", plain).split()) or plain
