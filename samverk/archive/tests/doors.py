"""Who may open which door to what is kept and what is weeded out."""

from tests.doors import Door

DOORS: list[Door] = []
