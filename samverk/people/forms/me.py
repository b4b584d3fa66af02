"""What people write about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.people.models import Person


class MeForm(forms.ModelForm[Person]):
    """A person's own details."""

    class Meta:
        model = Person
        fields = ["name", "title", "language"]
        labels = {"name": _("Name"), "title": _("Title"), "language": _("Language")}
        help_texts = {"language": _("The language of pages and of mail to you.")}
