"""The five charters that the project began with, against what a careful reader finds in them.

The documents are not part of the project: they are read where they lie, and the test is skipped
where they are not.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from samverk.charters.reading import read
from samverk.documents.extract import extract

SHARED = Path(os.environ.get("SAMVERK_SHARED") or Path(settings.BASE_DIR).parent / "shared")
KEYS = sorted((SHARED / "reading").glob("*.json"))
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.skipif(not KEYS, reason="the shared charters are not on this machine")

type Key = dict[str, Any]


@pytest.fixture(params=KEYS, ids=lambda path: path.stem)
def key(request: pytest.FixtureRequest) -> Key:
    answers: Key = json.loads(request.param.read_text("utf-8"))
    return answers


@pytest.fixture
def text(key: Key) -> str:
    return extract(key["file"], (SHARED / "charters" / key["file"]).read_bytes())


@pytest.fixture
def reading(key: Key, text: str) -> Key:
    return read(text, file=key["file"], today=TODAY).as_json()


def test_what_it_says_of_itself(key: Key, reading: Key) -> None:
    assert reading["network"] in [key["network"], *key.get("network_or", [])]
    for field in ("file", "commissioner", "framework", "period", "roles"):
        assert reading[field] == key[field], field


@pytest.mark.parametrize("field", ["goals", "assignments"])
def test_aims(key: Key, reading: Key, field: str) -> None:
    assert reading[field] == key[field]


def test_duties(key: Key, reading: Key) -> None:
    left = list(reading["duties"])
    for wanted in key["duties"]:
        found = next((duty for duty in left if _is(duty, wanted)), None)
        assert found or wanted.get("optional"), wanted
        if found:
            left.remove(found)
    assert not left


def _is(duty: Key, wanted: Key) -> bool:
    fair = [[wanted["kind"], wanted["role"]], *wanted.get("or", [])]
    free = wanted.get("rule_free", [])
    same_rule = all(
        duty["rule"].get(name) == wanted["rule"].get(name)
        for name in {*duty["rule"], *wanted["rule"]}
        if name not in free
    )
    said = " ".join(duty["source"]["text"].split())
    return [duty["kind"], duty["role"]] in fair and same_rule and wanted["evidence"] in said


@pytest.mark.parametrize("field", ["gaps", "warnings"])
def test_codes(key: Key, reading: Key, field: str) -> None:
    free = set(key.get("codes_free", []))
    found = {finding["code"] for finding in reading[field]}
    assert found - free == {finding["code"] for finding in key[field]} - free


def test_what_is_no_duty(key: Key, reading: Key) -> None:
    said = [duty["source"]["text"] for duty in reading["duties"]]
    for sentence in [*key.get("free", []), *key.get("traps", [])]:
        assert not [text for text in said if sentence in text]


def test_nothing_is_lost(text: str, reading: Key) -> None:
    for piece in reading["source"]:
        assert text[piece["start"] : piece["end"]] == piece["text"]
    assert "".join("".join(piece["text"].split()) for piece in reading["source"]) == "".join(
        text.split()
    )
