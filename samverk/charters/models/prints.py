"""A charter as a file to keep (utskrift): Word or PDF, made in the background and kept."""

import json
from dataclasses import asdict
from datetime import date, timedelta
from hashlib import sha256

from django.db import models, transaction
from django.tasks import task
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samverk.charters.models.charter import Charter
from samverk.charters.models.template import WordTemplate
from samverk.charters.writing.sheet import paper_of
from samverk.documents.docx import DOCX, write
from samverk.documents.models import StoredFile
from samverk.documents.paper import Paper
from samverk.documents.pdf.charter import charter_pdf
from samverk.people.masking import Known, Masks
from samverk.people.privacy import hidden_from

#: An adopted charter never changes, so neither does what is made of it.
ADOPTED = "adopted"
#: It takes a second. Somebody should look into one that takes longer than this.
SLOW = timedelta(minutes=2)


class Print(models.Model):
    """A charter set as Word or PDF, in the state it was in; without `file` while it is made.

    `state` is a fingerprint of all that the file says. A draft that changes has another one.
    """

    class Kind(models.TextChoices):
        WORD = "word", _("Word")
        PDF = "pdf", _("PDF")

    charter = models.ForeignKey(Charter, models.CASCADE, related_name="prints")
    kind = models.CharField(max_length=4, choices=Kind)
    state = models.CharField(max_length=64)
    asked_at = models.DateTimeField(default=timezone.now)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["charter", "kind", "state"], name="one_print_of_each_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.charter} ({self.kind})"

    @property
    def is_slow(self) -> bool:
        return self.file is None and timezone.now() - self.asked_at > SLOW

    @classmethod
    def of(cls, charter: Charter, kind: str, *, on: date) -> "Print | None":
        """The one that says what the charter says on a day, if it has been asked for."""
        state = ADOPTED if charter.is_adopted else _state_of(paper_of(charter, on=on))
        return cls.objects.select_related("file").filter(
            charter=charter, kind=kind, state=state
        ).first()  # fmt: skip

    @classmethod
    def ask(cls, charter: Charter, kind: str, *, on: date) -> "Print":
        """Have it made, unless it is. One that is slow is tried again."""
        state = ADOPTED if charter.is_adopted else _state_of(paper_of(charter, on=on))
        asked, new = cls.objects.get_or_create(charter=charter, kind=kind, state=state)
        if asked.is_slow:
            asked.asked_at = timezone.now()
            asked.save(update_fields=["asked_at"])
            new = True
        if new:
            make_print.enqueue(asked.pk)
        return asked

    def make(self) -> None:
        """Set it and keep the file; doing it again changes nothing."""
        if self.file_id:
            return
        on = timezone.localdate(self.asked_at)
        paper = paper_of(self.charter, on=on)
        if self.state not in (ADOPTED, _state_of(paper)):  # the draft was changed meanwhile
            self.delete()
            return
        data = self._data(hidden_from(None).hide_in(paper))
        with transaction.atomic():
            held = Print.objects.select_for_update().get(pk=self.pk)
            if held.file_id is None:
                self.file = StoredFile.keep(
                    name=self._file_name(), data=data, media_type=self.media_type
                )
                self.made_at = timezone.now()
                self.save(update_fields=["file", "made_at"])

    def tells_of(self, name: str) -> bool:
        """Whether somebody is named in what it says."""
        paper = paper_of(self.charter, on=timezone.localdate(self.asked_at))
        return bool(Masks([Known(name)], shared=lambda surname: False).hide_in(paper) != paper)

    def make_again(self) -> None:
        """Set it anew, after a name may be met no more, or again. The earlier file is kept."""
        self.file = None
        self.asked_at = timezone.now()
        self.save(update_fields=["file", "asked_at"])
        make_print.enqueue(self.pk)

    @property
    def media_type(self) -> str:
        return DOCX if self.kind == self.Kind.WORD else "application/pdf"

    def _data(self, paper: Paper) -> bytes:
        if self.kind == self.Kind.WORD:
            return write(paper, WordTemplate.in_use_data())
        adopted = self.charter.is_adopted
        return charter_pdf(
            paper, at=self.charter.adoption.recorded_at if adopted else self.asked_at
        )

    def _file_name(self) -> str:
        """uppdragsbeskrivning-grundskola-2026-01-01.docx; for a draft the day it was asked for."""
        charter = self.charter
        about = charter.network.slug if charter.network else slugify(charter.title)[:60]
        day = (
            charter.adoption.in_force_from
            if charter.is_adopted
            else timezone.localdate(self.asked_at)
        )
        draft = "" if charter.is_adopted else "-utkast"
        ending = "docx" if self.kind == self.Kind.WORD else "pdf"
        return f"uppdragsbeskrivning-{about}{draft}-{day:%Y-%m-%d}.{ending}"


@task()
def make_print(pk: int) -> None:
    """Make what was asked for; nothing, if its draft has been thrown away."""
    asked = (
        Print.objects.filter(pk=pk)
        .select_related("charter__network", "charter__adoption", "charter__grounding__strategy")
        .first()
    )
    if asked:
        asked.make()


def _state_of(paper: Paper) -> str:
    """A fingerprint of the paper and of the template it is set in."""
    said = json.dumps([asdict(paper), WordTemplate.in_use_id()], ensure_ascii=False, sort_keys=True)
    return sha256(said.encode()).hexdigest()
