"""A charter in our own words, and a way to read it in as people do."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverk.charters.models import Charter
from samverk.house.demo.cast import Cast

TEXT = """UPPDRAGSBESKRIVNING FÖR NÄTVERKET GRUNDSKOLA

Bakgrund

Kommunerna samarbetar om skolan sedan länge.

Uppdrag

Skolchefsnätverket ger nätverket detta uppdrag för 2026–2028:

- Nätverket ska ta fram ett gemensamt stöd för läsning i årskurs 1–3.
- Nätverket ska jämföra hur kommunerna följer upp närvaron.

Ansvar

Ordförande

Ordföranden leder mötena och skickar kallelse senast två veckor före mötet.

Sekreterare

Sekreteraren skriver minnesanteckningar och skickar dem till kansli@skaraborg.example.

Möten

Nätverket träffas minst tre gånger per termin på torsdagar.
"""


def read_in(cast: Cast, text: str = TEXT, name: str = "uppdrag.txt") -> Charter:
    return Charter.read_in(
        by=cast.coordinator,
        on=date(2026, 3, 2),
        name=name,
        data=text.encode(),
        media_type="text/plain",
        text=text,
    )


@pytest.fixture
def charter(cast: Cast) -> Charter:
    """A draft of the charter above."""
    return read_in(cast)


@pytest.fixture
def adopted(cast: Cast) -> Charter:
    """Another charter of the same network, in force since January."""
    charter = read_in(cast, f"{TEXT}\nUppdragsbeskrivningen antogs 2025-12-01.\n")
    charter.adopt(
        by=cast.coordinator,
        body=cast.chiefs.name,
        on=date(2025, 12, 1),
        in_force_from=date(2026, 1, 1),
    )
    return Charter.objects.get(pk=charter.pk)


@pytest.fixture
def coordinator(as_: Callable[[str], Client]) -> Client:
    return as_("coordinator")


def upload(client: Client, name: str, data: bytes) -> Any:
    """Send a file in, as the form does, and follow to where it leads."""
    return client.post(
        "/uppdragsbeskrivningar/las-in/", {"file": SimpleUploadedFile(name, data)}, follow=True
    )
