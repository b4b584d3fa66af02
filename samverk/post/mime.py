"""From a letter to the mail that is sent.

An invitation is multipart/mixed, with multipart/alternative (text, HTML, calendar) and the
calendar once more as a file, since that is what Outlook and Gmail show as an invitation.
"""

from typing import TYPE_CHECKING

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from samverk.post.models import Letter


def message_of(letter: "Letter") -> EmailMultiAlternatives:
    """The mail, the same each time it is made, but for its date."""
    with translation.override(letter.language):
        why = _("Why you get this: %(reason)s") % {"reason": letter.reason} if letter.reason else ""
        frame = {"letter": letter, "why": why}
        html = render_to_string("post/mail.html", frame) if letter.html else ""
    message = EmailMultiAlternatives(
        letter.subject,
        f"{letter.text.rstrip()}\n\n-- \n{why}\n" if why else letter.text,
        to=[letter.to],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    if html:
        message.attach_alternative(html, "text/html")
    if letter.calendar:
        # Django adds the charset
        message.attach_alternative(
            letter.calendar, f"text/calendar; method={letter.calendar_method}"
        )
        message.attach("invite.ics", letter.calendar.encode(), "application/ics")
    for file in letter.attachments.all():
        message.attach(file.name, file.data(), file.media_type)
    return message
