"""Word documents: a paper set in a template's own styles.

samverk's own look is a template like any other (`starter`), so there is one way to write.
"""

from samverk.documents.docx.starter import starter
from samverk.documents.docx.template import MARKS, Template, Unusable
from samverk.documents.docx.write import DOCX, write

__all__ = ["DOCX", "MARKS", "Template", "Unusable", "starter", "write"]
