"""Trying a Word template: what it lacks, and how a charter looks in it."""

from datetime import date

from django.utils.translation import gettext as _

from samverk.charters.models import Charter, WordTemplate
from samverk.charters.writing.sheet import paper_of
from samverk.documents.docx import MARKS, Template, write
from samverk.documents.docx.check import faults
from samverk.documents.paper import Block, Paper, Run

_SAMPLE = Paper(
    title="Uppdragsbeskrivning",
    association="",
    standing="",
    blocks=[Block("title", (Run("Uppdragsbeskrivning"),)), Block("heading", (Run("Uppdrag"),), 1)],
)


def remarks_on(template: WordTemplate) -> list[str]:
    """What to look into in a template, a sentence each."""
    data = template.in_use_data() or b""
    marks = Template(data).marks()
    found = [
        _("The mark {{ %(mark)s }} is not one we know. It stays as it is.") % {"mark": mark}
        for mark in sorted(marks - MARKS.keys())
    ]
    if "innehåll" not in marks:
        found.append(_("There is no {{ innehåll }}: the charter comes last in the document."))
    return found + faults(write(_SAMPLE, data))


def trial(charter: Charter, *, on: date) -> bytes:
    """The charter as .docx in the template that holds, as it stands today."""
    return write(paper_of(charter, on=on), WordTemplate.in_use_data())
