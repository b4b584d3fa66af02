"""The demo's charters, made up for it. `{year}` and `{last}` are the years that they hold for."""

GRUNDSKOLA = """
# Uppdragsbeskrivning för nätverket Grundskola

## Bakgrund
Femton kommuner delar på arbetet med att göra skolan bättre.
Skolchefsnätverket styr arbetet, och varje nätverk får sina uppgifter därifrån.
Nätverket består av en grundskolechef från varje kommun.

## Mål
Skolstrategin {year}–{last} har två mål.
1. Alla barn lär sig läsa
2. Ingen elev tappas bort mellan två skolor

## Uppdrag
Skolchefsnätverket ger nätverket de här uppdragen för perioden {year}–{last}:

### Mål 1: Alla barn lär sig läsa
- Nätverket ska ta fram en gemensam plan för läsning i årskurs 1–3 senast {last}.
- Nätverket ska jämföra kommunernas resultat i läsning varje läsår.

### Mål 2: Ingen elev tappas bort mellan två skolor
- Nätverket ska enas om vilka uppgifter som följer med en elev som byter skola.
- Nätverket ska prova ett gemensamt sätt att följa frånvaro i minst tre kommuner.
- Nätverket kan bjuda in elevhälsan när frågan gäller stöd.

## Ansvar

### Ordförande
Ordföranden leder nätverkets möten.
Ordföranden skickar kallelse med dagordning senast 14 dagar före mötet.

### Sekreterare
Sekreteraren skriver minnesanteckningar vid varje möte.
Sekreteraren skickar minnesanteckningarna till kansli@skaraborg.example inom 10 dagar efter mötet.

### Presidium
Presidiet gör upp nätverkets årsplan före den 15 december.
Presidiet lämnar en förteckning över medlemmarna till kansli@skaraborg.example varje termin.
Presidiet publicerar minnesanteckningarna på webbplatsen.

### Ansvarig skolchef
Ansvarig skolchef återkopplar från nätverket till skolchefsnätverket efter varje möte.
Ansvarig skolchef återkopplar från skolchefsnätverket till nätverket.

## Möten
Nätverket träffas minst fyra gånger per år, på fredagar.
Skolchefsnätverket ser över uppdragsbeskrivningen en gång per år.
"""

GYMNASIET = """
# Uppdragsbeskrivning för nätverket Gymnasieutbildning

## Bakgrund
Gymnasieskolorna i området har färre sökande till flera program.
Nätverket arbetar utifrån Skolstrategin {year}–{last}.
Skolchefsnätverket vill att utbudet planeras tillsammans.

## Uppdrag
Skolchefsnätverket ger nätverket följande uppdrag för {year}–{last}:
- Nätverket ska varje höst lämna ett förslag till gemensamt utbud av program.
- Nätverket ska utreda hur små program kan delas mellan två skolor.
- Nätverket ska ordna en gemensam utbildningsdag för nya lärare varje år.

## Vem gör vad

### Ordförande
Ordföranden leder mötena.
Ordföranden skickar kallelse till alla medlemmar senast tre veckor före mötet.
Ordföranden rapporterar till skolchefsnätverket en gång per termin.

### Sekreterare
Sekreteraren för protokoll vid mötena.
Sekreteraren skickar protokollet till kansli@skaraborg.example inom 14 dagar.
Sekreteraren skickar mötesdatum till kansli@skaraborg.example före den 1 december.

## Möten
Nätverket möts minst sex gånger per år.
"""

FORSKOLA = """
# Uppdragsbeskrivning för nätverket Förskola

## Bakgrund
Förskolan är barnens första skola. Nätverket hjälper kommunerna att lära av varandra.
Nätverket arbetar utifrån Skolstrategin {year}–{last}.

## Uppdrag
Skolchefsnätverket ger nätverket följande uppdrag för {year}–{last}:
- Nätverket ska ta fram ett stöd för språkutveckling hos barn med flera modersmål.
- Nätverket ska samla exempel på hur kommunerna minskar sjukfrånvaron i arbetslagen.
- Nätverket ska beskriva hur övergången till förskoleklass går till i varje kommun.

## Vem gör vad

### Ordförande
Ordföranden leder mötena.
Ordföranden skickar kallelse och dagordning senast 10 dagar före mötet.
Ordföranden återkopplar från nätverket till skolchefsnätverket varje halvår.

### Sekreterare
Sekreteraren skriver minnesanteckningar och skickar dem till kansli@skaraborg.example inom 14 dagar.
Sekreteraren lämnar en förteckning över medlemmarna till kansli@skaraborg.example varje år.

## Möten
Nätverket träffas minst två gånger per termin.
"""

ELEVHALSA = """
# Uppdragsbeskrivning för nätverket Elevhälsa

## Bakgrund
Elevhälsans chefer möter samma frågor i alla kommuner.
De små kommunerna har svårt att rekrytera ensamma.
Nätverket arbetar utifrån Målprogram för samverkan från {old}.

## Uppdrag
Skolchefsnätverket ger nätverket följande uppdrag för {year}–{last}:
- Nätverket ska föreslå hur kommunerna kan dela på skolpsykologer.
- Nätverket ska ta fram gemensamma rutiner för tidiga samtal vid frånvaro.
- Nätverket ska ordna två fortbildningsdagar varje år.

## Vem gör vad

### Ordförande
Ordföranden leder mötena.
Ordföranden kallar till möte senast två veckor före mötet.

### Värdkommun
Värdkommunen skriver minnesanteckningar.
Värdkommunen skickar minnesanteckningarna till kansli@skaraborg.example inom två veckor.

### Ansvarig skolchef
Ansvarig skolchef återkopplar från nätverket till skolchefsnätverket efter varje möte.

## Möten
Nätverket träffas minst fyra gånger per år.
Nätverket och skolchefsnätverket ser över uppdragsbeskrivningen vartannat år.
"""

VUXENUTBILDNING = """
# Uppdragsbeskrivning för nätverket Vuxenutbildning

## Bakgrund
Många vuxna pendlar till sin utbildning. Därför planerar kommunerna vuxenutbildningen ihop.
Nätverket arbetar utifrån Skolstrategin {year}–{last}.

## Uppdrag
Skolchefsnätverket ger nätverket följande uppdrag för {year}–{last}:
- Nätverket ska enas om en gemensam kurskatalog för yrkesutbildningar.
- Nätverket ska följa hur många som avbryter sina studier, och varför.

## Vem gör vad

### Ordförande
Ordföranden leder mötena.
Ordföranden skickar kallelse senast två veckor före mötet.

### Sekreterare
Sekreteraren för protokoll och skickar det till kansli@skaraborg.example inom 10 dagar.

### Presidium
Presidiet lämnar en förteckning över medlemmarna till kansli@skaraborg.example varje termin.
Presidiet skickar mötesdatum till kansli@skaraborg.example före den 15 december.

## Möten
Nätverket träffas minst fem gånger per år.
"""

# A revision that is not finished: no assignments, and two who answer for the same thing.
VUXENUTBILDNING_NEXT = """
# Uppdragsbeskrivning för nätverket Vuxenutbildning

## Bakgrund
Nätverket har arbetat i flera år. Nu ska uppdragen bytas ut.

## Uppdrag
Skolchefsnätverket ger nätverket följande uppdrag för {year}–{last}:
- - -

## Vem gör vad

### Ordförande
Ordföranden leder mötena.
Ordföranden återkopplar från nätverket till skolchefsnätverket efter varje möte.

### Sekreterare
Sekreteraren för protokoll.

### Ansvarig skolchef
Ansvarig skolchef återkopplar från nätverket till skolchefsnätverket efter varje möte.

## Möten
Nätverket träffas regelbundet.
"""

PAPERS = {
    "grundskola": GRUNDSKOLA,
    "gymnasieutbildning": GYMNASIET,
    "forskola": FORSKOLA,
    "elevhalsa": ELEVHALSA,
    "vuxenutbildning": VUXENUTBILDNING,
}
ALL_PAPERS = (*PAPERS.values(), VUXENUTBILDNING_NEXT)


def written(paper: str, last: int) -> str:
    """The paper for the four years that end with `last`."""
    years = {"{year}": last - 3, "{last}": last, "{old}": last - 11}
    for mark, year in years.items():
        paper = paper.replace(mark, str(year))
    return paper
