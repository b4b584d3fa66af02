"""What people write about themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.people.models import Person


class MeForm(forms.ModelForm[Person]):
    """A person's own details; the address is changed on a page of its own.

    It is filled in from `of` and never bound to the row: a shield may be where the truth stands.
    """

    class Meta:
        model = Person
        fields = ["name", "title", "phone", "language"]
        labels = {
            "name": _("Name"),
            "title": _("Title"),
            "phone": _("Telephone"),
            "language": _("Language"),
        }
        help_texts = {"language": _("The language of pages and of mail to you.")}

    def __init__(self, *args: Any, of: Person, **kwargs: Any) -> None:
        truth = of.truth
        known = {name: getattr(truth, name) for name in ("name", "title", "phone")}
        kwargs["initial"] = known | {"language": of.language}
        super().__init__(*args, **kwargs)

    @property
    def corrections(self) -> dict[str, Any]:
        """What is new, by field."""
        return {name: self.cleaned_data[name] for name in self.changed_data}
