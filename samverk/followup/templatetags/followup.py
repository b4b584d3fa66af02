"""`{% load followup %}`: how a standing is shown, the same on every page."""

from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samverk.followup.standing import Standing
from samverk.shell.dates import date_in_month, deadline
from samverk.shell.templatetags.samverk import chip

register = template.Library()


@register.simple_tag
def standing_chip(standing: Standing, today: date) -> SafeString:
    """Icon, colour and the shortest true word: a figure, days late, or by when."""
    return chip(shown_as(standing), short_word(standing, today))


@register.simple_tag
def narrow_chip(standing: Standing, today: date) -> SafeString:
    """The same for a table with many columns: "12 d late", "29 Jan" """
    if not standing.due or standing.short or standing.closed:
        return standing_chip(standing, today)
    if standing.status == "late":
        days = (today - standing.due).days
        return chip("late", _("%(days)s d late") % {"days": days})
    if standing.status in ("due", "upcoming"):
        return chip(standing.status, date_in_month(standing.due))
    return standing_chip(standing, today)


def shown_as(standing: Standing) -> str:
    return "none" if standing.status == "unmeasured" else standing.status


def short_word(standing: Standing, today: date) -> str:
    """ "3 of 4", "12 days late", "by Tue 1 Dec"; nothing where the status's own word says it."""
    if standing.status == "unmeasured":
        return _("not told")
    if standing.short:
        return standing.short
    if standing.closed and standing.status != "met":
        return _("not done")
    if standing.status in ("late", "due", "upcoming") and standing.due:
        return deadline(standing.due, today)
    return ""
