"""Who may have a role: read in a charter's sentences, and held from when it is in force."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from samverk.charters.acts import rule_roles
from samverk.charters.eligibility import Said, who_may
from samverk.charters.models import Charter
from samverk.charters.reading import read
from samverk.documents.models import StoredFile
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.people.models import Eligibility, rule_of

SHARED = Path(os.environ.get("SAMVERK_SHARED", Path(settings.BASE_DIR).parent / "shared"))
FROM = date(2026, 1, 1)
SENTENCE = "Ordföranden ska vara en av de deltagande skolcheferna."


@pytest.mark.parametrize(
    ("sentence", "role", "among"),
    [
        (SENTENCE, "chair", "body"),
        ("Till ordförande för nätverket väljs en skolchef.", "chair", "commissioners"),
        ("En av skolcheferna är ordförande.", "chair", "commissioners"),
        ("Ordförande: utbildningschef", "chair", "commissioners"),
        ("Ordförande utses bland nätverkets medlemmar.", "chair", "members"),
        ("Presidiets ordförande hämtas från deltagande skolchefer.", "presidium_chair", "body"),
        ("Nätverkets ordförande (värdkommun) kallar till träffarna.", "chair", "host"),
        ("Värdkommunens representant är ordförande.", "chair", "host"),
        ("Ordförandeskapet växlar årligen mellan de större kommunerna.", "chair", "host"),
    ],
)
def test_plain_sentences_are_read(sentence: str, role: str, among: str) -> None:
    assert who_may([sentence]) == [Said(role, among, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ordföranden bjuder in en av skolcheferna till varje möte.",
        "Ordförande rapporterar till skolcheferna.",
        "Skolcheferna utser nätverkets ordförande.",
        "Ordföranden ska inte vara skolchef.",
        "Ordförande är en skolchef eller en rektor.",
        "Vice ordförande är en av skolcheferna.",
        "Presidiets ordförande leder mötena.",
        "Minnesanteckningarna skrivs av den chef som är värd.",
        "Sekreterare utses bland nätverkets medlemmar.",
    ],
)
def test_other_sentences_say_nothing_of_it(sentence: str) -> None:
    assert who_may([sentence]) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("grundskola", [("chair", "body")]),
        ("gymnasieutbildning", [("chair", "host")]),
        ("introduktionsprogrammen", []),
        ("sarskolan", []),
        ("skis", []),
    ],
)
def test_the_charters_there_are(name: str, expected: list[tuple[str, str]], cast: Cast) -> None:
    path = SHARED / "charters" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    charter = drafted(cast, path.read_text(encoding="utf-8"))
    found = who_may(sentence.words for sentence in charter.sentences.all())
    assert [(said.role, said.among) for said in found] == expected


def drafted(cast: Cast, text: str) -> Charter:
    data = text.encode()
    file = StoredFile.keep(name="uppdrag.txt", data=data, media_type="text/plain")
    reading = read(text, file=file.name, today=FROM)
    return Charter.draft(
        by=cast.coordinator, file=file, text=text, reading=reading, network=cast.network
    )


def adopt(cast: Cast, *sentences: str, on: date = FROM) -> Entry:
    """Adopt a charter with these sentences about its chair; the entry that tells of it."""
    text = "\n\n".join(
        (
            "UPPDRAGSBESKRIVNING FÖR NÄTVERKET GRUNDSKOLA",
            "Uppdrag",
            f"- Nätverket ska ta fram ett stöd för läsning under {on.year}.",
            "Ordförande",
            " ".join((*sentences, "Ordföranden leder mötena.")),
        )
    )
    charter = drafted(cast, text)
    charter.adopt(by=cast.coordinator, body="Skolchefsnätverket", on=on, in_force_from=on)
    return Entry.objects.filter(verb="charter.adopted", noun_id=charter.pk).get()


def test_an_adopted_charter_rules_from_when_it_is_in_force(cast: Cast) -> None:
    entry = adopt(cast, SENTENCE)
    for _ in range(2):
        rule_roles(entry)
    row = Eligibility.objects.get()
    assert (row.role, row.among, row.quote) == ("chair", "body", SENTENCE)
    assert (row.since, row.by) == (FROM, None)


def test_a_charter_that_says_nothing_rules_nothing(cast: Cast) -> None:
    rule_roles(adopt(cast))
    assert not Eligibility.objects.exists()


def test_what_the_next_charter_does_not_say_holds_no_longer(cast: Cast) -> None:
    later = date(2027, 1, 1)
    rule_roles(adopt(cast, SENTENCE))
    second = adopt(cast, on=later)
    for _ in range(2):
        rule_roles(second)
    assert rule_of(cast.network, "chair", later) is None
    assert rule_of(cast.network, "chair", date(2026, 12, 31)) is not None
    assert Eligibility.objects.count() == 2


def test_what_the_office_has_decided_stays(cast: Cast) -> None:
    entry = adopt(cast, SENTENCE)
    rule_roles(entry)
    Eligibility.say(
        cast.network, by=cast.coordinator, on=FROM, role="chair", among="members", quote=""
    )
    rule_roles(entry)
    rule_roles(adopt(cast, on=date(2027, 1, 1)))
    rule = rule_of(cast.network, "chair", date(2027, 1, 1))
    assert rule is not None
    assert rule.among == "members"


def test_who_the_chiefs_are_is_known_only_below_a_body_of_chiefs(cast: Cast) -> None:
    cast.chiefs.name, cast.chiefs.aliases = "Direktionen", []
    cast.chiefs.save()
    rule_roles(adopt(cast, SENTENCE))
    assert not Eligibility.objects.exists()
