"""Documents as PDF that everybody can read: PDF/UA-1 and PDF/A-3a in the same file."""

from samverk.documents.pdf.typeset import typeset

__all__ = ["typeset"]
