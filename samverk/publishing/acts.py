"""What follows a release. Each may run more than once (house/consequences.py)."""

from samverk.ledger.models import Entry
from samverk.people.models import Person, Shield
from samverk.publishing.models import Publication, Release
from samverk.publishing.telling import write_to_members, write_to_office


def publish(entry: Entry) -> None:
    """After "minutes.released": the record goes to the public site, as page and as files."""
    rows = Release.objects.select_related("approval__network", "correction")
    Publication.publish(rows.get(pk=entry.noun_id))


def report_to_office(entry: Entry) -> None:
    """After "minutes.published": one letter to the office, with the PDF and the address."""
    publication = Publication.objects.with_content().get(pk=entry.noun_id)
    write_to_office(publication, entry.facts.get("version", 1))


def tell_members(entry: Entry) -> None:
    """After "minutes.published": one letter to each member; none if it is off the site again."""
    publication = Publication.objects.on_site().with_content().filter(pk=entry.noun_id).first()
    if publication:
        write_to_members(publication, entry.facts.get("version", 1))


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
