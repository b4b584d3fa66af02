"""What follows what was decided and is to be done. Each may run more than once."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samverk.ledger.models import Entry
from samverk.meetings.actions import Linked, actions_with_links, linked
from samverk.meetings.letters import tidy
from samverk.meetings.missing import approvers
from samverk.meetings.models import (
    Action,
    Assent,
    BacklogItem,
    Decision,
    Meeting,
    Minutes,
)
from samverk.meetings.models.agenda import ItemKind
from samverk.meetings.models.anchoring import ask_absent_of
from samverk.people.models import Person
from samverk.post.models import Letter
from samverk.shell import dates


def take_further(entry: Entry) -> None:
    """After "minutes.approved" and "minutes.corrected": what another network is to decide on
    waits in its backlog."""
    meeting = _meeting_of(entry)
    waiting = Decision.objects.registered().filter(
        item__meeting=meeting, further__isnull=False, sent_on__isnull=True
    )
    for decision in waiting.order_by("item__position", "pk"):
        assert decision.further
        with translation.override(settings.LANGUAGE_CODE):
            said = _("%(network)s, %(day)s, decision %(number)s:") % {
                "network": meeting.network,
                "day": dates.day(meeting.starts_at),
                "number": decision.registered,
            }
        BacklogItem.propose(
            decision.further,
            by=entry.actor,
            title=Truncator(decision.item.title).chars(200),
            text=f"{said}\n\n{decision.text}",
            kind=ItemKind.DECISION,
            decision=decision,
        )


def ask_absent(entry: Entry) -> None:
    """After "minutes.approved": municipalities that were absent are asked, where that is so
    settled; one letter to each member for them."""
    meeting = _meeting_of(entry)
    for assent in ask_absent_of(meeting, by=entry.actor, on=timezone.localdate(entry.at)):
        for person in assent.those_asked():
            _write_question(assent, person)


def tell_of_objection(entry: Entry) -> None:
    """After "assent.answered": those who lead hear of an objection."""
    known = Assent.objects.select_related("meeting__network", "municipality", "person")
    assent = known.get(pk=entry.noun_id)
    if assent.answer != Assent.Answer.OBJECTS or not assent.answered_at:
        return
    for person in approvers(assent.meeting.network, timezone.localdate(entry.at)):
        with translation.override(person.language):
            write_to(
                person,
                key=f"objection:{entry.pk}:{person.pk}",
                subject=_("%(municipality)s objects: %(network)s %(day)s")
                % {"municipality": assent.municipality, **_named(assent.meeting)},
                template="objection",
                context={"assent": assent, "url": _address("meeting", assent.meeting_id)},
                reason=_("You lead %(network)s.") % {"network": assent.meeting.network},
            )


def tell_of_actions(entry: Entry) -> None:
    """After "minutes.approved": who got something to do and is not on the network's list hears
    of it; those on the list get it with the record."""
    minutes = Minutes.objects.select_related("meeting__network").get(meeting=_meeting_of(entry))
    listed = minutes.meeting.members_to_call()
    own = Action.objects.open().filter(item__meeting=minutes.meeting_id)
    for person in Person.objects.filter(actions__in=own).distinct():
        if person not in listed:
            tell_of(person, actions_with_links(person, minutes), key=f"actions:{entry.pk}")


def tell_new_owner(entry: Entry) -> None:
    """After "action.handed_over": who is to do it now hears of it, unless they took it over."""
    action = Action.objects.with_origin().get(pk=entry.noun_id)
    person = action.person
    if not person or person == entry.actor or action.is_done:
        return
    latest = Entry.objects.about(action).filter(verb=entry.verb).newest_first().first()
    if latest == entry and entry.facts["before"]["owner"] != action.owner:
        tell_of(person, linked([action]), key=f"handed-over:{entry.pk}")


def tell_of(person: Person, actions: list[Linked], *, key: str) -> None:
    """One letter with what somebody has got to do, each with its link."""
    if not actions:
        return
    with translation.override(person.language):
        network = actions[0].action.item.meeting.network
        write_to(
            person,
            key=f"{key}:{person.pk}",
            subject=_("For you to do: %(network)s") % {"network": network},
            template="actions",
            context={"actions": actions, "network": network, "own": _address("actions")},
            reason=_("%(network)s has written down that you do this.") % {"network": network},
        )


def _write_question(assent: Assent, person: Person) -> None:
    meeting = assent.meeting
    with translation.override(person.language):
        write_to(
            person,
            key=f"assent:{assent.pk}:{person.pk}",
            subject=_("What does %(municipality)s say? %(network)s %(day)s")
            % {"municipality": assent.municipality, **_named(meeting)},
            template="assent",
            context={
                "assent": assent,
                "url": _address("assent", assent.token),
            },
            reason=_("You are on the list of %(network)s.") % {"network": meeting.network},
        )


def write_to(
    person: Person,
    *,
    key: str,
    subject: str,
    template: str,
    context: dict[str, object],
    reason: str,
) -> None:
    """A letter in the language that is active; none to somebody who cannot be reached."""
    if not person.mailbox or not person.is_active:
        return
    Letter.write(
        key=key,
        to=person.mailbox,
        subject=subject,
        text=tidy(render_to_string(f"meetings/letters/{template}.txt", context)),
        reason=reason,
        language=person.language,
    )


def _meeting_of(entry: Entry) -> Meeting:
    """The meeting whose record was approved, for the first time or as a correction."""
    return Meeting.objects.with_stage().get(minutes__approval=entry.noun_id)


def _named(meeting: Meeting) -> dict[str, object]:
    return {"network": meeting.network, "day": dates.day(meeting.starts_at)}


def _address(page: str, *args: object) -> str:
    return settings.BASE_URL + reverse(f"meetings:{page}", args=args)
