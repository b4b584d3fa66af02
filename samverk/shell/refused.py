"""What a verb says when a rule of the house or of a charter stops it."""


class Refused(Exception):
    """One translated sentence that a clerk understands: what cannot be done, and why.

    Verbs raise it; `RefusedMiddleware` answers 409 with a page that shows the sentence. Anything
    the transaction had written is rolled back, because `writes` sees the exception pass.
    """
