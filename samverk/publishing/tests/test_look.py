"""What a look at a record finds, and what it leaves alone."""

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverk.publishing.look import Kind, Known, Passage, look, spans

KNOWN = Known(
    frozenset({"olof nyman", "maria holm", "anna-lena von berg"}),
    frozenset("skövde skara hjo grundskola västra götaland utbildning skaraborg".split()),
)


def found(text: str) -> list[tuple[str, str]]:
    return [(kind.value, text[start:end]) for kind, start, end in spans(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Se 850101-1236.", "identity", "850101-1236"),
        ("(6408233234)", "identity", "6408233234"),
        ("640823 3234 är inskriven", "identity", "640823 3234"),
        ("nr 196408233234, tack", "identity", "196408233234"),
        ("19640823-3234", "identity", "19640823-3234"),
        ("640823–3234", "identity", "640823–3234"),
        ("640823+3234", "identity", "640823+3234"),
        ("640883-3231", "coordination", "640883-3231"),
        ("19701063-2391", "coordination", "19701063-2391"),
        ("Mejla anna.b@gmail.com.", "private_mail", "anna.b@gmail.com"),
        ("Mejla anna@skovde.se.", "mail", "anna@skovde.se"),
        ("Ring 070-174 06 05 i dag", "mobile", "070-174 06 05"),
        ("Ring +46 70 174 06 05", "mobile", "+46 70 174 06 05"),
        ("Växeln: 0500-49 80 00.", "phone", "0500-49 80 00"),
        ("Hon bor på Storgatan 12 B.", "address", "Storgatan 12 B"),
        ("bor på Södra Trängallén 3", "address", "Södra Trängallén 3"),
        ("Stora vägen 5 är stängd", "address", "Stora vägen 5"),
        ("541 50 Vänersborg", "address", "541 50 Vänersborg"),
        ("Göran Persson höll med.", "name", "Göran Persson"),
        ("Enligt Skolverkets Karl-Erik von Essen", "name", "Karl-Erik von Essen"),
        ("Det sa Fatima Al-Hassan.", "name", "Fatima Al-Hassan"),
        ("Kommunen anställer Xhemile Andersson", "name", "Xhemile Andersson"),
        ("Eleven Kalle behöver stöd.", "pupil", "Eleven Kalle behöver stöd"),
        ("Det gäller en elev, 9 år.", "pupil", "Det gäller en elev, 9 år"),
        ("Han är sjukskriven.", "health", "sjukskriven"),
        ("Har en adhd-diagnos", "health", "adhd-diagnos"),
        ("Hon är muslim.", "religion", "muslim"),
        ("Fackligt ansluten sedan i fjol", "union", "Fackligt ansluten"),
        ("Familjen är asylsökande", "ethnicity", "asylsökande"),
        ("Han är sverigedemokrat.", "politics", "sverigedemokrat"),
        ("Läraren är homosexuell", "sexuality", "homosexuell"),
        ("Det är polisanmält", "crime", "polisanmält"),
        ("Har skyddade personuppgifter", "protected", "skyddade personuppgifter"),
    ],
)
def test_it_finds(text: str, kind: str, said: str) -> None:
    assert found(text) == [(kind, said)]


@pytest.mark.parametrize(
    "text",
    [
        "850101-1237 har fel kontrollsiffra.",
        "640863-3234 är ingen dag",
        "Org.nr 556036-0793 och 212000-0142",
        "Mötet är 2026-03-13 kl. 09.00–12.00.",
        "Se § 14, dnr 2026-00123 och dnr 070-1740605.",
        "Beslut 2026:14 gäller 2026/2027.",
        "ISBN 978-91-7559-123-4, 1 234 567 kronor, 82,5 %.",
        "SFS 2010:800, 3 kap. 2 §. Artikelnummer 0701740605.",
        "Olof Nymans förslag och Maria Holm, och Anna-Lena von Bergs.",
        "Skövdes Gymnasium, Västra Götaland och Hjo Kommunhus.",
        "Nästa Möte hålls i Skara. Utbildning Skaraborg bjuder in.",
        "Microsoft Teams, Google Classroom och Skolverkets Allmänna Råd.",
        "Per kommun och år. Max antal platser.",
        "Eleverna i årskurs 9 är 15 år. Elevhälsan i Skövde.",
        "En elev kan få stöd i alla ämnen.",
        "Samerna och samverkan, samma sak. Modera samtalet. Häktesvägran.",
        "Vi åt lunch på Stora Torget.",
        "Vi ses kl. 10.15. Rum 541. Sal 12 B.",
    ],
)
def test_it_leaves_alone(text: str) -> None:
    assert found(text) == []


def check_digit(nine: str) -> str:
    digits = [int(sign) * (2 - at % 2) for at, sign in enumerate(nine)]
    return str(-sum(digit // 10 + digit % 10 for digit in digits) % 10)


BORN = st.dates(min_value=date(1930, 1, 1), max_value=date(2025, 12, 31))
WORDS = st.lists(st.sampled_from("vi möttes och talade om läget i går".split()), max_size=6)


@given(BORN, st.integers(1, 999), st.booleans(), st.booleans(), st.sampled_from(["-", ""]), WORDS)
def test_a_planted_number_is_found(
    born: date, serial: int, coordination: bool, century: bool, sign: str, words: list[str]
) -> None:
    day = f"{born:%Y%m%d}"
    if coordination:
        day = f"{day[:6]}{int(day[6:]) + 60}"
    number = f"{serial:03}"
    whole = f"{day if century else day[2:]}{sign}{number}{check_digit(day[2:] + number)}"
    text = f"{' '.join(words)} {whole} {' '.join(words)}."
    kind = Kind.COORDINATION if coordination else Kind.IDENTITY
    assert (kind.value, whole) in found(text)
    wrong = whole[:-1] + str((int(whole[-1]) + 1) % 10)
    assert not any(k in ("identity", "coordination") for k, _said in found(f"Se {wrong}."))


@given(st.dates(), st.times(), st.integers(1, 400), st.integers(1, 99999))
def test_days_hours_and_diary_numbers_are_nobodys(
    day: date, hour: time, paragraph: int, diary: int
) -> None:
    text = f"{day:%Y-%m-%d} kl. {hour:%H.%M}–{hour:%H.%M}, § {paragraph}, dnr 2026-{diary:05}."
    assert found(text) == []


def test_the_gravest_comes_first_and_each_text_once() -> None:
    texts = [
        Passage("Punkt 2", "Göran Persson och 850101-1236"),
        Passage("Punkt 3", "Göran Persson igen"),
    ]
    first, second = look(texts, KNOWN)
    assert (first.kind, first.is_masked, first.is_grave) == (Kind.IDENTITY, True, True)
    assert (second.text, second.places) == ("Göran Persson", ("Punkt 2", "Punkt 3"))
    assert not second.is_masked
    assert re.fullmatch(r"[0-9a-f]{12}", first.key)
