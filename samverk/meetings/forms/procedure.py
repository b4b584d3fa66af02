"""The form of a network's rules of procedure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Procedure
from samverk.networks.models import Network

DAYS = ("notice_days", "minutes_days", "adjust_days", "assent_days")


class ProcedureForm(forms.ModelForm[Procedure]):
    called = forms.ChoiceField(
        label=_("What is the record called?"),
        choices=[
            (Network.Record.NOTES, _("Meeting notes")),
            (Network.Record.MINUTES, _("Minutes, with numbered paragraphs (§)")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Holds for records that are begun from now on."),
    )

    class Meta:
        model = Procedure
        fields = (
            "called",
            "notice_days",
            "minutes_days",
            "approving",
            "adjust_days",
            "asks_absent",
            "assent_days",
        )
        labels = {
            "notice_days": _("How many days before a meeting does the notice go out?"),
            "minutes_days": _("Within how many days after the meeting is the record sent out?"),
            "approving": _("How is the record approved?"),
            "adjust_days": _("How many days do those who read it have?"),
            "asks_absent": _("Ask municipalities that were absent what they say of the decisions"),
            "assent_days": _("How many days do they have to answer?"),
        }
        help_texts = {
            "minutes_days": _("Where the charter gives another number, the charter's holds."),
            "assent_days": _("Those who do not answer in time are taken to agree."),
        }
        widgets = {"approving": forms.RadioSelect}

    def __init__(self, data: Any = None, *, network: Network) -> None:
        super().__init__(data, instance=Procedure.of(network))
        self.fields["called"].initial = network.record
        approving = self.fields["approving"]
        assert isinstance(approving, forms.ChoiceField)
        approving.choices = Procedure.Approving.choices
        for name in DAYS:
            days = self.fields[name]
            days.widget.attrs |= {"min": 1, "max": 365, "inputmode": "numeric"}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in DAYS:
            if name in cleaned and not 1 <= cleaned[name] <= 365:
                self.add_error(name, _("Give a number of days from 1 to 365."))
        return cleaned
