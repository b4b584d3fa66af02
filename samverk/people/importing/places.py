"""Which municipality, and which network, a cell means."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from samverk.people.importing.cells import fold

#: How alike two names must be, of 100: "Skövd" and "Lidkoping" are, "Vara" and "Skara" are not.
ALIKE_TOWN = 84
ALIKE_NETWORK = 88

_BESIDE = (
    r"\b(kommuns?|kommunen|stads?|staden|municipality|utbildningsförvaltning\w*|förvaltning\w*|"
    r"barn och utbildning\w*|utbildning|skolförvaltning\w*|sektor\w*|of)\b"
)
_OF_EVERY_NETWORK = (
    r"\b(nätverket|nätverk|nätverken|för|i|network|förteckning|register|lista)\b|\d+"
)
_NETWORK_END = re.compile(r"(.{4,})nätverk(et)?$")


@dataclass
class Places:
    """The municipalities and networks there are, by id; `own` are the association's names.

    `networks` maps an id to all the names of a network.
    """

    towns: dict[int, str]
    networks: dict[int, list[str]]
    own: Iterable[str] = ()
    _asked: dict[str, int | None] = field(default_factory=dict)
    _networks_asked: dict[str, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_name = {fold(name): pk for pk, name in self.towns.items()}
        self._names = list(self._by_name)
        self._by_domain = {_latin(name): pk for name, pk in self._by_name.items()}
        self._by_network = {
            _network(name): pk for pk, names in self.networks.items() for name in names
        }

    def town(self, text: str) -> int | None:
        """The municipality that a cell means, misspelt or not; None where it means none."""
        if text not in self._asked:
            self._asked[text] = self._find_town(text)
        return self._asked[text]

    def is_town(self, text: str) -> bool:
        return self.town(text) is not None

    def is_own(self, text: str) -> bool:
        """Whether the association itself is meant."""
        said = fold(text)
        return said in {fold(name) for name in self.own} | {"kansliet", "förbundet", "kansli"}

    def town_of_address(self, address: str) -> int | None:
        """anders@skovde.se works in Skövde."""
        parts = address.rpartition("@")[2].split(".")
        return next((self._by_domain[part] for part in parts[:-1] if part in self._by_domain), None)

    def network(self, text: str) -> int | None:
        """The network that a cell, a sheet or a title means."""
        if text not in self._networks_asked:
            self._networks_asked[text] = self._find_network(text)
        return self._networks_asked[text]

    def _find_town(self, text: str) -> int | None:
        said = fold(text)
        if not said or len(said) > 80:
            return None
        bare = " ".join(re.sub(_BESIDE, " ", said).split())
        owned = said != bare
        for spelt in (said, bare, bare.removesuffix("s") if owned else bare):
            if spelt in self._by_name:
                return self._by_name[spelt]
        if len(bare) < 3 or len(bare.split()) > 2:
            return None
        spelt = bare.removesuffix("s") if owned and len(bare) > 5 else bare
        found = process.extract(spelt, self._names, scorer=_likeness, limit=2)
        if not found or found[0][1] < ALIKE_TOWN:
            return None
        if len(found) > 1 and found[1][1] == found[0][1]:
            return None
        return self._by_name[found[0][0]]

    def _find_network(self, text: str) -> int | None:
        said = _network(text)
        if said in self._by_network:
            return self._by_network[said]
        if len(said) < 4:
            return None
        found = process.extractOne(
            said, list(self._by_network), scorer=fuzz.ratio, score_cutoff=ALIKE_NETWORK
        )
        return self._by_network[found[0]] if found else None


def _likeness(one: str, other: str, **_options: object) -> float:
    """Letters without their dots count too, a little less: Lidkoping is Lidköping."""
    return max(fuzz.ratio(one, other), fuzz.ratio(_latin(one), _latin(other)) - 0.5)


def _latin(text: str) -> str:
    plain = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).replace(" ", "-")


def _network(text: str) -> str:
    words = " ".join(re.sub(_OF_EVERY_NETWORK, " ", fold(text)).split())
    return _NETWORK_END.sub(r"\1", words) or fold(text)
