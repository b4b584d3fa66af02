"""All the text in a file of any kind, for a search in it: also what no reader is shown.

Unlike `extract`, which reads a document as people do, this gives authors, comments, headers and
hidden cells too, with whatever marks stand between. What holds no text gives none.
"""

import email
import email.policy
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pypdfium2

MOST_BYTES = 100 * 1024 * 1024  # of what a packed file unpacks to
DEEPEST = 4  # files within files
_MAIL = re.compile(rb"[\w-]+: [^\n]*\n(?:[^\n]+\n)*?(?:MIME-Version|Message-ID):", re.IGNORECASE)


def contents(data: bytes, *, depth: int = 0) -> Iterator[str]:
    """Its texts: pages, parts, files within it. Of an unreadable file, what can be read."""
    if data.startswith(b"PK") and depth < DEEPEST:
        yield from _of_zip(data, depth)
    elif b"%PDF-" in data[:1024]:
        yield from _of_pdf(data)
    elif _MAIL.match(data[:20_000]):
        yield from _of_mail(data, depth)
    else:
        yield from _of_bytes(data)


def _of_zip(data: bytes, depth: int) -> Iterator[str]:
    room = MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for part in archive.infolist():
                yield part.filename
                room -= part.file_size
                if room > 0 and not part.flag_bits & 1:
                    yield from contents(archive.read(part), depth=depth + 1)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return


def _of_pdf(data: bytes) -> Iterator[str]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    try:
        yield "\n".join(document.get_metadata_dict().values())
        for page in document:
            # A word that is divided at the end of a line comes with this sign in it.
            yield page.get_textpage().get_text_bounded().replace("\ufffe", "")
    except pypdfium2.PdfiumError:
        return
    finally:
        document.close()


def _of_mail(data: bytes, depth: int) -> Iterator[str]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        yield "\n".join(f"{name}: {value}" for name, value in part.items())
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and depth < DEEPEST:
            yield from contents(payload, depth=depth + 1)


def _of_bytes(data: bytes) -> Iterator[str]:
    """As UTF-8, or else as what older programs wrote: one byte a letter, or two."""
    try:
        yield data.decode()
    except UnicodeDecodeError:
        yield data.decode("cp1252", "replace")
        yield data.decode("utf-16-le", "replace")
