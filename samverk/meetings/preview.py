"""What a notice will look like, before it is sent."""

import re
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from samverk.meetings import letters
from samverk.meetings.models import Meeting


@dataclass(frozen=True)
class Preview:
    subject: str
    text: str


def preview(meeting: Meeting) -> Preview:
    """The notice as it goes to each person; the link to answer with is everybody's own."""
    link = _("[each person's own link]")
    context = letters.facts(meeting, kind="request", reply_url=link, changes={})
    text = letters.tidy(render_to_string("meetings/letters/notice.txt", context))
    readable = re.sub(rf"{re.escape(link)}\S+", link, text)  # without the answer in the address
    return Preview(letters.subject(meeting, "request"), readable)
