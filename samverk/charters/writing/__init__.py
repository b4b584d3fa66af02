"""Writing charters: what the reader does, the other way."""
