"""The letters about a meeting: notice, update, cancellation, each with an invitation."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverk.meetings.models import Notice


def write_letters(notice: "Notice") -> None:
    """Write one letter to each person called; the worker delivers them."""
