"""What a file says by what is not in it: seats that stand vacant, and those who are gone."""

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from samverk.people.importing import outcome as why
from samverk.people.importing.judging import str_of
from samverk.people.importing.outcome import Outcome, Verdict
from samverk.people.models.membership import Membership
from samverk.people.models.seat import Seat

type Place = tuple[int | None, int | None]


def leaving(named: QuerySet[Membership], networks: list[int], on: date) -> QuerySet[Membership]:
    """Those on the lists of the networks whom the file does not name."""
    rows = Membership.objects.not_over(on).filter(network__in=networks)
    return rows.exclude(pk__in=named.values("pk")).select_related("person").order_by("pk")


class Seats:
    """How many seats each municipality has free in each network, and who sits on the others and
    is not in the file. `joining` counts those who will sit down, by network and municipality."""

    def __init__(
        self,
        places: set[Place],
        joining: dict[Place, int],
        gone: QuerySet[Membership],
        *,
        on: date,
        removes: bool,
    ) -> None:
        networks = {network for network, _town in places}
        towns = {town for _network, town in places}
        here = {"network__in": networks, "municipality__in": towns}
        self.removes = removes
        self.free: dict[Place, int] = defaultdict(int)
        self.gone: dict[Place, list[str]] = defaultdict(list)
        for seat in Seat.objects.free(on).filter(**here):
            self.free[seat.network_id, seat.municipality_id] += 1
        sitting = gone.filter(kind="member", **here)
        for network, town, name in sitting.values_list("network", "municipality", "person__name"):
            self.gone[network, town].append(name)
        for place in places:
            self.free[place] -= joining.get(place, 0)

    def vacancy(self, place: Place, *, is_group: bool) -> Outcome:
        """What a row that says that a seat is vacant comes to; each takes one seat."""
        network, town = place
        plan = {"municipality": town}
        if is_group:
            return Outcome(Verdict.SKIPPED, str_of(why.NO_SEATS), network=network)
        self.free[place] -= 1
        if self.free[place] >= 0:
            return Outcome(Verdict.SAME, str_of(why.SEAT_IS_VACANT), network=network, plan=plan)
        if not self.gone[place]:
            return Outcome(Verdict.VACANT, str_of(why.SEAT_OPENS), network=network, plan=plan)
        facts = {"name": self.gone[place].pop(0)}
        said = why.SEAT_BECOMES_VACANT if self.removes else why.SEAT_IS_TAKEN
        verdict = Verdict.VACANT if self.removes else Verdict.UNCLEAR
        return Outcome(verdict, str_of(said), facts, network=network, plan=plan)
