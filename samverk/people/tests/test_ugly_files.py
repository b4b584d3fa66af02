"""Lists as people really have them: what is read out of each, and that nothing ever stops it."""

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverk.documents.extract import Unreadable
from samverk.house.demo.cast import Cast
from samverk.people.importing.book import Book, Sheet
from samverk.people.importing.cells import addresses, day, text_of
from samverk.people.importing.layout import Layout
from samverk.people.importing.lines import lines
from samverk.people.importing.names import is_vacant, parted, read_name, read_roles
from samverk.people.importing.places import Places
from samverk.people.tests.files import Cells, csv, ods, people_in, read, xlsx

TOWNS = ["Skövde", "Skara", "Vara", "Lidköping", "Karlsborg", "Hjo"]
PLACES = Places(dict(enumerate(TOWNS, start=1)), {1: ["Grundskola"], 2: ["Gymnasieutbildning"]})


def told(name: str, data: bytes) -> list[tuple[str, str, str]]:
    """(name, address, municipality) of each person."""
    return [
        (line.name, ", ".join(line.addresses), line.municipality) for line in people_in(name, data)
    ]


def test_headings_in_any_order_and_wording(cast: Cast) -> None:
    rows: Cells = [
        ["Mejladress", "Mobilnr", "Kommun", "Namn"],
        ["a@hjo.se", "070", "Hjo", "A Berg"],
    ]
    assert told("a.xlsx", xlsx(rows)) == [("A Berg", "a@hjo.se", "Hjo")]


def test_a_title_and_empty_rows_above(cast: Cast) -> None:
    rows: Cells = [
        ["Förteckning 2026"],
        [],
        [None, None],
        ["Namn", "E-post"],
        ["A Berg", "a@hjo.se"],
    ]
    assert told("a.ods", ods({"Blad1": rows})) == [("A Berg", "a@hjo.se", "")]


def test_two_rows_of_headings_and_two_persons_a_row(cast: Cast) -> None:
    rows: Cells = [
        ["Kommun", "Ordinarie", None, "Ersättare", None],
        [None, "Namn", "Mail", "Namn", "Mail"],
        ["Hjo", "A Berg", "a@hjo.se", "B Ek", "b@hjo.se"],
        ["Vara", "C Dahl", "c@vara.se", None, None],
    ]
    found = people_in("a.xlsx", xlsx(rows, merged=["B1:C1", "D1:E1"]))
    assert [(line.name, line.kind, line.municipality) for line in found] == [
        ("A Berg", "", "Hjo"),
        ("B Ek", "deputy", "Hjo"),
        ("C Dahl", "", "Vara"),
    ]


def test_a_column_of_deputies_with_their_own_address(cast: Cast) -> None:
    rows = [
        ["Kommun", "Ledamot", "E-post", "Ersättare", "E-post ersättare"],
        ["Hjo", "A Berg", "a@hjo.se", "B Ek", "b@hjo.se"],
    ]
    assert told("a.csv", csv(rows)) == [("A Berg", "a@hjo.se", "Hjo"), ("B Ek", "b@hjo.se", "Hjo")]


def test_municipalities_as_headings_above_their_people(cast: Cast) -> None:
    rows: Cells = [
        ["Namn", "Titel"],
        ["Hjo kommun"],
        ["A Berg", "Rektor"],
        ["VARA"],
        ["B Ek", "Rektor"],
    ]
    assert told("a.xlsx", xlsx(rows)) == [("A Berg", "", "Hjo kommun"), ("B Ek", "", "VARA")]


def test_a_municipality_joined_over_several_rows(cast: Cast) -> None:
    rows: Cells = [
        ["Kommun", "Namn", "Titel"],
        ["Hjo", "A Berg", "R"],
        [None, "B Ek", "R"],
        ["Vara", "C D", "R"],
    ]
    found = told("a.xlsx", xlsx(rows, merged=["A2:A3"]))
    assert [town for _name, _address, town in found] == ["Hjo", "Hjo", "Vara"]


def test_the_family_name_first(cast: Cast) -> None:
    rows = [["Efternamn, förnamn", "Epost"], ["Berg, Anna", "a@hjo.se"], ["Ek Bo", "b@hjo.se"]]
    assert [name for name, *_rest in told("a.csv", csv(rows, encoding="cp1252"))] == [
        "Anna Berg",
        "Bo Ek",
    ]


def test_names_in_two_columns_and_tabs(cast: Cast) -> None:
    rows = [["Efternamn", "Förnamn", "E-mail"], ["von Ek", "Åsa", "a@hjo.se"]]
    assert told("a.csv", csv(rows, sign="\t", encoding="utf-8-sig"))[0][0] == "Åsa von Ek"


def test_several_addresses_in_a_cell(cast: Cast) -> None:
    rows: Cells = [["Namn", "E-post"], ["A Berg", "Anna Berg <A@hjo.se>;\nb@hjo.se / c@hjo.se"]]
    assert people_in("a.xlsx", xlsx(rows))[0].addresses == ["a@hjo.se", "b@hjo.se", "c@hjo.se"]


def test_the_address_in_the_cell_of_the_name(cast: Cast) -> None:
    rows: Cells = [
        ["Representant", "Kommun"],
        ["Anna Berg (a@hjo.se)", "Hjo"],
        ["Bo Ek\nb@hjo.se", "Hjo"],
    ]
    assert told("a.xlsx", xlsx(rows)) == [
        ("Anna Berg", "a@hjo.se", "Hjo"),
        ("Bo Ek", "b@hjo.se", "Hjo"),
    ]


def test_vacant_footnotes_and_a_sum(cast: Cast) -> None:
    rows: Cells = [
        ["Namn", "Kommun", "Epost"],
        ["Anna Berg*", "Hjo", "a@hjo.se"],
        ["Vakans fr.o.m. maj", "Vara", None],
        ["-", "Skara", "-"],
        ["Bo Ek 1)", "Skövde", "b@skovde.se"],
        [],
        ["* tjänstledig till juni"],
        ["1) utsedd av nämnden"],
        ["Summa: 2"],
    ]
    found = read("a.xlsx", xlsx(rows))
    assert [(line.what, line.name) for line in found if line.number > 1] == [
        ("person", "Anna Berg"),
        ("vacant", ""),
        ("vacant", ""),
        ("person", "Bo Ek"),
        ("note", ""),
        ("note", ""),
        ("note", ""),
    ]


def test_figures_and_odd_spaces(cast: Cast) -> None:
    rows: Cells = [
        ["Namn ", "Tel.", "Kommun:"],
        ["Anna\u00a0 Berg\u200b", 701234567.0, " Hjo\u00a0kommun "],
    ]
    line = people_in("a.xlsx", xlsx(rows))[0]
    assert (line.name, line.phone, line.municipality) == ("Anna Berg", "0701234567", "Hjo kommun")


def test_no_headings_at_all(cast: Cast) -> None:
    rows = [["Anna Berg", "a@hjo.se", "070-123 45 67", "Hjo"], ["Bo Ek", "b@vara.se", "", "Vara"]]
    assert told("a.csv", csv(rows, sign=",")) == [
        ("Anna Berg", "a@hjo.se", "Hjo"),
        ("Bo Ek", "b@vara.se", "Vara"),
    ]


def test_headings_again_on_each_page(cast: Cast) -> None:
    rows: Cells = [
        ["Namn", "Epost"],
        ["A Berg", "a@hjo.se"],
        ["Namn", "Epost"],
        ["B Ek", "b@hjo.se"],
    ]
    assert len(told("a.ods", ods({"Blad1": rows}))) == 2


def test_a_sheet_for_each_network(cast: Cast) -> None:
    rows: Cells = [["Namn", "Epost"], ["A Berg", "a@hjo.se"]]
    data = ods({"Grundskola": rows, "Gymnasieutbildning": rows, "Blad3": [[]]})
    assert [line.network for line in people_in("a.ods", data)] == [
        "Grundskola",
        "Gymnasieutbildning",
    ]


def test_a_cross_for_deputies(cast: Cast) -> None:
    rows: Cells = [
        ["Namn", "Ersättare", "Epost"],
        ["A Berg", "x", "a@hjo.se"],
        ["B Ek", None, "b@hjo.se"],
    ]
    found = people_in("a.xlsx", xlsx(rows))
    assert [(line.kind, line.addresses) for line in found] == [
        ("deputy", ["a@hjo.se"]),
        ("", ["b@hjo.se"]),
    ]


@pytest.mark.parametrize(
    ("cell", "name", "roles", "kind"),
    [
        ("Bergström, Anders (ordf.)", "Anders Bergström", ["chair"], ""),
        ("Anders Bergström, sekr", "Anders Bergström", ["secretary"], ""),
        ("ANNA BERG-EK²", "Anna Berg-Ek", [], ""),
        ("Eva Ek (suppl.)**", "Eva Ek", [], "deputy"),
        ("ers. Eva von Ek", "Eva von Ek", [], "deputy"),
        ("Eva Ek (vik.)", "Eva Ek", [], ""),
    ],
)
def test_what_stands_beside_a_name(cell: str, name: str, roles: list[str], kind: str) -> None:
    read_ = read_name(cell)
    assert (read_.text, read_.roles, read_.kind) == (name, roles, kind)


@pytest.mark.parametrize("cell", ["Vakant", "VAKANS", "vakant t.v.", "-", "–", "N.N.", "Ej utsedd"])
def test_ways_to_say_vacant(cell: str) -> None:
    assert is_vacant(cell)


@pytest.mark.parametrize("cell", ["Nina Nilsson", "Vaka Berg", ""])
def test_what_is_not_vacant(cell: str) -> None:
    assert not is_vacant(cell)


@pytest.mark.parametrize(
    ("cell", "town"),
    [
        ("Skövde kommun", "Skövde"),
        ("SKÖVDE", "Skövde"),
        ("Lidkoping", "Lidköping"),
        ("Lidköpings kommun", "Lidköping"),
        ("Skövd", "Skövde"),
        ("Vara, barn och utbildning", "Vara"),
        ("Högskolan i Skövde", None),
        ("Göteborg", None),
        ("Rektor", None),
    ],
)
def test_municipalities_as_people_write_them(cell: str, town: str | None) -> None:
    found = PLACES.town(cell)
    assert (PLACES.towns[found] if found else None) == town


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("2026-03-01", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("1/3 2026", "2026-03-01"),
        ("46082", "2026-03-01"),
        ("2026", "2026-01-01"),
        ("tills vidare", "None"),
        ("2026-13-45", "None"),
    ],
)
def test_days_as_people_write_them(cell: str, written: str) -> None:
    assert str(day(cell)) == written


def test_names_are_parted_and_roles_are_read() -> None:
    assert parted("Anna Maria von Ek") == ("Anna Maria", "von Ek")
    assert read_roles("Ordförande, ersättare och kassör") == (["chair"], "deputy", ["kassör"])


def _locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000


def _long() -> bytes:
    return csv([["Namn"], *([["Anna Berg"]] * 20_001)])


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"xl/{number}.xml", b"\0" * 50_000_000)
    return stream.getvalue()


def _empty() -> bytes:
    stream = io.BytesIO()
    xlsxwriter.Workbook(stream).close()
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("a.xlsx", lambda: b"", "nothing in the file"),
        ("a.xlsx", _empty, "nothing in the file"),
        ("a.csv", lambda: b" \n ; \n", "nothing in the file"),
        ("a.pdf", lambda: b"%PDF-1.4", "kind of file"),
        ("a.xlsx", lambda: b"PK\x03\x04 no zip", "damaged"),
        ("a.xlsx", lambda: b"<html>", "damaged"),
        ("a.xls", _locked, "damaged"),
        ("a.csv", lambda: b"\0\1\2\3" * 100, "damaged"),
        ("a.csv", lambda: b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        ("a.xlsx", _bomb, "larger than 10 MB"),
        ("a.csv", _long, "20 000 rows"),
    ],
)
def test_a_file_that_is_none_gets_one_clear_sentence(
    name: str, make: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(Unreadable) as raised:
        Book.open(name, make())
    with override("en"):
        assert said in str(raised.value.reason)


CELL = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.sampled_from(
        "Namn|Kommun|E-post|Ersättare|Hjo|Vakant|-|*|1)|Anna Berg|a@hjo.se|Ordinarie|Summa|x|"
        "Telefon|Nätverk|Grundskola|Berg, Anna <b@hjo.se>|Kontakt: c@hjo.se".split("|")
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELL, max_size=6), max_size=12))
def test_no_row_with_an_address_is_ever_lost(rows: list[list[str | None]]) -> None:
    table = [[cell or "" for cell in row] for row in rows]
    sheet = Sheet("Blad1", [[text_of(cell) for cell in row] for row in table])
    found = list(lines(sheet, Layout.of(sheet, PLACES), PLACES))
    kept = {line.number for line in found if line.what in ("person", "loose", "vacant")}
    for number, row in sheet.rows():
        if any(addresses(cell) for cell in row):
            assert number in kept
        if any(row):
            assert number in {line.number for line in found}


SEEDS = [
    ("a.xlsx", xlsx([["Namn", "E-post"], ["Anna Berg", "a@hjo.se"]])),
    ("a.ods", ods({"Blad1": [["Namn", "E-post"], ["Anna Berg", "a@hjo.se"]]})),
    ("a.csv", b"Namn;E-post\nAnna Berg;a@hjo.se\n"),
]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=20),
    st.integers(0, 10_000),
)
def test_broken_bytes_are_read_or_refused(
    seed: tuple[str, bytes], changes: list[tuple[int, int]], cut: int
) -> None:
    name, data = seed
    broken = bytearray(data[: max(1, len(data) - cut % len(data))])
    for at, byte in changes:
        broken[at % len(broken)] = byte
    try:
        for sheet in Book.open(name, bytes(broken)).sheets:
            list(lines(sheet, Layout.of(sheet, PLACES), PLACES))
    except Unreadable:
        return
