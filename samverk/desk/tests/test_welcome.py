"""Who joins gets one letter with what they need, and who leaves is thanked. Nobody else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings

from samverk.charters.lifecycle.ending import close
from samverk.desk.acts import thank, welcome
from samverk.desk.welcome import Introduction
from samverk.documents.tests.test_pdf import page_count, text_of
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.ledger.record import record_all
from samverk.meetings.models import CalendarKey
from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person, Shown
from samverk.post.mime import message_of
from samverk.post.models import Letter
from tests.rig.html import Checker
from tests.rig.smtp import Smtp
from tests.world import World, build_world, meet

pytestmark = pytest.mark.django_db

type Jobs = Callable[[], int]


@pytest.fixture
def later(run_jobs: Jobs) -> Callable[..., int]:
    """Does what waits, and what is to be done in so many minutes."""

    def run(minutes: float = 3) -> int:
        done = run_jobs()
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
            return done + run_jobs()

    return run


@pytest.fixture
def world(cast: Cast, run_jobs: Jobs) -> World:
    made = build_world(cast)
    run_jobs()
    return made


def join(cast: Cast, *networks: Network, name: str = "Eva Ny", **facts: Any) -> Person:
    place: dict[str, Any] = {"municipality": cast.municipalities["Tibro"]} | facts
    for network in networks or (cast.network,):
        row = Membership.begin(
            network,
            by=cast.secretary,
            on=place.get("on", timezone.localdate()),
            name=name,
            email=f"{name.lower().replace(' ', '.')}@tibro.example",
            title="Rektor",
            **{key: value for key, value in place.items() if key != "on"},
        )
    return row.person


def leave(cast: Cast, person: Person, network: Network | None = None, *, days: int = 0) -> None:
    here = Membership.objects.filter(network=network or cast.network)
    here.get(person=person).end(by=cast.secretary, on=timezone.localdate() + timedelta(days=days))


def letters(kind: str) -> list[Letter]:
    return list(Letter.objects.filter(key__startswith=f"{kind}:").order_by("pk"))


def test_who_joins_gets_one_letter_with_what_they_need(
    world: World, later: Callable[..., int]
) -> None:
    cast = world.cast
    person = join(cast)
    later()
    for entry in Entry.objects.filter(verb="membership.begun"):
        welcome(entry)
        welcome(entry)
    later()
    [letter] = letters("welcome")
    assert letter.to == "eva.ny@tibro.example"
    assert letter.subject == "Välkommen till Grundskola"
    assert letter.reason.startswith("Du har satts upp på förteckningen för Grundskola. Om det är")
    base, record = settings.BASE_URL, world.publication
    for body in (letter.text, letter.html):
        for said in (
            "Du företräder Tibro.",
            cast.network.purpose,
            f"{base}{world.charter.get_absolute_url()}",
            "Rådhuset i Skara",
            f"{base}{record.get_absolute_url()}",
            f"Minnesanteckningar {record.approval.year}:1",
            "Anders Bergström, Skolchef (ordförande)",
            "anders.bergstrom@skovde.example",
            "Maria Holm, Verksamhetschef (sekreterare)",
            "Karin Lindqvist, Utbildningsstrateg (kansliet)",
            cast.federation.office_mail,
            f"{base}/natverk/grundskola/ny-i-natverket/",
            f"{base}/kalender/{CalendarKey.objects.get(person=person).key}.ics",
            f"{base}/kalender/prenumeration/",
            f"{base}/logga-in/",
            "Skriv din adress, eva.ny@tibro.example",
        ):
            assert said in body, said
    [pdf] = letter.attachments.all()
    assert pdf.name == "uppdraget-i-korthet-grundskola.pdf"
    assert page_count(pdf.data()) == 1
    assert "läsning i årskurs 1–3" in text_of(pdf.data())


def test_in_english_and_without_a_charter(cast: Cast, later: Callable[..., int]) -> None:
    person = join(cast)
    person.choose_language("en")
    later()
    [letter] = letters("welcome")
    assert letter.subject == "Welcome to Grundskola"
    assert "You speak for Tibro." in letter.text
    assert "No charter is in force just now" in letter.text
    assert "No meeting is planned." in letter.html
    assert not letter.attachments.exists()
    assert "latest approved record" not in letter.text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"kind": "adjunct"}, "Du är adjungerad och företräder Tibro."),
        ({"kind": "staff", "municipality": None}, "Du deltar för förbundets räkning."),
        (
            {"kind": "adjunct", "municipality": None, "organisation": "Högskolan i Skövde"},
            "Du är adjungerad och företräder Högskolan i Skövde.",
        ),
    ],
)
def test_it_says_as_what_one_takes_part(
    cast: Cast, later: Callable[..., int], facts: dict[str, Any], said: str
) -> None:
    join(cast, **facts)
    later()
    assert said in letters("welcome")[0].text


def test_a_deputy_is_told_so(cast: Cast, later: Callable[..., int]) -> None:
    join(cast, name="Ordi Narie")
    join(cast, name="Ers Ättare", kind="deputy")
    later()
    said = {letter.to[:3]: letter.text for letter in letters("welcome")}
    assert "Du är ersättare för Tibro" in said["ers"]
    assert "Du företräder Tibro." in said["ord"]


def test_who_joins_several_at_once_gets_one_letter(cast: Cast, later: Callable[..., int]) -> None:
    join(cast, cast.network, cast.other)
    join(cast, cast.other, name="Per Ek")
    later()
    assert [letter.subject for letter in letters("welcome")] == [
        "Välkommen till Grundskola och Gymnasieutbildning",
        "Välkommen till Gymnasieutbildning",
    ]
    with time_machine.travel(timezone.now() + timedelta(minutes=30), tick=False):
        join(cast, cast.chiefs, name="Per Ek")
        later()
    assert letters("welcome")[-1].subject == "Välkommen till Skolchefsnätverket"


def test_a_list_taken_in_welcomes_each(
    cast: Cast, later: Callable[..., int], run_jobs: Jobs
) -> None:
    """Many acts are written down with one job for each thing that follows."""
    rows = [join(cast, name=f"Ny {number}").memberships.get() for number in range(4)]
    DBTaskResult.objects.all().delete()
    again = record_all(cast.secretary, "membership.begun", [(row, {}) for row in rows])
    assert len(again) == 4
    assert DBTaskResult.objects.count() == 2
    later()
    assert len(letters("welcome")) == 4


def test_who_begins_later_is_told_when(cast: Cast, later: Callable[..., int]) -> None:
    join(cast, on=timezone.localdate() + timedelta(days=40))
    later()
    assert "och då öppnas sidorna för dig" in letters("welcome")[0].text


def test_no_welcome_where_none_should_be(cast: Cast, later: Callable[..., int]) -> None:
    """What began before it was written down; who was there already; a mistake put right; nobody
    to send to; a network that a member of it merely goes on in."""
    join(cast, name="Sen Anteckning", on=timezone.localdate() - timedelta(days=1))
    join(cast, name="Fel Person")
    leave(cast, Person.objects.get(name="Fel Person"))
    join(cast, name="Utan Adress")
    Person.objects.filter(name="Utan Adress").update(email=None)
    join(cast, name="Spärrad Person")
    Person.objects.filter(name="Spärrad Person").update(is_active=False)
    leave(cast, cast.member)
    Membership.add(
        cast.network,
        by=cast.secretary,
        on=timezone.localdate(),
        person=cast.member,
        municipality=cast.member.municipality,
    )
    later()
    assert letters("welcome") == []
    assert letters("thanks") == []


def test_addresses_are_told_as_people_show_them(cast: Cast, later: Callable[..., int]) -> None:
    Person.objects.filter(pk=cast.chair.pk).update(
        email_shown=Shown.OFFICE, title_shown=Shown.OFFICE
    )
    join(cast)
    later()
    [letter] = letters("welcome")
    assert "- Anders Bergström (ordförande)\n" in letter.text
    assert "anders.bergstrom" not in letter.text + letter.html


def test_the_past_of_the_demo_writes_no_letters(cast: Cast, run_jobs: Jobs) -> None:
    """What nobody wrote down has no entry, and an act of no one welcomes nobody."""
    row = Membership.objects.create(
        person=cast.stranger, network=cast.network, since=timezone.localdate()
    )
    entry = Entry.objects.create(
        verb="membership.begun", noun="people.membership", noun_id=row.pk, actor=None
    )
    welcome(entry)
    thank(entry)
    assert run_jobs() == 0


def test_who_leaves_is_thanked_once(cast: Cast, later: Callable[..., int]) -> None:
    leave(cast, cast.member)
    later()
    thank(Entry.objects.get(verb="membership.ended"))
    later()
    [letter] = letters("thanks")
    assert letter.to == cast.member.email
    assert letter.subject == "Tack för din tid i Grundskola"
    for body in (letter.text, letter.html):
        for said in (
            "Tack för det du har gjort i Grundskola.",
            "Din sista dag där var",
            "stängda för dig",
            "Ditt namn står kvar",
            f"{settings.BASE_URL}/jag/uppgifter/",
            "Du kan fortfarande logga in",
            cast.federation.office_mail,
        ):
            assert said in body, said


def test_in_english_to_who_has_other_networks(cast: Cast, later: Callable[..., int]) -> None:
    cast.chair.choose_language("en")
    leave(cast, cast.chair)
    later()
    [letter] = letters("thanks")
    assert letter.subject == "Thank you for your time in Grundskola"
    assert "For your other networks you sign in as before" in letter.text


def test_a_last_day_ahead_is_thanked_for_the_morning_after(
    cast: Cast, later: Callable[..., int]
) -> None:
    place = Membership.objects.get(person=cast.member, network=cast.network)
    place.last_until(by=cast.secretary, day=timezone.localdate() + timedelta(days=5))
    later()
    assert letters("thanks") == []
    later(minutes=7 * 24 * 60)
    assert len(letters("thanks")) == 1


def test_a_last_day_that_was_moved_is_thanked_for_at_the_new_one(
    cast: Cast, later: Callable[..., int]
) -> None:
    place = Membership.objects.get(person=cast.member, network=cast.network)
    for days in (5, 50):
        place.last_until(by=cast.secretary, day=timezone.localdate() + timedelta(days=days))
    later(minutes=7 * 24 * 60)
    assert letters("thanks") == []


def test_no_thanks_when_the_network_ends_or_somebody_has_a_role_left(
    cast: Cast, later: Callable[..., int]
) -> None:
    today = timezone.localdate()
    leave(cast, cast.stranger, cast.other)
    Appointment.give(cast.other, by=cast.coordinator, on=today, person=cast.stranger, role="host")
    yesterday = today - timedelta(days=1)
    close(
        cast.network,
        by=cast.liaison,
        body="Skolchefsnätverket",
        on=today,
        last_day=yesterday,
        reason="Klart.",
    )
    later()
    assert letters("thanks") == []


def test_both_letters_arrive_by_mail(
    world: World, later: Callable[..., int], smtp: Smtp, settings: Settings
) -> None:
    backend = "django.core.mail.backends.smtp.EmailBackend"
    options = {"host": "127.0.0.1", "port": smtp.port, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}
    join(world.cast)
    leave(world.cast, world.cast.member)
    later()
    subjects = {(str(mail["To"]), str(mail["Subject"])) for mail in smtp.letters()}
    newcomer = [mail for mail in smtp.letters() if mail["To"] == "eva.ny@tibro.example"]
    [greeting] = [mail for mail in newcomer if "lkommen" in str(mail["Subject"])]
    [pdf] = list(greeting.iter_attachments())
    assert pdf.get_content_type() == "application/pdf"
    assert page_count(pdf.get_content()) == 1
    for kind in ("plain", "html"):
        body = greeting.get_body((kind,))
        assert body
        assert body.get_content().count("Om det är fel, skriv till") == 1
    assert (world.cast.member.email, "Tack för din tid i Grundskola") in subjects


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_letters_are_valid_html(
    world: World, later: Callable[..., int], html_faults: Checker, language: str
) -> None:
    Person.objects.update(language=language)
    person = join(world.cast)
    person.choose_language(language)
    leave(world.cast, world.cast.member)
    later()
    for letter in letters("welcome") + letters("thanks"):
        [(html, _kind)] = message_of(letter).alternatives
        assert html_faults(str(html)) == []


def test_the_page_says_the_same(world: World, as_: Callable[[str], Client]) -> None:
    page = as_("member").get("/natverk/grundskola/ny-i-natverket/")
    for said in (
        "Ny i Grundskola",
        "Du företräder Hjo.",
        "läsning i årskurs 1–3",
        "Rådhuset i Skara",
        f"Minnesanteckningar {world.publication.approval.year}:1",
        "Anders Bergström",
        "Sekreterare",
        "/natverk/grundskola/ny-i-natverket/uppdraget.pdf",
    ):
        assert said in page.text, said
    pdf = as_("member").get("/natverk/grundskola/ny-i-natverket/uppdraget.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert page_count(pdf.content) == 1
    for way in ("/natverk/grundskola/", "/natverk/grundskola/personer/"):
        assert "/natverk/grundskola/ny-i-natverket/" in as_("member").get(way).text


def test_without_a_charter_the_page_says_so(cast: Cast, as_: Callable[[str], Client]) -> None:
    page = as_("member").get("/natverk/grundskola/ny-i-natverket/")
    assert "Ingen uppdragsbeskrivning gäller just nu" in page.text
    gone = as_("member").get("/natverk/grundskola/ny-i-natverket/uppdraget.pdf")
    assert gone.status_code == 404


def test_an_introduction_takes_as_many_queries_however_much_there_is(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for role in ("presidium", "secretary"):
        with django_assert_num_queries(8):
            Introduction.to(world.cast.network, now=timezone.now())
        for days in range(50, 53):
            meet(world.cast, timezone.now() + timedelta(days=days))
        Appointment.objects.create(
            person=world.cast.member,
            network=world.cast.network,
            role=role,
            since=date(2024, 1, 1),
        )
