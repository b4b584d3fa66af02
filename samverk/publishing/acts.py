"""What follows an approval. Each may run more than once (house/consequences.py)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.ledger.models import Entry
from samverk.meetings.models import Approval
from samverk.networks.models import Federation
from samverk.people.models import Person, Shield
from samverk.post.models import Letter
from samverk.publishing.models import Publication
from samverk.publishing.sheet import sheet_of


def publish(entry: Entry) -> None:
    """After "minutes.approved": the record goes to the public site, as page and as PDF."""
    approval = Approval.objects.select_related("network").get(pk=entry.noun_id)
    Publication.publish(approval)


def report_to_office(entry: Entry) -> None:
    """After "minutes.published": one letter to the office, with the PDF and the address."""
    publication = Publication.objects.select_related("approval__network", "pdf_sv").get(
        pk=entry.noun_id
    )
    approval = publication.approval
    federation = Federation.objects.get()
    with translation.override(settings.LANGUAGE_CODE):
        sheet = sheet_of(approval, association=federation.name)
        context = {"sheet": sheet, "url": settings.BASE_URL + publication.get_absolute_url()}
        Letter.write(
            key=f"office:{approval.pk}",
            to=federation.office_mail,
            subject=f"{sheet['network']}: {sheet['title']}",
            text=render_to_string("publishing/letters/published.txt", context),
            html=render_to_string("publishing/letters/published.html", context),
            reason=_("This is the address of the office."),
            attachments=[publication.pdf_sv],
        )


def set_again(entry: Entry) -> None:
    """After "shield.put_up", "shield.lifted" and "person.shown": the PDFs in which the person is
    named are made anew, by what the public may meet now."""
    if entry.noun == Shield._meta.label_lower:
        name = Shield.objects.get(pk=entry.noun_id).name
    else:
        name = Person.objects.get(pk=entry.noun_id).truth.name
    for publication in Publication.objects.naming(name):
        publication.set_again()
