"""Minutes that are mailed in: each attached document waits at its meeting, or at the office."""

import re
from email.message import EmailMessage
from pathlib import PurePath

from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.parcel import MEDIA_TYPES, MOST_BYTES
from samverk.documents.extract import Unreadable, extract
from samverk.documents.models import StoredFile
from samverk.meetings.matching import find_meeting
from samverk.meetings.models import Intake
from samverk.people.models import Person
from samverk.post import mails
from samverk.post.arriving import Verdict
from samverk.post.models import Arrival

_KINDS = (".docx", ".odt", ".pdf")
_RECORD = re.compile(r"protokoll|anteckning", re.IGNORECASE)


def read_record(arrival: Arrival, message: EmailMessage) -> Verdict | None:
    """Hands in the minutes that a mail brings. None where it brings no document."""
    documents = [part for part in mails.parts(message) if _suffix(part) in _KINDS]
    if not documents or mails.is_automatic(message):
        return None
    notes = [_hand_in(part, arrival) for part in _records(documents)]
    return Verdict(Arrival.Kind.RECORD, " ".join(notes))


def _suffix(part: mails.Part) -> str:
    return PurePath(part.name).suffix.lower()


def _records(documents: list[mails.Part]) -> list[mails.Part]:
    """Those called minutes, where some are: the others are papers that go with them."""
    return [part for part in documents if _RECORD.search(part.name)] or documents


def _hand_in(part: mails.Part, arrival: Arrival) -> str:
    """Keep one document and find its meeting; what was made of it, in words.

    A mail from somebody unknown is never put at a meeting: the office looks first.
    """
    if len(part.data) > MOST_BYTES:
        return _("%(file)s is larger than 10 MB. Hand it in by hand.") % {"file": part.name}
    try:
        text = extract(part.name, part.data)
    except Unreadable as why:
        return f"{part.name}: {why}"
    file = StoredFile.keep(name=part.name, data=part.data, media_type=MEDIA_TYPES[_suffix(part)])
    intake = Intake.hand_in(file, text=text, sender=arrival.sender, at=timezone.now())
    names = f"{part.name}\n{arrival.subject}"
    if Person.objects.with_address(arrival.sender) and (
        meeting := find_meeting(
            intake.reading, names=names, text=text, sender=arrival.sender, now=timezone.now()
        )
    ):
        intake.match(meeting, by=None)
        return _("%(file)s waits at %(meeting)s.") % {"file": part.name, "meeting": meeting}
    return _("%(file)s waits for the office to choose its meeting.") % {"file": part.name}
