"""`{% load strategies %}`: what a charter rests on, where a page shows charters."""

from django import template
from django.utils import timezone
from django.utils.text import capfirst

from samverk.charters.chain import Generation, Generations
from samverk.charters.models import Charter, GoverningDocument
from samverk.charters.resting import Foundation
from samverk.networks.school_forms import SCHOOL_FORMS, name_on
from samverk.people.models import Person

register = template.Library()


@register.simple_tag
def generations() -> Generations:
    """`{% generations as known %}`, once on a page with many charters: two queries."""
    return Generations(timezone.localdate())


@register.filter
def generation(charter: Charter, known: Generations) -> Generation:
    return known.of(charter)


@register.simple_tag
def foundation(charter: Charter, person: Person) -> Foundation:
    return Foundation.of(charter, timezone.localdate(), person)


@register.filter
def schools(document: GoverningDocument) -> list[dict[str, str]]:
    """The kinds of school that a document covers: `then` as they were called when it began to
    hold, and `now` where that is another name."""
    today = timezone.localdate()
    then = document.holds_from or document.adopted_on or today
    codes = [code for code in SCHOOL_FORMS if code in document.school_forms]
    names = [(name_on(code, then), name_on(code, today)) for code in codes]
    return [{"then": capfirst(old), "now": new if new != old else ""} for old, new in names]
