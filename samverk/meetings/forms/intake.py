"""Minutes handed in as a file, and what was read in them, to correct and confirm."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.forms import BaseForm, BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms.charter import ReadInForm
from samverk.meetings.matching import held_without_record
from samverk.meetings.models import Attendance, Decision, Intake, Meeting
from samverk.meetings.models.attendance import Guest, Mark
from samverk.meetings.models.taking_in import Taken, TakenItem
from samverk.meetings.reading import ItemRead, Next
from samverk.meetings.resolving import Listed, item_like, member_like, rows_of
from samverk.networks.models import Municipality
from samverk.shell import dates
from samverk.shell.forms import ClockInput, DayInput

type Data = Mapping[str, Any] | None

NEW = "new"  # an item that the agenda lacks
SUBSTITUTE = "substitute"
MOST_ROWS = 300


class HandInForm(ReadInForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("The file with the minutes")


class MatchForm(forms.Form):
    meeting = forms.ModelChoiceField(
        label=gettext_lazy("Meeting"), queryset=Meeting.objects.none(), empty_label="–"
    )

    def __init__(self, *args: Any, intake: Intake, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = intake.reading.date
        found = sorted(held_without_record(now), key=lambda one: one.date != day)
        field = self.fields["meeting"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Meeting.objects.filter(pk__in=[one.pk for one in found])
        field.choices = [("", "–"), *((one.pk, _said_of(one)) for one in found)]


def _said_of(meeting: Meeting) -> str:
    return f"{meeting.network}, {dates.day(meeting.date)}"


class AttendeeForm(forms.Form):
    """One who came or did not: somebody on the list, or anybody else by name."""

    person = forms.TypedChoiceField(
        label=gettext_lazy("On the list"), coerce=int, empty_value=None, required=False
    )
    name = forms.CharField(label=gettext_lazy("Name in the file"), max_length=120, required=False)
    municipality = forms.TypedChoiceField(
        label=gettext_lazy("Municipality"), coerce=int, empty_value=None, required=False
    )
    presence = forms.ChoiceField(
        label=gettext_lazy("Presence"),
        choices=[
            *Attendance.Presence.choices,
            (SUBSTITUTE, gettext_lazy("Came in their place")),
            ("", gettext_lazy("Do not include")),
        ],
        required=False,
    )
    remark = forms.CharField(label=gettext_lazy("Remark"), max_length=120, required=False)
    remotely = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, listed: Listed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed
        for name, rows, nobody in (
            ("person", listed.people.values(), _("Somebody else")),
            ("municipality", listed.towns.values(), "–"),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [("", nobody), *((row.pk, str(row)) for row in rows)]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        presence, name = cleaned.get("presence"), cleaned.get("name")
        if presence == SUBSTITUTE and not (cleaned.get("person") and name):
            raise forms.ValidationError(_("Choose whose place it was, and write who came."))
        if presence and not cleaned.get("person") and not name:
            self.add_error("name", _("Write the name, or choose “Do not include”."))
        return cleaned

    def town(self) -> Municipality | None:
        return self.listed.towns.get(self.cleaned_data["municipality"] or 0)


class ItemForm(forms.Form):
    target = forms.ChoiceField(label=gettext_lazy("On the agenda"), required=False)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    notes = forms.CharField(
        label=gettext_lazy("Notes"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, agenda: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*agenda, (NEW, _("A new item")), ("", _("Do not include"))]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("target") == NEW and not self.cleaned_data.get("title"):
            self.add_error("title", _("Write what the item is called."))
        return self.cleaned_data


class DecisionForm(forms.Form):
    """A decision; without a text it is left out."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What the network does"), choices=Decision.Kind, required=False
    )
    text = forms.CharField(
        label=gettext_lazy("Decision"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    to_whom = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def words(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        words = {"kind": cleaned["kind"] or Decision.Kind.DECIDE, "text": cleaned["text"]}
        if cleaned["to_whom"]:
            words |= {"to_whom": cleaned["to_whom"], "leads_to": Decision.LeadsTo.FURTHER}
        return words


class ActionForm(forms.Form):
    """An action; without a text it is left out."""

    text = forms.CharField(
        label=gettext_lazy("What is to be done?"), max_length=400, required=False
    )
    person = forms.TypedChoiceField(
        label=gettext_lazy("Who does it?"), coerce=int, empty_value=None, required=False
    )
    who = forms.CharField(label=gettext_lazy("Or somebody else"), max_length=120, required=False)
    due = forms.DateField(label=gettext_lazy("Done by"), required=False, widget=DayInput)

    def __init__(self, *args: Any, listed: Listed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "–"), *((row.pk, str(row)) for row in listed.people.values())]

    def words(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        who = "" if cleaned["person"] else cleaned["who"]
        return {
            "text": cleaned["text"],
            "person_id": cleaned["person"],
            "who": who,
            "due": cleaned["due"],
        }


class NextForm(forms.Form):
    """The next meeting, planned if ticked."""

    plan = forms.BooleanField(label=gettext_lazy("Plan the meeting"), required=False)
    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput, required=False)
    starts = forms.TimeField(label=gettext_lazy("Starts"), widget=ClockInput, required=False)
    ends = forms.TimeField(label=gettext_lazy("Ends"), widget=ClockInput, required=False)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if not cleaned.get("plan"):
            return cleaned
        for name in ("day", "starts", "ends"):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, _("Fill it in, or do not plan the meeting."))
        if not self.errors and cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", _("The meeting must end later than it starts."))
        return cleaned

    def planned(self) -> dict[str, Any] | None:
        cleaned = self.cleaned_data
        if not cleaned["plan"]:
            return None
        start, end = (
            timezone.make_aware(datetime.combine(cleaned["day"], cleaned[name]))
            for name in ("starts", "ends")
        )
        return {"starts_at": start, "ends_at": end, "place": cleaned["place"]}


Attendees = formset_factory(AttendeeForm, extra=0, max_num=MOST_ROWS)
Items = formset_factory(ItemForm, extra=0, max_num=MOST_ROWS)
Decisions = formset_factory(DecisionForm, extra=0, max_num=MOST_ROWS)
Actions = formset_factory(ActionForm, extra=0, max_num=MOST_ROWS)


class ItemForms:
    """An item with its decisions and actions."""

    def __init__(self, form: ItemForm, item: ItemRead | None, listed: Listed, data: Data) -> None:
        self.item = form
        decisions = [vars(one) for one in item.decisions] if item else []
        actions = [_action(vars(one), listed) for one in item.actions] if item else []
        self.decisions = Decisions(data, prefix=f"{form.prefix}-d", initial=decisions)
        self.actions = Actions(
            data, prefix=f"{form.prefix}-a", initial=actions, form_kwargs={"listed": listed}
        )

    def taken(self) -> TakenItem | None:
        cleaned = self.item.cleaned_data
        if not cleaned["target"]:
            return None
        return TakenItem(
            title=cleaned["title"],
            item_id=None if cleaned["target"] == NEW else int(cleaned["target"]),
            notes=cleaned["notes"],
            decisions=[form.words() for form in self.decisions if form.cleaned_data["text"]],
            actions=[form.words() for form in self.actions if form.cleaned_data["text"]],
        )


class IntakeForms:
    """Everything on the page. `plans` tells whether the next meeting may be planned."""

    def __init__(self, intake: Intake, *, plans: bool, data: Data = None) -> None:
        meeting, draft = intake.meeting, intake.reading
        assert meeting is not None
        self.meeting = meeting
        listed = Listed.of(meeting)
        rows = rows_of(draft.attendance, listed)
        self.attendance = Attendees(data, prefix="n", initial=rows, form_kwargs={"listed": listed})
        agenda = [
            (str(item.pk), f"{number}. {Truncator(item.title).chars(60)}")
            for number, item in enumerate(meeting.items.all(), start=1)
        ]
        titles = {str(item.pk): item.title for item in meeting.items.all()}
        first = [_item(item, titles) for item in draft.items]
        self.rows = Items(data, prefix="i", initial=first, form_kwargs={"agenda": agenda})
        self.items = [
            ItemForms(form, draft.items[at] if at < len(draft.items) else None, listed, data)
            for at, form in enumerate(self.rows)
        ]
        self.other_day = draft.date if draft.date != meeting.date else None
        self.vacant = draft.vacant
        self.next = _next(meeting, draft.next, data) if plans and draft.next else None

    def every_form(self) -> Iterable[BaseForm | BaseFormSet[Any]]:
        yield from (self.attendance, self.rows)
        for item in self.items:
            yield from (item.decisions, item.actions)
        if self.next:
            yield self.next

    def is_valid(self) -> bool:
        return not [form for form in self.every_form() if not form.is_valid()]

    @property
    def first_wrong(self) -> BaseForm | BaseFormSet[Any] | None:
        """The first form that something is wrong with, by which the page is answered as 422."""
        return next((one for one in self.every_form() if one.is_bound and not one.is_valid()), None)

    def taken(self) -> Taken:
        marks, guests = _people(self.attendance)
        return Taken(
            marks=marks,
            guests=guests,
            items=[taken for item in self.items if (taken := item.taken())],
            planned=self.next.planned() if self.next else None,
        )


def _people(forms: Iterable[AttendeeForm]) -> tuple[list[Mark], list[Guest]]:
    """Marks of those on the list, one each, and the others as guests."""
    marks: dict[int, Mark] = {}
    guests = []
    for form in forms:
        cleaned = form.cleaned_data
        facts = {"municipality": form.town(), "remark": cleaned["remark"]}
        person = form.listed.people.get(cleaned["person"] or 0)
        if not cleaned["presence"]:
            continue
        if person is None:
            guests.append(Guest(name=cleaned["name"], presence=cleaned["presence"], **facts))
        elif cleaned["presence"] == SUBSTITUTE:
            marks[person.pk] = Mark(person, "absent", substitute=cleaned["name"], **facts)
        elif person.pk not in marks:
            remotely = cleaned["remotely"]
            marks[person.pk] = Mark(person, cleaned["presence"], remotely=remotely, **facts)
    return list(marks.values()), guests


def _item(item: ItemRead, titles: Mapping[str, str]) -> dict[str, Any]:
    title = Truncator(item.title).chars(200)
    return {"target": item_like(item.title, titles) or NEW, "title": title, "notes": item.notes}


def _action(said: dict[str, Any], listed: Listed) -> dict[str, Any]:
    person = member_like(said["who"], "", listed)
    return {
        "text": Truncator(said["text"]).chars(400),
        "person": person.pk if person else None,
        "who": "" if person else Truncator(said["who"]).chars(120),
        "due": said["due"],
    }


def _next(meeting: Meeting, said: Next, data: Data) -> NextForm | None:
    """The next meeting as it was read, unless it is planned already."""
    day = date.fromisoformat(said.day)
    if any(one.date == day for one in meeting.network.meetings.standing()):
        return None
    start = (
        time.fromisoformat(said.starts)
        if said.starts
        else timezone.localtime(meeting.starts_at).time()
    )
    end = time.fromisoformat(said.ends) if said.ends else _later(day, start, meeting)
    first = {"day": day, "starts": start, "ends": end, "place": said.place}
    return NextForm(data, prefix="next", initial=first)


def _later(day: date, start: time, meeting: Meeting) -> time:
    return (datetime.combine(day, start) + timedelta(minutes=meeting.length)).time()
