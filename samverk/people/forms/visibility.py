"""Who may see what of oneself, and whose details are protected."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.people.models import Person, Shield, Shown

# A name is always known to those one works with.
OF_NAMES = [choice for choice in Shown.choices if choice[0] != Shown.OFFICE]


class VisibilityForm(forms.Form):
    """For each detail: everybody, those who are signed in, or only the office."""

    name_shown = forms.ChoiceField(label=_("Name"), choices=OF_NAMES, widget=forms.RadioSelect)
    title_shown = forms.ChoiceField(label=_("Title"), choices=Shown, widget=forms.RadioSelect)
    email_shown = forms.ChoiceField(
        label=_("E-mail address"), choices=Shown, widget=forms.RadioSelect
    )
    phone_shown = forms.ChoiceField(label=_("Telephone"), choices=Shown, widget=forms.RadioSelect)

    def __init__(self, *args: Any, of: Person, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(of, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class ProtectionForm(forms.Form):
    """Whose details are to be protected, or no longer.

    The address is typed, never chosen in a list, so that no page tells who is protected; and what
    is typed does not come back on the page.
    """

    PROTECT, LIFT = "protect", "lift"

    address = forms.CharField(label=_("The person's e-mail address"), max_length=254)
    act = forms.ChoiceField(
        label=_("What is to be done"),
        choices=[
            (PROTECT, _("protect: the details are shown to nobody")),
            (LIFT, _("protect no longer: the details are shown again")),
        ],
        widget=forms.RadioSelect,
    )
    certain = forms.BooleanField(label=_("I have checked that the address is the right one"))

    def clean_address(self) -> str:
        """Finds whose address it is."""
        self.person = Person.objects.with_address(self.cleaned_data["address"])
        if self.person is None:
            raise forms.ValidationError(_("Nobody has this address. Check how it is spelt."))
        return self.person.mailbox

    def carry_out(self, *, by: Person, at: datetime) -> None:
        """Do what was chosen; what holds already is as it should be."""
        assert self.person
        if self.cleaned_data["act"] == self.PROTECT:
            Shield.put_up(self.person, by=by, at=at)
        elif shield := self.person.shields.filter(lifted_at=None).first():
            shield.lift(by=by, at=at)
