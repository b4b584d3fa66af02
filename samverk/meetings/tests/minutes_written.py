"""Minutes as networks write them, each in a layout of its own. All of it is made up."""

NUMBERED = """# Minnesanteckningar Nätverket Grundskola

Tid: fredag 13 mars 2026 kl. 9.00–12.00
Plats: Rådhuset i Skara

## Närvarande
- Anna Ek, Skara, ordförande
- Bo Lind (Hjo)
- Cia Dal, Tibro (punkt 2–3)
- Per Mo, Falköping, ers. för Dan Berg

## Frånvarande
Essunga, Töreboda

## 1. Mötet öppnas
Anna hälsade alla välkomna.

## 2. Läsning i årskurs 1–3
Vi gick igenom kommunernas kartläggningar. Hjo har kommit längst.

Beslut:
- att ta fram ett gemensamt stöd för läsning
- att pröva det i tre kommuner

Åtgärd: Bo Lind tar fram ett utkast, senast 20 april.

## 3. Nästa möte
Fredag 12 juni kl. 9.00–12.00 i Hjo.
"""

PARAGRAPHS = """PROTOKOLL

Skolchefsnätverket
Sammanträdesdatum 2026-02-06

Beslutande: Eva Sund (Skövde), Gun Ask (Mariestad), Nils Ö (Lidköping)
Ej närvarande: Karlsborg, Gullspång
Sekreterare: Ulla Britt

§ 1 Val av justerare
Gun Ask väljs att justera protokollet.

§ 2 Budget för fortbildning
Förslag till beslut
Nätverket går igenom underlaget.
Nätverket beslutar
att avsätta 40 000 kronor för en gemensam dag
att ge presidiet i uppdrag att planera den

§ 3 Digitala prov
Nätverket rekommenderar Utbildningsgruppen att samordna tiderna för proven.

§ 4 Skolskjuts
Beslut avvaktas.

Vid protokollet
Ulla Britt
Justeras
Gun Ask
"""

TABLES = """# Möte med nätverket Förskola 2026-04-17

| Kommun | Namn | Närvarande |
|---|---|---|
| Skara | Anna Ek | X |
| Hjo | Bo Lind | – |
| Tibro | Vakant | |
| Essunga | Cia Dal | X |

**Föregående anteckningar**

Gicks igenom och lades till handlingarna.

**Barngruppernas storlek**

Runda mellan kommunerna.
Nätverket enades om att samla in siffror varje höst.

**Åtgärder**

| Vad | Ansvarig | Senast |
|---|---|---|
| Skicka ut enkäten | Anna Ek | 30 maj |
| Sammanställa svaren | Cia Dal | 2026-09-15 |

**Nästa möte**

18 september 2026 kl 13-16, Skövde
"""

PROSE = """Anteckningar från träff med nätverket Elevhälsa den 5 maj 2026

Vid mötet deltog Anna Ek, Skara, Bo Lind från Hjo samt rektor Cia Dal (Tibro).
Förhinder: Dan Berg, Essunga.

1. Information från kommunerna
Varje kommun berättade. Skara söker en ny skolpsykolog.
2. Frånvaro
Vi diskuterade modellen.
Beslut: Modellen används från hösten.
Anna Ek skickar ut mallen senast den 1 juni.
3. Övriga frågor
Inga övriga frågor.

Nästa träff är den 9 september kl. 9-12.
"""

COLUMNS = """Nätverk: Vuxenutbildning
Datum: 2025-11-20

Närvarande:
Anna Ek          Skara         för & grund
Bo Lind          Hjo           via Teams
Suppl. Per Mo    Tibro
Frånvarande:
Dan Berg         Essunga

Dagordning
1. Öppnande
2. Utbildningsplatser
3. Avslut

1. Öppnande
Ordföranden öppnade mötet.
2. Utbildningsplatser
Platserna fördelas i januari.
Beslut
Platserna fördelas efter folkmängd.
3. Avslut
Mötet avslutades.
Att göra:
Anna Ek:
- ringa yrkesrådet
- boka lokal till 14 januari
Alla: läsa underlaget
"""

DECISIONS_FIRST = """# Protokoll nätverket Kultur 3 oktober 2025

## Beslut i korthet
- Punkt 2: Läslovet samordnas i hela området.
- Punkt 3: Kulturbussen går vidare ett år.

## Deltagare
Skara: Anna Ek, Bo Lind
Hjo: Cia Dal (endast 3 oktober till och med 2)
Vakant: Tibro

## 1. Laget runt
Redovisning från kommuner.

## 2. Läslovet
Vi planerade veckan.

## 3. Kulturbussen
Avtalet går ut. @Cia Dal frågar bolaget senast 1 november.
"""

JOINT = """Gemensamt möte, nätverken Förskola och Grundskola
24/9 2026 kl 9.30 - 15.00, digitalt

Närvaro: Anna Ek (Skara), Bo Lind (Hjo), Cia Dal (ordf., vald på plats)
Frånvaro: Tibro, Essunga kommun

Övergången till förskoleklass

Kommunerna beskrev sina rutiner.
REKOMMENDATION: Alla kommuner använder samma blankett.

Nytt från nätverken

Nätverket Fritidshem har inte träffats i höst.

Avslut

Ansvarig för nästa möte är Hjo.
"""

LOST = """Minnesanteckningar nätverket Gymnasium
mars
Närvarande
Anna Ek
Bo Lind
kl
Beslut
Underlaget skickas till skolcheferna.
Nästa möte meddelas senare.
"""

ALL = {
    "numbered": NUMBERED,
    "paragraphs": PARAGRAPHS,
    "tables": TABLES,
    "prose": PROSE,
    "columns": COLUMNS,
    "decisions first": DECISIONS_FIRST,
    "joint": JOINT,
    "lost": LOST,
}
MUNICIPALITIES = (
    "Essunga Falköping Grästorp Gullspång Götene Hjo Karlsborg Lidköping Mariestad Skara Skövde "
    "Tibro Tidaholm Töreboda Vara"
).split()
