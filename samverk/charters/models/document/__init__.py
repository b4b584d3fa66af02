"""A charter that is written here is its own document: what changes in it is written down.

goals, assignments, duties  a part that was added, changed or dropped, in the sentences that say it
facts                       the years and names that the document says of itself
places                      where things stand, and where new ones go

A charter that was read from a file keeps its text; nothing here is called for it.
"""
