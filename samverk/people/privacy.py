"""What a reader may not meet of other people."""

from collections.abc import Iterable

from django.db.models import QuerySet

from samverk.networks.models import Municipality
from samverk.people.masking import Known, Masks
from samverk.people.models import NEUTRAL, Person, Shield, Shown

type Row = tuple[int, str, str | None, str]

FIELDS = ("name", "email", "phone")


def hidden_from(reader: Person | None) -> Masks:
    """What those who are signed in may not meet: whom a shield protects, but for themselves.

    None is a reader of the networks who is nobody known. One query.
    """
    return _masks(_shielded().exclude(person=reader))


def hidden_from_public() -> Masks:
    """Also those who show their names only to the networks. One query."""
    inside = Person.objects.exclude(name_shown=Shown.PUBLIC).exclude(name=NEUTRAL).order_by()
    return _masks(_shielded().union(inside.values_list("pk", *FIELDS), all=True))


def hidden_from_receiver(address: str) -> Masks:
    """What a letter to an address may not tell of."""
    return hidden_from(Person.objects.with_address(address))


def _shielded() -> QuerySet[Shield, Row]:
    shields = Shield.objects.filter(lifted_at=None).order_by()
    return shields.values_list("person_id", *FIELDS)


def _masks(rows: Iterable[Row]) -> Masks:
    hidden = {pk: Known(name, email or "", phone) for pk, name, email, phone in rows}

    def shared(surname: str) -> bool:
        """A namesake, or a town that is called the same: the surname alone tells of nobody."""
        others = Person.objects.exclude(pk__in=hidden).filter(name__iendswith=f" {surname}")
        return others.exists() or Municipality.objects.filter(name__iexact=surname).exists()

    return Masks(hidden.values(), shared)
