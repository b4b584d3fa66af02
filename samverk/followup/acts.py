"""What follows the opening of a round and its adoption: letters. Each may run more than once."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samverk.followup.models import Review, Round
from samverk.followup.reviewing import changes_in
from samverk.ledger.models import Entry
from samverk.networks.models import Federation, Network
from samverk.people.mandate import LEADS, WRITES
from samverk.people.models import Appointment, Membership, Person
from samverk.post.models import Letter

ASKED = LEADS | WRITES | {"liaison"}


def ask_networks(entry: Entry) -> None:
    """After "round.opened": a letter to those who answer for each network, and to its liaison."""
    opened = Round.objects.with_surroundings().get(pk=entry.noun_id)
    office = Federation.objects.get().office_mail
    for review in opened.progress():
        for person, roles in _asked(review.network, timezone.localdate(entry.at)):
            with translation.override(person.language):
                _write(
                    review, person, letter="asked", office=office,
                    subject=_("Go through the assignments for %(year)s: %(network)s"),
                    reason=_("You have a role in %(network)s. If that is wrong, write to"
                             " %(office)s."),
                    answers=bool(roles & (LEADS | WRITES)), entry=entry,
                )  # fmt: skip


def tell_of_adoption(entry: Entry) -> None:
    """After "round.adopted": a letter to each member of the networks with what has changed."""
    rows = Review.objects.with_progress().filter(pk__in=entry.facts["reviews"])
    office = Federation.objects.get().office_mail
    for review in rows:
        for person in _members(review.network, timezone.localdate(entry.at)):
            with translation.override(person.language):
                _write(
                    review, person, letter="adopted", office=office,
                    subject=_("New charter from %(year)s: %(network)s"),
                    reason=_("You are on the list of %(network)s. If that is wrong, write to"
                             " %(office)s."),
                    changes=changes_in(review), entry=entry,
                )  # fmt: skip


def _asked(network: Network, on: date) -> Iterable[tuple[Person, set[str]]]:
    """Those who lead or write, and the liaison, each once with their roles."""
    found: dict[Person, set[str]] = {}
    rows = Appointment.objects.on(on).filter(network=network, role__in=ASKED)
    for row in rows.select_related("person").order_by("person__name"):
        found.setdefault(row.person, set()).add(row.role)
    return found.items()


def _members(network: Network, on: date) -> list[Person]:
    rows = Membership.objects.on(on).filter(network=network).select_related("person")
    return sorted({row.person for row in rows}, key=lambda person: person.name)


def _write(
    review: Review, to: Person, *, letter: str, office: str, subject: str, reason: str,
    **said: object,
) -> None:  # fmt: skip
    """A letter about one network, in the language that is active."""
    if not to.mailbox or not to.is_active:
        return
    words = {"network": review.network, "year": review.round.year, "office": office}
    context = said | {
        "review": review,
        "url": settings.BASE_URL + review.get_absolute_url(),
        "charter_url": settings.BASE_URL + (review.version or review.charter).get_absolute_url(),
    }
    Letter.write(
        key=f"review:{letter}:{review.pk}:{to.pk}",
        to=to.mailbox,
        subject=subject % words,
        text=render_to_string(f"followup/letters/{letter}.txt", context),
        reason=reason % words,
        language=to.language,
    )
