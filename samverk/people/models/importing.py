"""Lists of people that somebody handed in: what each row would change, and changing it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import batched
from typing import Any, Self

from django.core.cache import cache
from django.db import OperationalError, models, transaction
from django.db.models import Exists, OuterRef
from django.tasks import task
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.documents.extract import Unreadable
from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.people.importing.absent import say_who_is_absent
from samverk.people.importing.applying import Writing, look_again
from samverk.people.importing.book import Book
from samverk.people.importing.judging import Judge, str_of
from samverk.people.importing.known import places
from samverk.people.importing.layout import Layout
from samverk.people.importing.lines import Line, lines
from samverk.people.importing.outcome import ACTS, Outcome, Verdict
from samverk.people.models.membership import Membership
from samverk.people.models.person import Person
from samverk.shell.refused import Refused
from samverk.work.again import Again

#: Rows judged, kept and written at a time.
CHUNK = 500
WENT_WRONG = gettext_lazy(
    "Something went wrong here, not with you, when the file was read. Try again, and tell whoever"
    " runs the server if that does not help."
)


class RegisterImportQuerySet(models.QuerySet["RegisterImport"]):
    def newest_first(self) -> Self:
        return self.select_related("network", "file", "by").order_by("-at", "-pk")

    def to_look_through(self) -> Self:
        """Those that are read, and that say something new or something unclear."""
        asks = ImportRow.objects.filter(verdict__in=[*ACTS, Verdict.UNCLEAR], whole=OuterRef("pk"))
        return self.newest_first().filter(Exists(asks), state=RegisterImport.State.READY)


class RegisterImport(models.Model):
    """A file with lists of people, handed in by one person for one network or for all (empty).

    It waits to be read, is ready to be looked through, is being carried out, or is done. `layouts`
    says by sheet what its columns are, and `settled` by row what the user has said of it. With
    `removes` those who are not in the file leave. `said` is why it could not be read.
    """

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Is being read")
        READY = "ready", gettext_lazy("Ready to look through")
        UNDER_WAY = "under_way", gettext_lazy("Is being taken in")
        DONE = "done", gettext_lazy("Taken in")
        UNREADABLE = "unreadable", gettext_lazy("Could not be read")

    network = models.ForeignKey(Network, models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    said = models.TextField(blank=True)
    layouts = models.JSONField(default=dict)
    settled = models.JSONField(default=dict)
    removes = models.BooleanField(default=False)
    is_offices = models.BooleanField(default=False)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    objects = RegisterImportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file.name

    def get_absolute_url(self) -> str:
        return reverse("people:import", args=[self.pk])

    @classmethod
    def hand_in(
        cls,
        *,
        by: Person,
        network: Network | None,
        name: str,
        data: bytes,
        media_type: str,
        is_offices: bool,
    ) -> "RegisterImport":
        """Keep the file and ask for it to be read; nothing is read here."""
        file = StoredFile.keep(name=name, data=data, media_type=media_type)
        row = cls.objects.create(network=network, file=file, by=by, is_offices=is_offices)
        read_register.enqueue(row.pk)
        return row

    @property
    def reason(self) -> str:
        return _(self.said) if self.said else ""

    @property
    def is_going(self) -> bool:
        return self.state in (self.State.WAITING, self.State.UNDER_WAY)

    @property
    def progress(self) -> int:
        """Rows read or taken in so far. It is told outside the transaction that does the work."""
        return int(cache.get(self._progress_key, 0))

    def tally(self) -> dict[str, int]:
        """How many rows there are of each verdict, those written apart, as "done"."""
        counted = self.rows.values_list("verdict", "done").annotate(models.Count("pk"))
        tally: dict[str, int] = {}
        for verdict, done, number in counted:
            key = "done" if done else verdict
            tally[key] = tally.get(key, 0) + number
        return tally

    @transaction.atomic
    def read_as(self, *, layouts: dict[str, Any], removes: bool) -> None:
        """Read the file again with columns that the user has said, or without those who left."""
        self._must_be_open()
        self.layouts, self.removes, self.state = layouts, removes, self.State.WAITING
        self.save(update_fields=["layouts", "removes", "state"])
        read_register.enqueue(self.pk)

    @transaction.atomic
    def settle(self, row: "ImportRow", **said: Any) -> None:
        """Keep what the user says of a row, and judge it and what hangs on it again."""
        self._must_be_open()
        self.settled[row.key] = self.settled.get(row.key, {}) | said
        self.save(update_fields=["settled"])
        row.judge_again(on=timezone.localdate())

    @transaction.atomic
    def begin(self, *, by: Person) -> None:
        """Ask for it to be carried out; a job does it, whole or not at all."""
        self._must_be_open()
        if not self.rows.to_write().exists():
            raise Refused(_("There is nothing to take in."))
        self.state, self.done_by = self.State.UNDER_WAY, by
        self.save(update_fields=["state", "done_by"])
        cache.delete(self._progress_key)
        apply_register.enqueue(self.pk)

    def judge(self, *, on: date) -> Judge:
        """Somebody to hold lines against what is known on a day."""
        return Judge(on=on, places=places(), network=self.network_id, is_office=self.is_offices)

    @transaction.atomic
    def read(self, *, on: date) -> None:
        """Read the whole file and say of each row what it would change."""
        if not self._is(self.State.WAITING):
            return
        self.rows.all().delete()
        position, judge = 0, self.judge(on=on)
        for chunk in batched(self._lines(judge), CHUNK, strict=False):
            said = [(line, self.settled.get(_key(line), {})) for line in chunk]
            outcomes = judge.judge(said)
            self.rows.bulk_create(
                ImportRow.of(self, line, outcome, position + number)
                for number, (line, outcome) in enumerate(zip(chunk, outcomes, strict=True))
            )
            position += len(chunk)
            self.tell(position)
        self.hold_against_the_seats(on=on)
        self.state, self.said = self.State.READY, ""
        self.save(update_fields=["state", "said", "layouts"])

    def hold_against_the_seats(self, *, on: date) -> None:
        """Say who leaves and which seats are vacant, once all that the file names is known."""
        say_who_is_absent(self, on=on)

    @transaction.atomic
    def carry_out(self, *, on: date) -> None:
        """Write what the rows say, all at once, if it has been asked for.

        Rows that no longer do what they said, since somebody changed the lists meanwhile, are
        left to be looked through again.
        """
        if not self._is(self.State.UNDER_WAY):
            return
        assert self.done_by
        look_again(self, on=on)
        work = Writing(self, by=self.done_by, on=on)
        work.write()
        left = self.rows.filter(moved_on=True).exists()
        if left:
            self.hold_against_the_seats(on=on)
        self.state, self.done_at = self.State.READY if left else self.State.DONE, timezone.now()
        self.save(update_fields=["state", "done_at"])
        record(self.done_by, "register.imported", self, title=self.file.name, rows=work.written)

    def tell(self, number: int) -> None:
        """Say how many rows are done, to the page that shows it."""
        cache.set(self._progress_key, number, timeout=3600)

    def end_unread(self, said: object) -> None:
        """Say why nothing could be read."""
        self.state, self.said = self.State.UNREADABLE, str_of(said)
        self.save(update_fields=["state", "said"])

    @property
    def _progress_key(self) -> str:
        return f"people.import.{self.pk}"

    def _must_be_open(self) -> None:
        open_ = RegisterImport.objects.filter(pk=self.pk, state=self.State.READY)
        if not open_.select_for_update().exists():
            raise Refused(_("The file is being read or taken in just now. Wait until it is done."))

    def _is(self, state: str) -> bool:
        rows = RegisterImport.objects.filter(pk=self.pk, state=state)
        return bool(list(rows.select_for_update().values_list("pk")))

    def _lines(self, judge: Judge) -> Iterator[Line]:
        """The file's lines, with the columns found out where nobody has said what they are."""
        alone = judge.places.networks[self.network_id][0] if self.network_id else ""
        for sheet in Book.open(self.file.name, self.file.data()).sheets:
            if sheet.name not in self.layouts:
                self.layouts[sheet.name] = Layout.of(sheet, judge.places).to_json()
            layout = Layout.from_json(self.layouts[sheet.name])
            own = judge.places.network(sheet.name)
            yield from lines(sheet, layout, judge.places, network="" if own else alone)


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def to_write(self) -> Self:
        """Those that would change something, and have not been written yet."""
        return self.filter(verdict__in=ACTS, done=False)

    def of_verdict(self, verdict: str) -> Self:
        return self.filter(verdict=verdict) if verdict else self

    def by_chunks(self) -> "Iterator[list[ImportRow]]":
        """The rows in order, a few hundred at a time, whatever happens to those already given."""
        after = -1
        rows = self.select_related("person").order_by("position")
        while chunk := list(rows.filter(position__gt=after)[:CHUNK]):
            yield chunk
            after = chunk[-1].position

    def rewrite(self, rows: "Sequence[ImportRow]", fields: list[str]) -> None:
        """Save the fields of many rows in one statement; bulk_update takes ten times as long."""
        self.bulk_create(rows, update_conflicts=True, update_fields=fields, unique_fields=["id"])

    def in_order(self) -> Self:
        return self.select_related("network", "person").order_by("position", "pk")


class ImportRow(models.Model):
    """One person, vacant seat, heading or note in the file; or somebody who is not in it.

    `line` is what was read, `changes` (field, was, becomes), and `plan` what is to be written.
    `moved_on` says that what is known has changed since somebody looked the row through.
    """

    whole = models.ForeignKey(RegisterImport, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=255)
    number = models.PositiveIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(max_length=10)
    line = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict)
    why = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    network = models.ForeignKey(Network, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    plan = models.JSONField(default=dict)
    moved_on = models.BooleanField(default=False)
    done = models.BooleanField(default=False)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [
            models.Index(fields=["whole", "verdict"], name="import_row_verdict"),
            models.Index(fields=["whole", "position"], name="import_row_position"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"

    @classmethod
    def of(cls, whole: RegisterImport, line: Line, outcome: Outcome, position: int) -> Self:
        row = cls(
            whole=whole,
            position=position,
            sheet=line.sheet[:255],
            number=line.number,
            part=line.part,
            what=line.what,
            line=asdict(line),
        )
        row.take(outcome)
        return row

    @property
    def key(self) -> str:
        """What the row is known by when the file is read again."""
        return f"leaves:{self.membership_id}" if self.what == "absent" else _key(self.read_line)

    @property
    def read_line(self) -> Line:
        return Line(**self.line)

    @property
    def reason(self) -> str:
        """Why, in the language of the page."""
        return _(self.why) % self.facts if self.why else ""

    def take(self, outcome: Outcome) -> None:
        self.verdict = outcome.verdict
        self.why, self.facts = outcome.why, outcome.facts
        self.changes, self.plan = outcome.changes, outcome.plan
        self.network_id, self.person_id = outcome.network, outcome.person
        self.membership_id = outcome.membership

    def is_as(self, outcome: Outcome) -> bool:
        """Whether the row would still do what it said."""
        return (
            self.verdict,
            self.changes,
            self.plan,
            self.network_id,
            self.person_id,
            self.membership_id,
        ) == (
            outcome.verdict,
            outcome.changes,
            outcome.plan,
            outcome.network,
            outcome.person,
            outcome.membership,
        )

    @transaction.atomic
    def judge_again(self, *, on: date) -> None:
        """Say anew what the row would change, after the user has said something of it."""
        whole = self.whole
        if self.what != "absent":
            settled = whole.settled.get(self.key, {})
            judge = whole.judge(on=on)
            outcome = judge.judge([(self.read_line, settled)])[0]
            self.take(outcome)
            self.moved_on = False
            self.save()
        whole.hold_against_the_seats(on=on)


def _key(line: Line) -> str:
    return f"{line.sheet}:{line.number}:{line.part}"


@task(priority=-5)
def read_register(pk: int) -> None:
    """Read a file, if it still waits to be read."""
    row = RegisterImport.objects.select_related("network", "file", "by").filter(pk=pk).first()
    if row is None:
        return
    try:
        row.read(on=timezone.localdate())
    except Unreadable as why:
        row.end_unread(why.reason)
    except OperationalError as error:
        raise Again from error
    except Exception:
        row.end_unread(WENT_WRONG)
        raise


@task(priority=-5)
def apply_register(pk: int) -> None:
    """Carry out an import, whole, if it has been asked for."""
    row = RegisterImport.objects.select_related("network", "file", "done_by").get(pk=pk)
    try:
        row.carry_out(on=timezone.localdate())
    except OperationalError as error:
        raise Again from error
