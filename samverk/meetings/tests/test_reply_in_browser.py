"""From the mail that arrived to the answer, as a person on a telephone does it."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from samverk.house.demo.cast import Cast
from samverk.meetings.models import Invitation, Meeting
from tests.rig.browser import Windows
from tests.rig.smtp import Smtp

pytestmark = pytest.mark.browser


def call(cast: Cast) -> Meeting:
    start = timezone.now() + timedelta(days=20)
    with transaction.atomic():
        meeting = Meeting.plan(
            cast.network,
            by=cast.chair,
            starts_at=start,
            ends_at=start + timedelta(hours=3),
            place="Stadshuset",
        )
        meeting.add_item(by=cast.chair, title="Närvaro", duration=30)
        meeting.call(by=cast.chair)
    return meeting


@pytest.mark.parametrize(("width", "scripts"), [(360, False), (360, True), (1280, True)])
def test_from_mail_to_answer(
    windows: Windows,
    cast: Cast,
    smtp: Smtp,
    axe: Callable[[Page], list[str]],
    width: int,
    scripts: bool,
) -> None:
    call(cast)
    [mail] = smtp.wait_for(1, to=str(cast.member.email))
    body = mail.get_body(("plain",))
    assert body is not None
    [link] = re.findall(r"https?://\S+svar=substitute", body.get_content())
    page = windows.open(width, scripts=scripts)
    page.goto(link[link.index("/svar/") :])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_label("Jag skickar en ersättare")).to_be_checked()
    page.get_by_role("button", name="Skicka mitt svar").click()
    expect(page.get_by_text("Skriv namnet på den som kommer i ditt ställe.").first).to_be_visible()
    if scripts:
        assert axe(page) == []
    page.get_by_label("Vem kommer i ditt ställe?").fill("Eva Lund")
    page.get_by_role("button", name="Skicka mitt svar").click()
    expect(page.get_by_text("Tack. Ditt svar är sparat.")).to_be_visible()
    if scripts:
        assert axe(page) == []
    page.get_by_label("Jag kommer", exact=True).check()
    expect(page.get_by_label("Vem kommer i ditt ställe?")).to_be_hidden()
    page.get_by_role("button", name="Ändra mitt svar").click()
    expect(page.get_by_text("Olof Nyman: Jag kommer")).to_be_visible()
    invitation = Invitation.objects.get(person=cast.member)
    assert (invitation.answer, invitation.substitute) == ("yes", "")
