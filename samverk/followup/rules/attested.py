"""Duties that leave no trace in samverk: somebody answerable tells what was done."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samverk.followup import steps
from samverk.followup.rules.case import Case
from samverk.followup.standing import Standing
from samverk.shell.dates import day


def attested(case: Case) -> Iterator[Standing]:
    """What was told for each year; for this year, if nothing is told yet, that it is unmeasured."""
    rows = case.facts.attestations.get(case.duty.pk, [])
    this_year = case.today.year
    for row in rows:
        why = _("%(name)s told on %(day)s: %(text)s")
        words = {"name": row.by.name, "day": day(row.on), "text": row.text}
        yield case.stand("met", why % words, period=str(row.year), closed=row.year < this_year)
    if all(row.year != this_year for row in rows):
        why = _("samverk cannot see this. Nobody has told yet what was done in %(year)s.")
        yield case.stand("unmeasured", why % {"year": this_year}, period=str(this_year),
                         next_step=steps.attest(case.duty))  # fmt: skip
