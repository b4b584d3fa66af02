"""What people write about a network's life: asking for one, deciding about it, relating it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.lifecycle.starting import Checklist
from samverk.networks.models import Initiative, Municipality, Network, NetworkQuerySet
from samverk.people.models import Membership, Person
from samverk.shell.forms import DayInput


def set_choices(form: forms.Form, name: str, rows: Any) -> None:
    """Give a field its rows to choose from."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


def free_name(name: str, *, but: Network | None = None) -> str:
    """The name, if no other network has it."""
    others = Network.objects.exclude(pk=but.pk) if but else Network.objects.all()
    if others.filter(name__iexact=name).exists():
        raise forms.ValidationError(_("There is already a network with that name."))
    return name


class InitiativeForm(forms.Form):
    """A network asked for. Only the name is needed at once; the checklist tells what is left."""

    name = forms.CharField(label=gettext_lazy("The network's name"), max_length=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[
            (Network.Kind.NETWORK, gettext_lazy("A network")),
            (Network.Kind.BODY, gettext_lazy("A body that commissions networks")),
        ],
    )
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Commissioned by"), queryset=Network.objects.none(), empty_label=None
    )
    asked_by = forms.CharField(
        label=gettext_lazy("Who asks for it"),
        help_text=gettext_lazy("Such as the heads of preschools in three municipalities."),
        max_length=200,
        required=False,
    )
    purpose = forms.CharField(
        label=gettext_lazy("What it is for"),
        help_text=gettext_lazy("One sentence: who does what, so that what becomes better?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    convener = forms.ModelChoiceField(
        label=gettext_lazy("Who calls it together"),
        queryset=Person.objects.filter(is_active=True),
        empty_label=gettext_lazy("Not chosen yet"),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        bodies: NetworkQuerySet,
        coordinates: bool,
        initiative: Initiative | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.network = initiative.network if initiative else None
        set_choices(self, "parent", bodies)
        if coordinates:
            parent = self.fields["parent"]
            assert isinstance(parent, forms.ModelChoiceField)
            parent.required, parent.empty_label = False, _("No body: it stands at the top")

    def clean_name(self) -> str:
        return free_name(self.cleaned_data["name"], but=self.network)


class WillingForm(forms.Form):
    municipalities = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Willing municipalities"),
        queryset=Municipality.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    on = forms.DateField(
        label=gettext_lazy("They said so on"),
        help_text=gettext_lazy("For those you tick now. The others keep their day."),
        widget=DayInput,
    )


class EnoughForm(forms.Form):
    enough = forms.IntegerField(
        label=gettext_lazy("How many willing municipalities are enough"),
        help_text=gettext_lazy("Leave it empty for more than half of them."),
        min_value=1,
        max_value=400,
        required=False,
    )


class DecisionForm(forms.Form):
    """Who decided, on which day, and why."""

    body = forms.CharField(label=gettext_lazy("Who decided"), max_length=200)
    on = forms.DateField(label=gettext_lazy("Decided on"), widget=DayInput)
    reason = forms.CharField(
        label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )

    field_order: tuple[str, ...] = ("body", "on")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("A decision cannot be from a day to come."))
        return on


class StartForm(DecisionForm):
    """The decision to start; where something is missing it takes a reason."""

    def __init__(self, *args: Any, checklist: Checklist, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if checklist.missing:
            self.fields["reason"].label = _("Why it starts all the same")
        else:
            del self.fields["reason"]


class PauseForm(DecisionForm):
    since = forms.DateField(label=gettext_lazy("Rests from"), widget=DayInput)
    until = forms.DateField(
        label=gettext_lazy("The last day of the rest"),
        help_text=gettext_lazy("Leave it empty if it rests until further notice."),
        widget=DayInput,
        required=False,
    )

    field_order = ("body", "on", "since", "until", "reason")

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day of the rest is before the first."))
        return self.cleaned_data


class ResumeForm(DecisionForm):
    since = forms.DateField(label=gettext_lazy("Goes on from"), widget=DayInput)
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    field_order = ("body", "on", "since", "reason")


class GroupForm(forms.Form):
    """A working group below a network, of the network's own people."""

    name = forms.CharField(label=gettext_lazy("The group's name"), max_length=120)
    purpose = forms.CharField(
        label=gettext_lazy("What is to come out of it"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ends_on = forms.DateField(label=gettext_lazy("To be done by"), widget=DayInput)
    convener = forms.ModelChoiceField(
        label=gettext_lazy("Who calls it together"), queryset=Membership.objects.none()
    )
    members = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who takes part"),
        queryset=Membership.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, network: Network, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        people = members_of(network, today)
        for name in ("convener", "members"):
            set_choices(self, name, people)
            self.fields[name].label_from_instance = said_of  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return free_name(self.cleaned_data["name"])

    def clean_ends_on(self) -> date:
        return must_come(self.cleaned_data["ends_on"], self.today)


class ExtensionForm(forms.Form):
    ends_on = forms.DateField(label=gettext_lazy("To be done by"), widget=DayInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_ends_on(self) -> date:
        return must_come(self.cleaned_data["ends_on"], self.today)


class RelationForm(forms.Form):
    other = forms.ModelChoiceField(label=gettext_lazy("Network"), queryset=Network.objects.none())
    about = forms.CharField(
        label=gettext_lazy("What it is about"),
        help_text=gettext_lazy("Such as the transition from the one to the other."),
        max_length=200,
    )
    mutual = forms.BooleanField(
        label=gettext_lazy("It goes both ways"), required=False, initial=True
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    since = forms.DateField(label=gettext_lazy("Since"), widget=DayInput)

    def __init__(self, *args: Any, network: Network, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Network.objects.active(today).without_groups().exclude(pk=network.pk)
        set_choices(self, "other", others.by_name())


class PlaceForm(forms.Form):
    parent = forms.ModelChoiceField(
        label=gettext_lazy("Commissioned by"),
        queryset=Network.objects.none(),
        required=False,
        empty_label=gettext_lazy("No body: it stands at the top"),
    )

    def __init__(self, *args: Any, network: Network, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Network.objects.alive(today).without_groups().exclude(pk=network.pk)
        set_choices(self, "parent", bodies.by_name())


def members_of(network: Network, on: date) -> Any:
    """The network's list on a day, by name."""
    rows = Membership.objects.on(on).filter(network=network)
    return rows.select_related("person", "municipality").order_by("person__name", "pk")


def said_of(membership: Membership) -> str:
    """Olof Nyman, Hjo"""
    town = membership.municipality
    return f"{membership.person}, {town}" if town else str(membership.person)


def must_come(day: date, today: date) -> date:
    if day <= today:
        raise forms.ValidationError(_("Choose a day to come."))
    return day
