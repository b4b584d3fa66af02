"""The forms of approval, and of actions done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Meeting, Submission


class ApprovalForm(forms.Form):
    """The button to approve what one has read; `submission` says which text that was."""

    submission = forms.ModelChoiceField(
        queryset=Submission.objects.none(), widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["submission"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = Submission.objects.filter(minutes__meeting=meeting)
        chosen.error_messages["invalid_choice"] = _(
            "The text has been changed since you read it. Read it again."
        )


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What is to be changed?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The one who wrote gets to read this."),
    )


class CompletionForm(forms.Form):
    note = forms.CharField(
        label=_("How did it go?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
