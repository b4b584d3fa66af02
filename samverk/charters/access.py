"""Who may read and correct charters. One door per noun.

Drafts are the coordinator's own: others get 404. What is proposed or adopted is read by those
who see the network; of them only the coordinator may work with it, and learns of what is adopted
that it can't be changed.
"""

from datetime import date

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.charters.models import Batch, BatchFile, Charter, Finding, Part, Sentence
from samverk.charters.shelf import Shelf
from samverk.documents.models import StoredFile
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person
from samverk.people.rights import COORDINATES, SEES, SIGNED_IN, Right

_NOUN = _("Charters")
SHELF = Right(_NOUN, _("see which of the networks' charters there are"), SIGNED_IN)
READ = Right(_NOUN, _("read what is proposed or adopted, compare versions, fetch as files"), SEES)
READ_DRAFT = Right(_NOUN, _("read drafts"), COORDINATES)
READ_IN = Right(
    _NOUN,
    _("read in documents"),
    COORDINATES,
    _("Charters are read in by the association's coordinator."),
)
KEEP = Right(
    _NOUN,
    _("correct, propose, adopt and end"),
    COORDINATES,
    _("Charters are kept by the association's coordinator."),
    within=READ,
)
READ_VOCABULARY = Right(
    _("Words that the law replaces"), _("read what they are called now"), SIGNED_IN
)


def shelf_to_read(person: Person) -> tuple[Shelf, bool]:
    """The charters of the networks that the person sees, and whether they may read in more."""
    today = timezone.localdate()
    mandate = Mandate.of(person, today)
    SHELF.ask(mandate)
    networks = [network for network in _with_place(today) if mandate.sees(network)]
    return Shelf.of(networks, today, with_drafts=mandate.coordinator), mandate.coordinator


def _with_place(today: date) -> QuerySet[Network]:
    """The networks that have a charter, and those that should: no groups, and of the bodies and
    of those that have ended only the ones that have had one."""
    due = Network.objects.alive(today).filter(kind=Network.Kind.NETWORK)
    charters = Charter.objects.filter(network=OuterRef("pk"))
    return Network.objects.filter(Q(pk__in=due) | Exists(charters)).by_name()


def coordinator_reads_in(person: Person) -> None:
    """Only the coordinator reads documents in."""
    READ_IN.ask(Mandate.of(person, timezone.localdate()))


def batches_to_follow(person: Person) -> QuerySet[Batch]:
    coordinator_reads_in(person)
    return Batch.objects.with_counts().newest_first()


def batch_to_follow(person: Person, pk: int) -> Batch:
    """What was handed in at one time; any coordinator goes on with it."""
    coordinator_reads_in(person)
    return get_object_or_404(Batch.objects.select_related("by"), pk=pk)


def batch_file_to_read(person: Person, pk: int) -> BatchFile:
    coordinator_reads_in(person)
    return get_object_or_404(BatchFile.objects.select_related("batch"), pk=pk)


def charter_to_read(person: Person, pk: int) -> tuple[Charter, bool]:
    """A charter, and whether the person may work with it."""
    charter, mandate = charter_and_mandate(person, pk)
    return charter, KEEP.allows(mandate)


def charter_and_mandate(person: Person, pk: int) -> tuple[Charter, Mandate]:
    charter = get_object_or_404(Charter.objects.with_surroundings(), pk=pk)
    mandate = Mandate.of(person, timezone.localdate())
    if charter.is_draft or charter.network is None:
        READ_DRAFT.ask(mandate)
    else:
        READ.ask(mandate, charter.network)
    return charter, mandate


def charter_to_keep(person: Person, pk: int) -> Charter:
    """A charter, in whatever state, that the person may work with."""
    charter, mandate = charter_and_mandate(person, pk)
    KEEP.ask(mandate, charter.network)
    return charter


def charter_to_carry_on(person: Person, pk: int) -> Charter:
    """An adopted charter, to begin its next version or to end it."""
    charter = charter_to_keep(person, pk)
    if not charter.is_adopted:
        raise Http404
    return charter


def charter_to_follow(person: Person, pk: int) -> tuple[Charter, Charter]:
    """A draft that was read in, and the charter that it may be a new version of."""
    charter = charter_to_correct(person, pk)
    if charter.may_follow is None:
        raise Http404
    return charter, charter.may_follow


def charters_to_compare(person: Person, pk: int, asked: str | None) -> tuple[Charter, Charter]:
    """Two versions of the same network's charter, the earlier first: the one that `?med=` names,
    or else the one before."""
    later, _corrects = charter_to_read(person, pk)
    if asked is not None and not asked.isdecimal():
        raise Http404
    other = later.before.pk if asked is None and later.before else int(asked or 0)
    earlier, _corrects = charter_to_read(person, other)
    if earlier.network_id != later.network_id:
        raise Http404
    known = Charter.objects.to_compare().in_bulk([earlier.pk, later.pk])
    return known[earlier.pk], known[later.pk]


def document_to_keep(person: Person, pk: int) -> StoredFile:
    """The document that a charter was read from; what was written here has none."""
    charter, _corrects = charter_to_read(person, pk)
    if charter.file is None:
        raise Http404
    return charter.file


def charter_to_correct(person: Person, pk: int) -> Charter:
    """A draft; for what is adopted the coordinator is told that it can't be changed."""
    charter = charter_to_keep(person, pk)
    charter.must_be_draft()
    return charter


def part_to_correct[P: Part](person: Person, parts: type[P], pk: int) -> P:
    """A goal, an assignment or a duty of a draft."""
    return _of_draft(person, parts._default_manager.all(), pk)


def sentence_to_correct(person: Person, pk: int) -> Sentence:
    return _of_draft(person, Sentence.objects.all(), pk)


def finding_to_settle(person: Person, pk: int) -> Finding:
    return _of_draft(person, Finding.objects.all(), pk)


def _of_draft[M: Model](person: Person, rows: QuerySet[M], pk: int) -> M:
    row = get_object_or_404(rows, pk=pk)
    row.charter = charter_to_correct(person, row.charter_id)  # type: ignore[attr-defined]
    return row


def sentence_pointed_at(charter: Charter, asked: str | None) -> Sentence | None:
    """The sentence of the charter that `?sentence=` names, if it names any."""
    if not asked:
        return None
    if not asked.isdecimal():
        raise Http404
    return get_object_or_404(charter.sentences.all(), pk=int(asked))
