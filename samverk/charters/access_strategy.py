"""Who may read and keep what charters rest on: governing documents, goals, municipalities.

All of it is read by everybody who is signed in, and kept by the coordinator.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.charters.access import READ, charter_and_mandate
from samverk.charters.models import (
    Charter,
    Commitment,
    Continuation,
    GoverningDocument,
    StrategicGoal,
)
from samverk.documents.models import StoredFile
from samverk.networks.models import Municipality
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, SIGNED_IN, Right

READ_GOVERNING = Right(_("Governing documents"), _("read and fetch"), SIGNED_IN)
GOVERN = Right(
    _("Governing documents"),
    _("add, correct and take away documents and goals, note who has adopted them"),
    COORDINATES,
    _("Governing documents are kept by the association's coordinator."),
)
GROUND = Right(
    _("Charters"),
    _("say which strategy and goals it rests on"),
    COORDINATES,
    _("Governing documents are kept by the association's coordinator."),
    within=READ,
)
READ_MUNICIPALITY = Right(_("Municipalities"), _("read what they are bound to"), SIGNED_IN)


def governing_document_to_read(person: Person, pk: int) -> tuple[GoverningDocument, Mandate]:
    """Governing documents are read by everybody who is signed in."""
    mandate = Mandate.of(person, timezone.localdate())
    READ_GOVERNING.ask(mandate)
    document = get_object_or_404(GoverningDocument.objects.select_related("network", "file"), pk=pk)
    return document, mandate


def coordinator_governs(person: Person) -> None:
    """Only the coordinator adds governing documents, and says what rests on what."""
    GOVERN.ask(Mandate.of(person, timezone.localdate()))


def governing_document_to_correct(person: Person, pk: int) -> GoverningDocument:
    coordinator_governs(person)
    return get_object_or_404(GoverningDocument, pk=pk)


def governing_file_to_keep(person: Person, pk: int) -> StoredFile:
    READ_GOVERNING.ask(Mandate(person.pk))
    document = get_object_or_404(GoverningDocument.objects.select_related("file"), pk=pk)
    if document.file is None:
        raise Http404
    return document.file


def strategy_to_correct(person: Person, pk: int) -> GoverningDocument:
    coordinator_governs(person)
    return get_object_or_404(GoverningDocument.objects.strategies(), pk=pk)


def strategic_goal_to_correct(person: Person, pk: int) -> StrategicGoal:
    coordinator_governs(person)
    return get_object_or_404(StrategicGoal.objects.select_related("strategy"), pk=pk)


def continuation_to_take_back(person: Person, pk: int) -> Continuation:
    coordinator_governs(person)
    links = Continuation.objects.select_related("earlier__strategy", "later__strategy", "by")
    return get_object_or_404(links, pk=pk)


def charter_to_ground(person: Person, pk: int) -> Charter:
    """A charter, adopted or not, for which the person may say what it rests on."""
    charter, mandate = charter_and_mandate(person, pk)
    GROUND.ask(mandate, charter.network)
    return charter


def charter_to_aim(person: Person, pk: int) -> tuple[Charter, GoverningDocument]:
    """A charter and the strategy it rests on; 404 until somebody has said which."""
    charter = charter_to_ground(person, pk)
    return charter, get_object_or_404(GoverningDocument, groundings__charter=charter)


def municipality_to_read(person: Person, code: str) -> tuple[Municipality, Mandate]:
    """What a municipality is bound to is read by everybody who is signed in."""
    mandate = Mandate.of(person, timezone.localdate())
    READ_MUNICIPALITY.ask(mandate)
    return get_object_or_404(Municipality, code=code), mandate


def municipality_to_commit(person: Person, code: str) -> Municipality:
    coordinator_governs(person)
    return get_object_or_404(Municipality, code=code)


def commitment_to_take_back(person: Person, pk: int) -> Commitment:
    coordinator_governs(person)
    return get_object_or_404(Commitment.objects.select_related("municipality", "strategy"), pk=pk)
