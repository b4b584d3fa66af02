"""What is asked of those who send and answer feedback."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.dialogue.models import Feedback
from samverk.networks.models import Network


class SendForm(forms.Form):
    receiver = forms.ModelChoiceField(
        label=_("To"), queryset=Network.objects.none(), empty_label=None
    )
    purpose = forms.ChoiceField(
        label=_("What you want back"),
        choices=Feedback.Purpose,
        initial=Feedback.Purpose.INFORM,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=_("Heading"), max_length=150)
    text = forms.CharField(
        label=_("What you want to say"),
        help_text=_("Short, so that it can be read aloud at the meeting."),
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, receivers: Sequence[Network], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["receiver"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Network.objects.filter(pk__in=[body.pk for body in receivers]).by_name()
        field.initial = receivers[0]


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Leave it empty to say only that you have received it."),
        widget=forms.Textarea,
        required=False,
    )
