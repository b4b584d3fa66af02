"""Every pair of colours that meets on a page can be read, in both themes."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from samverk.shell.colour import BEHIND, ENOUGH, contrast, readable

CSS = Path(__file__).parents[1] / "static/shell/samverk.css"
STATES = ("met", "upcoming", "due", "late", "vacant")
TEXT = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("muted", "paper"),
    ("muted", "ground"),
    ("pine", "paper"),
    ("pine", "ground"),
    ("pine", "pine-tint"),
    ("ink", "pine-tint"),
    ("on-pine", "pine"),
    *((state, behind) for state in STATES for behind in ("paper", "ground", f"{state}-tint")),
    *(("ink", f"{state}-tint") for state in STATES),
]
# What is not text but must be seen: the edge of an input (WCAG 1.4.11).
EDGES = [("edge", "paper"), ("edge", "ground")]


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def themes() -> dict[str, dict[str, str]]:
    light, dark = CSS.read_text().split("@media screen and (prefers-color-scheme: dark)")
    dark, _base = dark.split("@layer base")
    return {"light": tokens(light), "dark": tokens(dark)}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("colour", "behind"), TEXT)
def test_text_can_be_read(theme: str, colour: str, behind: str) -> None:
    found = themes()[theme]
    assert contrast(found[colour], found[behind]) >= ENOUGH


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("colour", "behind"), EDGES)
def test_edges_can_be_seen(theme: str, colour: str, behind: str) -> None:
    found = themes()[theme]
    assert contrast(found[colour], found[behind]) >= 3


def test_both_themes_name_the_same_colours() -> None:
    light, dark = themes()["light"], themes()["dark"]
    assert set(dark) == set(light)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_own_colour_must_be_readable() -> None:
    light = themes()["light"]
    assert (light["paper"], light["ground"], light["pine-tint"]) == BEHIND
    readable("#004b87")
    for wrong in ("#ffcc00", "red", "#fff", "#004b87; color: red"):
        with pytest.raises(ValidationError):
            readable(wrong)
