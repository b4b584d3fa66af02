"""The page where a record is written: a form for each item, and rows for what came out of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from samverk.documents.forms import ProseField, ProseInput
from samverk.documents.prose import as_html, blocks, html_of
from samverk.meetings.models import Action, AgendaItem, Decision, Meeting
from samverk.meetings.models.agenda import ItemKind
from samverk.meetings.models.writing import Piece, Row, Words, mark, words_of
from samverk.networks.models import Network
from samverk.shell.forms import DayInput

type Data = Mapping[str, Any] | None
type Choices = list[tuple[int, str]]

NEW_ROWS = 2  # empty rows for decisions, and for actions, under each item


class PieceForm(forms.Form):
    """What the forms below share: the row they show, and its mark when they showed it."""

    row_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    keep_theirs = forms.BooleanField(label=_("Keep theirs, not mine"), required=False)

    model: type[AgendaItem] | type[Decision] | type[Action]
    # What somebody else wrote there meanwhile, for the writer to choose.
    theirs: Row | None = None

    @property
    def noun(self) -> str:
        """What kind of row somebody else wrote in: agendaitem, decision or action."""
        return str(self.theirs._meta.model_name) if self.theirs else ""

    @property
    def is_sound(self) -> bool:
        """Whether it can be written as it is; a row that is taken away needs no words."""
        return self.is_valid() or bool(self.cleaned_data.get("DELETE"))

    def piece(self, item_id: int) -> Piece:
        words = dict(self.cleaned_data)
        told = {name: words.pop(name, None) for name in ("row_id", "seen", "keep_theirs")}
        remove = bool(words.pop("DELETE", False))
        return Piece(
            model=self.model,
            place=str(self.prefix),
            item_id=item_id,
            row_id=told["row_id"],
            seen=told["seen"] or "",
            keep_theirs=bool(told["keep_theirs"]),
            remove=remove,
            words=words,
        )


class NotesForm(PieceForm):
    model = AgendaItem
    notes = ProseField(label=_("Notes"), required=False, widget=ProseInput(attrs={"rows": 4}))


class DecisionForm(PieceForm):
    model = Decision
    kind = forms.ChoiceField(
        label=_("What the network does"), choices=Decision.Kind, initial=Decision.Kind.DECIDE
    )
    text = forms.CharField(
        label=_("Decision"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the decision, or tick “Remove”.")},
    )

    leads_to = forms.ChoiceField(
        label=_("What comes of it?"),
        choices=[("", _("Nothing more")), *Decision.LeadsTo.choices],
        required=False,
    )
    to_whom = forms.CharField(label=_("Who is to know, or decide?"), max_length=200, required=False)
    by_whom = forms.CharField(label=_("Who tells them?"), max_length=120, required=False)
    further_id = forms.TypedChoiceField(
        label=_("Or a network that decides"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, networks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["further_id"], networks)

    def clean(self) -> dict[str, Any]:
        """Whom it goes to says what comes of it, where that is not said."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("leads_to"):
            if cleaned.get("further_id"):
                cleaned["leads_to"] = Decision.LeadsTo.FURTHER.value
            elif cleaned.get("to_whom") or cleaned.get("by_whom"):
                cleaned["leads_to"] = Decision.LeadsTo.INFORMATION.value
        return cleaned

    @property
    def leads_somewhere(self) -> bool:
        """Whether what comes of it is said, or said wrongly: then it does not fold away."""
        names = ("leads_to", "to_whom", "by_whom", "further_id")
        return any(self[name].value() or self[name].errors for name in names)


class ComesOfField(forms.TypedChoiceField):
    """One of the item's decisions; one that was taken away meanwhile is none."""

    def to_python(self, value: Any) -> str:
        chosen: str = super().to_python(value)
        return chosen if self.valid_value(chosen) else ""


class ActionForm(PieceForm):
    model = Action
    text = forms.CharField(
        label=_("What is to be done?"),
        max_length=400,
        error_messages={"required": _("Write what is to be done, or tick “Remove”.")},
    )
    person_id = forms.TypedChoiceField(
        label=_("Who does it?"), coerce=int, empty_value=None, required=False
    )
    who = forms.CharField(label=_("Or somebody else"), max_length=120, required=False)
    due = forms.DateField(label=_("Done by"), required=False, widget=DayInput)
    decision_id = ComesOfField(
        label=_("Comes of the decision"), coerce=int, empty_value=None, required=False
    )
    report = forms.CharField(label=_("How is it reported back?"), max_length=200, required=False)

    def __init__(self, *args: Any, people: Choices, decisions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["person_id"], people)
        _offer(self.fields["decision_id"], decisions)

    @property
    def is_tied(self) -> bool:
        """Whether it says what it comes of, or how it is reported: then it does not fold away."""
        names = ("decision_id", "report")
        return any(self[name].value() or self[name].errors for name in names)


def _offer(field: forms.Field, choices: Choices) -> None:
    assert isinstance(field, forms.TypedChoiceField)
    field.choices = [("", _("Choose …")), *choices]


class Rows(BaseFormSet[PieceForm]):
    """The decisions, or the actions, of one item, and empty rows for more."""

    def add_fields(self, form: PieceForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Remove")


def rows_of(form: type[PieceForm]) -> type[BaseFormSet[PieceForm]]:
    return formset_factory(
        form, formset=Rows, extra=NEW_ROWS, can_delete=True, can_delete_extra=False, max_num=200
    )


DecisionRows = rows_of(DecisionForm)
ActionRows = rows_of(ActionForm)


class NewItemForm(forms.Form):
    """An item that came up during the meeting."""

    title = forms.CharField(label=_("What came up?"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("What is it for?"),
        choices=ItemKind,
        initial=ItemKind.INFORMATION,
        required=False,
    )
    notes = ProseField(label=_("Notes"), required=False, widget=ProseInput(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("notes") and not cleaned.get("title"):
            self.add_error("title", _("Give the new item a title."))
        return cleaned


class Part:
    """One item on the page. `mine` has the writer's own words for rows that were in conflict."""

    def __init__(
        self,
        item: AgendaItem,
        data: Data,
        people: Choices,
        networks: Choices,
        mine: Mapping[tuple[type[Row], int], Words],
    ) -> None:
        self.item = item
        shown = data is None  # what was sent in is judged without what stands there now
        decisions, actions = list(item.decisions.all()), list(item.actions.all())
        self.notes = NotesForm(
            data, prefix=f"n-{item.pk}", initial=_shown(item, mine) if shown else None
        )
        self.decisions = DecisionRows(
            data,
            prefix=f"d-{item.pk}",
            initial=[_shown(row, mine) for row in decisions] if shown else None,
            form_kwargs={"networks": networks},
        )
        self.actions = ActionRows(
            data,
            prefix=f"a-{item.pk}",
            initial=[_shown(row, mine) for row in actions] if shown else None,
            form_kwargs={"people": people, "decisions": _named(decisions)},
        )
        if shown:
            pieces = (self.notes, *self.decisions.initial_forms, *self.actions.initial_forms)
            rows: tuple[Row, ...] = (item, *decisions, *actions)
            for form, row in zip(pieces, rows, strict=True):
                form.theirs = row if (type(row), row.pk) in mine else None

    def is_valid(self) -> bool:
        return all([self.notes.is_valid(), self.decisions.is_valid(), self.actions.is_valid()])

    def pieces(self) -> Iterator[Piece]:
        for form in (self.notes, *self.decisions, *self.actions):
            if form.has_changed() and form.is_sound:
                yield form.piece(self.item.pk)


def beside(piece: Piece, row: Row) -> PieceForm:
    """What stands beside a piece on the page: the other's words, and the choice of them."""
    form = PieceForm(prefix=piece.place)
    form.theirs = row
    return form


class RecordForms:
    """Everything on the page. Sent in, it holds the items that the page had.

    `conflicts` are pieces that met others' words, with the rows that hold those; `homeless` is
    text whose item is gone, which is then offered a new one.
    """

    def __init__(
        self,
        meeting: Meeting,
        data: Data = None,
        *,
        conflicts: Iterable[tuple[Piece, Row]] = (),
        homeless: str = "",
    ) -> None:
        self.data = data
        self.items = list(meeting.items_with_outcome())
        mine = {(piece.model, piece.row_id or piece.item_id): piece.words for piece, _ in conflicts}
        people, networks = people_of(meeting, self.items), networks_besides(meeting.network)
        self.parts = [
            Part(item, data, people, networks, mine)
            for item in self.items
            if data is None or f"n-{item.pk}-seen" in data
        ]
        self.new = NewItemForm(data, prefix="new", initial={"notes": homeless})

    def is_valid(self) -> bool:
        return all([*(part.is_valid() for part in self.parts), self.new.is_valid()])

    def pieces(self) -> Iterable[Piece]:
        """What can be written; if the forms are valid that is all that was sent."""
        return [piece for part in self.parts for piece in part.pieces()]

    def new_items(self) -> list[Words]:
        words = self.new.cleaned_data
        if not words["title"]:
            return []
        return [{**words, "kind": words["kind"] or ItemKind.INFORMATION}]

    def gone(self) -> list[int]:
        """The items that the page had and that somebody has taken off the agenda meanwhile."""
        sent = (re.fullmatch(r"n-(\d+)-seen", name) for name in self.data or {})
        return sorted({int(match[1]) for match in sent if match} - {one.pk for one in self.items})

    def homeless(self) -> str:
        """What was written under items that are off the agenda meanwhile, as HTML."""
        data = self.data or {}
        here = {item.pk for item in self.items}
        texts = []
        for name, text in data.items():
            match = re.fullmatch(r"([nda]-(\d+)(?:-\d+)?)-(notes|text)", name)
            if not match or int(match[2]) in here or not text.strip():
                continue
            seen = data.get(f"{match[1]}-seen")
            html = as_html(text) if match[3] == "notes" else html_of(blocks(text))
            if seen != mark({"notes": html}) if match[3] == "notes" else not seen:
                texts.append(html)
        return "".join(texts)


def _named(decisions: Iterable[Decision]) -> Choices:
    return [(one.pk, Truncator(one.text).chars(60)) for one in decisions]


def networks_besides(network: Network) -> Choices:
    """Those that can be asked to decide on what this one has decided."""
    others = Network.objects.going_on().exclude(pk=network.pk).by_name()
    return list(others.values_list("pk", "name"))


def people_of(meeting: Meeting, items: Iterable[AgendaItem]) -> Choices:
    """Those who can be given an action: the network's list, and who already has one."""
    people = {membership.person for membership in meeting.members()}
    people |= {action.person for item in items for action in item.actions.all() if action.person}
    return [(person.pk, person.name) for person in sorted(people, key=lambda one: one.name)]


def _shown(row: Row, mine: Mapping[tuple[type[Row], int], Words]) -> dict[str, Any]:
    words = mine.get((type(row), row.pk), words_of(row))
    return {"row_id": row.pk, "seen": mark(words_of(row)), **words}
