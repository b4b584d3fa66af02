"""Why a document could not be read, in a sentence that tells what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Unreadable(Exception):
    """`reason` is a sentence or two, translatable, for the person who chose the file."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


EMPTY = _("The file is empty. Choose another file.")
NO_TEXT = _(
    "There is no text in the file; it may be scanned. Choose a file whose text can be marked and"
    " copied."
)
TOO_LARGE = _("The file is too large. Choose one of at most 25 MB, without pictures.")
BROKEN = _(
    "The file is damaged. Open it in the program it was made in, save it again and try once more."
)
LOCKED = _("The file is protected by a password. Save it without password and try again.")
OLD_WORD = _("This is an old Word file (.doc). Open it in Word, save it as .docx and try again.")
RICH_TEXT = _("This is a rich text file (.rtf). Open it in Word, save it as .docx and try again.")
UNKNOWN = _(
    "This kind of file cannot be read. Choose a .docx, .odt, .pdf, .html, .md or .txt file."
)
