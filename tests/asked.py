"""What is asked at the doors, held against the page of who may do what."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import resolve_url

import samverk.house.urls  # noqa: F401  # every room, and so all rights there are
from samverk.people.rights import COLUMNS, RIGHTS, Right, cell
from samverk.shell.rights import Ask
from tests.world import World


def cells() -> dict[tuple[Right, str], str]:
    """The page, cell by cell; asked for when all rooms have said their rights."""
    return {(right, column.persona): cell(right, column) for right in RIGHTS for column in COLUMNS}


def is_sent_to_sign_in(answer: HttpResponse) -> bool:
    login = resolve_url(settings.LOGIN_URL)
    return answer.status_code == 302 and answer["Location"].startswith(login)


@dataclass
class Walk:
    """What has been heard on the way through the table of doors.

    `tried` holds the cells that somebody has tried; `silent` the addresses that ask for sign-in,
    until they have asked for a right too.
    """

    requests: int = 0
    tried: set[tuple[Right, str]] = field(default_factory=set)
    asked: dict[str, set[Right]] = field(default_factory=lambda: defaultdict(set))
    closed: set[str] = field(default_factory=set)

    def heard(
        self, door: str, asks: dict[str, list[Ask]], answers: dict[str, HttpResponse], world: World
    ) -> list[str]:
        """Remember one address by one method, persona by persona; what differs from the page."""
        self.requests += 1
        page = cells()
        places = {"network": world.cast.network, "body": world.cast.chiefs}
        faults: list[str] = []
        about = {
            persona: {
                ask.right: ask
                for ask in found
                if ask.network in (None, places.get(ask.right.place))
            }
            for persona, found in asks.items()
        }
        here = {right for found in about.values() for right in found}
        self.asked[door] |= {ask.right for found in asks.values() for ask in found}
        for persona, answer in answers.items():
            stopped = is_sent_to_sign_in(answer) or any(not ask.allowed for ask in asks[persona])
            if is_sent_to_sign_in(answer):
                self.closed.add(door)
            faults += differing(persona, asks[persona], answer, answers["coordinator"])
            for right in here:
                ask = about[persona].get(right)
                # Whoever was stopped at an earlier door, or at sign-in, doesn't get to this one.
                if ask is None and not stopped:
                    continue
                self.tried.add((right, persona))
                said = page[right, persona]
                allowed, own = (ask.allowed, ask.own) if ask else (False, False)
                if allowed != (said == "yes" or (said == "perhaps" and own)):
                    faults.append(
                        f"{persona}: “{right.noun}: {right.act}” is {said} on the page, "
                        f"and was {'let in' if allowed else 'turned away'}"
                    )
        return faults


def differing(
    persona: str, asks: list[Ask], answer: HttpResponse, office: HttpResponse
) -> list[str]:
    """Where the status says something else than the rights that were asked."""
    said_no = [ask.right for ask in asks if not ask.allowed]
    status = answer.status_code
    if said_no and status != (403 if said_no[-1].why else 404):
        return [f"{persona}: “{said_no[-1].act}” said no, and the answer is {status}"]
    if status == 403 and not said_no and office.status_code != 403:
        return [f"{persona}: 403, and no right said no"]
    return []
