"""The accessibility statement that lag (2018:1937) asks for, as fields that can be checked.

Change it when something has been tried or mended, not before.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Conformance(StrEnum):
    """The three answers that the law knows."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class Shortcoming:
    """Something that does not work for everybody, whom it hits, and what to do instead."""

    what: Promise
    instead: Promise
    criterion: str  # the clause, or the law, that it falls short of


@dataclass(frozen=True)
class Check:
    """Something that was tried, with what, and when."""

    what: Promise
    tool: str
    on: date


@dataclass(frozen=True)
class Statement:
    """`burdensome` is what the association holds to be unreasonable to mend (12 §), and
    `outside` what the law does not ask for (9 §)."""

    conformance: Conformance
    standard: str
    method: Promise
    assessed_on: date
    updated_on: date
    checks: tuple[Check, ...]
    untried: tuple[Promise, ...]
    shortcomings: tuple[Shortcoming, ...]
    burdensome: tuple[Promise, ...]
    outside: tuple[Promise, ...]
    supervisor: str


CHECKED = date(2026, 11, 22)

STATEMENT = Statement(
    conformance=Conformance.PARTIAL,
    standard="EN 301 549 V3.2.1 (WCAG 2.1 AA)",
    method=_("The association's own check with programs. Nobody from outside has checked."),
    assessed_on=CHECKED,
    updated_on=CHECKED,
    checks=(
        Check(
            _("The public pages in a browser, as wide as a computer's and a telephone's screen"),
            "axe-core",
            CHECKED,
        ),
        Check(_("That the pages are valid HTML"), "Nu HTML Checker", CHECKED),
        Check(_("That published PDFs are tagged, have a language and a title"), "pdfua", CHECKED),
    ),
    untried=(
        _("Screen readers, by people who use them"),
        _("Speech input and other aids"),
    ),
    shortcomings=(
        Shortcoming(
            _("Tables in the PDFs have headings for their columns but not for their rows."),
            _("Read the same record as a web page, where both are marked."),
            "EN 301 549 10.1.3.1",
        ),
        Shortcoming(
            _("In the PDFs, a character that our fonts lack is written by its English name."),
            _("Read the same record as a web page."),
            "EN 301 549 10.3.1.2",
        ),
        Shortcoming(
            _("There is no form yet for telling us about what does not work."),
            _("Write to us by mail."),
            "lag (2018:1937)",
        ),
    ),
    burdensome=(),
    outside=(),
    supervisor="https://www.digg.se/tdosanmalan",
)
