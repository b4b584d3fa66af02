"""Finding a person, and what becomes of their account."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class FindForm(forms.Form):
    """A name, a part of one, or an address."""

    sought = forms.CharField(
        label=gettext_lazy("Name or e-mail address"), min_length=2, max_length=254
    )


class AnonymiseForm(forms.Form):
    """Why, and the name once more, since it cannot be undone."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("For example: has asked for it, or left in 2024. Write no names."),
        max_length=400,
    )
    name = forms.CharField(label=gettext_lazy("The person's name"), max_length=120)

    def __init__(self, *args: Any, person_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person_name = person_name
        self.fields["name"].help_text = _(
            "Write %(name)s here, to show that it is the right person."
        ) % {"name": person_name}

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.split() != self.person_name.split():
            raise forms.ValidationError(
                _("Write exactly %(name)s.") % {"name": self.person_name}, code="another"
            )
        return name


class DeclineForm(forms.Form):
    """Why the office says no."""

    answer = forms.CharField(
        label=gettext_lazy("Answer to the person"),
        help_text=gettext_lazy("It is shown on the page where they asked."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
