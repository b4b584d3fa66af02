"""`{% load publishing %}`: what was found in a text, marked for the one who looks."""

from django import template
from django.utils.safestring import SafeString

from samverk.publishing.public import BEGIN, END

register = template.Library()


@register.simple_block_tag
def marked(content: SafeString) -> SafeString:
    """What stands within, with the marks that `public.marks_in` put there as HTML."""
    return SafeString(content.replace(BEGIN, "<mark>").replace(END, "</mark>"))
