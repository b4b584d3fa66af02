"""Seats, and who is put on them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.networks.models import Municipality, Network
from samverk.people.models import Membership, Person, Seat
from samverk.shell.forms import DayInput


class WhoForm(forms.Form):
    """Somebody: known by address, or new."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Notices go here, and it is what the person signs in with."),
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120, required=False)


class CooptForm(WhoForm):
    """Somebody who takes part without a seat, for an organisation or a municipality."""

    organisation = forms.CharField(
        label=gettext_lazy("Organisation"), max_length=120, required=False
    )
    municipality = forms.ModelChoiceField(
        label=gettext_lazy("Or municipality"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label="–",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if bool(cleaned.get("organisation")) == bool(cleaned.get("municipality")):
            raise forms.ValidationError(
                _("Write which organisation the person speaks for, or choose a municipality.")
            )
        return cleaned


class HandOverForm(WhoForm):
    """Who takes a place over, and from which day."""

    on = forms.DateField(label=gettext_lazy("From"), widget=DayInput)
    field_order = ("name", "email", "title", "on")

    def __init__(self, *args: Any, membership: Membership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        self.membership = membership
        self.today = today
        if membership.seat and membership.seat.function:
            self.fields["title"].initial = membership.seat.function

    def clean_on(self) -> date:
        return not_past(self.cleaned_data["on"], self.today)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.with_address(email) == self.membership.person:
            raise forms.ValidationError(_("The person has the place already."))
        return email


class LastDayForm(forms.Form):
    """The last day of somebody on a list, or none."""

    day = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("Leave it empty if it goes on for the time being."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        return not_past(day, self.today) if day else None


class SeatForm(forms.Form):
    """What a seat is for, and whether it goes with a post."""

    competence = forms.CharField(
        label=gettext_lazy("Area"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "Tells the seats of one municipality apart, for example “vuxenutbildning”."
        ),
    )
    bound = forms.ChoiceField(
        label=gettext_lazy("The seat belongs to"),
        choices=Seat.Bound,
        widget=forms.RadioSelect,
        initial=Seat.Bound.PERSON,
    )
    function = forms.CharField(
        label=gettext_lazy("The post"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example “Verksamhetschef”. Only if the seat goes with a post."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("bound") == Seat.Bound.FUNCTION and not cleaned.get("function"):
            self.add_error("function", _("Write which post the seat goes with."))
        return cleaned


class NewSeatForm(SeatForm):
    municipality = forms.ModelChoiceField(
        label=gettext_lazy("Municipality"), queryset=Municipality.objects.all()
    )
    field_order = ("municipality", "competence", "bound", "function")


def not_past(day: date, today: date) -> date:
    if day < today:
        raise forms.ValidationError(_("Choose today or a later day."))
    return day


def taken_by(network: Network, municipality: Municipality, on: date) -> str:
    """Who sits on the municipality's seats, where all are taken; else nothing."""
    seats = Seat.objects.filter(network=network, municipality=municipality)
    if not seats.on(on) or seats.free(on):
        return ""
    rows = Membership.objects.not_over(on).filter(seat__in=seats, kind=Membership.Kind.MEMBER)
    return ", ".join(rows.order_by("person__name").values_list("person__name", flat=True))
