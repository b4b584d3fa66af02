"""From a letter to the mail that is sent.

An invitation is multipart/mixed, with multipart/alternative (text, HTML, calendar) and the
calendar once more as a file, since that is what Outlook and Gmail show as an invitation.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from samverk.post.models import Letter


def message_of(letter: "Letter") -> EmailMultiAlternatives:
    """The mail, the same each time it is made, but for its date.

    What its receiver may not meet of other people stays out of it, as it does of the pages; so
    does a file that tells of it.
    """
    masks = masks_for(letter.to)
    body = bodies(letter, masks)
    message = EmailMultiAlternatives(
        body.subject,
        body.text,
        to=[letter.to],
        reply_to=[settings.REPLY_MAIL] if letter.calendar and settings.REPLY_MAIL else None,
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    if body.html:
        message.attach_alternative(body.html, "text/html")
    if letter.calendar:
        calendar = masks.hide(letter.calendar)
        # Django adds the charset
        message.attach_alternative(calendar, f"text/calendar; method={letter.calendar_method}")
        message.attach("invite.ics", calendar.encode(), "application/ics")
    for file in letter.attachments.all():
        if not masks.stand_in(data := file.data()):
            message.attach(masks.hide(file.name), data, file.media_type)
    return message


@dataclass(frozen=True)
class Bodies:
    """What the receiver reads of a letter."""

    subject: str
    text: str
    html: str


def bodies(letter: "Letter", masks: "Masks | None" = None) -> Bodies:
    """Subject, text and HTML with why they get it below, without what they may not meet."""
    masks = masks or masks_for(letter.to)
    with translation.override(letter.language):
        why = _("Why you get this: %(reason)s") % {"reason": letter.reason} if letter.reason else ""
        frame = {"letter": letter, "why": why}
        html = render_to_string("post/mail.html", frame) if letter.html else ""
    text = f"{letter.text.rstrip()}\n\n-- \n{why}\n" if why else letter.text
    return Bodies(masks.hide(letter.subject), masks.hide(text), masks.hide(html))


class Masks(Protocol):
    """What one receiver may not meet; the people's room, which knows it, lies above this one."""

    def hide(self, text: str) -> str: ...
    def stand_in(self, data: bytes) -> bool: ...


def masks_for(address: str) -> Masks:
    """What a letter to an address may not tell of, as the settings name who knows it."""
    masks: Masks = import_string(settings.SAMVERK_MASKS)(address)
    return masks
