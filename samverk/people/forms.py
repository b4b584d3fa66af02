"""What people write about people."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Municipality, Network
from samverk.networks.roles import ROLES
from samverk.people.models import Membership, Person

# Roles that a person is given in a network; the others follow from membership or the meeting.
GIVEN = ("chair", "secretary", "presidium", "liaison", "convener")


class SignInForm(RequestLoginCodeForm):  # type: ignore[misc] # allauth has no types
    """Asks for an address to mail a code to, by the words that other forms use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")


class MeForm(forms.ModelForm[Person]):
    """A person's own details."""

    class Meta:
        model = Person
        fields = ["name", "title", "language"]
        labels = {"name": _("Name"), "title": _("Title"), "language": _("Language")}
        help_texts = {"language": _("The language of pages and of mail to you.")}


class JoinForm(forms.Form):
    """Somebody who joins a network: known by address, or new."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Notices go here, and it is what the person signs in with."),
    )
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    municipality = forms.ModelChoiceField(
        label=_("Represents"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("The association's office"),
    )

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.network = network

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        members = Membership.objects.on(timezone.localdate()).filter(network=self.network)
        if members.filter(person__email=email).exists():
            raise forms.ValidationError(_("A person with this address is already on the list."))
        return email


class RoleForm(forms.Form):
    """A role given to one of the network's people."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=[(role, ROLES[role]) for role in GIVEN])

    def __init__(self, *args: Any, network: Network, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = Person.objects.eligible(network, timezone.localdate())
