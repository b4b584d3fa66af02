"""A charter (uppdragsbeskrivning): the document, what was read in it, and its adoption."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters import reading as reader
from samverk.charters.models.assignment import Assignment
from samverk.charters.models.charters import CharterQuerySet
from samverk.charters.models.document.facts import write_facts
from samverk.charters.models.drafting import fill
from samverk.charters.models.findings import Finding
from samverk.charters.models.life import Adoption, Ending, Proposal
from samverk.charters.models.parts import Duty, Goal, Sentence, refuse_adopted
from samverk.charters.models.revised import keep_readings
from samverk.charters.models.rewording import reword
from samverk.charters.models.versions import copy_parts
from samverk.charters.naming import recognise, slug_for
from samverk.documents.models import StoredFile
from samverk.ledger.record import record
from samverk.networks.models import Network
from samverk.people.models import Person
from samverk.shell.refused import Refused

if TYPE_CHECKING:
    from samverk.charters.reading import Reading


class Charter(models.Model):
    """One version of a network's charter. A draft until it has an adoption, then immutable.

    `text` is what was extracted from the file, or, where there is none, what was written here;
    sentences point into it by character. `based_on` is the version it began as a copy of.
    """

    network = models.ForeignKey(
        Network, models.PROTECT, null=True, blank=True, related_name="charters"
    )
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later_versions"
    )
    text = models.TextField()
    commissioner = models.CharField(max_length=200, blank=True)
    framework = models.CharField(max_length=200, blank=True)
    framework_from = models.PositiveSmallIntegerField(null=True, blank=True)
    framework_to = models.PositiveSmallIntegerField(null=True, blank=True)
    period_from = models.PositiveSmallIntegerField(null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = CharterQuerySet.as_manager()

    #: What a person may correct about the charter as a whole.
    FACTS = (
        "title",
        "commissioner",
        "framework",
        "framework_from",
        "framework_to",
        "period_from",
        "period_to",
    )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            self.must_be_draft()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("charters:charter", args=[self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self.must_be_draft()
        return super().delete(*args, **kwargs)

    @property
    def is_adopted(self) -> bool:
        return hasattr(self, "adoption")

    @property
    def is_proposed(self) -> bool:
        return hasattr(self, "proposal") and not self.is_adopted

    @property
    def is_draft(self) -> bool:
        """Still worked on: neither proposed nor adopted."""
        return not self.is_adopted and not self.is_proposed

    def has_ended(self, on: date) -> bool:
        """Whether it was taken out of force before a day, with none in its place."""
        return hasattr(self, "ending") and self.ending.last_day < on

    @property
    def before(self) -> "Charter | None":
        """The version to compare it with: the one it began from, else the latest adopted before
        it."""
        if self.based_on:
            return self.based_on
        others = Charter.objects.filter(network=self.network_id or 0).exclude(pk=self.pk).adopted()
        if self.is_adopted:
            others = others.filter(adoption__in_force_from__lt=self.adoption.in_force_from)
        return others.order_by("-adoption__in_force_from", "-pk").first()

    @property
    def is_written_here(self) -> bool:
        """There is no document that it was read from: the draft itself is the document."""
        return self.file_id is None

    @property
    def text_now(self) -> str:
        """Its text as it stands, though another hand changed it since this row was fetched."""
        self.refresh_from_db(fields=["text"])
        return self.text

    def standing(self, on: date) -> str:
        """How it stands on a day: "draft", "proposed", "coming", "in_force", "ended" or
        "earlier"."""
        if not self.is_adopted:
            return "proposed" if self.is_proposed else "draft"
        if self.adoption.in_force_from > on:
            return "coming"
        if self.has_ended(on):
            return "ended"
        holds = Charter.objects.in_force(on).filter(pk=self.pk).exists()
        return "in_force" if holds else "earlier"

    @property
    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.FACTS}

    def must_be_draft(self) -> None:
        """Refuse to touch what has been adopted, though it were a moment ago."""
        if Adoption.objects.filter(charter=self).exists():
            refuse_adopted()

    def keep_open(self) -> None:
        """A draft, and one that nobody proposes or adopts until this transaction is done."""
        Charter.objects.select_for_update().get(pk=self.pk)
        self.must_be_draft()
        if Proposal.objects.filter(charter=self).exists():
            raise Refused(_("The charter is proposed. Take back the proposal to change it."))

    @classmethod
    def read_from(cls, data: bytes) -> "Charter | None":
        """The charter that was read from these very bytes, if it has been done before."""
        return cls.objects.of_file(sha256(data).hexdigest()).newest_first().first()

    @classmethod
    def read_in(
        cls, *, by: Person, on: date, name: str, data: bytes, media_type: str, text: str
    ) -> "Charter":
        """Keep a file, read its text, and make a draft for the network that it seems to name."""
        file = StoredFile.keep(name=name, data=data, media_type=media_type)
        reading = reader.read(text, file=name, today=on)
        network = recognise(reading.network or "", Network.objects.chartered().going_on())
        return cls.draft(by=by, file=file, text=text, reading=reading, network=network)

    @classmethod
    def draft(
        cls, *, by: Person, file: StoredFile, text: str, reading: "Reading", network: Network | None
    ) -> "Charter":
        """Keep a document and what was read in it as a draft that a person can correct."""
        framework, period = reading.framework, reading.period
        charter = cls.objects.create(
            network=network,
            title=(reading.network or file.name)[:200],
            file=file,
            text=text,
            commissioner=(reading.commissioner or "")[:200],
            framework=framework.name[:200] if framework else "",
            framework_from=framework.from_year if framework else None,
            framework_to=framework.to_year if framework else None,
            period_from=period.from_year if period else None,
            period_to=period.to_year if period else None,
            created_by=by,
        )
        fill(charter, reading)
        record(by, "charter.read", charter, file=file.name, sha256=file.sha256)
        return charter

    def follow(self, earlier: "Charter", *, by: Person) -> None:
        """Say that the document is a new version of another charter. What stands in both word
        for word keeps the reading that was corrected there."""
        self.keep_open()
        if self.is_written_here or self.based_on_id or earlier.network_id != self.network_id:
            raise Refused(_("The document cannot be a new version of that charter."))
        keep_readings(earlier, self)
        before = earlier if earlier.is_adopted else earlier.based_on
        self._take({"based_on": before})
        codes = {code for codes in Duty.FILLS.values() for code in codes}
        self.weigh_gaps(codes & self._open_gaps, by=by)
        record(by, "charter.followed", self, earlier=earlier.pk)

    @property
    def _open_gaps(self) -> set[str]:
        return set(self.findings.open().values_list("code", flat=True))

    @property
    def may_follow(self) -> "Charter | None":
        """The charter that this document may be a new version of: the draft that is written
        here, or the latest adopted."""
        if self.is_written_here or self.based_on_id or not self.is_draft or not self.network_id:
            return None
        others = Charter.objects.filter(network=self.network_id).exclude(pk=self.pk)
        draft = others.drafts().filter(file=None).newest_first().first()
        return draft or others.adopted().order_by("-adoption__in_force_from", "-pk").first()

    def describe(self, *, by: Person, **facts: Any) -> None:
        """Correct what was read about the charter as a whole."""
        self.keep_open()
        before = self.facts
        self._take(facts)
        if self.is_written_here:
            write_facts(self, before)
        record(by, "charter.changed", self, before=before, after=self.facts)
        if self.period_from or self.period_to:
            self._settle("no_period", by=by)

    def choose_network(self, network: Network, *, by: Person) -> None:
        """Say which network the charter is for."""
        self.keep_open()
        before = self.network.name if self.network else None
        self._take({"network": network})
        record(by, "charter.network_chosen", self, before=before, after=network.name)

    def start_network(self, *, by: Person, name: str, parent: Network | None) -> Network:
        """Start the network that the charter is for, under the body that commissions it."""
        self.keep_open()
        slug = slug_for(name, Network.objects.values_list("slug", flat=True))
        network = Network.objects.create(name=name, slug=slug, parent=parent)
        record(by, "network.started", network, name=name)
        self.choose_network(network, by=by)
        return network

    @property
    def network_it_names(self) -> dict[str, Any]:
        """A name and a parent for a network that there is not yet, as the document has them."""
        return {"name": self.title, "parent": self._named_commissioner}

    def likely_adoption(self, today: date) -> dict[str, Any]:
        """What an adoption that is recorded today would most likely say."""
        known = self.network.parent if self.network else None
        body = known.name if known else self.commissioner
        return {"body": body, "on": today, "in_force_from": today}

    @property
    def _named_commissioner(self) -> Network | None:
        return recognise(self.commissioner, Network.objects.going_on())

    def add_goal(self, *, by: Person, sentence: Sentence | None = None, **facts: Any) -> Goal:
        return Goal.add(self, by=by, sentence=sentence, **facts)

    def add_assignment(
        self, *, by: Person, sentence: Sentence | None = None, **facts: Any
    ) -> Assignment:
        """Add an assignment; the network is then no longer without any."""
        assignment = Assignment.add(self, by=by, sentence=sentence, **facts)
        self._settle("no_assignments", "blank_assignments", by=by)
        return assignment

    def add_duty(self, *, by: Person, sentence: Sentence | None = None, **facts: Any) -> Duty:
        """Add a duty; the gap that it fills is then settled."""
        facts.setdefault("quote", sentence.text if sentence else "")
        duty = Duty.add(self, by=by, sentence=sentence, **facts)
        self.weigh_gaps(duty.fills, by=by)
        return duty

    def reword(self, words: Mapping[str, str], *, by: Person) -> None:
        """Write each new word in the place of the old one, where the draft is the document."""
        reword(self, words, by=by)

    def weigh_gaps(self, codes: set[str], *, by: Person) -> None:
        """Settle those of the gaps that a duty now fills, and open those that none does."""
        filled = {code for duty in self.duties.all() for code in duty.fills}
        self._settle(*codes & filled, by=by)
        for code in sorted(codes - filled):
            Finding.reopen(self, code)

    @property
    def obstacles(self) -> list[str]:
        """What has to be done before the charter can be adopted, a sentence each."""
        found = []
        if self.network_id is None:
            found.append(_("Choose which network the charter is for."))
        if not self.assignments.exists():
            found.append(_("The charter has no assignments yet. Write down at least one."))
        elif self.findings.open().filter(code="blank_assignments").exists():
            found.append(
                _("Assignments are left blank. Fill them in, or say that they shall be empty.")
            )
        return found

    def copy(self, *, by: Person) -> "Charter":
        """Begin the next version as a draft that says all that this one says."""
        later = Charter.objects.create(
            network=self.network, based_on=self, text=self.text, created_by=by, **self.facts
        )
        copy_parts(self, later)
        later.write_down_the_unsaid()
        record(by, "charter.copied", later, earlier=self.pk)
        return later

    def write_down_the_unsaid(self) -> None:
        """Let the document say what people added beside it in the version before."""
        for parts in (self.goals, self.assignments, self.duties):
            for part in list(parts.filter(sentence=None)):
                part.write_down(None)

    def propose(self, *, by: Person) -> Proposal:
        """Lay the draft before those who adopt it."""
        self.keep_open()
        if self.obstacles:
            raise Refused(" ".join(self.obstacles))
        proposal = Proposal.objects.create(charter=self, by=by)
        record(by, "charter.proposed", self)
        return proposal

    def withdraw(self, *, by: Person) -> None:
        """Take back the proposal, to go on with the draft."""
        self.must_be_draft()
        Proposal.objects.filter(charter=self).delete()
        record(by, "charter.withdrawn", self)

    def end(self, *, by: Person, body: str, last_day: date, reason: str) -> Ending:
        """Take an adopted charter out of force, without another in its place."""
        if not self.is_adopted:
            raise Refused(_("Only a charter that has been adopted can end."))
        if Ending.objects.filter(charter=self).exists():
            raise Refused(_("It is already decided when this charter ends."))
        ending = Ending.objects.create(
            charter=self, body=body, last_day=last_day, reason=reason, recorded_by=by
        )
        record(by, "charter.ended", self, last_day=last_day.isoformat(), body=body)
        return ending

    def adopt(self, *, by: Person, body: str, on: date, in_force_from: date) -> Adoption:
        """Put the charter in force, proposed or not; from now on nothing in it changes."""
        Charter.objects.select_for_update().get(pk=self.pk)
        self.must_be_draft()
        if in_force_from < on:
            raise Refused(_("A charter cannot hold from a day before it was adopted."))
        if self.obstacles:
            raise Refused(" ".join(self.obstacles))
        self.findings.open().filter(code="no_adoption_date").update(
            settled_by=by, settled_at=timezone.now()
        )
        adoption = Adoption.objects.create(
            charter=self, body=body, on=on, in_force_from=in_force_from, recorded_by=by
        )
        record(by, "charter.adopted", self, body=body, on=on.isoformat())
        return adoption

    def discard(self, *, by: Person) -> None:
        """Throw a draft away. The file stays kept, and can be read in again."""
        self.keep_open()
        record(by, "charter.discarded", self, title=self.title, **self._origin())
        self.delete()

    def _origin(self) -> dict[str, str]:
        return {"sha256": self.file.sha256} if self.file else {}

    def _settle(self, *codes: str, by: Person) -> None:
        for finding in self.findings.open().filter(code__in=codes):
            finding.settle(by=by)

    def _take(self, facts: dict[str, Any]) -> None:
        for name, value in facts.items():
            setattr(self, name, value)
        self.save(update_fields=list(facts))
