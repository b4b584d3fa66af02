"""Many documents handed in at once (inläsning), each read by itself in the background."""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Any, Self

from django.db import OperationalError, models, transaction
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from samverk.charters import reading as reader
from samverk.charters.models.charter import Charter
from samverk.charters.naming import recognise
from samverk.charters.parcel import Document, Parcel
from samverk.documents.extract import Unreadable, extract
from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused
from samverk.work.again import Again

WENT_WRONG = gettext_lazy(
    "Something went wrong here, not with you, when the document was read. Try again, and tell"
    " whoever runs the server if that does not help."
)
NO_CHARTER = gettext_lazy("This does not look like a charter.")


class BatchQuerySet(models.QuerySet["Batch"]):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")

    def with_counts(self) -> Self:
        """With `documents`, `waiting` and `adopted`: how many of each."""
        count = models.Count
        return self.select_related("by").annotate(
            documents=count("files"),
            waiting=count("files", filter=models.Q(files__state=BatchFile.State.WAITING)),
            adopted=count("files", filter=models.Q(files__charter__adoption__isnull=False)),
        )


class Batch(models.Model):
    """Documents that one person handed in together. Stopped, it reads no more of them.

    `skipped` names what was in the folder or the zip file but is no document of anybody's.
    """

    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    skipped = models.JSONField(default=list, blank=True)
    stopped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True)

    objects = BatchQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("charters:batch", args=[self.pk])

    @classmethod
    def hand_in(cls, parcel: Parcel, *, by: Person) -> "Batch":
        """Keep the documents and ask for each to be read; none is read here."""
        batch = cls.objects.create(by=by, skipped=parcel.skipped)
        for position, document in enumerate(parcel.documents):
            BatchFile.keep(document, batch=batch, position=position)
        batch._enqueue()
        record(by, "batch.handed_in", batch, documents=len(parcel.documents))
        return batch

    def stop(self, *, by: Person) -> None:
        """Read no more; what is being read just now may still come in, whole."""
        self._halt(by=by, at=timezone.now())
        record(by, "batch.stopped", self)

    def resume(self, *, by: Person) -> None:
        """Go on with what waits."""
        self._halt(by=None, at=None)
        self._enqueue()
        record(by, "batch.resumed", self)

    def discardable(self) -> list[Charter]:
        """The drafts that this batch made and that nobody has proposed or adopted."""
        made = self.files.filter(state=BatchFile.State.READ).values("charter")
        drafts = Charter.objects.drafts().filter(pk__in=made, proposal__isnull=True)
        return list(drafts.select_related("network", "file").order_by("pk"))

    @transaction.atomic
    def discard(self, *, by: Person) -> int:
        """Throw away all that can be, and stop; how many drafts went."""
        drafts = self.discardable()
        for charter in drafts:
            charter.discard(by=by)
        if self.files.waiting().exists():
            self.stop(by=by)
        record(by, "batch.discarded", self, drafts=len(drafts))
        return len(drafts)

    @transaction.atomic
    def adopt(
        self, adoptions: Iterable[tuple[Charter, date, date]], *, by: Person, body: str
    ) -> None:
        """Record that a body adopted each of them: all, or none. Each charter comes with the day
        it was adopted and the day from which it holds."""
        for charter, on, in_force_from in adoptions:
            charter.adopt(by=by, body=body, on=on, in_force_from=in_force_from)

    @transaction.atomic
    def place(
        self, places: Iterable[tuple[Charter, Network | str]], *, by: Person, parent: Network | None
    ) -> None:
        """Give each draft its network: one there is, or the name of one to start below `parent`.
        Several may name the same."""
        started: dict[str, Network] = {}
        for charter, network in places:
            known = network if isinstance(network, Network) else started.get(network.casefold())
            if known:
                charter.choose_network(known, by=by)
            else:
                name = str(network)
                made = charter.start_network(by=by, name=name, parent=parent)
                started[name.casefold()] = made

    def _halt(self, *, by: Person | None, at: Any) -> None:
        self.stopped_by, self.stopped_at = by, at
        self.save(update_fields=["stopped_by", "stopped_at"])

    def _enqueue(self) -> None:
        for pk in self.files.waiting().values_list("pk", flat=True):
            read_file.enqueue(pk)


class BatchFileQuerySet(models.QuerySet["BatchFile"]):
    def waiting(self) -> Self:
        return self.filter(state=BatchFile.State.WAITING)

    def to_read(self) -> Self:
        """Those that wait and that nobody has stopped."""
        return self.waiting().filter(batch__stopped_at__isnull=True)

    def without_draft(self) -> Self:
        """Those that have been tried and led to nothing that is still there."""
        return self.exclude(state=BatchFile.State.WAITING).filter(
            charter__isnull=True, file__isnull=False
        )


class BatchFile(models.Model):
    """One document of a batch: it waits, or has become a draft as a whole, or has said why not.

    `said` is that reason as it stands in the code, in English. `meant_by` is who said that it is
    a charter all the same. Without a `file` it was not of a kind or a size to be kept.
    """

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Waiting")
        READ = "read", gettext_lazy("Read")
        KNOWN = "known", gettext_lazy("Read in before")
        NO_CHARTER = "no_charter", gettext_lazy("Not a charter?")
        UNREADABLE = "unreadable", gettext_lazy("Could not be read")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    said = models.TextField(blank=True)
    meant_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    charter = models.ForeignKey(Charter, models.SET_NULL, null=True, related_name="+")

    objects = BatchFileQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_file_per_place")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def reason(self) -> str:
        """Why there is no draft, in the language of the page."""
        return _(self.said) if self.said else ""

    @classmethod
    def keep(cls, document: Document, *, batch: Batch, position: int) -> "BatchFile":
        """Keep a document to read it later, or say at once why it never will be."""
        row = cls(batch=batch, position=position, name=document.name)
        try:
            row.file = StoredFile.keep(
                name=PurePath(document.name).name,
                data=document.taken(),
                media_type=document.media_type,
            )
        except Unreadable as why:
            row.state, row.said = cls.State.UNREADABLE, _as_in_code(why)
        row.save()
        return row

    def read(self, *, on: date) -> None:
        """Make the document a draft as a whole, or say why not.

        It may be called many times, also at once: the same bytes become one draft.
        """
        assert self.file
        try:
            text = extract(self.name, self.file.data())
        except Unreadable as why:
            self._end(BatchFile.State.UNREADABLE, said=why)
            return
        reading = reader.read(text, file=self.file.name, today=on)
        with transaction.atomic():
            if not self._is_still_to_read():
                return
            if known := Charter.objects.of_file(self.file.sha256).newest_first().first():
                self._end(BatchFile.State.KNOWN, charter=known)
            elif not reading.is_charter and not self.meant_by:
                self._end(BatchFile.State.NO_CHARTER, said=NO_CHARTER)
            else:
                network = recognise(reading.network or "", Network.objects.chartered().going_on())
                charter = Charter.draft(
                    by=self.batch.by, file=self.file, text=text, reading=reading, network=network
                )
                self._end(BatchFile.State.READ, charter=charter)

    def give_up(self) -> None:
        """Say that it was our fault."""
        self._end(BatchFile.State.UNREADABLE, said=WENT_WRONG)

    def read_again(self, *, by: Person) -> None:
        """Try once more with a document that led to nothing, or whose draft was thrown away."""
        self._wait(by=by)

    def read_anyway(self, *, by: Person) -> None:
        """Somebody says that it is a charter, whatever it looks like."""
        self._wait(by=by, meant_by=by)

    def _wait(self, *, by: Person, **facts: Any) -> None:
        again = BatchFile.objects.without_draft().filter(pk=self.pk)
        if not again.update(state=BatchFile.State.WAITING, said="", **facts):
            raise Refused(_("The document is waiting to be read, or has been read."))
        read_file.enqueue(self.pk)
        record(by, "batch.file_again", self.batch, name=self.name)

    def _is_still_to_read(self) -> bool:
        """Whether nobody has read or stopped it meanwhile. Until the transaction is over, nobody
        else who reads the same bytes gets further than this."""
        assert self.file
        same = StoredFile.objects.filter(sha256=self.file.sha256).order_by("pk")
        list(same.select_for_update())
        return BatchFile.objects.to_read().filter(pk=self.pk).exists()

    def _end(
        self,
        state: "BatchFile.State",
        *,
        said: "str | Promise | Unreadable" = "",
        charter: Charter | None = None,
    ) -> None:
        waits = BatchFile.objects.to_read().filter(pk=self.pk)
        waits.update(state=state, said=_as_in_code(said), charter=charter)


def _as_in_code(said: "str | Promise | Unreadable") -> str:
    with override("en"):
        return str(said)


@task(priority=-10)  # letters go before: 200 documents take a while
def read_file(pk: int) -> None:
    """Read one document of a batch, if it still waits and the batch has not been stopped."""
    file = BatchFile.objects.to_read().select_related("batch__by", "file").filter(pk=pk).first()
    if file is None:
        return
    try:
        file.read(on=timezone.localdate())
    except OperationalError as error:
        raise Again from error
    except Exception:
        file.give_up()
        raise
