"""What pages show of a charter as a file to keep."""

from typing import Any

from django import template

from samverk.charters.models import Charter, Print

register = template.Library()


@register.inclusion_tag("charters/documents_of.html", takes_context=True)
def documents_of(context: Any, charter: Charter) -> dict[str, object]:
    """Word and PDF of a charter: to fetch once it is adopted, until then to have made."""
    made: dict[str, Print] = {}
    if charter.is_adopted:
        made = {one.kind: one for one in charter.prints.select_related("file")}
    return {
        "charter": charter,
        "kinds": [(kind, kind.label, made.get(kind)) for kind in Print.Kind],
        "csrf_token": context.get("csrf_token"),
    }
