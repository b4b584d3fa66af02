"""A remark as a page shows it: the finding, and what can be done about it."""

from dataclasses import dataclass

from samverk.charters.forms.remedies import NoteForm, RemedyForm
from samverk.charters.models import Finding
from samverk.charters.remedies import Link, remedy_of


@dataclass(frozen=True)
class Remark:
    """`form` is None where there is nothing to press; `otherwise` then tells why."""

    finding: Finding
    form: RemedyForm | None
    otherwise: str
    links: list[Link]
    note: NoteForm

    @classmethod
    def of(cls, finding: Finding, answered: RemedyForm | None = None) -> "Remark":
        """`answered` is the form that a person sent, where one did."""
        remedy = remedy_of(finding)
        form = answered or remedy.asks(finding)
        otherwise = "" if form else str(remedy.otherwise)
        note = NoteForm(auto_id=f"note-{finding.pk}-%s")
        return cls(finding, form, otherwise, remedy.links(finding), note)
