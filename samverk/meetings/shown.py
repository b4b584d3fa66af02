"""What somebody gets to read of a record: what is approved, and for those who write, the draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samverk.meetings.models import Approval, Correction, Meeting, Minutes, Reopening


@dataclass(frozen=True)
class Shown:
    """`version` is the latest that is approved; `content` is that of it, or the draft where
    `is_draft`. `reopening` is told to those who write."""

    content: Mapping[str, Any] | None = None
    version: Approval | Correction | None = None
    reopening: Reopening | None = None
    is_draft: bool = False


def shown(meeting: Meeting, *, writes: bool) -> Shown:
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    if minutes is None:
        return Shown()
    reopening = minutes.reopening if writes else None
    version = minutes.approval.current if minutes.is_approved else None
    if writes and (version is None or reopening):
        return Shown(minutes.draft(), version, reopening, is_draft=True)
    return Shown(version.content if version else None, version)
