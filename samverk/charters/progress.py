"""How a batch stands: each document, what was read in it, and what needs a person first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverk.charters.models import (
    Assignment,
    Batch,
    BatchFile,
    Charter,
    Duty,
    Finding,
    Goal,
    expiry,
)

State = BatchFile.State


@dataclass(frozen=True)
class Tally:
    """How many of each a charter has; of gaps and warnings those that are open, and of blanks
    whether its assignments are left blank."""

    goals: int = 0
    assignments: int = 0
    duties: int = 0
    gaps: int = 0
    warnings: int = 0
    blanks: int = 0

    @property
    def remarks(self) -> int:
        return self.gaps + self.warnings


@dataclass(frozen=True)
class Line:
    """One document of a batch, with the charter that it became or that was there before."""

    file: BatchFile
    charter: Charter | None = None
    tally: Tally = Tally()

    @property
    def is_gone(self) -> bool:
        """It was read, and the draft has been thrown away since."""
        return self.charter is None and self.file.state in (State.READ, State.KNOWN)

    @property
    def is_draft(self) -> bool:
        return self.charter is not None and not self.charter.is_adopted

    @property
    def is_ready(self) -> bool:
        """Nothing stands in the way of its adoption: `Charter.obstacles`, by the tally."""
        return bool(
            self.is_draft
            and self.charter
            and self.charter.network_id
            and self.tally.assignments
            and not self.tally.blanks
        )

    @property
    def is_homeless(self) -> bool:
        return bool(self.charter and self.charter.network_id is None)

    @property
    def chip(self) -> tuple[str, str]:
        """How it stands, as a chip's status and label."""
        if self.is_gone:
            return "none", _("Thrown away")
        if self.charter and self.charter.is_adopted:
            return "met", _("Adopted")
        if self.charter and self.charter.is_proposed:
            return "upcoming", _("Proposed")
        if self.charter:
            return "due", _("Draft")
        status = {State.WAITING: "upcoming", State.NO_CHARTER: "due"}
        return status.get(State(self.file.state), "late"), self.file.get_state_display()

    @property
    def expires(self) -> date | None:
        return expiry(self.charter) if self.charter else None

    @property
    def first(self) -> tuple[str, str]:
        """What needs a person first, and the address where it is done; empty where nothing."""
        charter = self.charter
        if charter is None or charter.is_adopted:
            return "", ""
        if charter.network_id is None:
            return _("Choose the network"), reverse("charters:network", args=[charter.pk])
        here, tally = charter.get_absolute_url(), self.tally
        if not tally.assignments:
            return _("Write the first assignment"), here
        if tally.blanks:
            return _("Fill in the blank assignments"), here
        if tally.remarks:
            said = ngettext("Look at %(n)s remark", "Look at %(n)s remarks", tally.remarks)
            return said % {"n": tally.remarks}, f"{here}#remarks"
        return _("Ready to be adopted"), here

    @property
    def may_be_tried(self) -> bool:
        """It led to nothing; perhaps it does another time."""
        return self.file.file_id is not None and (
            self.is_gone or self.file.state == State.UNREADABLE
        )

    @property
    def may_be_meant(self) -> bool:
        return self.file.state == State.NO_CHARTER


@dataclass(frozen=True)
class Progress:
    """A batch and its lines; three queries, whatever the number of documents."""

    batch: Batch
    lines: list[Line]

    @classmethod
    def of(cls, batch: Batch) -> "Progress":
        files = list(batch.files.order_by("position"))
        made = Charter.objects.filter(pk__in={file.charter_id for file in files if file.charter_id})
        charters = {charter.pk: charter for charter in made.with_surroundings()}
        tallies = _tallies(made)
        return cls(batch, [_line(file, charters, tallies) for file in files])

    @property
    def total(self) -> int:
        return len(self.lines)

    @cached_property
    def waiting(self) -> int:
        return sum(line.file.state == State.WAITING for line in self.lines)

    @property
    def done(self) -> int:
        return self.total - self.waiting

    @property
    def is_going(self) -> bool:
        return bool(self.waiting and not self.batch.stopped_at)

    @property
    def is_halted(self) -> bool:
        return bool(self.waiting and self.batch.stopped_at)

    @property
    def failed(self) -> int:
        return sum(line.file.state in (State.UNREADABLE, State.NO_CHARTER) for line in self.lines)

    @cached_property
    def adopted(self) -> int:
        return sum(bool(line.charter and line.charter.is_adopted) for line in self.lines)

    @cached_property
    def ready(self) -> list[Line]:
        """A line for each draft that can be adopted as it is."""
        return _one_each(line for line in self.lines if line.is_ready)

    @cached_property
    def homeless(self) -> list[Line]:
        """A line for each draft without a network."""
        return _one_each(line for line in self.lines if line.is_homeless)


def _one_each(lines: Iterable[Line]) -> list[Line]:
    """The same document twice in a batch is one charter."""
    return list({line.charter: line for line in lines}.values())


def _line(file: BatchFile, charters: dict[int, Charter], tallies: dict[int, Tally]) -> Line:
    pk = file.charter_id or 0
    return Line(file, charters.get(pk), tallies.get(pk, Tally()))


def _tallies(charters: QuerySet[Charter]) -> dict[int, Tally]:
    gaps = Finding.objects.open().filter(nature=Finding.Nature.GAP)
    warnings = Finding.objects.open().filter(nature=Finding.Nature.WARNING)
    blanks = Finding.objects.open().filter(code="blank_assignments")
    rows = charters.values_list(
        "pk",
        *(
            _number_of(parts)
            for parts in (
                Goal.objects.all(),
                Assignment.objects.all(),
                Duty.objects.all(),
                # what an adoption says by itself is nothing to look at before it
                gaps.exclude(code="no_adoption_date"),
                warnings,
                blanks,
            )
        ),
    )
    return {pk: Tally(*numbers) for pk, *numbers in rows}


def _number_of(parts: QuerySet[Any]) -> Coalesce:
    of_one = parts.filter(charter=OuterRef("pk")).order_by().values("charter")
    number = Subquery(of_one.annotate(number=Count("pk")).values("number"))
    return Coalesce(number, 0, output_field=IntegerField())
