"""Resting, working groups, relations and places in the tree, by their pages."""

from collections.abc import Callable
from datetime import date, timedelta

from django.test import Client
from django.utils import timezone

from samverk.followup.tests.scene import charge, stand
from samverk.house.demo.cast import Cast
from samverk.networks.models import Network
from samverk.people.mandate import Mandate, oversees
from samverk.people.models import Membership, Person

type As = Callable[[str], Client]

LONG_AGO = date(2024, 1, 1)
HERE = "/natverk/grundskola/"


def rest(client: Client, **more: str) -> None:
    today = timezone.localdate().isoformat()
    form = {"body": "Skolchefsnätverket", "on": today, "since": today, "reason": "Vakant."}
    assert client.post(f"{HERE}vila/", form | more).status_code == 302


def group(cast: Cast, client: Client, days: int = 60) -> Network:
    form = {
        "name": "Betyg",
        "purpose": "Tar fram ett stöd för betyg.",
        "ends_on": (timezone.localdate() + timedelta(days=days)).isoformat(),
        "convener": cast.secretary.memberships.get(network=cast.network).pk,
        "members": [cast.member.memberships.get(network=cast.network).pk],
    }
    assert client.post(f"{HERE}arbetsgrupper/ny/", form).status_code == 302
    return Network.objects.get(name="Betyg")


def test_nothing_is_asked_of_a_network_that_rests(cast: Cast, as_: As) -> None:
    [duty] = charge(
        cast.network, cast.coordinator, ("submit_register", "secretary", {}), since=LONG_AGO
    )
    today = timezone.localdate()
    assert stand(cast.network, today)
    rest(as_("liaison"))
    assert stand(cast.network, today) == []
    client = as_("member")
    assert "Vilar tills vidare." in client.get(f"{HERE}beslut/").content.decode()
    assert "Nätverket vilar" in client.get(f"/ansvar/{duty.pk}/").content.decode()


def test_it_goes_on_when_it_is_decided(cast: Cast, as_: As) -> None:
    charge(cast.network, cast.coordinator, ("submit_register", "secretary", {}), since=LONG_AGO)
    client, today = as_("liaison"), timezone.localdate()
    rest(client)
    form = {"body": "Skolchefsnätverket", "on": today, "since": today}
    assert client.post(f"{HERE}ga-vidare/", form).status_code == 302
    assert stand(cast.network, today)
    assert "beslutade att det fortsätter" in client.get(f"{HERE}beslut/").content.decode()


def test_a_rest_ends_after_it_begins(as_: As) -> None:
    today = timezone.localdate()
    form = {"body": "S", "on": today, "since": today, "until": "2020-01-01", "reason": "Vakant."}
    assert as_("liaison").post(f"{HERE}vila/", form).status_code == 422


def test_a_working_group_has_a_purpose_people_and_an_end(cast: Cast, as_: As) -> None:
    made = group(cast, as_("chair"))
    today = timezone.localdate()
    assert (made.kind, made.parent, made.standing(today)) == ("group", cast.network, "active")
    listed = Membership.objects.on(today).filter(network=made)
    assert {row.person for row in listed} == {cast.secretary, cast.member}
    assert Mandate.of(cast.secretary, today).leads(made)
    shown = as_("member").get(f"{HERE}beslut/").content.decode()
    assert "Tar fram ett stöd för betyg." in shown


def test_a_group_makes_nobody_a_commissioner(cast: Cast, as_: As) -> None:
    group(cast, as_("chair"))
    today = timezone.localdate()
    assert not Mandate.of(cast.member, today).oversees
    assert not oversees(cast.member, today)


def test_a_group_gets_more_time(cast: Cast, as_: As) -> None:
    made = group(cast, as_("chair"))
    url = f"/natverk/{made.slug}/mer-tid/"
    assert as_("chair").post(url, {"ends_on": "2020-01-01"}).status_code == 422
    later = timezone.localdate() + timedelta(days=200)
    assert as_("chair").post(url, {"ends_on": later}).status_code == 302
    made.refresh_from_db()
    assert made.ends_on == later


def test_to_coordinate_groups_is_met_by_groups_with_time_left(cast: Cast, as_: As) -> None:
    charge(cast.network, cast.coordinator, ("coordinate_groups", "chair", {}), since=LONG_AGO)
    today = timezone.localdate()
    [row] = stand(cast.network, today)
    assert row.status == "unmeasured"
    made = group(cast, as_("chair"))
    [row] = stand(cast.network, today)
    assert (row.status, [link.label for link in row.evidence]) == ("met", ["Betyg"])
    [row] = stand(cast.network, today + timedelta(days=61))
    assert (row.status, row.due) == ("late", made.ends_on)


def test_a_relation_is_noted_and_ended(cast: Cast, as_: As) -> None:
    client = as_("chair")
    form = {"other": cast.other.pk, "about": "Övergången i nian", "since": "2026-01-01"}
    assert client.post(f"{HERE}samband/nytt/", form).status_code == 302
    shown = as_("stranger").get("/natverk/gymnasieutbildning/beslut/").content.decode()
    assert "Övergången i nian" in shown
    assert "Grundskola vänder sig hit" in shown
    relation = cast.network.relations.get()
    assert client.post(f"{HERE}samband/{relation.pk}/avsluta/").status_code == 302
    assert "Övergången" not in client.get(f"{HERE}beslut/").content.decode()


def test_who_sits_at_the_top_reads_all_that_is_below(cast: Cast, as_: As) -> None:
    top = Network.objects.create(name="Direktionen", slug="direktionen", kind="body")
    directors = Network.objects.create(name="Direktörer", slug="d", kind="body", parent=top)
    url = "/natverk/skolchefer/uppdragsgivare/"
    assert as_("coordinator").post(url, {"parent": directors.pk}).status_code == 302
    made = group(cast, as_("chair"))
    person = Person.objects.create_person(name="Eva Lind", email="eva@skara.example")
    Membership.objects.create(person=person, network=top, since=LONG_AGO)
    mandate = Mandate.of(person, timezone.localdate())
    assert all(mandate.sees(each) for each in (directors, cast.chiefs, cast.network, made))
    assert mandate.oversees
    assert not mandate.leads(cast.network)
    client = Client()
    client.force_login(person)
    shown = client.get("/natverk/").content.decode()
    names = ["Direktionen", "Direktörer", "Skolchefsnätverket", "Grundskola", "Betyg"]
    places = [shown.index(f">{name}</a></h2>") for name in names]
    assert places == sorted(places)


def test_nobody_stands_below_itself(cast: Cast, as_: As) -> None:
    url = "/natverk/skolchefer/uppdragsgivare/"
    assert as_("coordinator").post(url, {"parent": cast.network.pk}).status_code == 409
