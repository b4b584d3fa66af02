"""Every letter says why one gets it: no room writes one without a reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

import samverk

HOUSE = Path(samverk.__file__).parent
OPENS = {"write", "draft"}


def letters() -> Iterator[tuple[str, ast.Call]]:
    """Each place where a letter is made, outside the room of post and the tests."""
    for path in sorted(HOUSE.rglob("*.py")):
        rooms = path.relative_to(HOUSE).parts
        if rooms[0] == "post" or "tests" in rooms:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="Letter"), attr=name)):
                    if name in OPENS:
                        yield f"{'/'.join(rooms)}:{node.lineno}", node


def has_reason(call: ast.Call) -> bool:
    given = [word.value for word in call.keywords if word.arg == "reason"]
    return bool(given) and not (isinstance(given[0], ast.Constant) and not given[0].value)


def test_every_letter_says_why_one_gets_it() -> None:
    found = dict(letters())
    assert len(found) >= 10
    assert [place for place, call in found.items() if not has_reason(call)] == []


def test_the_test_itself_can_fail() -> None:
    for text in ("Letter.write(key='a')", "Letter.write(key='a', reason='')"):
        [call] = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
        assert not has_reason(call)
