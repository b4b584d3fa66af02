"""`{% load prose %}`: running text on a page, whether it is kept as HTML or as plain text."""

from django import template
from django.utils.safestring import SafeString

from samverk.documents.prose import Block, blocks, html_of

register = template.Library()


@register.filter
def prose(text: str | list[Block], under: int = 2) -> SafeString:
    """The text, or its blocks, set; its headings stand below a heading of the level `under`."""
    html = html_of(blocks(text) if isinstance(text, str) else text, under=under)
    shown = html.replace("<table>", '<div class="table"><table>')
    return SafeString(shown.replace("</table>", "</table></div>"))
