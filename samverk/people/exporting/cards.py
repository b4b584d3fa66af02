"""Lists of people as contact cards: vCard 3.0 (RFC 2426), which every mail program takes."""

from collections.abc import Iterable

import vobject

from samverk.people.exporting.rows import Entry
from samverk.people.importing.names import parted

MEDIA_TYPE = "text/vcard; charset=utf-8"


def cards(rows: Iterable[Entry]) -> bytes:
    """A card for each person; vacant seats have none."""
    return "".join(card(row) for row in rows if row.name).encode()


def card(row: Entry) -> str:
    made = vobject.vCard()
    given, family = parted(row.name)
    made.add("n").value = vobject.vcard.Name(family=family, given=given)
    made.add("fn").value = row.name
    if row.behalf:
        made.add("org").value = [row.behalf]
    if row.title:
        made.add("title").value = row.title
    if row.email:
        made.add("email").value = row.email
        made.email.type_param = "INTERNET"
    if row.phone:
        made.add("tel").value = row.phone
        made.tel.type_param = "WORK"
    made.add("categories").value = [row.network]
    text: str = made.serialize()
    return text
