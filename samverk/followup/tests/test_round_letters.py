"""Who hears of a revision, what the letters say, and that they are written once."""

from collections.abc import Callable
from datetime import date

import pytest

from samverk.followup.acts import ask_networks, tell_of_adoption
from samverk.followup.models import Round
from samverk.followup.tests.revision import ASKED, give_charter, open_round, review_of
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.models import Membership
from samverk.post.models import Letter

pytestmark = pytest.mark.django_db
RunJobs = Callable[[], int]


@pytest.fixture
def opened(cast: Cast) -> Round:
    give_charter(cast, cast.network, *ASKED)
    return open_round(cast)


def test_those_who_answer_and_the_liaison_are_asked_once(
    cast: Cast, opened: Round, run_jobs: RunJobs
) -> None:
    run_jobs()
    ask_networks(Entry.objects.get(verb="round.opened"))
    assert sorted(Letter.objects.values_list("to", flat=True)) == sorted(
        str(person.email) for person in (cast.chair, cast.presidium, cast.secretary, cast.liaison)
    )
    asked = Letter.objects.get(to=cast.secretary.email)
    assert asked.subject == "Gå igenom uppdragen för 2027: Grundskola"
    assert "Helena Ek har startat revideringen för 2027." in asked.text
    assert "lördag 5 december" in asked.text
    assert review_of(cast.network).get_absolute_url() in asked.text
    assert "ansvariga skolchef" in Letter.objects.get(to=cast.liaison.email).text


def test_english_readers_are_asked_in_english(cast: Cast, opened: Round, run_jobs: RunJobs) -> None:
    cast.chair.choose_language("en")
    run_jobs()
    letter = Letter.objects.get(to=cast.chair.email)
    assert letter.subject == "Go through the assignments for 2027: Grundskola"


def test_members_are_told_once_what_has_changed(
    cast: Cast, opened: Round, run_jobs: RunJobs
) -> None:
    review = review_of(cast.network)
    reading, attendance, day = review.charter.assignments.order_by("position")
    review.answer(reading, by=cast.chair, kind="continues")
    review.answer(attendance, by=cast.chair, kind="dropped", reason="SCB gör det.")
    review.answer(day, by=cast.chair, kind="changes", text="Ordna två studiedagar om läsning")
    review.submit(by=cast.chair)
    opened.propose(by=cast.liaison)
    opened.adopt(
        opened.proposed(), by=cast.coordinator, body="Skolchefsnätverket",
        on=date(2026, 12, 15), in_force_from=date(2027, 1, 1),
    )  # fmt: skip
    Letter.objects.all().delete()
    run_jobs()
    Letter.objects.filter(key__contains=":asked:").delete()
    tell_of_adoption(Entry.objects.get(verb="round.adopted"))
    members = Membership.objects.filter(network=cast.network).values_list("person__email")
    assert sorted(Letter.objects.values_list("to")) == sorted(members)
    letter = Letter.objects.get(to=cast.member.email)
    assert letter.subject == "Ny uppdragsbeskrivning från 2027: Grundskola"
    assert "Jämföra närvaro" in letter.text
    assert "Ordna två studiedagar om läsning" in letter.text
    assert "Ta fram ett stöd" not in letter.text
    version = review_of(cast.network).version
    assert version
    assert version.get_absolute_url() in letter.text
