"""The pages of this room: those that everybody may read, and the way to them."""
