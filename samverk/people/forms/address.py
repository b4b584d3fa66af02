"""A new e-mail address of one's own."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """The new address."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        help_text=_("A code goes there. Your old address holds until you have written the code."),
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return email.lower()


class CodeForm(forms.Form):
    """The code that came to it."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
