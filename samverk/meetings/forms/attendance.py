"""The page where it is marked who came: a line for each member, and rows for guests."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from samverk.meetings.models import Attendance, Invitation, Meeting
from samverk.meetings.models.attendance import Guest, Mark
from samverk.meetings.models.writing import mark
from samverk.networks.models import Municipality
from samverk.people.models import Membership, Person

type Data = Mapping[str, Any] | None
type Towns = Mapping[int, Municipality]

PRESENCE_OF = {"yes": "present", "no": "absent", "substitute": "absent"}
NEW_GUESTS = 2


class PresenceForm(forms.Form):
    """What lines for members and for guests share."""

    municipality = forms.TypedChoiceField(
        label=_("Municipality"), coerce=int, empty_value=None, required=False
    )
    remark = forms.CharField(
        label=_("Remark"),
        max_length=120,
        required=False,
        help_text=_("For example which items, or which organisation."),
    )

    def __init__(self, *args: Any, towns: Towns, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.towns = towns
        chosen = self.fields["municipality"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [("", "–"), *((town.pk, town.name) for town in towns.values())]

    def town(self) -> Municipality | None:
        return self.towns.get(self.cleaned_data["municipality"] or 0)


class MemberForm(PresenceForm):
    """One member. `seen` is the mark of what the page showed, so that two can mark at once.

    A deputy (`kind`) who did not come is not absent: there is nothing to mark then.
    """

    presence = forms.ChoiceField(
        label=_("Presence"),
        choices=Attendance.Presence,
        widget=forms.RadioSelect,
        required=False,
    )
    substitute = forms.CharField(label=_("Substitute who came"), max_length=120, required=False)
    remotely = forms.BooleanField(label=_("By video"), required=False)
    items = forms.TypedMultipleChoiceField(
        label=_("Was there for"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("presence", "substitute", "municipality", "remark", "remotely", "items")

    def __init__(
        self,
        *args: Any,
        person: Person,
        reply: Invitation | None,
        kind: str,
        items: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = self.fields["items"]
        assert isinstance(choices, forms.TypedMultipleChoiceField)
        choices.choices = items
        self.person = person
        self.reply = reply
        self.kind = kind
        town = self.towns.get(self.initial.get("municipality") or 0)
        self.place = town.name if town else ""
        if kind == Membership.Kind.DEPUTY:
            presence = self.fields["presence"]
            assert isinstance(presence, forms.ChoiceField)
            presence.choices = [
                choice for choice in Attendance.Presence.choices if choice[0] != "absent"
            ]

    @property
    def is_touched(self) -> bool:
        words = {name: self.cleaned_data[name] for name in WORDS}
        said = words["presence"] or words["substitute"] or self.cleaned_data["seen"]
        return bool(said) and mark(words) != self.cleaned_data["seen"]

    @property
    def more(self) -> bool:
        """Whether there is anything in what is folded away."""
        names = ("substitute", "remark", "remotely", "items")
        return bool(self.errors) or any(self[name].value() for name in names)

    def mark(self) -> Mark:
        cleaned = self.cleaned_data
        return Mark(
            person=self.person,
            presence=cleaned["presence"],
            municipality=self.town(),
            substitute=cleaned["substitute"],
            remark=cleaned["remark"],
            remotely=cleaned["remotely"],
            items=tuple(cleaned["items"]),
        )


WORDS = ("presence", "municipality", "substitute", "remark", "remotely", "items")


class GuestForm(PresenceForm):
    row_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=120)
    presence = forms.ChoiceField(
        label=_("Presence"), choices=Attendance.Presence, initial=Attendance.Presence.PRESENT
    )
    field_order = ("row_id", "name", "municipality", "presence", "remark")

    def guest(self) -> Guest:
        cleaned = self.cleaned_data
        return Guest(
            name=cleaned.get("name", ""),
            presence=cleaned.get("presence", ""),
            municipality=self.town(),
            remark=cleaned.get("remark", ""),
            row_id=cleaned["row_id"],
            remove=bool(cleaned.get("DELETE")),
        )


class GuestRows(BaseFormSet[GuestForm]):
    def add_fields(self, form: GuestForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove")


Guests = formset_factory(
    GuestForm,
    formset=GuestRows,
    extra=NEW_GUESTS,
    can_delete=True,
    can_delete_extra=False,
    max_num=200,
)


class AttendanceForms:
    """Everything on the page: six queries, however many members there are."""

    def __init__(self, meeting: Meeting, data: Data = None) -> None:
        towns = {town.pk: town for town in Municipality.objects.all()}
        rows = list(
            meeting.attendance.select_related("person__municipality").prefetch_related("items")
        )
        items = [
            (item.pk, f"{number}. {item.title}")
            for number, item in enumerate(meeting.items.all(), start=1)
        ]
        replies = {reply.person_id: reply for reply in meeting.invitations.all()}
        listed = {one.person_id: one for one in meeting.members()}
        self.members = [
            MemberForm(
                data,
                prefix=f"m-{person.pk}",
                person=person,
                reply=replies.get(person.pk),
                kind=listed[person.pk].kind if person.pk in listed else "",
                items=items,
                towns=towns,
                initial=_first(person, listed.get(person.pk), rows, replies.get(person.pk)),
            )
            for person in _people(listed.values(), rows)
        ]
        guests = [row for row in rows if not row.person_id and not row.stands_in_for_id]
        self.guests = Guests(
            data,
            prefix="g",
            initial=None if data else [_guest(row) for row in guests],
            form_kwargs={"towns": towns},
        )

    def by_town(self) -> list[tuple[str, list[MemberForm]]]:
        """The members' lines by municipality, those without one last."""
        lines = sorted(self.members, key=lambda line: (line.place == "", line.place))
        return [(place, list(group)) for place, group in groupby(lines, lambda line: line.place)]

    def is_valid(self) -> bool:
        return all([*(line.is_valid() for line in self.members), self.guests.is_valid()])

    def marks(self) -> list[Mark]:
        return [line.mark() for line in self.members if line.is_touched]

    def new_guests(self) -> list[Guest]:
        return [form.guest() for form in self.guests if form.has_changed()]


def _people(listed: Iterable[Membership], rows: list[Attendance]) -> list[Person]:
    """The network's list that day, and members who have been marked but are no longer on it."""
    people = {row.person for row in rows if row.person} | {one.person for one in listed}
    return sorted(people, key=lambda person: person.name)


def _first(
    person: Person, place: Membership | None, rows: list[Attendance], reply: Invitation | None
) -> dict[str, Any]:
    """What stands there already, else what the person answered to the notice."""
    own = next((row for row in rows if row.person_id == person.pk), None)
    stand_in = next((row for row in rows if row.stands_in_for_id == person.pk), None)
    town_id = place.municipality_id if place else None
    if own is None and stand_in is None:
        answer = reply.answer if reply else ""
        presence = PRESENCE_OF.get(answer, "")
        deputy = place is not None and place.kind == Membership.Kind.DEPUTY
        return {
            "presence": "" if deputy and presence == "absent" else presence,
            "municipality": town_id,
            "substitute": reply.substitute if reply else "",
            "remark": place.organisation if place else "",
            "remotely": bool(reply and reply.remotely),
            "items": [],
            "seen": "",
        }
    there = {
        "presence": own.presence if own else "",
        "municipality": own.municipality_id if own else town_id,
        "substitute": stand_in.name if stand_in else "",
        "remark": own.remark if own else "",
        "remotely": bool(own and own.remotely),
        "items": [item.pk for item in own.items.all()] if own else [],
    }
    return {**there, "seen": mark(there)}


def _guest(row: Attendance) -> dict[str, Any]:
    return {
        "row_id": row.pk,
        "name": row.name,
        "municipality": row.municipality_id,
        "presence": row.presence,
        "remark": row.remark,
    }
