"""Tags and filters that every room's templates use: `{% load samverk %}`."""

from collections.abc import Callable
from functools import cache, wraps

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy
from lucide.templatetags.lucide import lucide

from samverk.shell import dates

register = template.Library()


def _nothing_for_nothing[**P](say: Callable[P, str]) -> Callable[P, str]:
    """A template shows an empty place for a date that is not known."""

    @wraps(say)
    def said(*args: P.args, **kwargs: P.kwargs) -> str:
        return say(*args, **kwargs) if args[0] else ""

    return said


for said in (
    dates.day,
    dates.short_day,
    dates.clock,
    dates.hours,
    dates.moment,
    dates.relative,
    dates.deadline,
    dates.week,
    dates.day_cell,
    dates.clock_cell,
):
    register.filter(said.__name__, _nothing_for_nothing(said))


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A Lucide icon in the size and colour of the text around it, for the eye only."""
    # "" + name: template literals come as SafeString, which ElementTree would not take
    svg = lucide("" + name, size=20, **{"class": "icon", "aria-hidden": "true"})
    return SafeString(svg)


# status → its icon and the word that is said where no label is given
STATUSES = {
    "met": ("circle-check", gettext_lazy("Done")),
    "upcoming": ("calendar-clock", gettext_lazy("Coming")),
    "due": ("hourglass", gettext_lazy("Due now")),
    "late": ("circle-alert", gettext_lazy("Late")),
    "vacant": ("user-round-x", gettext_lazy("Vacant")),
    "none": ("circle-dashed", gettext_lazy("Not asked for")),
}


@register.simple_tag
def chip(status: str, label: object = "") -> SafeString:
    """How something stands, by icon, word and colour. A label hides the word from the eye only."""
    name, word = STATUSES[status]
    said = str(word)
    if label:
        said = format_html('<span class="visually-hidden">{}: </span>{}', word, label)
    return format_html('<span class="chip {}">{} {}</span>', status, icon(name), said)


@register.filter
def address(mail: str) -> SafeString:
    """A mail address that breaks, where it must, before its @."""
    return format_html("{}<wbr>{}{}", *mail.partition("@"))


@register.simple_tag
def field(bound: BoundField, **attrs: object) -> SafeString:
    """Label, hint, input and error of one form field; `autocomplete="email"` goes to the input."""
    bound.field.widget.attrs |= attrs
    return bound.render(template_name="shell/field.html")


@register.inclusion_tag("shell/errors.html")
def errors(form: BaseForm) -> dict[str, object]:
    """The list, above a form, of what has to be put right; each line leads to its field."""
    return {"form": form}


@register.simple_block_tag
def crumbs(content: str) -> SafeString:
    """The way here: `<li><a href=…>…</a></li>` for each page above this one."""
    return format_html(
        '<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>', gettext("Where you are"), content
    )


@register.inclusion_tag("shell/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[object]) -> dict[str, object]:
    """The way to the page before and the next, keeping the rest of the query string."""
    request: HttpRequest = context["request"]
    return {"request": request, "page": page}


@register.simple_tag(takes_context=True)
def current(context: Context, url: str) -> SafeString:
    """aria-current for the navigation's link to this page, or to the part that it belongs to."""
    request: HttpRequest | None = context.get("request")
    if request is None or not url:
        return SafeString("")
    if request.path == url:
        return SafeString(' aria-current="page"')
    inside = url != "/" and request.path.startswith(url)
    return SafeString(' aria-current="true"' if inside else "")
