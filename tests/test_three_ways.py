"""The three ways in, in a real browser: a code by mail, a passkey on a device that the browser
plays, and an account at a municipality, whose sign-in service is a process of its own."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from samverk.house.demo.cast import Cast
from samverk.people.models import Person, Tenant
from tests.rig.browser import Windows
from tests.rig.hands import code_sent, enter, follow, letters, plain, press, said, sign_in, tab_to
from tests.rig.live import Live, serving
from tests.rig.oidc import Oidc
from tests.rig.processes import free_port
from tests.rig.smtp import Smtp
from tests.test_pages import faults_in, watched

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

HJO = "0f8fad5b-d9cb-469f-a165-70867728950e"
SKARA = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
OLOF = "16fd2706-8baf-433b-82eb-8c7fada847da"
SOMEBODY = "886313e1-3b8a-5372-9b90-0c9aee199e5d"


@pytest.fixture(scope="module")
def oidc() -> Iterator[Oidc]:
    provider = Oidc(free_port())
    provider.start()
    yield provider
    provider.stop()


@pytest.fixture(scope="module")
def samverk(django_db_setup: None, smtp_server: Smtp, oidc: Oidc) -> Iterator[Live]:
    """On localhost, since a passkey belongs to a name and not to an IP address."""
    service = {
        "SAMVERK_OIDC_ISSUER": oidc.url,
        "SAMVERK_OIDC_CLIENT_ID": "samverk",
        "SAMVERK_OIDC_CLIENT_SECRET": "a secret for tests",
    }
    with serving(smtp_server.url, host="localhost", **service) as live:
        yield live


@pytest.fixture
def windows(
    chromium: Browser, samverk: Live, transactional_db: None, smtp: Smtp
) -> Iterator[Windows]:
    opened = Windows(chromium, samverk)
    yield opened
    opened.close()
    samverk.settle()


# A code by mail


@pytest.mark.parametrize("scripts", [True, False])
def test_a_code_with_the_keyboard_only(
    windows: Windows, cast: Cast, smtp: Smtp, scripts: bool
) -> None:
    page = windows.open(360, scripts=scripts)
    page.goto("/jag/")
    tab_to(page, "E-postadress")
    page.keyboard.type(str(cast.member.email))
    tab_to(page, "Mejla mig en kod")
    order = ["Logga in med passkey"] if scripts else []
    for button in [*order, "Logga in med kommunens konto"]:
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text(re.compile(button))
    for _ in [*order, "back to the first"]:
        page.keyboard.press("Shift+Tab")
    enter(page)
    tab_to(page, "Kod")
    page.keyboard.type(code_sent(smtp, cast.member))
    for keys in ("Control+A", "Control+X", "Control+V"):  # pasting is allowed
        page.keyboard.press(keys)
    enter(page)
    said(page, "Du är inloggad.")
    assert urlsplit(page.url).path == "/jag/"


def test_attempts_are_counted_by_all_processes(windows: Windows, cast: Cast) -> None:
    for _ in range(5):
        assert Client().post("/logga-in/", {"email": cast.member.email}).status_code == 302
    page = windows.open(360, scripts=False)
    page.goto("/logga-in/")
    page.get_by_label("E-postadress").fill(str(cast.member.email))
    press(page, "Mejla mig en kod")
    expect(page.get_by_role("heading", level=1)).to_have_text("För många försök")
    said(page, "Vänta till kl. ")


# A passkey


def test_a_passkey(windows: Windows, cast: Cast, smtp: Smtp) -> None:
    page = windows.open(1280)
    complaints = watched(page)
    with_a_lock(page)
    sign_in(page, cast.member, smtp)
    page.goto("/jag/inloggning/")
    follow(page, "Lägg till en passkey")
    assert faults_in(page, page.url) == []
    expect(page.get_by_label("Vad heter den?")).to_have_value("Chrome på Linux")
    page.get_by_label("Vad heter den?").fill("Min dator")
    press(page, "Skapa passkeyn")
    said(page, "Din passkey är sparad.")
    [letter] = letters(smtp, "Ett nytt sätt att logga in", str(cast.member.email))
    assert "med en passkey" in plain(letter)
    assert f"{windows.live.url}/jag/inloggning/" in plain(letter)
    assert faults_in(page, page.url) == []

    press(page, "Logga ut")
    page.goto("/jag/inloggning/")  # asks for sign-in, and leads back here
    press(page, "Logga in med passkey")
    said(page, "Du är inloggad.")
    assert urlsplit(page.url).path == "/jag/inloggning/"
    said(page, "använd senast")

    follow(page, "Byt namn")
    page.get_by_label("Vad heter den?").fill("Skrivbordet")
    press(page, "Spara namnet")
    follow(page, "Ta bort … Skrivbordet")
    press(page, "Ta bort passkeyn")
    said(page, "Din passkey är borttagen.")
    press(page, "Logga ut")
    page.goto("/logga-in/")
    press(page, "Logga in med passkey")  # the device still has it, we do not
    said(page, "Den passkeyn hör inte till något konto här.")
    assert complaints == []


def test_a_device_that_says_no(windows: Windows, cast: Cast) -> None:
    page = windows.open(360)
    with_a_lock(page, opens=False)
    page.goto("/logga-in/")
    expect(page.get_by_text("Passkeyn användes inte.")).to_be_hidden()
    press(page, "Logga in med passkey")
    said(page, "Passkeyn användes inte.")


def with_a_lock(page: Page, *, opens: bool = True) -> None:
    """Give the window's device a lock for passkeys, which knows its owner or does not."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    lock = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": opens,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": lock})


# The municipality's account


@pytest.fixture
def tenant(cast: Cast) -> Tenant:
    return allow(cast, "Hjo", HJO)


def allow(cast: Cast, town: str, tenant_id: str) -> Tenant:
    return Tenant.allow(
        cast.municipalities[town],
        by=cast.coordinator,
        on=timezone.localdate(),
        tenant_id=tenant_id,
    )


def test_a_municipal_account(
    windows: Windows, cast: Cast, smtp: Smtp, oidc: Oidc, tenant: Tenant
) -> None:
    oidc.account("olof", tid=HJO, oid=OLOF, email="another@address.example")
    page = windows.open(1280)
    complaints = watched(page)
    sign_in(page, cast.member, smtp)
    link(page, "olof")
    said(page, "Kommunens konto är kopplat.")
    [letter] = letters(smtp, "Ett nytt sätt att logga in", str(cast.member.email))
    assert "med kommunens konto" in plain(letter)
    # The service's own page asks for a stylesheet from the internet, which is not ours to mind.
    assert [said for said in complaints if "Failed to load" not in said] == []
    assert faults_in(page, page.url) == []

    press(page, "Logga ut")
    come_in(page, "olof", wish="/kalender/")
    said(page, "Du är inloggad.")
    assert urlsplit(page.url).path == "/kalender/"

    office = windows.open(1280, person=cast.coordinator)
    office.goto("/kommuner/inloggning/")
    follow(office, "Stoppa … Hjo")
    press(office, "Stoppa kommunens inloggning")
    said(office, "Hjo loggar inte längre in med egna konton.")
    page.goto("/jag/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    come_in(page, "olof")
    turned_away(page, "Kansliet har inte släppt in den här kommunens konton.")


def test_an_account_that_nobody_has_linked(
    windows: Windows, cast: Cast, oidc: Oidc, tenant: Tenant
) -> None:
    allow(cast, "Skara", SKARA)
    address = str(cast.member.email)
    oidc.account("unlinked", tid=HJO, oid=SOMEBODY, email=address)
    oidc.account("elsewhere", tid=SKARA, oid=OLOF, email=address)
    page = windows.open(360, scripts=False)
    for name in ("unlinked", "elsewhere"):  # the same mail address is no proof
        come_in(page, name)
        turned_away(page, "Ingen har kopplat det här kontot än.")


def test_an_account_of_another_municipality_or_person_is_not_linked(
    windows: Windows, cast: Cast, smtp: Smtp, oidc: Oidc, tenant: Tenant
) -> None:
    allow(cast, "Skara", SKARA)
    oidc.account("skara", tid=SKARA, oid=SOMEBODY)
    oidc.account("hjo", tid=HJO, oid=SOMEBODY)
    page = windows.open(360, scripts=False)
    sign_in(page, cast.member, smtp)
    link(page, "skara")
    said(page, "Kontot hör till Skara, men du deltar för någon annan.")
    link(page, "hjo")
    said(page, "Kommunens konto är kopplat.")

    Person.objects.filter(pk=cast.presidium.pk).update(municipality=tenant.municipality)
    other = windows.open(360, scripts=False)
    sign_in(other, cast.presidium, smtp)
    link(other, "hjo")
    said(other, "Det här kontot är redan kopplat till någon annan här.")


def test_breaking_off_and_a_token_without_a_tenant(
    windows: Windows, cast: Cast, oidc: Oidc, tenant: Tenant
) -> None:
    oidc.account("nowhere", tid="", oid=OLOF)
    page = windows.open(360)
    come_in(page, "nowhere")
    turned_away(page, "Din kommuns inloggning svarade inte som den ska.")
    page.goto("/logga-in/")
    press(page, "Logga in med kommunens konto")
    press(page, "Deny access")
    said(page, "Du avbröt innan din kommuns inloggning var klar.")


def test_linking_asks_for_a_fresh_sign_in(windows: Windows, cast: Cast, tenant: Tenant) -> None:
    page = windows.open(360, person=cast.member, scripts=False)
    page.goto("/jag/inloggning/")
    follow(page, "Koppla ditt konto …")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in igen först")
    press(page, "Logga in igen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")
    assert page.url.endswith("?next=%2Fjag%2Finloggning%2Fkommun%2F")


def link(page: Page, name: str) -> None:
    page.goto("/jag/inloggning/")
    follow(page, re.compile("Koppla ditt konto"))
    press(page, "Gå till kommunens inloggning")
    sign_in_there(page, name)


def come_in(page: Page, name: str, wish: str = "/jag/") -> None:
    page.goto(f"/logga-in/?next={wish}")
    press(page, "Logga in med kommunens konto")
    sign_in_there(page, name)


def sign_in_there(page: Page, name: str) -> None:
    page.get_by_label("Subject").fill(name)
    page.get_by_role("button", name="Authorize", exact=True).click()


def turned_away(page: Page, sentence: str) -> None:
    said(page, sentence)
    page.goto("/jag/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logga in")


# What the pages look like


@pytest.mark.parametrize("width", [1280, 360])
def test_the_sign_in_pages_shut_nobody_out(windows: Windows, cast: Cast, width: int) -> None:
    page = windows.open(width)
    complaints = watched(page)
    assert faults_in(page, "/logga-in/") == []
    page.get_by_label("E-postadress").fill("nobody@elsewhere.example")
    press(page, "Mejla mig en kod")
    assert faults_in(page, page.url) == []
    assert complaints == []
