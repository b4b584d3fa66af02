"""Ways to spoil a text, and ways to spoil a file."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

type Spoil[T] = Callable[[Random, T], T]

MARKS = (
    "- ",
    "  - ",
    "* ",
    "1. ",
    "a) ",
    "(b) ",
    "iv. ",
    "2.1 ",
    "# ",
    "###### ",
    "§ 3 ",
    "o ",
    "•",
    "",
)
INDENTS = ("", " ", "\t", "   ", "\t\t", "\u00a0\u00a0", "\u3000")
ODD = (
    "\u0301\u0308\u20dd",  # combining marks
    "\u202eabc\u202c",  # right to left
    "مرحبا",
    "\u200b\u200d\ufeff",  # zero width
    "👩‍👩‍👧🏽‍🚀",
    "\x00",
    "\x0b\x0c\x1c\x85\u2028\u2029",  # what also ends a line
    "\ud800",
    "\ufffe\uffff",
    "ﬁ ﬀ Å Å",
    "\x1b[31m",
    "&#xD800;&#0;&lt;/p&gt;",
    "İıẞß",
    "\u00ad\u2011\u2010",
    "９９９",
    "²³¹½",
)
NUMBERS = (
    "9" * 400,
    "0000000",
    "1e999",
    "20262026",
    "-1",
    "99999999999999999999 gånger per år",
    "１２ möten per år",
    "²  möten per år",
    "0 möten per år",
    "2026-99-99",
    "år 9999–0001",
)
PIECES = (
    "Ordförande:",
    "Sekreterare – ",
    "Nätverket ska ",
    "minst ",
    "fyra gånger per år",
    ", ",
    "; ",
    " och ",
    "samt ",
    "(",
    ")",
    "”",
    "“",
    "**",
    "_",
    "[länk](",
    "](x)",
    "<http://a.b>",
    "namn@example.org",
    "| ",
    " |",
    "\t",
    "---",
    "===",
    "...",
    "…",
    "?",
    "!",
    ":",
    "t.ex. ",
    "bl.a. ",
    "skol- och ",
    "från 2020 till 2021",
    "Mål 1: ",
    "§ ",
    "\n",
    "\n\n",
    "till styrgruppen",
    "som ",
    "av den som är värd ",
    "återkopplar från ",
    "a",
    "inte ",
    "kan ",
)


def _line(rng: Random, text: str) -> tuple[list[str], int]:
    lines = text.split("\n") or [""]
    return lines, rng.randrange(len(lines))


def swap_lines(rng: Random, text: str) -> str:
    lines, one = _line(rng, text)
    two = rng.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def double_line(rng: Random, text: str) -> str:
    lines, one = _line(rng, text)
    return "\n".join(lines[:one] + [lines[one]] * rng.choice((2, 3, 30)) + lines[one + 1 :])


def drop_lines(rng: Random, text: str) -> str:
    lines, one = _line(rng, text)
    return "\n".join(lines[:one] + lines[one + rng.randint(1, 5) :])


def join_lines(rng: Random, text: str) -> str:
    lines, one = _line(rng, text)
    last = one + rng.choice((2, 3, 500))
    return "\n".join(
        [*lines[:one], rng.choice(("", " ", "\t")).join(lines[one:last]), *lines[last:]]
    )


def part_line(rng: Random, text: str) -> str:
    place = rng.randrange(len(text) + 1)
    return text[:place] + rng.choice(("\n", "\n\n", "-\n", "\r", "\r\n")) + text[place:]


def swap_words(rng: Random, text: str) -> str:
    words = re.split(r"(\s+)", text)
    one, two = rng.randrange(len(words)), rng.randrange(len(words))
    words[one], words[two] = words[two], words[one]
    return "".join(words)


def double_word(rng: Random, text: str) -> str:
    words = text.split(" ")
    one = rng.randrange(len(words))
    return " ".join(words[:one] + [words[one]] * rng.choice((2, 3, 40)) + words[one + 1 :])


def drop_word(rng: Random, text: str) -> str:
    words = text.split(" ")
    del words[rng.randrange(len(words))]
    return " ".join(words)


def new_mark(rng: Random, text: str) -> str:
    lines, one = _line(rng, text)
    lines[one] = rng.choice(INDENTS) + rng.choice(MARKS) + lines[one].lstrip(" -*#\t")
    return "\n".join(lines)


def new_indents(rng: Random, text: str) -> str:
    return "\n".join(rng.choice(INDENTS) + line.strip() for line in text.split("\n"))


def odd_letters(rng: Random, text: str) -> str:
    for _time in range(rng.randint(1, 6)):
        place = rng.randrange(len(text) + 1)
        text = text[:place] + rng.choice(ODD) + text[place:]
    return text


def huge_number(rng: Random, text: str) -> str:
    return re.sub(r"\d+", lambda _found: rng.choice(NUMBERS), text + " 4", count=rng.randint(1, 9))


def capitals(rng: Random, text: str) -> str:
    lines, one = _line(rng, text)
    lines[one] = rng.choice((lines[one].upper(), lines[one].lower(), lines[one].swapcase()))
    return "\n".join(lines)


def as_table(rng: Random, text: str) -> str:
    lines, one = _line(rng, text)
    mark = rng.choice((" | ", "\t", "||"))
    for place in range(one, min(len(lines), one + 6)):
        lines[place] = (
            f"|{mark.join(lines[place].split())}|"
            if "|" in mark
            else mark.join(lines[place].split(". "))
        )
    return "\n".join(lines)


def added_pieces(rng: Random, text: str) -> str:
    place = rng.randrange(len(text) + 1)
    made = "".join(rng.choice(PIECES) for _piece in range(rng.choice((1, 3, 20, 200))))
    return text[:place] + made + text[place:]


def very_long(rng: Random, text: str) -> str:
    """A piece or a line, hundreds of times over, on one line or each on its own."""
    unit = rng.choice((rng.choice(PIECES), rng.choice(ODD), rng.choice(text.split("\n")) or "x"))
    parted = rng.choice(("", " ", "\n", "\n- ", "\n\n", "\t", "\n| "))
    place = rng.randrange(len(text) + 1)
    size = rng.choice((1_000, 1_000, 4_000, 4_000, 30_000))
    return text[:place] + (unit + parted) * (size // (len(unit) + len(parted) or 1)) + text[place:]


def deep(rng: Random, text: str) -> str:
    step = rng.choice((" ", "  ", "\t"))
    lines = [f"{step * level}- {rng.choice(PIECES)}" for level in range(rng.choice((10, 100)))]
    place = rng.randrange(len(text) + 1)
    return text[:place] + "\n" + "\n".join(lines) + "\n" + text[place:]


#: What moves words about but leaves them words.
MILD: tuple[Spoil[str], ...] = (
    swap_lines,
    double_line,
    drop_lines,
    join_lines,
    swap_words,
    double_word,
    drop_word,
    new_mark,
    new_indents,
    capitals,
)
WILD: tuple[Spoil[str], ...] = (
    *MILD,
    part_line,
    odd_letters,
    odd_letters,
    huge_number,
    as_table,
    added_pieces,
    very_long,
    deep,
)


def flipped(rng: Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _time in range(rng.choice((1, 5, 60))):
        if made:
            made[rng.randrange(len(made))] = rng.choice((0, 255, 10, 32, rng.randrange(256)))
    return bytes(made)


def cut(rng: Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def cut_out(rng: Random, data: bytes) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + data[place + rng.choice((1, 10, 500)) :]


def doubled(rng: Random, data: bytes) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + data[max(0, place - rng.choice((5, 300, 5000))) :]


def noise(rng: Random, data: bytes) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + rng.randbytes(rng.choice((3, 100, 3000))) + data[place:]


def recoded(rng: Random, data: bytes) -> bytes:
    """Another alphabet for all of it, or for its second half."""
    text = data.decode("utf-8", errors="replace")
    half = len(text) // 2 if rng.random() < 0.5 else 0
    coding = rng.choice(("cp1252", "utf-16", "utf-16-be", "utf-32", "mac_roman", "cp850", "utf-7"))
    return text[:half].encode() + text[half:].encode(coding, errors="replace")


_TAGS = (
    b"<table><tr><td>",
    b"</p>",
    b"<ul><li>",
    b"<div>",
    b"</ul></li>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"&#xD83D;",
    b"&#0;",
    b"&#x110000;",
    b"&amp",
    b"<svg><style>",
    b"<script>",
    b"</body>",
    b"<main>",
    b"<pre>\n\n",
    b"<base href=x>",
    b"<br/>",
    b"<frameset>",
    b"<li value=-9999999999999>",
    b"<ol start=99999999999999999999>",
    b"<?xml version='1.0' encoding='utf-16'?>",
    b"<td rowspan=99999999 colspan=99999999>",
    b"<w:p>",
    b"</w:tbl>",
    b"<w:tbl>",
    b"<text:list>",
    b"<text:s text:c='999999999'/>",
    b"\x00",
)


def tags(rng: Random, data: bytes) -> bytes:
    for _time in range(rng.choice((1, 3, 10))):
        place = rng.randrange(len(data) + 1)
        unit = rng.choice(_TAGS) * rng.choice((1, 1, 1, 2, 40, 800))
        data = data[:place] + unit + data[place:]
    return data


def unclosed(rng: Random, data: bytes) -> bytes:
    closing = list(re.finditer(rb"</?[\w:]+[^>]{0,200}>", data))
    for found in sorted(rng.sample(closing, min(len(closing), 3)), key=lambda one: -one.start()):
        data = data[: found.start()] + rng.choice((b"", found.group() * 2)) + data[found.end() :]
    return data


def inside_zip(rng: Random, data: bytes) -> bytes:
    """One part of a packed file is spoilt and all are packed again."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # what an earlier spoiling has made of it
        return flipped(rng, data)
    words = [name for name in ("word/document.xml", "content.xml") if name in parts]
    name = rng.choice([*words * 3 * len(parts), *parts] if words else list(parts) or ["x"])
    spoil = rng.choice((tags, tags, unclosed, unclosed, flipped, cut, cut_out, doubled, recoded))
    parts[name] = spoil(rng, parts.get(name, b""))
    if rng.random() < 0.1:
        del parts[name]
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


_OBJECT = re.compile(rb"\d+ 0 (?:obj|R)|/[A-Z]\w+|\d+|stream\r?\n|endobj|xref")


def pdf_objects(rng: Random, data: bytes) -> bytes:
    """Numbers, names and bounds of objects are changed; what stands between is left."""
    found = list(_OBJECT.finditer(data))
    for place in sorted(
        rng.sample(found, min(len(found), rng.choice((1, 4, 25)))), key=lambda one: -one.start()
    ):
        new = rng.choice((b"", b"99999", b"-1", b"0", b"/Kids", b"1 0 R", place.group() * 2))
        data = data[: place.start()] + new + data[place.end() :]
    return data


_ANY: tuple[Spoil[bytes], ...] = (flipped, cut, cut_out, doubled, noise)
#: Format -> ways to spoil its files.
SPOILS: dict[str, tuple[Spoil[bytes], ...]] = {
    "txt": (*_ANY, recoded, recoded),
    "md": (*_ANY, recoded),
    "html": (*_ANY, recoded, tags, tags, tags, unclosed, unclosed),
    "docx": (*_ANY, *(inside_zip,) * 10),
    "odt": (*_ANY, *(inside_zip,) * 10),
    "pdf": (*_ANY, *(pdf_objects,) * 5),
}
