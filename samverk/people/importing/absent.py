"""The rows that come last: vacant seats, and those on the lists whom the file does not name."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from samverk.networks.models import Network
from samverk.people.importing import outcome as why
from samverk.people.importing.gaps import Place, Seats, leaving
from samverk.people.importing.judging import str_of
from samverk.people.importing.outcome import Outcome, Verdict
from samverk.people.models.membership import Membership

if TYPE_CHECKING:
    from samverk.people.models.importing import ImportRow, RegisterImport


def say_who_is_absent(whole: "RegisterImport", *, on: date) -> None:
    """Make the rows of those who leave anew, and hold vacant seats against the seats there are."""
    _judge_vacancies(whole, on=on)
    whole.rows.filter(what="absent", done=False).delete()
    if whole.removes:
        _add_leaving(whole, on=on)


def gone(whole: "RegisterImport", *, on: date) -> QuerySet[Membership]:
    """Those on the lists of the file's networks whom no row names."""
    rows = whole.rows.exclude(what="absent")
    named = Membership.objects.filter(
        pk__in=rows.filter(membership__isnull=False).values("membership")
    )
    networks = rows.filter(what__in=["person", "vacant"], network__isnull=False).order_by()
    return leaving(named, list(networks.values_list("network", flat=True).distinct()), on)


def vacancies(whole: "RegisterImport", *, on: date) -> "list[tuple[ImportRow, Outcome]]":
    """The rows that say that a seat is vacant, each with what it comes to."""
    rows = [
        row
        for row in whole.rows.filter(what="vacant", done=False, network__isnull=False)
        if row.plan.get("municipality")
    ]
    if not rows:
        return []
    places: set[Place] = {(row.network_id or 0, row.plan["municipality"]) for row in rows}
    joining = Counter[Place](
        (network or 0, plan.get("municipality"))
        for network, plan in whole.rows.filter(verdict=Verdict.NEW, done=False).values_list(
            "network", "plan"
        )
        if plan.get("kind") == Membership.Kind.MEMBER
    )
    removes = whole.removes
    seats = Seats(places, joining, _really_gone(whole, on=on), on=on, removes=removes)
    groups = set(Network.objects.filter(kind=Network.Kind.GROUP).values_list("pk", flat=True))
    return [
        (
            row,
            seats.vacancy(
                (row.network_id or 0, row.plan["municipality"]),
                is_group=row.network_id in groups,
            ),
        )
        for row in rows
        if not whole.settled.get(row.key, {}).get("out")
    ]


def _really_gone(whole: "RegisterImport", *, on: date) -> QuerySet[Membership]:
    """Those not in the file but for whom the user has said that they stay."""
    return gone(whole, on=on).exclude(pk__in=_kept(whole))


def _kept(whole: "RegisterImport") -> set[int]:
    """The memberships that the user has said go on, though the file does not name them."""
    return {
        int(key.removeprefix("leaves:"))
        for key, said in whole.settled.items()
        if key.startswith("leaves:") and said.get("out")
    }


def _judge_vacancies(whole: "RegisterImport", *, on: date) -> None:
    for row, outcome in vacancies(whole, on=on):
        row.take(outcome)
        row.save()


def _add_leaving(whole: "RegisterImport", *, on: date) -> None:
    last = whole.rows.order_by("-position").values_list("position", flat=True).first() or 0
    kept = _kept(whole)
    whole.rows.bulk_create(
        whole.rows.model(
            whole=whole,
            position=last + number,
            sheet="",
            number=0,
            what="absent",
            verdict=Verdict.SKIPPED if membership.pk in kept else Verdict.LEAVES,
            why=str_of(why.KEPT if membership.pk in kept else why.NOT_IN_FILE),
            network_id=membership.network_id,
            person_id=membership.person_id,
            membership=membership,
        )
        for number, membership in enumerate(gone(whole, on=on), start=1)
    )
