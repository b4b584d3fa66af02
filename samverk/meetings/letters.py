"""The letters about a meeting: notice, update, cancellation, each with an invitation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.meetings.calendar import invitation as calendar_invitation
from samverk.meetings.calendar import method_of, organisation, place_of
from samverk.meetings.timetable import timetable
from samverk.post.models import Letter
from samverk.shell import dates

if TYPE_CHECKING:
    from samverk.meetings.models import Delegation, Invitation, Meeting, Notice


def write_letters(notice: "Notice") -> None:
    """Write one letter to each person called; the worker delivers them.

    Whoever has not been told of the meeting before gets a notice of their own even when it is
    an update that goes out, and nothing at all when the meeting is cancelled. Writing the
    letters of the same notice again reaches those who have joined since, and nobody twice.
    """
    meeting = notice.meeting
    earlier = [told for told in meeting.notices.all() if told.pk < notice.pk]
    if not notice.told:
        notice.tells(contents(meeting))
    changes = changed(earlier[-1].told, notice.told) if earlier else {}
    invitations = meeting.invitations.select_related("person")
    called = invitations.filter(person__in=meeting.members_to_call())
    known, deputies = already_told(earlier, called), meeting.deputies()
    for invitation in called:
        name = key(notice, invitation.person_id)
        informs = invitation.person_id in deputies
        if invitation.person_id in known:
            write(invitation, key=name, kind=notice.kind, changes=changes, informs=informs)
        elif notice.kind != "cancel":
            write(invitation, key=name, kind="request", informs=informs)


def write_to_newcomer(invitation: "Invitation") -> None:
    """The notice to somebody who came to the list when the others had had theirs."""
    informs = invitation.person_id in invitation.meeting.deputies()
    write(invitation, key=newcomer_key(invitation), kind="request", informs=informs)


def key(notice: "Notice", person_id: int) -> str:
    return f"notice:{notice.pk}:{person_id}"


def newcomer_key(invitation: "Invitation") -> str:
    return f"invitation:{invitation.pk}"


def already_told(earlier: Iterable["Notice"], called: Iterable["Invitation"]) -> set[int]:
    """The ids of the persons called to whom an earlier notice has been written."""
    called = list(called)
    people = {key(notice, one.person_id): one.person_id for notice in earlier for one in called}
    people |= {newcomer_key(one): one.person_id for one in called}
    written = Letter.objects.filter(key__in=people).values_list("key", flat=True)
    return {people[name] for name in written}


def contents(meeting: "Meeting") -> dict[str, Any]:
    """What the letters tell about the meeting, to be compared with the next time."""
    return {
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "place": place_of(meeting),
        "online_url": meeting.online_url,
        "agenda": [
            [item.title, item.kind, item.presenter, item.duration, item.text]
            for item in meeting.items.all()
        ],
    }


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The facts that were told before and no longer hold, as they were told."""
    return {name: told for name, told in before.items() if told != after[name]}


@dataclass(frozen=True)
class Change:
    """What is now, and what was told before; `before` is empty where it says nothing."""

    label: str
    now: str
    before: str


def in_words(changes: dict[str, Any], meeting: "Meeting") -> list[Change]:
    """The changes one by one, in the language that is active."""
    said = []
    if {"starts_at", "ends_at"} & changes.keys():
        start = datetime.fromisoformat(changes.get("starts_at", meeting.starts_at.isoformat()))
        end = datetime.fromisoformat(changes.get("ends_at", meeting.ends_at.isoformat()))
        now = dates.moment(meeting.starts_at, meeting.ends_at)
        said.append(Change(_("New time"), now, dates.moment(start, end)))
    if "place" in changes:
        now = place_of(meeting) or _("no place")
        said.append(Change(_("New place"), now, changes["place"]))
    if "online_url" in changes:
        now = meeting.online_url or _("not by video")
        said.append(Change(_("By video"), now, changes["online_url"]))
    if "agenda" in changes:
        said.append(Change(_("Agenda"), _("changed, see below"), ""))
    return said


def facts(
    meeting: "Meeting",
    *,
    kind: str,
    reply_url: str,
    changes: dict[str, Any],
    informs: bool = False,
) -> dict[str, Any]:
    """What the templates of the letter ask for, in the language that is active.

    `informs` is for a deputy, who is told of the meeting and not asked to come.
    """
    return {
        "kind": kind,
        "meeting": meeting,
        "place": place_of(meeting),
        "agenda": timetable(meeting.items.all(), meeting.starts_at),
        "changes": in_words(changes, meeting),
        "reply_url": reply_url,
        "informs": informs,
    }


def write(
    invitation: "Invitation",
    *,
    key: str,
    kind: str,
    changes: dict[str, Any] | None = None,
    informs: bool = False,
) -> Letter:
    """One person's letter, in their language; what the meeting itself says is never translated."""
    meeting, person = invitation.meeting, invitation.person
    reply_url = settings.BASE_URL + reverse("meetings:reply", args=[invitation.token])
    with translation.override(person.language):
        context = facts(
            meeting, kind=kind, reply_url=reply_url, changes=changes or {}, informs=informs
        )
        return Letter.write(
            key=key,
            to=person.mailbox,
            subject=subject(meeting, kind),
            text=tidy(render_to_string("meetings/letters/notice.txt", context)),
            html=render_to_string("meetings/letters/notice.html", context),
            reason=_("You are on the list of %(network)s. If that is wrong, write to %(office)s.")
            % {"network": meeting.network, "office": organisation().office_mail},
            calendar=calendar_invitation(
                meeting, person, kind=kind, base_url=settings.BASE_URL, informs=informs
            ),
            calendar_method=method_of(kind),
            language=person.language,
        )


def write_withdrawal(invitation: "Invitation") -> None:
    """To somebody who is no longer on the list: the meeting leaves their calendar alone."""
    meeting, person = invitation.meeting, invitation.person
    if not person.mailbox or not person.is_active:
        return
    with translation.override(person.language):
        context = {"meeting": meeting, "network": meeting.network}
        when = dates.moment(meeting.starts_at, meeting.ends_at)
        Letter.write(
            key=f"withdrawn:{invitation.pk}",
            to=person.mailbox,
            subject=_("No longer called: %(network)s %(when)s")
            % {"network": meeting.network, "when": when},
            text=tidy(render_to_string("meetings/letters/withdrawn.txt", context)),
            html=render_to_string("meetings/letters/withdrawn.html", context),
            reason=_("You had been called to the meeting. If this is wrong, write to %(office)s.")
            % {"office": organisation().office_mail},
            calendar=calendar_invitation(
                meeting, person, kind="cancel", base_url=settings.BASE_URL
            ),
            calendar_method=method_of("cancel"),
            language=person.language,
        )


def write_delegation(delegation: "Delegation") -> None:
    """To somebody who has been asked to prepare a meeting, if there is an address."""
    meeting, person = delegation.meeting, delegation.person
    if not person.mailbox:
        return
    with translation.override(person.language):
        when = dates.moment(meeting.starts_at, meeting.ends_at)
        url = settings.BASE_URL + reverse("meetings:agenda", args=[meeting.pk])
        said = _("%(by)s asks you to prepare the meeting of %(network)s on %(when)s.")
        said %= {"by": delegation.by, "network": meeting.network, "when": when}
        scope = _("You can write the agenda and see what the notice will look like:")
        limit = _("Those who lead the network send the notice.")
        Letter.write(
            key=f"delegation:{delegation.pk}",
            to=person.mailbox,
            subject=_("Prepare the meeting: %(network)s %(when)s")
            % {"network": meeting.network, "when": when},
            text=f"{said}\n\n{scope}\n{url}\n\n{limit}\n",
            reason=_("Somebody who leads %(network)s asked you.") % {"network": meeting.network},
            language=person.language,
        )


def subject(meeting: "Meeting", kind: str) -> str:
    """Kallelse: Grundskola fredag 13 mars kl. 9.00–12.00."""
    subjects = {
        "request": _("Notice: %(network)s %(when)s"),
        "update": _("Changed: %(network)s %(when)s"),
        "cancel": _("Cancelled: %(network)s %(when)s"),
    }
    when = dates.moment(meeting.starts_at, meeting.ends_at)
    return subjects[kind] % {"network": meeting.network, "when": when}


def tidy(text: str) -> str:
    """Without the empty lines that a template leaves behind: never two in a row."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
