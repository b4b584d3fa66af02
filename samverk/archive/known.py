"""All that samverk knows about a person (art. 15): found by walking every table's fields."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samverk.archive import words
from samverk.archive.forgetting import addresses
from samverk.archive.words import Told, Words
from samverk.ledger.models import Entry
from samverk.ledger.record import record
from samverk.ledger.verbs import VERBS
from samverk.people.models import NEUTRAL, Person
from samverk.post.models import Letter
from samverk.shell import dates

type Field = models.Field[Any, Any]
type Row = dict[str, Any]
FORMAT = 1  # the shape of the file; README.md describes it


def pointers() -> Iterator[tuple[str, Field]]:
    """Every field of every table that points at a person, with its label."""
    for model in apps.get_models(include_auto_created=True):
        for field in (*model._meta.fields, *model._meta.many_to_many):
            if field.is_relation and field.related_model is Person:
                yield f"{model._meta.label}.{field.name}", field


@dataclass(frozen=True)
class Source:
    """Some rows that concern a person. `key` is the label of the field that says so."""

    key: str
    told: Told
    rows: "models.QuerySet[Any, Row]"

    @property
    def group(self) -> Words:
        return self.told.group

    @property
    def heading(self) -> Words:
        return self.told.heading

    @property
    def headings(self) -> list[str]:
        return [str(words.column(path) or path) for path in self.told.columns]

    def in_words(self, row: Row) -> list[str]:
        """A row's values as a page says them."""
        fields = (_field_at(self.rows.model, path) for path in self.told.columns)
        return [_said(value, field) for value, field in zip(row.values(), fields, strict=True)]


@dataclass(frozen=True)
class Part:
    """The first of a source's rows, in words. `more` says that there are others."""

    source: Source
    rows: list[list[str]]
    more: bool

    @property
    def facts(self) -> list[tuple[str, str]]:
        """A single row as heading and value, without what is empty."""
        pairs = zip(self.source.headings, self.rows[0], strict=True)
        return [(heading, value) for heading, value in pairs if value]


def parts(person: Person, *, most: int) -> list[tuple[Words, list[Part]]]:
    """What there is to tell, by group, at most so many rows of each kind: a query a source."""
    found: dict[Words, list[Part]] = {}
    for source in sources(person):
        rows = [source.in_words(row) for row in source.rows[: most + 1]]
        if rows:
            part = Part(source, rows[:most], len(rows) > most)
            found.setdefault(source.group, []).append(part)
    return list(found.items())


def hand_out(person: Person, *, by: Person) -> None:
    """Log that the office hands out what is known about somebody."""
    record(by, "person.data_handed_out", person)


def sources(person: Person) -> list[Source]:
    """Everything there is to tell about a person, in the order of the groups."""
    found = [_source("people.Person", words.PERSON, Person.objects.filter(pk=person.pk))]
    for label, field in pointers():
        told = words.POINTERS.get(label) or _by_dates(label, field)
        found.append(_source(label, told, _rows(field, person.pk)))
    if (name := person.truth.name) != NEUTRAL:
        for label, told in words.NAMES.items():
            found.append(_source(label, told, _rows(_field_of(label), name)))
    to_them = Letter.objects.filter(to__in=addresses(person))
    found.append(_source("post.Letter.to", words.LETTERS, to_them))
    found.append(_source("ledger.Entry.noun", words.ABOUT, _about(person)))
    return sorted(found, key=lambda source: words.GROUPS.index(source.group))


# What is not told, and why.
LEFT_OUT = (
    _("Keys and codes are left out: whoever has them can sign in or read a calendar."),
    _("The text of letters is left out: it holds personal links. They are in the mailbox."),
    _(
        "Names that stand in running text, in minutes or charters, are not searched for."
        " Search the site, or ask the office."
    ),
)


def as_json(person: Person, *, at: datetime) -> Iterator[str]:
    """The same as a file, a piece at a time: rows are fetched as they are sent."""
    found = sources(person)
    headings = [str(source.heading) for source in found]
    ends = _json({"left_out": [str(sentence) for sentence in LEFT_OUT]})[1:]
    yield _json({"format": FORMAT, "made_at": at, "person": person.pk})[:-1] + ', "data": ['
    for number, (source, heading) in enumerate(zip(found, headings, strict=True)):
        yield (", " if number else "") + _json({"source": source.key, "what": heading})[:-1]
        yield ', "rows": ['
        for place, row in enumerate(source.rows.iterator(chunk_size=500)):
            yield (", " if place else "") + _json(row)
        yield "]}"
    yield "], " + ends


def _json(value: object) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def _source(key: str, told: Told, rows: "models.QuerySet[Any, Any]") -> Source:
    return Source(key, told, rows.order_by("-pk").values(*told.columns))


def _rows(field: Field, value: object) -> "models.QuerySet[Any, Any]":
    rows = field.model._base_manager.filter(**{field.name: value})
    # Somebody's name on a row that points at a person is told of with that person.
    return rows.filter(person=None) if field.name == "name" else rows


def _about(person: Person) -> "models.QuerySet[Entry, Entry]":
    """What others did to the account, to its protection, or to the person's places and roles."""
    about = Q(noun="people.person", noun_id=person.pk)
    for noun in (person.memberships, person.appointments, person.shields):
        about |= Q(noun=noun.model._meta.label_lower, noun_id__in=noun.values("pk"))
    return Entry.objects.filter(about).exclude(actor=person)


def _by_dates(label: str, field: Field) -> Told:
    """For a table that nobody has found words for: that there are rows, and when."""
    days = [f.name for f in field.model._meta.concrete_fields if isinstance(f, models.DateField)]
    return Told(words.OFFICE, label, tuple(days or ["pk"]))


def _field_of(label: str) -> Field:
    model, _dot, name = label.rpartition(".")
    field: Field = apps.get_model(model)._meta.get_field(name)
    return field


def _field_at(model: type[models.Model], path: str) -> Field | None:
    """The field at the end of a path, or None inside a JSON value."""
    found: Any = None
    for name in path.split("__"):
        if found is not None and not found.is_relation:
            return None
        model = found.related_model if found is not None else model
        found = model._meta.pk if name == "pk" else model._meta.get_field(name)
    field: Field = found
    return field


def _said(value: Any, field: Field | None) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return dates.moment(timezone.localtime(value))
    if isinstance(value, date):
        return dates.day(value)
    if field is not None and field.model is Entry and field.name == "verb":
        return str(VERBS.get(value, value))
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)
