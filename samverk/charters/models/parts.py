"""What stands in a charter: its sentences, and the goals and duties read in them."""

import re
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

from django.db import models
from django.utils.translation import gettext as _

from samverk.charters.models.document.duties import erase_duty, write_duty
from samverk.charters.models.document.goals import erase_goal, write_goal
from samverk.charters.reading.kinds import KINDS
from samverk.charters.wording import READ_AS, rule_in_words
from samverk.ledger.record import record
from samverk.networks.roles import ROLES
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter


class OfCharterQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows of charters: what is adopted is not changed in bulk either."""

    def update(self, **changes: Any) -> int:
        self._must_be_of_drafts()
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._must_be_of_drafts()
        return super().delete()

    def _must_be_of_drafts(self) -> None:
        if self.filter(charter__adoption__isnull=False).exists():
            refuse_adopted()


def refuse_adopted() -> NoReturn:
    raise Refused(_("This charter is adopted and can no longer be changed."))


class OfCharter(models.Model):
    """A row of a charter. It can be saved and deleted until the charter is adopted."""

    if TYPE_CHECKING:
        charter: models.ForeignKey[Charter, Charter]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.charter.must_be_draft()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.charter.must_be_draft()
        return super().delete(*args, **kwargs)

    @property
    def network_id(self) -> int | None:
        return self.charter.network_id


#: What a list item begins with, and how headings, stress and links are marked in extracted text.
MARK = re.compile(r"^(?:[-–—•·*▪◦o]|\d{1,2}[.)])(?:\s+|$)")
MARKUP = re.compile(r"^#{1,6}\s+|\*\*|^\*(?P<leaning>[^*]+)\*$|\[(?P<link>[^\]]+)\]\([^)\s]+\)")


class Sentence(OfCharter):
    """A sentence, heading or list item of the document, in order; `read_as` tells its use."""

    charter = models.ForeignKey("charters.Charter", models.CASCADE, related_name="sentences")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    read_as = models.CharField(max_length=20)

    objects = OfCharterQuerySet["Sentence"].as_manager()

    class Meta:
        ordering = ["charter", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["charter", "position"], name="one_sentence_per_position"
            )
        ]

    def __str__(self) -> str:
        return self.text

    def set_aside(self, *, by: Person) -> None:
        """Say that the sentence is background: nobody has to do anything because of it."""
        self.charter.keep_open()
        if self.is_read:
            raise Refused(_("Something is read in this sentence. Take that away first."))
        self.read_as = "background"
        self.save()
        record(by, "sentence.set_aside", self.charter, title=self.text)

    @property
    def anchor(self) -> str:
        return f"sentence-{self.pk}"

    @property
    def mark(self) -> str:
        """The bullet or number that it begins with."""
        found = MARK.match(self.text)
        return found.group().strip() if found else ""

    @property
    def words(self) -> str:
        """Its text without what marks it as an item, a heading, stressed or a link."""
        plain = MARKUP.sub(lambda found: found["leaning"] or found["link"] or "", self.text)
        return MARK.sub("", plain)

    @property
    def read_as_in_words(self) -> str:
        return str(READ_AS.get(self.read_as, self.read_as))

    @property
    def is_read(self) -> bool:
        """Whether a goal, an assignment or a duty was read in it."""
        return self.goals.exists() or self.assignments.exists() or self.duties.exists()


#: The position of what a person adds without a sentence: after everything in the document.
LAST = 1_000_000


class Part(OfCharter):
    """What goals, assignments and duties share: a place in a charter and its sentence.

    `sentence` is empty for what a person added without pointing at one. `FACTS` are the
    fields that the ledger keeps before and after a change.
    """

    charter = models.ForeignKey("charters.Charter", models.CASCADE, related_name="%(class)ss")
    sentence = models.ForeignKey(
        Sentence, models.SET_NULL, null=True, blank=True, related_name="%(class)ss"
    )
    position = models.PositiveIntegerField(default=0)

    FACTS: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def get_absolute_url(self) -> str:
        return f"{self.charter.get_absolute_url()}#{self.anchor}"

    @property
    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.FACTS}

    @property
    def anchor(self) -> str:
        """Where the part stands on the charter's page: duty-17."""
        return f"{self._meta.model_name}-{self.pk}"

    @property
    def in_words(self) -> str:
        return str(self)

    @classmethod
    def add(
        cls, charter: "Charter", *, by: Person, sentence: Sentence | None, **facts: Any
    ) -> Self:
        """Add what a person read, last in its sentence; the sentence is then read as it."""
        charter.keep_open()
        position = sentence.position if sentence else LAST
        part = cls(charter=charter, sentence=sentence, position=position)
        part._take(facts)
        if sentence:
            sentence.read_as = str(cls._meta.model_name)
            sentence.save()
        if charter.is_written_here:
            part.write_down(before=None)
        part._record(by, "added", after=part.facts)
        return part

    def _record(self, by: Person, act: str, **facts: Any) -> None:
        """A part is corrected in its charter, so the charter's history tells it."""
        verb = f"{self._meta.model_name}.{act}"
        record(by, verb, self.charter, title=str(self), part=self.pk, **facts)

    def change(self, *, by: Person, **facts: Any) -> None:
        """Correct what was read; the sentence that it was read in stays. In a charter written
        here the sentence changes with it."""
        self.charter.keep_open()
        self.refresh_from_db(fields=["sentence", "position"])
        before = self.facts
        self._take(facts)
        if self.charter.is_written_here:
            self.write_down(before)
        self._record(by, "changed", before=before, after=self.facts)

    def drop(self, *, by: Person) -> None:
        """Take away what was read wrongly; a sentence where nothing is left is unread again. In a
        charter written here the sentence goes too."""
        self.charter.keep_open()
        self.refresh_from_db(fields=["sentence", "position"])
        self._record(by, "dropped", before=self.facts)
        if self.charter.is_written_here:
            self.strike_out()
        sentence = self.charter.sentences.filter(pk=self.sentence_id or 0).first()
        self.delete()
        if sentence and not sentence.is_read:
            sentence.read_as = "unread"
            sentence.save()

    def write_down(self, before: dict[str, Any] | None) -> None:
        """Let the document say what the part says; `before` is None for what is new."""
        raise NotImplementedError

    def strike_out(self) -> None:
        """Take what only this part says out of the document."""
        raise NotImplementedError

    def _take(self, facts: dict[str, Any]) -> None:
        for name, value in facts.items():
            setattr(self, name, value)
        self.save()


class Goal(Part):
    """A goal that the charter lists; `in_scope` is whether the network is to work with it."""

    number = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=300)
    targets = models.JSONField(default=list, blank=True)
    in_scope = models.BooleanField(default=True)

    objects = OfCharterQuerySet["Goal"].as_manager()

    FACTS = ("number", "title", "targets", "in_scope")

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @classmethod
    def choose(cls, charter: "Charter", chosen: set["Goal"], *, by: Person) -> None:
        """Say which of the charter's goals the network works with."""
        for goal in charter.goals.all():
            if goal.in_scope != (goal in chosen):
                goal.change(by=by, in_scope=not goal.in_scope)

    def write_down(self, before: dict[str, Any] | None) -> None:
        write_goal(self, before)

    def strike_out(self) -> None:
        erase_goal(self)


class Duty(Part):
    """Something a role must do. `kind` and `rule` are those of the reading contract;
    `quote` is the piece of the document that says so."""

    charter = models.ForeignKey("charters.Charter", models.CASCADE, related_name="duties")
    sentence = models.ForeignKey(
        Sentence, models.SET_NULL, null=True, blank=True, related_name="duties"
    )
    kind = models.CharField(max_length=30)
    role = models.CharField(max_length=20, choices=list(ROLES.items()))
    rule = models.JSONField(default=dict, blank=True)
    quote = models.TextField(blank=True)

    objects = OfCharterQuerySet["Duty"].as_manager()

    FACTS = ("kind", "role", "rule", "quote")

    #: Kind → the gaps that a duty of the kind fills.
    FILLS: ClassVar[dict[str, set[str]]] = {
        "hold_meetings": {"no_meeting_count"},
        "send_notice": {"no_notice_sender"},
        "write_minutes": {"no_minutes_author"},
        "submit_minutes": {"no_minutes_recipient"},
        "submit_register": {"no_register_owner"},
        "submit_dates": {"no_dates_owner"},
        "revise_charter": {"no_revision"},
        "publish_minutes": {"no_publication", "no_minutes_recipient"},
    }

    class Meta(Part.Meta):
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.quote or f"{self.role}: {self.kind}"

    @property
    def fills(self) -> set[str]:
        """The codes of the gaps that there are not, because of this duty.

        A notice or a record that nobody is named for fills no gap, nor do meetings without
        a number.
        """
        codes = self.FILLS.get(self.kind, set())
        if self.role == "network" and self.kind in ("send_notice", "write_minutes"):
            return set()
        if self.kind == "hold_meetings" and not self.rule.get("minimum"):
            return set()
        return codes if self.role == "network" else codes | {"no_roles"}

    def change(self, *, by: Person, **facts: Any) -> None:
        before = self.fills
        super().change(by=by, **facts)
        self.charter.weigh_gaps(before | self.fills, by=by)

    def drop(self, *, by: Person) -> None:
        before = self.fills
        super().drop(by=by)
        self.charter.weigh_gaps(before, by=by)

    def write_down(self, before: dict[str, Any] | None) -> None:
        write_duty(self, before)

    def strike_out(self) -> None:
        erase_duty(self)

    @classmethod
    def put_on(
        cls, charter: "Charter", kind: str, role: str, *, by: Person, rule: dict[str, Any]
    ) -> "Duty":
        """Let a role have a duty: the one that nobody is named for, or else a new one."""
        unnamed = charter.duties.filter(kind=kind, role="network").first()
        if unnamed is None:
            return charter.add_duty(by=by, kind=kind, role=role, rule=rule)
        unnamed.change(by=by, role=role, rule=unnamed.rule | rule)
        return unnamed

    @classmethod
    def keep_one(cls, charter: "Charter", kind: str, role: str, *, by: Person) -> None:
        """Let one of the roles that have a kind of duty keep it, and the others be without."""
        for duty in list(charter.duties.filter(kind=kind).exclude(role__in=(role, "network"))):
            duty.drop(by=by)

    @property
    def in_words(self) -> str:
        return f"{self.get_role_display()}: {self.kind_in_words}"

    @property
    def kind_in_words(self) -> str:
        return str(KINDS[self.kind].label)

    @property
    def rule_in_words(self) -> str:
        return rule_in_words(self.kind, self.rule)
