"""The one thing to do next, in the words of its button, and where it is done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samverk.charters.models import Duty
from samverk.dialogue.models import Feedback
from samverk.followup.facts import MeetingFact
from samverk.followup.models import Review
from samverk.followup.standing import Link
from samverk.networks.models import Network


def plan(network: Network) -> Link:
    return Link(_("Plan a meeting"), reverse("meetings:plan", args=[network.slug]))


def groups(network: Network) -> Link:
    return Link(_("See the working groups"), reverse("charters:life", args=[network.slug]))


def call(meeting: MeetingFact) -> Link:
    return Link(_("Send the notice"), reverse("meetings:call", args=[meeting.pk]))


def agenda(meeting: MeetingFact) -> Link:
    return Link(_("Write the agenda"), reverse("meetings:agenda", args=[meeting.pk]))


def write(meeting: MeetingFact) -> Link:
    said = _("Go on writing") if meeting.begun_at else _("Begin the record")
    return Link(said, reverse("meetings:write", args=[meeting.pk]))


def approve(meeting: MeetingFact) -> Link:
    return Link(_("Read and approve"), reverse("meetings:approve", args=[meeting.pk]))


def release(meeting: MeetingFact) -> Link:
    return Link(_("Look through and publish"), reverse("publishing:release", args=[meeting.pk]))


def see(meeting: MeetingFact) -> Link:
    return Link(_("See the meeting"), meeting.url)


def confirm(network: Network) -> Link:
    return Link(_("Confirm the list"), reverse("people:confirmation", args=[network.slug]))


def appoint(network: Network) -> Link:
    return Link(_("Give somebody the role"), reverse("people:role", args=[network.slug]))


def report(network: Network) -> Link:
    return Link(_("Send feedback"), reverse("dialogue:send", args=[network.slug]))


def read(feedback: Feedback) -> Link:
    return Link(_("Read the feedback"), feedback.get_absolute_url())


def answer(feedback: Feedback) -> Link:
    return Link(_("Answer"), feedback.get_absolute_url())


def review(row: Review) -> Link:
    return Link(_("Go through the assignments"), row.get_absolute_url())


def duty(row: Duty) -> Link:
    return Link(_("See what is asked for"), reverse("followup:duty", args=[row.pk]))


def attest(duty: Duty) -> Link:
    return Link(_("Tell what was done"), reverse("followup:duty", args=[duty.pk]) + "#attest")
