"""Letting somebody prepare a meeting: who may, what it opens, and when it ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings import access
from samverk.meetings.models import Delegation, Meeting
from samverk.people.mandate import Mandate
from samverk.people.models import Appointment, Membership
from samverk.people.rights import COLUMNS, cell
from samverk.post.models import Letter
from samverk.shell.refused import Refused
from samverk.shell.rights import listening
from tests.doors import PERSONAS
from tests.world import meet

type As = Callable[[str], Client]


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return meet(cast, timezone.now() + timedelta(days=30))


# What opens to a member who prepares the meeting, as GET and as POST.
DELEGATE = [
    ("meetings:meeting", 200, 405),
    ("meetings:agenda", 200, 302),
    ("meetings:taking_up", 302, 302),
    ("meetings:notice_preview", 200, 405),
    ("meetings:item", 200, 302),
    ("meetings:moving", 302, 302),
    ("meetings:removal", 200, 302),
    ("meetings:change", 403, 403),
    ("meetings:call", 403, 403),
    ("meetings:cancel", 403, 403),
    ("meetings:saving", 403, 403),
    ("meetings:updating", 403, 403),
    ("meetings:reminding", 403, 403),
    ("meetings:guests", 403, 403),
    ("meetings:delegating", 403, 403),
    ("meetings:attendance", 403, 403),
    ("meetings:write", 403, 403),
    ("meetings:submit", 403, 403),
    ("meetings:approve", 403, 403),
]


@pytest.mark.parametrize(("name", "get", "post"), DELEGATE, ids=[row[0] for row in DELEGATE])
def test_what_opens_to_whoever_prepares(
    name: str, get: int, post: int, meeting: Meeting, cast: Cast, as_: As
) -> None:
    meeting.delegate(cast.member, by=cast.chair)
    about = meeting.items.get() if name.split(":")[1] in ("item", "moving", "removal") else meeting
    url, client = reverse(name, args=[about.pk]), as_("member")
    with listening() as asks:
        assert client.get(url).status_code == get
        assert client.post(url, {"title": "Ny", "kind": "decision", "up": "0"}).status_code == post
    member = next(column for column in COLUMNS if column.persona == "member")
    for ask in asks:
        said = cell(ask.right, member)
        assert ask.allowed == (said == "yes" or (said == "perhaps" and ask.own))


def test_the_page_says_that_a_member_may_if_asked_and_nobody_else_by_being_asked() -> None:
    found = {column.persona: cell(access.WRITE_AGENDA, column) for column in COLUMNS}
    assert found == dict(
        zip(PERSONAS, "no no perhaps yes yes yes perhaps yes".split(), strict=True)
    )


def test_the_chair_asks_somebody_who_gets_a_letter_and_takes_it_back(
    meeting: Meeting, cast: Cast, as_: As
) -> None:
    url = reverse("meetings:delegating", args=[meeting.pk])
    as_("chair").post(url, {"person": cast.member.pk})
    letter = Letter.objects.get(to=cast.member.email)
    assert reverse("meetings:agenda", args=[meeting.pk]) in letter.text
    assert cast.member.name in as_("presidium").get(meeting.get_absolute_url()).text
    row = Delegation.objects.get()
    as_("chair").post(reverse("meetings:delegation_end", args=[meeting.pk, row.pk]))
    verbs = Entry.objects.about(meeting).values_list("verb", flat=True)
    assert {"meeting.delegated", "meeting.undelegated"} <= set(verbs)
    assert as_("member").get(reverse("meetings:agenda", args=[meeting.pk])).status_code == 403
    assert not mail.outbox  # the worker sends letters, not the page


def test_asking_twice_is_one_delegation_and_one_letter(meeting: Meeting, cast: Cast) -> None:
    assert meeting.delegate(cast.member, by=cast.chair) == meeting.delegate(
        cast.member, by=cast.presidium
    )
    assert Letter.objects.filter(to=cast.member.email).count() == 1


def test_only_the_list_and_the_office_can_be_asked(meeting: Meeting, cast: Cast) -> None:
    meeting.delegate(cast.coordinator, by=cast.chair)
    with pytest.raises(Refused):
        meeting.delegate(cast.stranger, by=cast.chair)


def test_it_ends_when_the_meeting_begins(meeting: Meeting, cast: Cast) -> None:
    meeting.delegate(cast.member, by=cast.chair)
    assert meeting.preparers(timezone.now()).exists()
    assert not meeting.preparers(meeting.starts_at).exists()
    with pytest.raises(Refused):
        meet(cast, timezone.now() - timedelta(days=3)).delegate(cast.member, by=cast.chair)


def test_it_ends_when_the_person_leaves_the_list(meeting: Meeting, cast: Cast) -> None:
    meeting.delegate(cast.member, by=cast.chair)
    today = timezone.localdate()
    Membership.objects.get(person=cast.member).end(by=cast.secretary, on=today)
    # Who still sees the meeting by another role doesn't go on preparing it either.
    Appointment.objects.create(
        person=cast.member, network=cast.network, role="liaison", since=today
    )
    mandate = Mandate.of(cast.member, today)
    assert mandate.sees(cast.network)
    assert not access.prepares(mandate, meeting)


def test_it_waits_on_the_desk_until_the_meeting_is_called(
    meeting: Meeting, cast: Cast, as_: As
) -> None:
    meeting.delegate(cast.member, by=cast.chair)
    agenda = reverse("meetings:agenda", args=[meeting.pk])
    assert agenda in as_("member").get(reverse("desk:mine")).text
    meeting.call(by=cast.chair)
    assert agenda not in as_("member").get(reverse("desk:mine")).text
