from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone, translation

from samverk.shell import dates

YEAR = timezone.localdate().year
TODAY = date(2026, 3, 13)
# 9.00 and 12.00 in Stockholm in winter
START = datetime(2024, 3, 15, 8, tzinfo=UTC)
END = datetime(2024, 3, 15, 11, tzinfo=UTC)


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> object:
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(
    ("said", "swedish", "english"),
    [
        (lambda: dates.day(date(2020, 3, 13)), "fredag 13 mars 2020", "Friday 13 March 2020"),
        (lambda: dates.short_day(date(2020, 12, 4)), "fre 4 dec 2020", "Fri 4 Dec 2020"),
        (lambda: dates.short_day(date(2020, 3, 13)), "fre 13 mars 2020", "Fri 13 Mar 2020"),
        (lambda: dates.clock(START), "9.00", "9.00"),
        (lambda: dates.hours(START, END), "9.00–12.00", "9.00–12.00"),
        (lambda: dates.hours(time(13, 30)), "13.30", "13.30"),
        (
            lambda: dates.moment(START, END),
            "fredag 15 mars 2024 kl. 9.00–12.00",
            "Friday 15 March 2024, 9.00–12.00",
        ),
        (
            lambda: dates.moment(START),
            "fredag 15 mars 2024 kl. 9.00",
            "Friday 15 March 2024, 9.00",
        ),
        (
            lambda: dates.moment(START, datetime(2024, 3, 16, 11, tzinfo=UTC)),
            "fredag 15 mars 2024 kl. 9.00 – lördag 16 mars 2024 kl. 12.00",
            "Friday 15 March 2024, 9.00 – Saturday 16 March 2024, 12.00",
        ),
        (lambda: dates.week(date(2026, 3, 13)), "v. 11", "week 11"),
        (lambda: dates.week(date(2026, 12, 31)), "v. 53", "week 53"),
        (lambda: dates.week(date(2027, 1, 1)), "v. 53", "week 53"),
        (lambda: dates.day_cell(START), "2024-03-15", "2024-03-15"),
        (lambda: dates.clock_cell(START), "09.00", "09.00"),
    ],
)
def test_said_as_people_say_it(said: object, swedish: str, english: str, language: str) -> None:
    assert callable(said)
    assert said() == {"sv": swedish, "en": english}[language]


def test_this_year_goes_without_saying() -> None:
    with translation.override("sv"):
        assert dates.day(date(YEAR, 5, 1)).endswith("1 maj")
        assert dates.short_day(date(YEAR + 1, 5, 1)).endswith(f"1 maj {YEAR + 1}")


def test_the_day_is_that_of_stockholm() -> None:
    late_in_the_evening = datetime(2024, 6, 30, 22, 30, tzinfo=UTC)
    with translation.override("sv"):
        assert dates.moment(late_in_the_evening) == "måndag 1 juli 2024 kl. 0.30"
        assert dates.day_cell(late_in_the_evening) == "2024-07-01"


@pytest.mark.parametrize(
    ("when", "swedish", "english"),
    [
        (date(2026, 3, 1), "12 dagar sen", "12 days ago"),
        (date(2026, 3, 12), "i går", "yesterday"),
        (date(2026, 3, 13), "i dag", "today"),
        (date(2026, 3, 14), "i morgon", "tomorrow"),
        (date(2026, 3, 16), "om 3 dagar", "in 3 days"),
    ],
)
def test_relative(when: date, swedish: str, english: str, language: str) -> None:
    assert dates.relative(when, TODAY) == {"sv": swedish, "en": english}[language]


@pytest.mark.parametrize(
    ("due", "swedish", "english"),
    [
        (date(2026, 3, 1), "12 dagar sen", "12 days late"),
        (date(2026, 3, 12), "1 dag sen", "1 day late"),
        (date(2026, 3, 13), "senast i dag", "by today"),
        (date(YEAR + 50, 5, 1), f"1 maj {YEAR + 50}", f"1 May {YEAR + 50}"),
    ],
)
def test_deadline(due: date, swedish: str, english: str, language: str) -> None:
    assert dates.deadline(due, TODAY).endswith({"sv": swedish, "en": english}[language])
