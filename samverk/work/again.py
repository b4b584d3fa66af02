"""What a job raises when it should be tried again later."""

from datetime import timedelta


class Again(Exception):
    """A passing trouble, such as a mail server that is away. Raise it `from` the error met.

    `after` is how long to wait; left out, the wait doubles with each try.
    """

    def __init__(self, after: timedelta | None = None) -> None:
        super().__init__()
        self.after = after
