"""Given names that are common in Sweden, in lower case. None of them is a common
word as well: "Per" and "Max" are left out."""

GIVEN = frozenset(
    """
    adam adrian agnes agneta ahmad ahmed albin aleksander alex alexander alexandra alf alfred
    ali alice alicia alida alma alva alvin amanda amelia amina amir anders andrea andreas andré
    anette angelica anita anja ann ann-christin ann-marie ann-sofie anna anneli annelie annette
    annie annika anton antonia arne aron arvid astrid august axel barbro beatrice bengt benjamin
    bernt bertil birger birgit birgitta björn bo bosse britt britt-marie britta camilla carin
    carina carl carolina caroline catarina cecilia charlotta charlotte christer christian
    christina christoffer claes claudia conny cornelia dan daniel daniela david dennis diana
    ebba eddie edith edvard edvin egon einar elena eleonora eli elias elin elina elis elisabet
    elisabeth ella ellen ellinor elof elsa elsie elvira emelie emil emilia emily emma emmy enok
    erik erika ernst ester eva evelina evert fabian fadi fatima fatme felicia felix filip folke
    frank fredrik freja frida gabriel gabriella georg gerd gerda gertrud gottfrid greta gun
    gunborg gunilla gunnar gunnel gunvor gustaf gustav göran gösta hampus hanna hannah hannes
    hans harald harriet harry hasan hassan hedda hedvig helen helena helene helga henning
    henrietta henrik henry herman hilda hilma hugo hussein håkan ibrahim ida inga ingegerd
    ingela ingemar inger ingmar ingrid ingvar irene iris isabell isabella isabelle isak ivan
    ivar jack jacob jakob jamal jan jane jasmine jeanette jennie jennifer jenny jens jerker
    jerry jesper jessica jim jimmy joakim joel johan johanna johannes john johnny jon jonas
    jonathan jonna jonny jorge josef josefin josefina josefine joseph josephine juan judit julia
    juliana julius justina jörgen kaj kajsa kalle karim karin karl karl-erik karolina katarina
    kate katja katrin kenneth kent kerstin kevin khadija khaled kim kjell klara klas knut konrad
    krister kristian kristin kristina kristoffer kurt laila lars lars-erik lars-göran lasse leif
    leila lena lennart leo leon leonard li liam lilian lilly lina linda linn linnea linnéa linus
    lisa lisbeth liselotte lisen lotta louise love lovisa lucas lucia ludvig lukas madeleine
    magda magdalena magnus mahmoud maj maj-britt maja malin malte marcus margareta margaretha
    margit maria mariam mariana marianne marie marika marina mario marita markus martin martina
    mary maryam mathias matilda mats matteo mattias maud maximilian melissa melker melvin mia
    micael michael michaela mikael mikaela milla milo milton mimmi minna mira miriam moa mohamed
    mohammad mohammed mona monica monika morgan mostafa muhammad mustafa märta måns nadia nadja
    naima natalia natalie nathalie nellie nelly nicklas niclas nicolas nicole nikita niklas nils
    nina nisse noah noel nora nour ola olga oliver olivia olle olof omar orvar oscar oskar otto
    ove owe patricia patrick patrik paul paula paulina peder pelle per-olof pernilla peter petra
    petter philip pia pontus ragnar ragnhild rahma ralf ramona rasmus rebecca rebecka reidar
    reine rickard rikard rita robert robin roger roland rolf ronja ronny rosa rosita roy rune
    ruth salma sam samira samuel sandra sanna sara sarah sebastian selma sigge signe sigrid
    sigurd sigvard simon siri siv sixten sofia sofie solveig sonja stefan stellan sten stig
    stina sture sture-erik sune susanna susanne svante sven sven-erik sverker sylvia synnöve
    tage tekla teodor terese teresia theo theodor therese thomas thorbjörn thore tilda tilde tim
    timo tina tindra tobias tom tomas tommy tor torbjörn tord tore torgny torsten tova tove tuva
    tyko tyra ulf ulla ulla-britt ulrica ulrik ulrika urban ursula valdemar vega vendela vera
    veronica veronika victor victoria viggo viktor viktoria vilgot vilhelm vilma vincent viola
    virpi viveka vivianne waldemar walter wilhelm william wilma yasin yasmin ylva yngve youssef
    yusuf yvonne zahra zainab zara åke åsa örjan östen
    """.split()
)
