"""What follows a release. Each may run more than once (house/consequences.py)."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.ledger.models import Entry
from samverk.networks.models import Federation
from samverk.people.models import Person, Shield
from samverk.post.models import Letter
from samverk.publishing.models import Publication, Release
from samverk.publishing.sheet import sheet_of


def publish(entry: Entry) -> None:
    """After "minutes.released": the record goes to the public site, as page and as files."""
    rows = Release.objects.select_related("approval__network", "correction")
    Publication.publish(rows.get(pk=entry.noun_id))


def report_to_office(entry: Entry) -> None:
    """After "minutes.published": one letter to the office, with the PDF and the address."""
    publication = Publication.objects.with_content().get(pk=entry.noun_id)
    version = entry.facts.get("version", 1)
    federation = Federation.objects.get()
    with translation.override(settings.LANGUAGE_CODE):
        sheet = sheet_of(
            publication.content, sha256=publication.sha256, association=federation.name
        )
        context = {"sheet": sheet, "url": settings.BASE_URL + publication.get_absolute_url()}
        Letter.write(
            key=f"office:{publication.approval_id}" + (f":{version}" if version > 1 else ""),
            to=federation.office_mail,
            subject=f"{sheet['network']}: {sheet['title']}",
            text=render_to_string("publishing/letters/published.txt", context),
            html=render_to_string("publishing/letters/published.html", context),
            reason=_("This is the address of the office."),
            attachments=[publication.pdf_sv],
        )


def set_masked(entry: Entry) -> None:
    """After "minutes.masked": the files of what was released are made anew."""
    for publication in Publication.objects.with_content().filter(release=entry.noun_id):
        publication.set_again()


def set_again(entry: Entry) -> None:
    """After "shield.put_up", "shield.lifted" and "person.shown": the PDFs in which the person is
    named are made anew, by what the public may meet now."""
    if entry.noun == Shield._meta.label_lower:
        name = Shield.objects.get(pk=entry.noun_id).name
    else:
        name = Person.objects.get(pk=entry.noun_id).truth.name
    for publication in Publication.objects.naming(name):
        publication.set_again()
