"""Ways to hand in many documents, for the tests about that."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samverk.charters.models import Batch, BatchFile
from samverk.charters.parcel import Document, Parcel
from samverk.house.demo.cast import Cast

HERE = Path(__file__).parent / "charters"
MANY = "/uppdragsbeskrivningar/las-in/manga/"

#: Charters of other counties in words of our own, and what is no charter.
CHARTERS = {
    path.name: path.read_bytes()
    for path in sorted(HERE.iterdir())
    if path.suffix in (".txt", ".md") and path.stem not in ("artikel", "protokoll", "recept")
}
RECIPE = (HERE / "recept.txt").read_bytes()


def hand_in(client: Client, *files: tuple[str, bytes], field: str = "documents") -> Any:
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(MANY, {field: sent}, follow=True)


def keep(cast: Cast, files: dict[str, bytes]) -> Batch:
    """A batch of these files, without the web."""
    documents = [
        Document(name, len(data), lambda data=data: data)  # type: ignore[misc]
        for name, data in files.items()
    ]
    return Batch.hand_in(Parcel(documents), by=cast.coordinator)


def states(batch: Batch) -> dict[str, str]:
    return dict(BatchFile.objects.filter(batch=batch).values_list("name", "state"))
