"""The fixtures of the rig. `db` and its like are pytest-django's, the cast is in conftest.py."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import connections
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Browser, Page

from samverk.house.translations import compile_stale
from samverk.work.worker import call
from tests.rig import browser as browser_
from tests.rig import html
from tests.rig import live as live_
from tests.rig.emptying import let_be_emptied
from tests.rig.processes import free_port
from tests.rig.smtp import Smtp
from tests.rig.surroundings import FOLDER


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Fresh translations, and a test database in a file, for real servers and workers to share."""
    compile_stale()
    told = connections["default"].settings_dict
    if told["ENGINE"] == "django.db.backends.sqlite3":
        told["TEST"]["NAME"] = str(FOLDER / "test.sqlite3")
    let_be_emptied(connections["default"])


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    """Attempts to sign in are counted in the cache: each test begins with none."""
    cache.clear()


@pytest.fixture
def run_jobs(db: None) -> Callable[[], int]:
    """`run_jobs()` does what waits in the queue, here and now; a job's error is the test's."""

    def run() -> int:
        done = 0
        while job := DBTaskResult.objects.ready().first():
            job.claim("the test")
            job.set_successful(call(job))
            done += 1
        return done

    return run


@pytest.fixture(scope="session")
def smtp_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Smtp]:
    server = Smtp(free_port(), tmp_path_factory.mktemp("letters"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def smtp(smtp_server: Smtp) -> Smtp:
    """A real mail server, empty and in a good mood."""
    smtp_server.clear()
    return smtp_server


@pytest.fixture
def workers(transactional_db: None, smtp: Smtp) -> Iterator[live_.Workers]:
    """Starts real workers on the test database, and kills them."""
    started = live_.Workers({"DATABASE_URL": live_.database_url(), "SAMVERK_MAIL": smtp.url})
    yield started
    started.end_all()


@pytest.fixture(scope="session")
def serving(django_db_setup: None, smtp_server: Smtp) -> Iterator[live_.Live]:
    with live_.serving(smtp_server.url) as live:
        yield live


@pytest.fixture
def live(transactional_db: None, smtp: Smtp, serving: live_.Live) -> Iterator[live_.Live]:
    """A running samverk with a worker, on the test database; rows the test makes are seen."""
    yield serving
    serving.settle()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser_.chromium() as browser:
        yield browser


@pytest.fixture
def windows(chromium: Browser, live: live_.Live) -> Iterator[browser_.Windows]:
    """`windows.open(360, person=…)` is one more browser window."""
    opened = browser_.Windows(chromium, live)
    yield opened
    opened.close()


@pytest.fixture
def browser_page(windows: browser_.Windows) -> Page:
    """A window 1280 pixels wide, signed in as nobody."""
    return windows.open(1280)


@pytest.fixture
def narrow_page(windows: browser_.Windows) -> Page:
    """A window as narrow as a telephone: 360 pixels."""
    return windows.open(360)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`assert axe(page) == []`: nothing that shuts people out."""
    return browser_.accessibility_faults


@pytest.fixture(scope="session")
def html_faults() -> Iterator[html.Checker]:
    """`assert html_faults(response.text) == []`: valid HTML, as W3C's checker sees it."""
    with html.checker() as faults:
        yield faults
