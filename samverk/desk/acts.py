"""What follows when somebody joins or leaves a network: a letter. Each may run more than once.

Both letters wait a little: who joins several networks at once gets one letter about all, and a
mistake that is put right at once is heard by nobody.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samverk.desk.welcome import Introduction, Place, names_of
from samverk.ledger.models import Entry
from samverk.meetings.letters import tidy
from samverk.meetings.models import CalendarKey
from samverk.networks.models import Federation
from samverk.people.models import Appointment, Membership, Person
from samverk.post.models import Letter

WAIT = timedelta(minutes=2)
MORNING = time(8)  # when those are thanked whose last day was yesterday


def welcome(entry: Entry) -> None:
    """After "membership.begun": a letter is written when all that was done at once is done."""
    if entry.actor_id:
        write_welcome.using(run_after=entry.at + WAIT).enqueue(entry.pk)


def thank(entry: Entry) -> None:
    """After "membership.ended" and a last day that was set: a letter when that day is over."""
    membership = Membership.objects.get(pk=entry.noun_id)
    if entry.actor_id and membership.until:
        morning = datetime.combine(membership.until + timedelta(days=1), MORNING)
        when = max(entry.at + WAIT, timezone.make_aware(morning))
        write_thanks.using(run_after=when).enqueue(membership.pk)


@task()
def write_welcome(entry_id: int) -> None:
    """One letter about all networks that the person was put on the list of just then."""
    entry = Entry.objects.get(pk=entry_id)
    found = _at_once(entry)
    person = found[0].person
    today = timezone.localdate()
    new = [row for row in found if is_new(row, written=timezone.localdate(entry.at), today=today)]
    if not new or not _is_within_reach(person):
        return
    now = timezone.now()
    with translation.override(person.language), transaction.atomic():
        places = [
            Place(row, Introduction.to(row.network, now=now, on=max(today, row.since)))
            for row in new
        ]
        names = names_of(place.introduction.network for place in places)
        about = [place.introduction for place in places]
        _write(
            person,
            "welcome",
            key=f"welcome:{found[0].pk}",
            subject=_("Welcome to %(networks)s") % {"networks": names},
            reason=_("You have been put on the list of %(networks)s."),
            networks=names,
            attachments=[each.keep_pdf() for each in about if each.brief],
            places=places,
            since=max(row.since for row in new),
            later=any(row.since > today for row in new),
            calendar_url=settings.BASE_URL + CalendarKey.of(person).get_absolute_url(),
            subscription_url=_address("meetings:subscription"),
            sign_in_url=_address("account_login"),
            mailbox=person.mailbox,
        )


@task()
def write_thanks(membership_id: int) -> None:
    """One letter to somebody who has left a network that goes on without them."""
    row = Membership.objects.select_related("person", "network").get(pk=membership_id)
    person, today = row.person, timezone.localdate()
    if not has_left(row, today=today) or not _is_within_reach(person):
        return
    with translation.override(person.language):
        _write(
            person,
            "thanks",
            key=f"thanks:{row.pk}",
            subject=_("Thank you for your time in %(networks)s") % {"networks": row.network},
            reason=_("You have been on the list of %(networks)s."),
            networks=str(row.network),
            network=row.network,
            last_day=row.until,
            others=Membership.objects.not_over(today).filter(person=person).exists(),
            own_url=_address("archive:own"),
            sign_in_url=_address("account_login"),
        )


def is_new(row: Membership, *, written: date, today: date) -> bool:
    """Whether somebody comes to a network with this, and still does: it began no earlier than it
    was written down, and the person was not there the day before."""
    day_before = Membership.objects.on(row.since - timedelta(days=1))
    stays = day_before.filter(person=row.person_id, network=row.network_id).exclude(pk=row.pk)
    goes_on = row.until is None or row.until >= max(today, row.since)
    return row.since >= written and goes_on and not stays.exists()


def has_left(row: Membership, *, today: date) -> bool:
    """Whether somebody has left with this: they were there, they are no longer, in no other place
    or role, and it was not the network that ended."""
    if row.until is None or row.until >= today or row.until < row.since:
        return False
    here = {"person": row.person_id, "network": row.network_id}
    still = Membership.objects.on(today).filter(**here) or Appointment.objects.on(today).filter(
        **here
    )
    return row.network.end_decision is None and not still


def _at_once(entry: Entry) -> list[Membership]:
    """The person's memberships that began by acts that were written down together: no more than
    WAIT after the first of them. For each of the acts it is the same list."""
    person = Membership.objects.get(pk=entry.noun_id).person_id
    begun = Entry.objects.filter(
        verb=entry.verb,
        noun=entry.noun,
        noun_id__in=Membership.objects.filter(person=person).values("pk"),
    )
    together: list[Entry] = []
    for each in begun.order_by("at", "pk"):
        if together and each.at > together[0].at + WAIT:
            if entry in together:
                break
            together = []
        together.append(each)
    rows = Membership.objects.select_related("person", "network", "municipality")
    found = rows.in_bulk([each.noun_id for each in together])
    return [found[pk] for pk in dict.fromkeys(each.noun_id for each in together)]


def _is_within_reach(person: Person) -> bool:
    return bool(person.mailbox) and person.is_active


def _address(name: str) -> str:
    return settings.BASE_URL + reverse(name)


def _write(
    person: Person, letter: str, *, key: str, subject: str, reason: str, networks: str,
    attachments: Iterable[Any] = (), **said: object,
) -> None:  # fmt: skip
    """The letter in the language that is active, with why one gets it."""
    office = Federation.objects.get().office_mail
    context = said | {"networks": networks, "office": office}
    why = _("If that is wrong, write to %(office)s.") % {"office": office}
    Letter.write(
        key=key,
        to=person.mailbox,
        subject=subject,
        text=tidy(render_to_string(f"desk/letters/{letter}.txt", context)),
        html=render_to_string(f"desk/letters/{letter}.html", context),
        reason=f"{reason % {'networks': networks}} {why}",
        attachments=attachments,
        language=person.language,
    )
