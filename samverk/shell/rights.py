"""Who may do what: a right is one thing that people do, and the rule of who they are.

Access functions ask rights, and only rights say no. So the page that lists them all, and the test
that fills it in cell by cell, can tell nothing else than what happens at the doors.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Words = "_StrPromise | str"


@dataclass(frozen=True)
class Rule:
    """Who is let in: in words for people, and as the question that doors ask.

    `people` are those let in, a phrase for each kind. `lets(who, network, own)` is asked with a
    mandate, the network that it is about (none for what belongs to no network) and whether the
    thing is the person's own, in the sense that `perhaps` puts in words. The rules about networks
    stand in the people's room.
    """

    people: tuple[Words, ...]
    lets: Callable[[Any, Any, bool], bool]
    perhaps: Words = ""

    @property
    def words(self) -> str:
        return get_text_list([str(kind) for kind in self.people], gettext("and"))

    def __or__(self, other: "Rule") -> "Rule":
        """Both those whom this rule lets in and those whom the other does."""
        people = dict.fromkeys((*self.people, *other.people))
        return Rule(
            tuple(sorted(people, key=lambda kind: kind is OFFICE)),
            lambda *about: self.lets(*about) or other.lets(*about),
            self.perhaps or other.perhaps,
        )


OFFICE = _("the office")
PUBLIC = Rule((_("everybody"),), lambda who, network, own: True)
SIGNED_IN = Rule((_("everybody who is signed in"),), lambda who, network, own: who.person_id != 0)
COORDINATES = Rule((OFFICE,), lambda who, network, own: who.coordinator)


@dataclass(frozen=True)
class Ask:
    """A right was asked: about which network, and whether they were let in."""

    right: "Right"
    network: Any
    own: bool
    allowed: bool


_listener: ContextVar[list[Ask] | None] = ContextVar("listener", default=None)


@contextmanager
def listening() -> Iterator[list[Ask]]:
    """All that is asked while this lasts, in order."""
    heard: list[Ask] = []
    token = _listener.set(heard)
    try:
        yield heard
    finally:
        _listener.reset(token)


@dataclass(frozen=True, eq=False)
class Right:
    """One thing that people do: "Meetings: change, call and cancel", and who may.

    `why` is the sentence for those who may not, where "%(network)s" is the network's name;
    without one they are not told that there is anything (404). `within` is the right to see what
    it is about, which is asked first of those who are not let in. `place` is the network that it
    is asked about: "network", "body" for the one above it, or "other".
    """

    noun: Words
    act: Words
    rule: Rule
    why: Words = ""
    within: "Right | None" = None
    place: str = "network"

    def __post_init__(self) -> None:
        RIGHTS.append(self)

    def allows(self, who: Any, network: Any = None, *, own: bool = False) -> bool:
        """Whether they may, for pages that show or leave out the way there."""
        return self.rule.lets(who, network, own)

    def ask(self, who: Any, network: Any = None, *, own: bool = False) -> None:
        """Nothing happens to those who may; to others Http404 or PermissionDenied with the why."""
        allowed = self.allows(who, network, own=own)
        if (heard := _listener.get()) is not None:
            heard.append(Ask(self, network, own, allowed))
        if allowed:
            return
        if self.within:
            self.within.ask(who, network)
        if not self.why:
            raise Http404
        raise PermissionDenied(str(self.why) % {"network": network})


RIGHTS: list[Right] = []
