"""The page of who may do what, and the rights that it is made from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from samverk.house.demo.cast import Cast
from samverk.people.mandate import Mandate
from samverk.people.permissions import table
from samverk.people.rights import (
    COLUMNS,
    COORDINATES,
    LEADS,
    NETWORK,
    OWN,
    RIGHTS,
    SEES,
    WRITES,
    Right,
    cell,
)
from samverk.shell.rights import listening

type As = Callable[[str], Client]

MEMBER = next(column.mandate for column in COLUMNS if column.persona == "member")
STRANGER = next(column.mandate for column in COLUMNS if column.persona == "stranger")


@pytest.fixture
def made() -> Callable[..., Right]:
    """Rights for a test alone: they are not left on the page."""

    def right(*parts: object, **more: object) -> Right:
        new = Right(*parts, **more)  # type: ignore[arg-type]
        RIGHTS.remove(new)
        return new

    return right


def test_strangers_are_not_told_that_it_is_there_and_members_are_told_why(
    made: Callable[..., Right],
) -> None:
    see = made("Möten", "läsa", SEES)
    lead = made("Möten", "leda", LEADS, "Mötena leds av ordföranden i %(network)s.", within=see)
    NETWORK.name = "Grundskola"
    with pytest.raises(PermissionDenied, match="ordföranden i Grundskola"):
        lead.ask(MEMBER, NETWORK)
    with listening() as asks, pytest.raises(Http404):
        lead.ask(STRANGER, NETWORK)
    assert [(ask.right, ask.allowed) for ask in asks] == [(lead, False), (see, False)]


def test_whose_it_is_decides_only_where_the_rule_says_so(made: Callable[..., Right]) -> None:
    own = made("Åtgärder", "markera", WRITES | OWN)
    found = {column.persona: cell(own, column) for column in COLUMNS}
    assert found["public"] == "no"
    assert found["member"] == found["stranger"] == "perhaps"
    assert found["secretary"] == found["coordinator"] == "yes"
    own.ask(MEMBER, NETWORK, own=True)
    with pytest.raises(Http404):
        own.ask(MEMBER, NETWORK)


def test_a_rule_of_two_names_each_of_those_let_in_once_and_the_office_last() -> None:
    assert [str(kind) for kind in (LEADS | COORDINATES | OWN).people] == [
        *map(str, LEADS.people[:1]),
        *map(str, OWN.people),
        *map(str, COORDINATES.people),
    ]


def test_the_public_has_what_everybody_has_and_nothing_else() -> None:
    for right in RIGHTS:
        if right.allows(Mandate(0), NETWORK):
            assert {cell(right, column) for column in COLUMNS} == {"yes"}


# Two states that are told of as 403; no role opens them.
STATES = {"charters/lifecycle/access.py", "followup/access.py"}


def test_only_rights_say_no() -> None:
    house = Path(settings.BASE_DIR) / "samverk"
    saying = {
        str(path.relative_to(house))
        for path in house.rglob("*.py")
        if "/tests/" not in str(path) and "raise PermissionDenied" in path.read_text()
    }
    assert saying == {"shell/rights.py"} | STATES


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_shows_every_right_to_everybody_who_is_signed_in(
    language: str, cast: Cast, as_: As
) -> None:
    cast.stranger.choose_language(language)
    text = as_("stranger").get(reverse("people:permissions")).text
    for _noun, rows in table():
        for row in rows:
            assert len(row.cells) == len(COLUMNS)
    assert text.count('<th scope="row">') == len(RIGHTS)
    assert escape({"sv": "Vem får göra vad", "en": "Who may do what"}[language]) in text
