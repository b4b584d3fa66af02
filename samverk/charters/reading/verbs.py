"""The verbs that begin a clause. Past forms are not here: what was done is no duty."""

from samverk.charters.reading.words import verbs, words

_COMMON = (
    "leda|bereda|förbereda|samordna|sammanställa|informera|återkoppla|återföra|rapportera"
    "|återrapportera|redovisa|skriva|upprätta|utarbeta|planera|skicka|sända|översända|distribuera"
    "|kalla|sammankalla|bjuda in|publicera|lägga|ta|göra|hålla|genomföra|arrangera|anordna|ordna"
    "|organisera|boka|revidera|uppdatera|följa|utvärdera|förankra|delta|medverka|närvara"
    "|representera|företräda|bevaka|omvärldsbevaka|sprida|förmedla|bidra|stödja|stötta|bistå"
    "|besluta|fastställa|godkänna|justera|anmäla|meddela|lämna|hantera|handlägga|administrera"
    "|processleda|facilitera|moderera|utse|välja|föreslå|initiera|driva|utveckla|främja|verka"
    "|arbeta|samverka|samarbeta|utbyta|skapa|säkerställa|tillse|ombesörja|handha|sköta"
    "|tillhandahålla"
    "|förvalta|arkivera|diarieföra|spara|dokumentera|anteckna|protokollföra|dela|delge|tillställa"
    "|mejla|maila|vidarebefordra|expediera|ses över|se över|se till|kontrollera|granska|analysera"
    "|kartlägga|identifiera|lyfta|föra|presentera|introducera|välkomna|fördela|prioritera|öppna"
    "|avsluta|svara|ansvara|åligga|åvila|ha|få|ge|gå|stå|vara|komma|inhämta|samla|samla in|hämta"
    "|bereda plats|kommunicera|marknadsföra|ajourhålla|underhålla|upprätthålla|hålla ihop|ingå"
    "|tillsätta|inrätta|avveckla|bilda|engagera|inspirera|möjliggöra|synliggöra|utreda|undersöka"
    "|erbjuda|utbilda|handleda|konferera|diskutera|dialogisera|överlägga|avrapportera|rotera"
    "|sammanträda|renskriva"
    "|sätta|faktureras|fakturera|finansiera|debitera|budgetera|avgöra|tolka|gälla|regleras|behandla"
    "|anslå|tillkännage|vidareförmedla|ansöka|söka|bekosta|betala|bjuda|duka|fungera|verkställa"
    "|bestämma|ompröva|omarbeta|aktualisera|förnya|avrapportera|bygga|pröva|testa|läsa|använda"
    "|ansluta|anställa|avsätta|begära|bekräfta|beskriva|besöka|bevilja|bjuda|byta|delge|definiera"
    "|effektivisera|efterfråga|ersätta|etablera|fatta|finna|formulera|forska|framföra|förtydliga"
    "|förbättra|förenkla|fördjupa|förstärka|förvalta|granska|hjälpa|hänvisa|höja|inbjuda|inleda"
    "|inrikta"
    "|jämföra|knyta|koordinera|leverera|lösa|minska|mäta|nominera|omfatta|överföra|planlägga"
    "|påverka"
    "|registrera|resa|se över|skydda|spegla|stimulera|styra|stärka|summera|söka|tala"
    "|tillgängliggöra"
    "|tillvarata|tydliggöra|underlätta|uppmana|uppmärksamma|uppnå|utgöra|utlysa|utmana"
    "|vidareutveckla"
    "|visa|väcka|värna|ändra|öka|översätta|yttra|äska|dela ut|lägga fram|anvisa|avlasta|biträda"
    "|agera"
    "|ange|avstå|fylla|följas|ställa|tacka|träda|vikariera|vända|övervaka|ordna|sköta om|bära"
)
_IRREGULAR = (
    "är|ska|skall|måste|har|tar|ger|gör|ser|står|går|får|kan|bör|äger|vet|vill|åligger|åvilar|utgör"
    "|träffas|möts|ses|samlas|sker|hör|finns|bistår|består|delges|anslås|görs|tas|ges|ingår|deltar"
    "|för protokoll|för minnesanteckningar|för anteckningar|för mötesanteckningar|förs|föras|hålls"
    "|för register|för närvaro*|för lista|för en lista|för vidare|för dialog|för talan|äger rum|bär"
    "|utgår|uppdras|mötas|träffa|ankommer"
)


def _present(infinitive: str, *, passive_too: bool) -> list[str]:
    """The present of a verb. "Skickas" may also be an infinitive, so it is left out on demand."""
    head, *particle = infinitive.split(" ")
    if head.endswith("a") and len(head) > 2:
        stem = head[:-1]
        made = [f"{stem}ar", f"{stem}er", f"{stem}s"] + ([f"{stem}as"] if passive_too else [])
        if stem.endswith("ör") and stem != "för":
            made.append(stem)
    else:
        made = [f"{head}r", f"{head}s"]
    return [" ".join([form, *particle]) for form in made]


_VERBS = _COMMON.split("|")
ANY_VERB = words(verbs(_COMMON), _IRREGULAR)
#: Verbs in the present, "skickas" among them.
PRESENT = words("|".join("|".join(_present(verb, passive_too=True)) for verb in _VERBS), _IRREGULAR)
#: Verbs that can only be present, so that a modal verb before them does not reach them.
FINITE = words("|".join("|".join(_present(verb, passive_too=False)) for verb in _VERBS), _IRREGULAR)

#: Words that lay a duty on whoever the sentence names.
ANSWERS = words(
    "ansvarar även för|ansvarar också för|ansvarar för|ansvara för|ansvarar gemensamt för"
    "|svarar för"
    "|svara för|är ansvarig för|är ansvariga för|ansvarig för|ansvariga för|har ansvar för"
    "|har ansvaret för|har det övergripande ansvaret för|har ett särskilt ansvar för|ansvar för"
    "|har huvudansvar för|har huvudansvaret för|har till uppgift|har i uppgift|har i uppdrag"
    "|har som uppgift|har uppdraget|står för|stå för|sköter|sköta|ombesörjer|ombesörja|handhar"
    "|handha|handlägger|tar hand om|ta hand om|har hand om|ha hand om|håller i|hålla i|tillser"
    "|tillse|ser till|se till|åligger|åvilar|ankommer på|är skyldig|är skyldiga|administrerar"
    "|ansvarar tillsammans för|ansvarar i första hand för|ansvarar därutöver för|tillhandahåller"
)
LAYS_DUTY = words(
    "ska|skall|måste|ansvarar|ansvara|ansvarig|ansvariga|svarar|svara|åligger|åvilar"
    "|tillse|tillser|ombesörja|ombesörjer|handha|handhar|har till uppgift|har i uppgift"
    "|har i uppdrag"
    "|har ansvar|har ansvaret|är skyldig|är skyldiga|ser till|se till|ankommer|förbinder sig"
    "|åtar sig"
    "|förväntas|sköter|sköta|står för|tar hand om|har hand om|uppgift är|uppdrag är|ansvar är"
    "|ansvar att"
    "|har det övergripande ansvaret|har huvudansvaret|har som uppgift|plikt"
)
