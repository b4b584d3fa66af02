"""An import as its page tells it: how far it has come, and what each row would change."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from samverk.people.importing.outcome import ACTS, Verdict

if TYPE_CHECKING:
    from samverk.people.models.importing import ImportRow, RegisterImport

#: In the sentence and in the filter, in this order.
SAID = {
    Verdict.NEW: ngettext_lazy("%d joins", "%d join"),
    Verdict.CHANGED: ngettext_lazy("%d is changed", "%d are changed"),
    Verdict.LEAVES: ngettext_lazy("%d leaves", "%d leave"),
    Verdict.VACANT: ngettext_lazy("%d seat is vacant", "%d seats are vacant"),
    Verdict.UNCLEAR: ngettext_lazy("%d row is unclear", "%d rows are unclear"),
    Verdict.SAME: ngettext_lazy("%d is as before", "%d are as before"),
}
#: How each verdict looks: the status of its chip.
LOOKS = {
    Verdict.NEW: "upcoming",
    Verdict.CHANGED: "upcoming",
    Verdict.LEAVES: "due",
    Verdict.VACANT: "vacant",
    Verdict.UNCLEAR: "late",
    Verdict.SAME: "met",
    Verdict.SKIPPED: "none",
}


@dataclass(frozen=True)
class Progress:
    """`tally` counts rows by verdict, those written as "done"; `chosen` is the verdict shown."""

    whole: "RegisterImport"
    tally: dict[str, int]
    chosen: str

    @classmethod
    def of(cls, whole: "RegisterImport", *, chosen: str) -> "Progress":
        known = chosen in Verdict.values or chosen == "done"
        return cls(whole, whole.tally(), chosen if known else "")

    @property
    def rows(self) -> "QuerySet[ImportRow]":
        rows = self.whole.rows.in_order()
        if self.chosen == "done":
            return rows.filter(done=True)
        if self.chosen:
            return rows.filter(verdict=self.chosen, done=False)
        return rows

    @property
    def sentence(self) -> str:
        """ "12 join, 3 are changed and 2 rows are unclear." """
        said = [
            str(words % self.tally[verdict])
            for verdict, words in SAID.items()
            if self.tally.get(verdict)
        ]
        if not said:
            return ""
        return get_text_list(said, _("and")) + "."

    @property
    def filters(self) -> list[tuple[str, str, int]]:
        """(verdict, words, number) of each verdict that any row has."""
        found = [
            (str(verdict), str(verdict.label), self.tally[verdict])
            for verdict in Verdict
            if self.tally.get(verdict)
        ]
        done = self.tally.get("done")
        return [*found, ("done", _("Taken in"), done)] if done else found

    @property
    def total(self) -> int:
        return sum(self.tally.values())

    @property
    def to_write(self) -> int:
        return sum(self.tally.get(verdict, 0) for verdict in ACTS)

    @property
    def unclear(self) -> int:
        return self.tally.get(Verdict.UNCLEAR, 0)

    @property
    def done(self) -> int:
        return self.tally.get("done", 0)

    @property
    def moved_on(self) -> int:
        return self.whole.rows.filter(moved_on=True, done=False).count()
