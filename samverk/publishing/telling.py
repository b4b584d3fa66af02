"""The letters about a published record: to the office, and to each member of the network.

A member's letter begins with what they are to do and what was decided; the record comes after.
"""

from itertools import batched
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.documents.prose import to_plain
from samverk.meetings.actions import actions_with_links
from samverk.meetings.letters import tidy
from samverk.networks.models import Federation
from samverk.people.models import Person
from samverk.post.models import Letter
from samverk.publishing.models import Publication
from samverk.publishing.sheet import sheet_of

AT_A_TIME = 50  # letters in each transaction


def write_to_office(publication: Publication, version: int) -> None:
    """With the PDF and the address."""
    federation = Federation.objects.get()
    with translation.override(settings.LANGUAGE_CODE):
        context = _context(publication, federation)
        sheet = context["sheet"]
        Letter.write(
            key=f"office:{publication.approval_id}" + (f":{version}" if version > 1 else ""),
            to=federation.office_mail,
            subject=f"{sheet['network']}: {sheet['title']}",
            text=tidy(render_to_string("publishing/letters/published.txt", context)),
            html=render_to_string("publishing/letters/published.html", context),
            reason=_("This is the address of the office."),
            attachments=[publication.pdf_sv],
        )


def write_to_members(publication: Publication, version: int) -> None:
    """To all on the lists on the day of the meeting, deputies too; to nobody twice."""
    federation = Federation.objects.get()
    people = publication.approval.minutes.meeting.members_to_call()
    for some in batched(people, AT_A_TIME):
        with transaction.atomic():
            for person in some:
                with translation.override(person.language):
                    _write(publication, version, person, federation)


def _write(publication: Publication, version: int, to: Person, federation: Federation) -> None:
    """One person's letter, in the language that is active."""
    minutes = publication.approval.minutes
    own = actions_with_links(to, minutes)
    context = _context(publication, federation) | {
        "own": own,
        "inside": settings.BASE_URL + reverse("meetings:minutes", args=[minutes.meeting_id]),
    }
    network = context["sheet"]["network"]
    subject = (
        _("%(network)s: %(title)s") if version == 1 else _("Corrected: %(network)s: %(title)s")
    )
    Letter.write(
        key=f"published:{publication.approval_id}:{version}:{to.pk}",
        to=to.mailbox,
        subject=subject % {"network": network, "title": context["sheet"]["title"]},
        text=tidy(render_to_string("publishing/letters/member.txt", context)),
        html=render_to_string("publishing/letters/member.html", context),
        reason=_("You are on the list of %(network)s. If that is wrong, write to %(office)s.")
        % {"network": network, "office": federation.office_mail},
        language=to.language,
    )


def _context(publication: Publication, federation: Federation) -> dict[str, Any]:
    """What the letters tell: of what was released, never of what was masked."""
    content = publication.content
    sheet = sheet_of(content, sha256=publication.sha256, association=federation.name)
    decisions = [each for item in sheet["items"] for each in item["decisions"]]
    texts = [to_plain(each["text"]) for item in content["items"] for each in item["decisions"]]
    return {
        "sheet": sheet,
        "decisions": list(zip(decisions, texts, strict=True)),
        "actions": [each for item in sheet["items"] for each in item["actions"]],
        "url": settings.BASE_URL + publication.get_absolute_url(),
    }
