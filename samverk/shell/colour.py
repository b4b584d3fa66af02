"""Whether colours can be told apart, by WCAG 2.2's definition of contrast."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ENOUGH = 4.5
# The light theme's --paper, --ground and --pine-tint: what an association's colour meets.
BEHIND = ("#ffffff", "#f4f6f5", "#e3efeb")


def luminance(colour: str) -> float:
    """0 (black) to 1 (white) of a colour written as #rrggbb."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str) -> None:
    """Validator for an association's own colour: says no, and why, where it is hard to read."""
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise ValidationError(_("Write the colour as # and six digits or letters: #0b5d4e."))
    least = min(contrast(colour, behind) for behind in BEHIND)
    if least < ENOUGH:
        raise ValidationError(
            _("The colour is too light: its contrast is %(least)s, and it takes 4.5 to be read.")
            % {"least": f"{least:.1f}"}
        )
