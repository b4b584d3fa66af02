"""Writing charters: what the reader does, the other way.

phrases  a duty as a plain sentence, that the reader reads back as the same duty
style    the marks around a sentence, and how headings and list items look in a document
paper, sheet, …  a charter set for Word and PDF

The words are Swedish, as the documents are, whatever the language of the page.
"""
