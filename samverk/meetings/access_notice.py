"""Who may tell people of a meeting, and who may answer. One door per act."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from samverk.meetings.access import meeting_to_lead
from samverk.meetings.models import Guest, Invitation
from samverk.people.models import Person


def guest_to_withdraw(person: Person, pk: int, guest: int) -> Guest:
    """A guest of a meeting that the person leads."""
    meeting = meeting_to_lead(person, pk)
    return get_object_or_404(
        Guest.objects.select_related("meeting__network"), meeting=meeting, pk=guest
    )


def invitation_to_answer(token: str) -> Invitation | Guest:
    """The invitation, to a member or a guest, that the link's token belongs to; else 404."""
    meeting = ("meeting__network", "meeting__host", "meeting__cancellation")
    known = Invitation.objects.select_related("person", *meeting).filter(token=token).first()
    found = known or Guest.objects.select_related(*meeting).filter(token=token).first()
    if found is None:
        raise Http404
    return found
