"""What a charter leaves unsaid, and what in it needs a person."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.models.parts import OfCharter, OfCharterQuerySet, Sentence
from samverk.charters.reading.codes import GAPS, WARNINGS
from samverk.charters.reading.vocabulary import new_word
from samverk.charters.wording import facts_in_words
from samverk.ledger.record import record
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.charters.models.assignment import Assignment
    from samverk.charters.models.charter import Charter

CODES = {code.name: code for code in (*GAPS, *WARNINGS)}


class FindingQuerySet(OfCharterQuerySet["Finding"]):
    def open(self) -> "FindingQuerySet":
        return self.filter(settled_at__isnull=True)

    def with_their_sentences(self) -> "FindingQuerySet":
        """With what a page tells of each, in three queries."""
        known = self.select_related("settled_by", "sentence")
        return known.prefetch_related("sentence__assignments", "sentence__duties")


class Finding(OfCharter):
    """A gap (something left unsaid) or a warning (something that needs a person).

    It is open until somebody has settled it: filled the gap, or seen it and let it be.
    """

    class Nature(models.TextChoices):
        GAP = "gap", gettext_lazy("gap")
        WARNING = "warning", gettext_lazy("warning")

    charter = models.ForeignKey("charters.Charter", models.CASCADE, related_name="findings")
    nature = models.CharField(max_length=10, choices=Nature)
    code = models.CharField(max_length=30)
    facts = models.JSONField(default=dict, blank=True)
    sentence = models.ForeignKey(
        Sentence, models.SET_NULL, null=True, blank=True, related_name="findings"
    )
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=400, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.code

    @property
    def message(self) -> str:
        """What was found, in the language of the page."""
        return str(CODES[self.code].message).format(**facts_in_words(self.facts))

    @property
    def why(self) -> str:
        """Why it matters."""
        return str(CODES[self.code].why)

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return str(CODES[self.code].remedy)

    @property
    def can_stand(self) -> bool:
        """Whether somebody may let it be. A charter without assignments asks nothing, and the
        day of adoption is written by adopting."""
        return self.code not in ("no_assignments", "no_adoption_date")

    @property
    def new_words(self) -> dict[str, str]:
        """What is written now, by each of its old words that has one."""
        words = self.facts.get("term", "").split(", ")
        return {word: new for word in words if word and (new := new_word(word))}

    @property
    def words_left(self) -> list[str]:
        """Those of its old words that a person has to replace."""
        known = self.new_words
        return [word for word in self.facts.get("term", "").split(", ") if word not in known]

    @property
    def assignment(self) -> "Assignment | None":
        """The assignment that it is about: the one read in its sentence."""
        return next(iter(self.sentence.assignments.all()), None) if self.sentence else None

    @property
    def is_about_duties(self) -> bool:
        """Whether a duty was read in its sentence."""
        return bool(self.sentence and self.sentence.duties.all())

    @classmethod
    def reopen(cls, charter: "Charter", code: str) -> None:
        """A gap is there again, since what filled it was taken away."""
        known = charter.findings.filter(code=code).first()
        gap = known or cls(charter=charter, nature=cls.Nature.GAP, code=code)
        gap._open()

    def must_be_open(self) -> None:
        """Refuse what somebody has taken care of, though it were a moment ago."""
        self.charter.keep_open()
        self.refresh_from_db(fields=["settled_at"])
        if self.settled_at:
            raise Refused(_("Somebody has already taken care of this remark."))

    def settle(self, *, by: Person, note: str = "") -> None:
        """Somebody has taken care of it, or decided that it may stand; `note` is then why."""
        self.charter.keep_open()
        if self.settled_at:
            return
        self.settled_by, self.settled_at, self.note = by, timezone.now(), note
        self.save()
        record(by, "finding.settled", self.charter, code=self.code, note=note)

    def open_again(self, *, by: Person) -> None:
        """What was settled is to be looked at once more."""
        self.charter.keep_open()
        if not self.settled_at:
            return
        self._open()
        record(by, "finding.opened", self.charter, code=self.code)

    def narrow(self, **facts: Any) -> None:
        """A part of it was taken care of; these are the facts of what is left."""
        self.charter.keep_open()
        self.facts = facts
        self.save()

    def _open(self) -> None:
        self.settled_by = self.settled_at = None
        self.note = ""
        self.save()
