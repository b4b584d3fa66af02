"""The forms of adjusting and correcting a record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Adjuster, AgendaItem, Meeting
from samverk.people.models import Person


class AdjustersForm(forms.Form):
    """Who adjusts a meeting's record: none, or some of those who were there."""

    people = forms.ModelMultipleChoiceField(
        label=_("Who adjusts it?"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        chosen = meeting.adjusters.values_list("person", flat=True)
        super().__init__(data, initial={"people": list(chosen)})
        people = self.fields["people"]
        assert isinstance(people, forms.ModelMultipleChoiceField)
        people.queryset = Adjuster.eligible(meeting)


class CommentForm(forms.Form):
    """A remark on an item of a record, or on all of it."""

    item = forms.ModelChoiceField(
        queryset=AgendaItem.objects.none(), required=False, widget=forms.HiddenInput
    )
    text = forms.CharField(
        label=_("What should be otherwise?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.fields["item"]
        assert isinstance(item, forms.ModelChoiceField)
        item.queryset = meeting.items.all()


class CorrectionForm(forms.Form):
    reason = forms.CharField(
        label=_("What is wrong?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason stands beside the new version. Everybody in the network reads it."),
    )
