"""Prose in and out: nothing that is written is lost, and nothing else gets in."""

import re

from hypothesis import given
from hypothesis import strategies as st

from samverk.documents.prose import (
    Block,
    Run,
    blocks,
    clean,
    from_plain,
    html_of,
    is_html,
    to_plain,
    words,
)
from samverk.documents.prose.blocks import a_block, a_run, a_table, as_one, in_lines, settled

letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
texts = st.text(letters, max_size=30)
tricky = st.text("ab *_[]()#->|<.\\1– https://", max_size=25)
links = st.sampled_from(["", "", "https://example.org/a_b?c=d&e", "mailto:a@b.se"])
runs = st.builds(a_run, texts | tricky, strong=st.booleans(), em=st.booleans(), url=links)
lines = st.lists(runs, min_size=1, max_size=4).map(in_lines).filter(bool)
items = st.lists(lines.map(as_one), min_size=1, max_size=3)
no_words: list[Run] = []
cells = st.just(no_words) | lines.map(as_one)
levels = st.integers(0, 2)


def a_numbered(found: list[list[Run]], level: int, start: int) -> Block:
    return a_block("numbered", found, level=level, start=start)


any_block = st.one_of(
    st.builds(lambda found, level: a_block("paragraph", found, level=level % 2), lines, levels),
    st.builds(lambda found, level: a_block("heading", found[:1], level=level or 1), lines, levels),
    st.builds(lambda found, level: a_block("list", found, level=level), items, levels),
    st.builds(a_numbered, items, levels, st.integers(0, 30)),
    st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=3).map(a_table),
)
a_prose = st.lists(any_block, max_size=5).map(settled)

TAGS = """<p> </p> <div> </div> <ul> <ol start=3> </ul> </ol> <li> </li> <table> <tr> <td> <th>
    </td> </tr> </table> <h1> <h2> </h2> <h4> </h4> <strong> </strong> <b> <i> </i> <em> </em> <br>
    <blockquote> </blockquote> <a/href=https://a.se> <a/href=javascript:alert(1)> </a> <script>
    </script> <p/onclick=x> <img/src=x/onerror=x> <svg><a/href=x> <style> </style> <math> <!--x-->
    <template> &amp; &nbsp; &lt;script&gt;""".split()
fragments = st.lists(st.sampled_from(TAGS) | texts, max_size=25).map("".join)


@given(fragments)
def test_what_is_clean_stays_as_it_is(dirty: str) -> None:
    assert clean(clean(dirty)) == clean(dirty)


@given(fragments)
def test_only_a_few_tags_come_through(dirty: str) -> None:
    shown = clean(dirty)
    known = re.compile(
        r"</?(?:p|h[34]|ul|ol|li|strong|em|table|thead|tbody|tr|td|br|blockquote|th|a)>"
        r'|<ol start="\d+">|<th scope="col">|<a href="(?:https?://|mailto:)[^"<>]*" rel="noopener">'
    )
    assert not re.search("[<>]", known.sub("", shown))
    assert not shown or is_html(shown)


@given(a_prose)
def test_every_form_holds_the_same(prose: list[Block]) -> None:
    html = html_of(prose)
    assert html_of(blocks(html) if html else []) == html
    assert clean(html) == html
    assert from_plain(to_plain(html)) == html


@given(a_prose)
def test_blocks_are_what_they_were(prose: list[Block]) -> None:
    assert [_words(block) for block in blocks(html_of(prose))] == [_words(b) for b in prose]


def _words(block: Block) -> tuple[str, list[str]]:
    said: list[list[Run]] = [*block["lines"], *(cell for row in block["rows"] for cell in row)]
    return block["kind"], [words(line) for line in said]


@given(st.lists(texts, max_size=6).map("\n".join))
def test_nothing_typed_in_plain_is_lost(typed: str) -> None:
    """Letters and digits all stand in the text, in their order."""
    html = from_plain(typed)
    kept = "".join(words(line) for block in blocks(html) for line in block["lines"])
    rows = "".join(words(c) for block in blocks(html) for row in block["rows"] for c in row)
    starts = [str(block["start"]) for block in blocks(html) if block["kind"] == "numbered"]
    if not rows and not starts:
        assert _letters(kept) == _letters(typed)
    assert from_plain(to_plain(html)) == html


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def test_what_an_editor_and_a_word_processor_send_is_made_small() -> None:
    assert clean(
        '<p class="MsoNormal" style="x"><b>Fet</b> <i>text</i><o:p></o:p></p><h1>Titel</h1>'
        "<ul><li><p>ett</p><ul><li><p>inuti</p></li></ul></li></ul>"
        '<table style="min-width: 50px"><colgroup><col></colgroup><tbody><tr><th colspan="1">'
        "<p>A</p></th><th><p></p></th></tr><tr><td><p>1</p><p>2</p></td></tr></tbody></table>"
        '<a href="javascript:alert(1)" onclick="x()">länk</a><img src="x" onerror="y()">'
    ) == (
        "<p><strong>Fet</strong> <em>text</em></p><h3>Titel</h3>"
        "<ul><li>ett<ul><li>inuti</li></ul></li></ul>"
        '<table><thead><tr><th scope="col">A</th><th scope="col"></th></tr></thead>'
        "<tbody><tr><td>1<br>2</td><td></td></tr></tbody></table><p>länk</p>"
    )


def test_the_plain_form_has_a_mark_for_everything() -> None:
    plain = (
        "Vi är **överens** om [listan](https://example.org/a_b).\nNy rad\n\n# Rubrik\n\n"
        "- ett\n  två\n  - inuti\n- __tre__\n\n3. c\n4. d\n\n"
        "| Kommun | Elever |\n| Hjo | 1 \\| 2<br>3 |\n\n>> sagt\n\n"
        "\\# ingen rubrik\n\\- ingen lista"
    )
    html = from_plain(plain)
    assert to_plain(html) == plain
    assert clean(html) == html
    assert '<ol start="3"><li>c</li><li>d</li></ol>' in html
    assert to_plain("gammal text\n- som den var") == "gammal text\n- som den var"
