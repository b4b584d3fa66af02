"""Single sentences: who is to do what by when.

Each case is (heading that it stands under, sentence, duties as (kind, role, rule)).
"""

from datetime import date
from typing import Any

import pytest

from samverk.charters.reading import read

type Case = tuple[str, str, list[tuple[str, str, dict[str, Any]]]]

CASES: list[Case] = [
    (
        "Organisation",
        "Ordförande ansvarar för att kalla till möten.",
        [("send_notice", "chair", {})],
    ),
    (
        "Organisation",
        "Sammankallande kallar till möte senast två veckor före.",
        [("send_notice", "convener", {"days_before": 14})],
    ),
    (
        "Möten",
        "Minnesanteckningar skickas till deltagarna senast en vecka efter mötet.",
        [("submit_minutes", "network", {"to": "deltagarna", "days_after": 7})],
    ),
    (
        "Möten",
        "Anteckningar publiceras på www.exempelregion.se.",
        [("publish_minutes", "network", {"where": "www.exempelregion.se"})],
    ),
    (
        "Möten",
        "Anteckningarna läggs ut i nätverkets Teamsyta inom fem arbetsdagar.",
        [("publish_minutes", "network", {"where": "nätverkets Teamsyta", "days_after": 5})],
    ),
    ("Möten", "Verksamhetsplan tas fram årligen.", [("plan_year", "network", {})]),
    (
        "Uppföljning",
        "Avstämning med styrgruppen sker halvårsvis.",
        [("feedback_up", "network", {"to": "styrgruppen", "cadence": "half_year"})],
    ),
    (
        "Rapportering",
        "Nätverket rapporterar till styrgruppen.",
        [("feedback_up", "network", {"to": "styrgruppen"})],
    ),
    (
        "Rapportering",
        "Nätverket ska en gång per termin återrapportera till utbildningschefsgruppen.",
        [("feedback_up", "network", {"to": "utbildningschefsgruppen", "cadence": "term"})],
    ),
    (
        "Organisation",
        "Medlemmarna ansvarar för att förankra frågorna i sin kommun.",
        [("other", "member", {})],
    ),
    (
        "Organisation",
        "Det åligger ordföranden att leda sammanträdena.",
        [("lead_meetings", "chair", {})],
    ),
    (
        "Organisation",
        "Sekreteraren svarar för protokollet.",
        [("write_minutes", "secretary", {"record": "minutes"})],
    ),
    (
        "Organisation",
        "Sekreteraren ska tillse att protokoll förs.",
        [("write_minutes", "secretary", {"record": "minutes"})],
    ),
    (
        "Organisation",
        "Presidiet handhar planeringen av mötena.",
        [("prepare_meetings", "presidium", {})],
    ),
    ("Organisation", "Värdkommunen ombesörjer lokal och förtäring.", [("other", "host", {})]),
    (
        "Organisation",
        "Värdkommunen kallar till möte, bokar lokal och för minnesanteckningar.",
        [
            ("send_notice", "host", {}),
            ("write_minutes", "host", {"record": "notes"}),
            ("other", "host", {}),
        ],
    ),
    (
        "Organisation",
        "Sekreteraren är skyldig att föra deltagarlista.",
        [("submit_register", "secretary", {})],
    ),
    (
        "Organisation",
        "Vid ordförandens frånvaro leder vice ordförande mötet.",
        [("lead_meetings", "chair", {})],
    ),
    (
        "Organisation",
        "Skolchefen ansvarar för återkoppling från skolchefsgruppen till nätverket.",
        [("feedback_down", "liaison", {"from": "skolchefsgruppen"})],
    ),
    (
        "Organisation",
        "Förvaltningschefen återför synpunkter från nätverket till förvaltningschefsgruppen.",
        [("feedback_up", "liaison", {"to": "förvaltningschefsgruppen"})],
    ),
    (
        "Organisation",
        "Kansliet publicerar minnesanteckningarna på webbplatsen.",
        [("publish_minutes", "office", {"where": "webbplatsen"})],
    ),
    (
        "Organisation",
        "Utbildningsstrategen samordnar nätverkets arbetsgrupper.",
        [("coordinate_groups", "office", {})],
    ),
    (
        "Organisation",
        "Ordföranden och sekreteraren bereder mötena tillsammans.",
        [("prepare_meetings", "chair", {}), ("prepare_meetings", "secretary", {})],
    ),
    (
        "Organisation",
        "Kallelse med dagordning skickas ut av sammankallande senast tio dagar före mötet.",
        [("send_notice", "convener", {"days_before": 10})],
    ),
    (
        "Organisation",
        "Sekreteraren skriver och skickar ut minnesanteckningar inom två veckor efter mötet.",
        [
            ("write_minutes", "secretary", {"record": "notes"}),
            ("submit_minutes", "secretary", {"days_after": 14}),
        ],
    ),
    ("Organisation", "Protokollet justeras av ordföranden.", [("other", "chair", {})]),
    ("Organisation", "Ordföranden företräder nätverket utåt.", [("other", "chair", {})]),
    ("Organisation", "Ledamöterna ska delta i mötena.", [("other", "member", {})]),
    (
        "Organisation",
        "Skolchefsgruppen följer upp nätverkets uppdrag årligen.",
        [("follow_up_assignments", "liaison", {"per": "year"})],
    ),
    (
        "Revidering",
        "Uppdragsbeskrivningen revideras vartannat år.",
        [("revise_charter", "network", {"per": "two_years"})],
    ),
    ("Revidering", "Sker en gång per år.", [("revise_charter", "network", {"per": "year"})]),
    (
        "Revidering",
        "Dokumentet ses över årligen av presidiet.",
        [("revise_charter", "presidium", {"per": "year"})],
    ),
    (
        "Uppföljning",
        "Uppdraget följs upp en gång om året.",
        [("follow_up_assignments", "network", {"per": "year"})],
    ),
    (
        "Uppföljning",
        "Nätverket utvärderar sin verksamhet varje termin.",
        [("follow_up_assignments", "network", {"per": "term"})],
    ),
    (
        "Sekreterare",
        "För minnesanteckningar och skickar dessa till kansliet senast 14 dagar efter mötet.",
        [
            ("write_minutes", "secretary", {"record": "notes"}),
            ("submit_minutes", "secretary", {"to": "kansliet", "days_after": 14}),
        ],
    ),
    (
        "Sekreterare",
        "- Dagordning\n- Kallelser\n- Protokoll",
        [
            ("prepare_meetings", "secretary", {}),
            ("send_notice", "secretary", {}),
            ("write_minutes", "secretary", {"record": "minutes"}),
        ],
    ),
    ("Ordförande", "Är nätverkets kontakt mot styrgruppen.", [("other", "chair", {})]),
    ("Ordförande", "- Kontaktperson gentemot styrgruppen", [("other", "chair", {})]),
    (
        "Organisation",
        "Deltagarlistan hålls aktuell av kansliet.",
        [("submit_register", "office", {})],
    ),
    (
        "Organisation",
        "Mötesdatum för kommande år meddelas till natverk@region.example.se av sammankallande.",
        [("submit_dates", "convener", {"to": "natverk@region.example.se"})],
    ),
    ("Organisation", "Samordnaren processleder nätverksträffarna.", [("facilitate", "office", {})]),
    (
        "Organisation",
        "Nätverket ansvarar för att årligen upprätta en verksamhetsplan före den 1 december.",
        [("plan_year", "network", {"before": "1 december"})],
    ),
    (
        "Organisation",
        "Presidiet, som består av ordförande och sekreterare, bereder ärendena.",
        [("prepare_meetings", "presidium", {})],
    ),
    (
        "Organisation",
        "Ledamot som inte kan närvara ska anmäla detta till ordföranden.",
        [("other", "member", {})],
    ),
    (
        "Möten",
        "Kallelse ska vara deltagarna tillhanda senast en vecka i förväg.",
        [("send_notice", "network", {"days_before": 7})],
    ),
    (
        "Möten",
        "Mötena leds av värdkommunen och dokumenteras i minnesanteckningar.",
        [("lead_meetings", "host", {}), ("write_minutes", "host", {"record": "notes"})],
    ),
    (
        "Roller",
        "Ordförande: leder möten, kallar till möten",
        [("lead_meetings", "chair", {}), ("send_notice", "chair", {})],
    ),
    ("Roller", "Ordförande – leder möten", [("lead_meetings", "chair", {})]),
    (
        "Roller",
        "| Roll | Ansvar |\n"
        "|---|---|\n"
        "| Ordförande | Leder möten |\n"
        "| Sekreterare | Skriver minnesanteckningar. Skickar ut kallelse två veckor före mötet. |",
        [
            ("lead_meetings", "chair", {}),
            ("write_minutes", "secretary", {"record": "notes"}),
            ("send_notice", "secretary", {"days_before": 14}),
        ],
    ),
    (
        "Roller",
        "| Uppgift | Ansvarig | När |\n"
        "| Kallelse | Sammankallande | 2 veckor före mötet |\n"
        "| Minnesanteckningar | Värdkommun | vid mötet |",
        [
            ("send_notice", "convener", {"days_before": 14}),
            ("write_minutes", "host", {"record": "notes"}),
        ],
    ),
    (
        "Roller",
        "Ordföranden har till uppgift att leda mötena och att återkoppla till skolcheferna.",
        [("lead_meetings", "chair", {}), ("feedback_up", "chair", {"to": "skolcheferna"})],
    ),
    (
        "Roller",
        "I sekreterarens uppdrag ingår att skriva protokoll.",
        [("write_minutes", "secretary", {"record": "minutes"})],
    ),
    (
        "Roller",
        "Det är ordförandens ansvar att kallelser går ut i tid.",
        [("send_notice", "chair", {})],
    ),
    ("Roller", "Ansvarig för kallelse är sekreteraren.", [("send_notice", "secretary", {})]),
    (
        "Roller",
        "Ordförande leder möten. Denne ansvarar också för kallelsen.",
        [("lead_meetings", "chair", {}), ("send_notice", "chair", {})],
    ),
    (
        "Roller",
        "Inför varje möte skickar sekreteraren ut en dagordning.",
        [("send_notice", "secretary", {})],
    ),
    (
        "Roller",
        "Styrgruppen informeras av ordföranden efter varje möte.",
        [("inform_commissioner", "chair", {"to": "Styrgruppen"})],
    ),
    (
        "Samordnare",
        "- Kalla till tre träffar på våren och två på hösten",
        [
            ("hold_meetings", "network", {"minimum": 5, "per": "year"}),
            ("send_notice", "office", {}),
        ],
    ),
    (
        "Organisation",
        "Sekreteraren skriver protokoll, vilket godkänns av ordföranden.",
        [("write_minutes", "secretary", {"record": "minutes"}), ("other", "chair", {})],
    ),
    (
        "Organisation",
        "Ordföranden för nätverkets frågor vidare till rektorsrådet och rapporterar till dem"
        " varje termin.",
        [("feedback_up", "chair", {"to": "rektorsrådet", "cadence": "term"})],
    ),
    (
        "Organisation",
        "Det åligger ordföranden att sammankalla nätverket en gång i kvartalet och att leda dess"
        " överläggningar.",
        [
            ("hold_meetings", "network", {"minimum": 1, "per": "quarter"}),
            ("send_notice", "chair", {}),
            ("lead_meetings", "chair", {}),
        ],
    ),
    ("Organisation", "Ordföranden planerar läsårets träffar.", [("plan_year", "chair", {})]),
    (
        "Organisation",
        "Birgitta är sammankallande och skickar kallelsen.",
        [("send_notice", "convener", {})],
    ),
    (
        "Organisation",
        "- Styrgruppen\n  - fastställer budget och skriver protokoll\n- Sekreterare\n  - skriver"
        " anteckningar",
        [("write_minutes", "secretary", {"record": "notes"})],
    ),
    (
        "Organisation",
        "**Sekreterare** skriver anteckningar.\n\n**Möten** Två gånger per termin.",
        [
            ("write_minutes", "secretary", {"record": "notes"}),
            ("hold_meetings", "network", {"minimum": 2, "per": "term"}),
        ],
    ),
    (
        "Organisation",
        "Dagordningen beslutas av ordföranden och lämnas till sekreteraren, som skickar ut den"
        " tio dagar före mötet.",
        [("send_notice", "secretary", {"days_before": 10}), ("other", "chair", {})],
    ),
]


def duties(section: str, sentence: str) -> list[tuple[str, str, dict[str, Any]]]:
    title = "# Uppdragsbeskrivning för nätverket Förskola"
    reading = read(f"{title}\n\n## {section}\n\n{sentence}\n", today=date(2026, 11, 22))
    return [(duty.kind, duty.role, duty.rule) for duty in reading.duties]


@pytest.mark.parametrize(("section", "sentence", "wanted"), CASES, ids=[case[1] for case in CASES])
def test_sentence(section: str, sentence: str, wanted: list[Any]) -> None:
    assert sorted(duties(section, sentence), key=str) == sorted(wanted, key=str)
