"""The rules of the house that the import contracts can't see."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
HOUSE = ROOT / "samverk"
FLOORS: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
][0]["layers"]
# "Who did it" is known on every floor: a row may point at the user from below, as Django does.
USER = apps.get_model(settings.AUTH_USER_MODEL)
BANNED = {"utils", "services", "helpers", "managers", "signals"}
MOST_LINES = 400


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


def python_files(pattern: str = "**/*.py") -> list[Path]:
    return [path for path in HOUSE.glob(pattern) if "migrations" not in path.parts]


def lines_with(pattern: str, paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_every_room_is_installed_and_introduces_itself() -> None:
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    assert rooms == set(FLOORS)
    assert all(apps.is_installed(f"samverk.{room}") for room in rooms)
    assert [room for room in rooms if not (HOUSE / room / "README.md").exists()] == []


def test_rows_point_down_or_sideways() -> None:
    up = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and field.related_model is not USER
        and _floor(field.related_model) < _floor(model)
    ]
    assert up == [], "a row may not point at a room above it"


def _floor(model: object) -> int:
    """How many floors below the roof; what is not ours lies under the cellar."""
    package, room, *_ = f"{getattr(model, '__module__', '')}.".split(".")
    return FLOORS.index(room) if package == "samverk" else len(FLOORS)


def test_templates_are_taken_from_the_same_room_or_below() -> None:
    taken = re.compile(r"{%-?\s*(?:extends|include)\s+[\"'](\w+)/")
    up = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in HOUSE.glob("*/templates/**/*")
        if path.is_file()
        for match in taken.finditer(path.read_text())
        if match[1] in FLOORS and FLOORS.index(match[1]) < FLOORS.index(room_of(path))
    ]
    assert up == []


def test_views_leave_rows_to_verbs_and_doors() -> None:
    views = python_files("*/views.py") + python_files("*/views/**/*.py")
    assert lines_with(r"\.objects\b|\.save\(|\.delete\(", views) == []


def test_models_know_nothing_of_the_web() -> None:
    models = python_files("*/models.py") + python_files("*/models/**/*.py")
    assert lines_with(r"django\.http|django\.shortcuts|HttpRe", models) == []


def test_no_file_is_a_drawer() -> None:
    assert [path for path in python_files() if BANNED & {path.stem, path.parent.name}] == []


def test_no_file_has_grown_too_large() -> None:
    large = [path for path in python_files() if len(path.read_text().splitlines()) > MOST_LINES]
    assert [str(path.relative_to(ROOT)) for path in large] == []


def test_settings_stay_on_two_screens() -> None:
    assert len((HOUSE / "house/settings.py").read_text().splitlines()) <= 150


def committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_lock_file_with_addresses_is_committed() -> None:
    names = {path.name for path in committed()}
    assert names & {"uv.lock", "pylock.toml", "package-lock.json", "poetry.lock"} == set()
    pinned = lines_with(
        r"https?:|file:|index-url|find-links", list(ROOT.glob("requirements/*.txt"))
    )
    assert pinned == []


def test_no_compiled_catalogue_is_committed() -> None:
    assert [path for path in committed() if path.suffix == ".mo"] == []


def test_one_english_string_has_one_swedish() -> None:
    """Django merges the rooms' catalogues: of two translations, the upper room's would win."""
    said: dict[tuple[str | None, object], dict[object, list[str]]] = {}
    for path in sorted(HOUSE.glob("*/locale/sv/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    both = said.setdefault((message.context, message.id), {})
                    both.setdefault(message.string, []).append(room_of(path))
    assert {text: both for text, both in said.items() if len(both) > 1} == {}
