"""`{% load meetings %}`: the words behind what a record's content says in codes."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from samverk.meetings.brought import Thing, brought
from samverk.meetings.decided import Content, what_comes_of
from samverk.meetings.letters import Matter
from samverk.meetings.models import AgendaItem, Attendance, Decision
from samverk.meetings.models.agenda import ItemKind
from samverk.shell import dates

register = template.Library()


@register.filter
def item_kind(code: str) -> str:
    return str(ItemKind(code).label)


@register.filter
def numbered(items: list[AgendaItem], number: int) -> AgendaItem:
    """The item that a record calls by this number, from 1."""
    return items[number - 1]


@register.simple_tag
def brought_by(matter: Matter) -> dict[int, list[Thing]]:
    """What the items bring, in the language that is active: looked up once for many letters."""
    language = get_language() or ""
    if language not in matter.brought:
        matter.brought[language] = brought([line.item for line in matter.agenda])
    things: dict[int, list[Thing]] = matter.brought[language]
    return things


@register.filter
def of(things: dict[int, list[Thing]], item: AgendaItem) -> list[Thing]:
    """What an item brings, of what `brought` found."""
    return things.get(item.pk, [])


@register.filter
def decision_kind(code: str) -> str:
    return str(Decision.Kind(code).label)


@register.filter
def decision_url(number: str, slug: str) -> str:
    """The page of the decision that a network's register calls "2026:14"."""
    return reverse("meetings:decision_numbered", args=[slug, *number.split(":")])


@register.filter
def what_comes(words: Content) -> str:
    return what_comes_of(words)


@register.filter
def presence(code: str) -> str:
    return str(Attendance.Presence(code).label)


@register.filter
def iso_day(when: str) -> str:
    """An ISO date in words; nothing for nothing."""
    return dates.day(date.fromisoformat(when)) if when else ""
