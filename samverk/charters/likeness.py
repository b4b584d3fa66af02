"""Which of two lists go together: the same, or the same thing said in other words."""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz

#: How alike, of 100, two texts are that are the same thing said in other words.
ALIKE = 62


def alike(one: str, two: str) -> bool:
    """Whether two texts are the same thing, said in other words."""
    return fuzz.ratio(one.lower(), two.lower()) >= ALIKE


def pair[T](
    old: Sequence[T], new: Sequence[T], *same: Callable[[T, T], bool]
) -> list[tuple[T | None, T | None]]:
    """Each of the new with the old that it goes on from, by the first test that any old one
    meets; then the old ones that are gone. Nothing is paired twice."""
    left = list(old)
    partner: dict[int, T] = {}
    for test in same:
        for index, later in enumerate(new):
            found = None if index in partner else _first(left, later, test)
            if found is not None:
                partner[index] = found
                left = [each for each in left if each is not found]
    pairs: list[tuple[T | None, T | None]] = [
        (partner.get(index), later) for index, later in enumerate(new)
    ]
    return [*pairs, *((gone, None) for gone in left)]


def _first[T](left: Iterable[T], later: T, test: Callable[[T, T], bool]) -> T | None:
    return next((earlier for earlier in left if test(earlier, later)), None)
