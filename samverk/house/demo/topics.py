"""What the demo's networks talk about: agenda items with what was said, decided and left to do."""

from typing import NamedTuple


class Topic(NamedTuple):
    """`assignment` is the place in the charter of the one it works on, counted from 0.

    A decision is a kind and a text, an action a text and the days it may take.
    """

    title: str
    kind: str
    minutes: int
    text: str
    notes: str
    decisions: tuple[tuple[str, str], ...] = ()
    actions: tuple[tuple[str, int], ...] = ()
    assignment: int | None = None


OPENING = Topic(
    "Mötet öppnas, dagordningen och förra mötet",
    "information",
    10,
    "",
    "Ordföranden hälsade välkommen. Dagordningen godkändes och förra mötets anteckningar lades "
    "till handlingarna.",
)
ROUNDS = tuple(
    Topic(
        "Laget runt", "round", 30, "Varje kommun berättar kort om det som är nytt sedan sist.", said
    )
    for said in (
        "Flera kommuner ser över sin organisation inför nästa läsår. Två har fått nya chefer.",
        "Ekonomin är stram, och det påverkar hur många som kan åka på fortbildning.",
        "Tre kommuner byter lärplattform. De delar gärna sina erfarenheter.",
        "Inspektionen har besökt två kommuner. Den ena fick beröm för sitt arbete med trygghet.",
    )
)
# What waits in the backlog is taken up last.
TAKEN_UP = Topic(
    "", "discussion", 15, "", "Frågan togs upp. De som berörs pratar vidare och svarar avsändaren."
)
FOLLOW_UPS = (
    "Arbetet går som planerat. De som arbetar med frågan träffas en gång till före nästa möte.",
    "Det mesta är klart. Det som är kvar tas med i nästa års plan.",
    "Två kommuner ligger efter och får hjälp av de andra. Frågan tas upp igen om ett halvår.",
)
CLOSING = Topic(
    "Nästa möte", "information", 10, "", "Värden tackade för i dag och mötet avslutades."
)

GRUNDSKOLA = (
    Topic(
        "Gemensam plan för läsning i årskurs 1–3",
        "decision",
        45,
        "Arbetsgruppen visar sitt utkast. Läs det före mötet.",
        "Arbetsgruppen gick igenom utkastet. Gruppen har läst forskning och besökt fyra skolor.\n\n"
        "Det som flest ville ha med:\n"
        "- tid för högläsning varje dag\n"
        "- samma kartläggning i alla kommuner\n"
        "- en speciallärare som handleder lärarna",
        (("decide", "Nätverket ställer sig bakom utkastet och provar det i tre kommuner."),),
        (("Samla synpunkter från lärarna i provkommunerna", 60),),
        0,
    ),
    Topic(
        "Läsresultaten jämförda",
        "discussion",
        40,
        "Sammanställningen skickas ut en vecka före mötet.",
        "Skillnaderna mellan kommunerna är mindre än förra året. Flickor läser fortfarande bättre "
        "än pojkar, och avståndet är störst i de små kommunerna. Nätverket vill följa samma "
        "elever över tid i stället för att jämföra årskurser.",
        (),
        (("Ta fram ett diagram som går att visa för nämnderna", 30),),
        1,
    ),
    Topic(
        "Vad följer med när en elev byter skola?",
        "discussion",
        40,
        "",
        "Vi gick igenom vilka uppgifter skolorna lämnar över i dag. Det skiljer sig mycket. "
        "Några skickar bara betyg, andra även åtgärdsprogram och kartläggningar.",
        (
            (
                "recommend",
                "Skolchefsnätverket föreslås anta en gemensam blankett för byte av skola.",
            ),
        ),
        (("Skriva ett första förslag till blankett", 45), ("Fråga en jurist om sekretessen", 30)),
        2,
    ),
    Topic(
        "Frånvaro: erfarenheter från försöket",
        "exchange",
        35,
        "",
        "Hjo, Skara och Vara har provat att ringa hem redan andra dagen. Kontakten med hemmen har "
        "blivit bättre. Arbetet tar mer tid än väntat för mentorerna.",
        (("decide", "Försöket fortsätter till läsårets slut och utvärderas då."),),
        (("Göra en enkät till mentorerna", 40),),
        3,
    ),
    Topic(
        "Lärare som slutar",
        "outlook",
        30,
        "",
        "Helena berättade om en rapport om varför lärare byter yrke. Nya lärare vill ha en fast "
        "handledare första året. Nätverket tar med sig frågan till sina rektorer.",
    ),
    Topic(
        "Ny läroplan för de yngsta eleverna",
        "information",
        25,
        "",
        "Ändringarna gäller från hösten. Kommunerna vill ha ett gemensamt material så att alla "
        "lärare får samma information.",
        (("inform", "Kansliet ordnar ett digitalt informationsmöte för alla rektorer."),),
    ),
)

GYMNASIET = (
    Topic(
        "Förslag till gemensamt programutbud",
        "decision",
        50,
        "Underlag med söktal för tre år följer med kallelsen.",
        "Söktalen faller på tre program. Vi gick igenom vad som händer om de bara ges på en ort. "
        "Restiden är det som oroar mest.",
        (("prepare", "Förslaget lämnas till skolchefsnätverket med två alternativ."),),
        (("Räkna på restider för elever i ytterområdena", 30),),
        0,
    ),
    Topic(
        "Små program på två skolor",
        "discussion",
        40,
        "",
        "Skara och Falköping har delat på en lärare i samma ämne. Schemat var svårast att få ihop. "
        "Eleverna är nöjda, men saknar sin lärare de dagar hen är på den andra skolan.",
        (),
        (("Beskriva försöket på två sidor", 40),),
        1,
    ),
    Topic(
        "Utbildningsdag för nya lärare",
        "decision",
        25,
        "",
        "Förra årets dag fick goda omdömen. Fler vill ha tid för att träffa lärare i samma ämne.",
        (("decide", "Årets utbildningsdag hålls i Lidköping den sista fredagen i augusti."),),
        (("Boka lokal och lunch", 21), ("Fråga tre möjliga föreläsare", 35)),
        2,
    ),
    Topic(
        "Elever från andra kommuner",
        "information",
        20,
        "",
        "Priset för nästa år är uträknat. Två kommuner har frågor om lokalkostnaden.",
    ),
    Topic(
        "Mobiler på lektionerna",
        "exchange",
        30,
        "",
        "Skolorna gör olika. Där reglerna är tydliga är det lugnare, säger lärarna. Ingen vill ha "
        "en gemensam regel, men alla vill dela sina erfarenheter.",
    ),
    Topic(
        "Branschråd tillsammans",
        "discussion",
        30,
        "",
        "Företagen tycker att de blir kallade till för många möten. Ett gemensamt råd för bygg och "
        "industri kan minska det.",
        (("decide", "Ett gemensamt branschråd för bygg och industri provas i ett år."),),
        (("Bjuda in företagen till ett första möte", 45),),
    ),
)

FORSKOLA = (
    Topic(
        "Språkstöd för barn med flera modersmål",
        "discussion",
        45,
        "",
        "Vi läste en text om flerspråkiga barn före mötet. Götene visade sina bildkort. Många "
        "saknar personal som talar barnens språk.",
        (("decide", "Nätverket samlar material på en gemensam yta som alla förskolor når."),),
        (("Ordna en gemensam yta för material", 30),),
        0,
    ),
    Topic(
        "Sjukfrånvaron i arbetslagen",
        "exchange",
        40,
        "",
        "Tidaholm har minskat sjukfrånvaron genom fasta vikarier. Skövde har gjort om schemat så "
        "att planeringstiden blir av.",
        (),
        (("Skriva ner exemplen på en sida var", 40),),
        1,
    ),
    Topic(
        "Övergången till förskoleklass",
        "discussion",
        35,
        "",
        "Alla kommuner har samtal mellan förskola och skola. Det som skiljer är om hemmen är med. "
        "Föräldrarna vill vara med, visar en enkät.",
        (("recommend", "Grundskolenätverket föreslås göra en gemensam beskrivning med oss."),),
        (("Ta kontakt med nätverket Grundskola", 14),),
        2,
    ),
    Topic(
        "Storleken på barngrupperna",
        "outlook",
        30,
        "",
        "Barnen blir färre i nästan alla kommuner. Några ser en chans till mindre grupper, andra "
        "måste stänga avdelningar.",
    ),
    Topic(
        "Giftfri vardag",
        "information",
        20,
        "",
        "En miljöstrateg visade vad som går att byta ut utan att det kostar mer.",
    ),
)

ELEVHALSA = (
    Topic(
        "Dela på skolpsykologer",
        "decision",
        45,
        "",
        "Fyra kommuner har ingen psykolog alls. Vi jämförde tre sätt att dela: anställa ihop, köpa "
        "av varandra eller ha en gemensam pool.",
        (("prepare", "En pool för de fyra kommunerna utreds och föreslås skolchefsnätverket."),),
        (("Räkna på kostnaden för en gemensam pool", 45),),
        0,
    ),
    Topic(
        "Tidiga samtal vid frånvaro",
        "discussion",
        40,
        "",
        "Vi läste varandras rutiner. De flesta är för långa för att användas. Ett samtal inom fem "
        "skoldagar är det som alla kan enas om.",
        (("decide", "Rutinen skrivs om till en sida med fem steg."),),
        (("Skriva om rutinen", 30),),
        1,
    ),
    Topic(
        "Fortbildningsdag om ätstörningar",
        "information",
        20,
        "",
        "Dagen är fullbokad. Den filmas så att fler kan se den.",
        (),
        (("Se till att filmen textas", 30),),
        2,
    ),
    Topic(
        "Samarbetet med vården",
        "exchange",
        35,
        "",
        "Väntetiden är kortare än förra året men skiljer mellan orterna. Lidköping har månadsvisa "
        "möten med mottagningen och rekommenderar det.",
    ),
)

VUXENUTBILDNING = (
    Topic(
        "Gemensam kurskatalog",
        "decision",
        45,
        "",
        "Utkastet har 34 utbildningar. Tre av dem ges på två orter samma termin, och det vill vi "
        "undvika.",
        (("decide", "Katalogen gäller från nästa termin och ses över varje vår."),),
        (("Rätta startdatumen i katalogen", 20),),
        0,
    ),
    Topic(
        "Varför avbryter så många?",
        "discussion",
        40,
        "",
        "Vanligaste skälet är att eleven får jobb. Näst vanligast är barnomsorgen. Tre kommuner "
        "ringer alla som slutar, och det ger bättre svar än enkäten.",
        (),
        (("Göra en gemensam lista med frågor", 30),),
        1,
    ),
    Topic(
        "Svenska för invandrare på kvällen",
        "exchange",
        30,
        "",
        "Mariestad har provat kvällskurser på distans. Fler fullföljer, men det är svårt att hitta "
        "lärare.",
    ),
    Topic(
        "Yrken där det saknas folk",
        "outlook",
        30,
        "",
        "Vård, bygg och fordon behöver flest. Företagen vill ha kortare utbildningar som går att "
        "läsa vid sidan av jobbet.",
        (("inform", "Skolchefsnätverket får en sammanställning till sitt nästa möte."),),
        (("Sammanställa behoven på två sidor", 14),),
    ),
)

SKOLCHEFER = (
    Topic(
        "Rapporter från nätverken",
        "information",
        40,
        "Varje ansvarig skolchef berättar i tre minuter.",
        "Nätverken arbetar enligt sina uppdrag. Elevhälsa saknar ordförande och behöver hjälp.",
        (),
        (("Fråga kommunerna om en ny ordförande för Elevhälsa", 30),),
    ),
    Topic(
        "Årets siffror",
        "discussion",
        45,
        "",
        "Fler elever blir behöriga till gymnasiet. Skillnaden mellan kommunerna är stor. Vi vill "
        "se siffror över tre år, eftersom de små kommunerna svänger mycket.",
        (("decide", "Nätverken får siffrorna före jul och kommenterar dem i mars."),),
        (("Skicka siffrorna till nätverken", 21),),
    ),
    Topic(
        "Samarbete om lokaler för gymnasiet",
        "decision",
        40,
        "",
        "Två kommuner bygger nytt samtidigt. Vi gick igenom vad som går att dela.",
        (("recommend", "Direktionen föreslås ta upp lokalerna med kommuncheferna."),),
    ),
    Topic(
        "Översyn av nätverkens uppdrag",
        "decision",
        35,
        "",
        "Vuxenutbildningens uppdrag går snart ut. Ett nytt förslag finns men är inte klart.",
        (("decide", "Förslaget görs färdigt av ansvarig skolchef till nästa möte."),),
        (("Göra klart förslaget för Vuxenutbildning", 40),),
    ),
    Topic(
        "Politikerdagen i februari",
        "information",
        20,
        "",
        "Dagen har läsning som tema. Femton nämnder är inbjudna.",
        (),
        (("Bestämma programmet", 30),),
    ),
    Topic(
        "Frågor från nätverken",
        "discussion",
        30,
        "",
        "Vi gick igenom det som nätverken har skickat och bestämde vem som svarar på vad.",
    ),
)

TOPICS = {
    "skolchefer": SKOLCHEFER,
    "grundskola": GRUNDSKOLA,
    "gymnasieutbildning": GYMNASIET,
    "forskola": FORSKOLA,
    "elevhalsa": ELEVHALSA,
    "vuxenutbildning": VUXENUTBILDNING,
}
