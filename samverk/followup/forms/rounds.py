"""What is asked of those who lead a round: opening it, the meeting, and the adoption."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.fields import OrderedYears, YearField
from samverk.charters.models import GoverningDocument
from samverk.followup.models import Review
from samverk.meetings.models import Meeting
from samverk.networks.models import Network
from samverk.shell import dates
from samverk.shell.forms import DayInput


class RoundForm(OrderedYears):
    """A new round; `commissioner` is asked for where the person leads several."""

    commissioner = forms.ModelChoiceField(
        label=gettext_lazy("Commissioning body"),
        queryset=Network.objects.none(),
        empty_label=None,
    )
    year = forms.IntegerField(
        label=gettext_lazy("The new charters hold from the year"), min_value=2000, max_value=2100
    )
    answers_by = forms.DateField(
        label=gettext_lazy("The networks answer by"),
        help_text=gettext_lazy("Leave time for comments before the meeting that decides."),
        widget=DayInput,
    )
    strategy = forms.ModelChoiceField(
        label=gettext_lazy("New strategy"),
        help_text=gettext_lazy(
            "Choose one if the new charters are to rest on another strategy than before."
            " Each network then says which of its goals its assignments go under."
        ),
        queryset=GoverningDocument.objects.strategies(),
        empty_label=gettext_lazy("The same as before"),
        required=False,
    )
    period_from = YearField(label=gettext_lazy("New period, from the year"))
    period_to = YearField(label=gettext_lazy("New period, to the year"))

    def __init__(self, *args: Any, bodies: Sequence[Network], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["commissioner"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Network.objects.filter(pk__in=[body.pk for body in bodies]).by_name()
        field.initial = bodies[0]
        if len(bodies) == 1:
            field.widget = forms.HiddenInput()
        self.fields["year"].initial = today.year + (today.month > 6)
        self.today = today

    def clean_answers_by(self) -> date:
        day: date = self.cleaned_data["answers_by"]
        if day < self.today:
            raise forms.ValidationError(_("Choose a day that has not passed."))
        return day


class MeetingField(forms.ModelChoiceField[Meeting]):
    """Meetings by when and where: tisdag 8 december kl. 9.00–12.00, Skara."""

    def label_from_instance(self, obj: Any) -> str:
        when = dates.moment(obj.starts_at, obj.ends_at)
        return f"{when}, {obj.place}" if obj.place else when


class HearingForm(forms.Form):
    meeting = MeetingField(
        label=gettext_lazy("Meeting"), queryset=Meeting.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = meetings


class ReviewsField(forms.ModelMultipleChoiceField[Review]):
    """Reviews by their network."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.network)


class AdoptionForm(forms.Form):
    """The act of a body; the reviews are those whose proposals it adopted."""

    body = forms.CharField(label=gettext_lazy("Adopted by"), max_length=200)
    on = forms.DateField(label=gettext_lazy("Decided on"), widget=DayInput)
    in_force_from = forms.DateField(label=gettext_lazy("In force from"), widget=DayInput)
    reviews = ReviewsField(
        label=gettext_lazy("Which proposals were adopted?"),
        queryset=Review.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one proposal to adopt.")},
    )

    def __init__(self, *args: Any, proposed: Sequence[Review], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reviews"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = (
            Review.objects.filter(pk__in=[review.pk for review in proposed])
            .with_surroundings()
            .by_network()
        )
        field.initial = [review.pk for review in proposed]

    def clean(self) -> dict[str, Any]:
        on, start = self.cleaned_data.get("on"), self.cleaned_data.get("in_force_from")
        if on and start and start < on:
            self.add_error(
                "in_force_from", _("A charter cannot hold from a day before it was adopted.")
            )
        return self.cleaned_data
