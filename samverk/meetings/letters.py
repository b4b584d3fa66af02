"""The letters about a meeting: what each says to whom. `mailing` writes them to everybody."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.meetings.calendar import invitation as calendar_invitation
from samverk.meetings.calendar import method_of, organisation, place_of
from samverk.meetings.timetable import Line, timetable
from samverk.networks.models import Federation, Network
from samverk.post.models import Letter
from samverk.shell import dates

if TYPE_CHECKING:
    from samverk.meetings.models import Delegation, Guest, Invitation, Meeting


@dataclass(frozen=True)
class Matter:
    """What the letters about a meeting share, fetched once for all of them.

    `networks` gives the network on whose list each person is, by the person's id; `informed` are
    those who are told and not asked to come. `brought` keeps what the items bring, by language.
    """

    meeting: "Meeting"
    federation: Federation
    agenda: list[Line]
    networks: dict[int, Network]
    informed: frozenset[int]
    brought: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, meeting: "Meeting") -> "Matter":
        """Four queries."""
        listed = list(meeting.members().select_related("network"))
        asked = {row.person_id for row in listed if row.kind != "deputy"}
        return cls(
            meeting=meeting,
            federation=organisation(),
            agenda=timetable(meeting.items.prefetch_related("attachments"), meeting.starts_at),
            networks={row.person_id: row.network for row in listed},
            informed=frozenset(row.person_id for row in listed) - asked,
        )

    def informs(self, one: "Invitation | Guest") -> bool:
        return one.person_id in self.informed

    def reason(self, one: "Invitation | Guest") -> str:
        """Why somebody gets a letter about the meeting, in the language that is active."""
        if one.person_id is None:
            said = _(
                "Those who lead %(network)s have invited you as a guest."
                " If that is wrong, write to %(office)s."
            )
        else:
            said = _("You are on the list of %(network)s. If that is wrong, write to %(office)s.")
        network = self.networks.get(one.person_id or 0, self.meeting.network)
        return said % {"network": network, "office": self.federation.office_mail}


def agenda_for(one: "Invitation | Guest", agenda: list[Line]) -> list[Line]:
    """A guest sees the items that they come for, or else those that are public."""
    chosen = one.chosen_items
    if chosen is None:
        return agenda
    if chosen:
        return [line for line in agenda if line.item.pk in chosen]
    return [line for line in agenda if line.item.is_public]


def contents(meeting: "Meeting", *, agenda: bool = True) -> dict[str, Any]:
    """What the letters tell about the meeting, to be compared with the next time."""
    told = {
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "place": place_of(meeting),
        "online_url": meeting.online_url,
    }
    items = meeting.items.all() if agenda else ()
    listed = [[one.title, one.kind, one.presenter, one.duration, one.text] for one in items]
    return told | {"agenda": listed} if agenda else told


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The facts that were told before and no longer hold, as they were told."""
    return {name: told for name, told in before.items() if told != after.get(name, told)}


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


def in_detail(changes: dict[str, Any], meeting: "Meeting") -> list[Change]:
    """The same, with what has become of each item of the agenda, for who sends the update."""
    said = in_words(changes, meeting)
    if "agenda" not in changes:
        return said
    before = {line[0]: line for line in changes["agenda"]}
    after = {line[0]: line for line in contents(meeting)["agenda"]}
    new = [Change(_("New item"), title, "") for title in after if title not in before]
    gone = [Change(_("Item taken off"), "", title) for title in before if title not in after]
    other = [
        Change(_("Changed item"), title, "")
        for title, line in after.items()
        if title in before and before[title] != line
    ]
    moved = [] if new or gone or other else [Change(_("Agenda"), _("in another order"), "")]
    return said[:-1] + new + gone + other + moved


def facts(
    matter: Matter,
    one: "Invitation | Guest",
    *,
    kind: str,
    reply_url: str,
    changes: dict[str, Any],
) -> dict[str, Any]:
    """What the templates of the letter ask for, in the language that is active."""
    meeting = matter.meeting
    return {
        "kind": kind,
        "matter": matter,
        "meeting": meeting,
        "base_url": settings.BASE_URL,
        "place": place_of(meeting),
        "agenda": [] if tentative(meeting, kind) else agenda_for(one, matter.agenda),
        "changes": in_words(changes, meeting),
        "reply_url": reply_url,
        "informs": matter.informs(one),
        "guest": one.person_id is None,
        "chosen": bool(one.chosen_items),
        "tentative": tentative(meeting, kind),
    }


def tentative(meeting: "Meeting", kind: str) -> bool:
    """Whether the letter only keeps the day, since the notice with its agenda comes later."""
    return kind == "save" or (kind == "update" and not meeting.is_called)


def draft(
    matter: Matter,
    one: "Invitation | Guest",
    *,
    key: str,
    kind: str,
    changes: dict[str, Any] | None = None,
    reply_url: str = "",
) -> Letter:
    """One person's letter, in their language; what the meeting itself says is never translated.

    `kind` is a Notice's, or "reminder". The link to answer with is the person's own, if no other
    is given.
    """
    meeting = matter.meeting
    if not reply_url:
        reply_url = settings.BASE_URL + reverse("meetings:reply", args=[one.token])
    with translation.override(one.language):
        context = facts(matter, one, kind=kind, reply_url=reply_url, changes=changes or {})
        calendar = "" if kind == "reminder" else _calendar(matter, one, kind)
        return Letter.draft(
            key=key,
            to=one.mailbox,
            subject=subject(meeting, "guest" if context["guest"] and kind == "request" else kind),
            text=tidy(render_to_string("meetings/letters/notice.txt", context)),
            html=render_to_string("meetings/letters/notice.html", context),
            reason=matter.reason(one),
            calendar=calendar,
            calendar_method=method_of(kind) if calendar else "",
            language=one.language,
        )


def _calendar(matter: Matter, one: "Invitation | Guest", kind: str) -> str:
    return calendar_invitation(
        matter.meeting,
        one,
        kind=kind,
        base_url=settings.BASE_URL if one.person_id else "",
        informs=matter.informs(one),
        tentative=tentative(matter.meeting, kind),
        agenda=agenda_for(one, matter.agenda),
        federation=matter.federation,
    )


def write_withdrawal(one: "Invitation | Guest") -> None:
    """To somebody who is no longer called or invited: the meeting leaves their calendar alone."""
    meeting = one.meeting
    if not one.mailbox:
        return
    with translation.override(one.language):
        context = {"meeting": meeting, "network": meeting.network, "guest": one.person_id is None}
        when = dates.moment(meeting.starts_at, meeting.ends_at)
        Letter.write(
            key=f"withdrawn:{one.own_key}",
            to=one.mailbox,
            subject=_("No longer called: %(network)s %(when)s")
            % {"network": meeting.network, "when": when},
            text=tidy(render_to_string("meetings/letters/withdrawn.txt", context)),
            html=render_to_string("meetings/letters/withdrawn.html", context),
            reason=_("You had been called to the meeting. If this is wrong, write to %(office)s.")
            % {"office": organisation().office_mail},
            calendar=calendar_invitation(meeting, one, kind="cancel", agenda=()),
            calendar_method=method_of("cancel"),
            language=one.language,
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
        "save": _("Keep the day free: %(network)s %(when)s"),
        "request": _("Notice: %(network)s %(when)s"),
        "guest": _("Invitation: %(network)s %(when)s"),
        "reminder": _("Reminder: %(network)s %(when)s"),
        "update": _("Changed: %(network)s %(when)s"),
        "cancel": _("Cancelled: %(network)s %(when)s"),
    }
    when = dates.moment(meeting.starts_at, meeting.ends_at)
    return subjects[kind] % {"network": meeting.network, "when": when}


def tidy(text: str) -> str:
    """Without the empty lines that a template leaves behind: never two in a row."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
