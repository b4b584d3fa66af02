"""Words that tell of what the law protects especially, when they are about somebody.

The lists are samverk's own. A word that ends with a dash stands for all that begins like it.
"""

import re
from collections.abc import Iterator

from samverk.publishing.look.finding import Kind
from samverk.publishing.look.numbers import Span

WORDS: dict[Kind, str] = {
    Kind.PROTECTED: """
        skyddad identitet, skyddade identiteter, skyddade personuppgifter, skyddad
        folkbokföring, sekretessmark-, sekretessmarkering-, hemlig adress, hemligt
        telefonnummer, kvarskriven, kvarskrivning""",
    Kind.HEALTH: """
        adhd, add, adhd-, anorexi, ångestsyndrom, asperger-, autism-, autistisk-, bipolär-,
        bulimi, burnout, cancer-, covidsjuk, demens-, deprimerad-, depression-, diabetes-,
        diagnos, diagnosen, diagnoser, diagnostiser-, dyslexi-, epilepsi-,
        funktionsnedsatt-, gravid-, hjärtinfarkt, läkarintyg-, missbrukare,
        missbruksproblem, missfall, mår dåligt, psykos-, rehabiliter-, schizofren-,
        självmord-, självskade-, sjuk, sjuka, sjukanmäl-, sjukdom, sjukdomen, sjukhus,
        sjukskriv-, stroke, tourette-, utbränd-, utmattning-, utmattad, ätstörning-,
        överviktig-, allergisk-""",
    Kind.RELIGION: """
        muslim-, islamisk-, kristen, kristna, katolik-, judinna, jude, judar, judisk-,
        hindu-, buddhist-, jehovas vittne-, frikyrklig-, pingstvän-, ateist-, troende""",
    Kind.UNION: """
        fackmedlem-, fackligt ansluten, fackligt anslutna, fackligt aktiv-, fackligt
        engagerad-, medlem i facket, medlem i sveriges lärare, medlem i lärarförbundet,
        medlem i kommunal, medlem i vision, fackligt ombud, fackliga ombudet""",
    Kind.ETHNICITY: """
        etnicitet-, etniskt ursprung, etnisk bakgrund, hudfärg-, mörkhyad-, romer, romsk-,
        samer, asylsök-, papperslös-, utländsk bakgrund, utländskt påbrå""",
    Kind.POLITICS: """
        socialdemokrat, sosse-, moderat, sverigedemokrat, vänsterpartist-, centerpartist-,
        miljöpartist-, kristdemokrat, folkpartist-, partimedlem-, röstar på, röstade på,
        partiaktiv-""",
    Kind.SEXUALITY: """
        homosexuell-, bisexuell-, hbtq-, transperson-, könsbyte-, könskorriger-, sexuell
        läggning, sexualliv, lesbisk-, sexliv""",
    Kind.CRIME: """
        polisanmäl-, brottsling-, brottsmisstänk-, misstänkt för, dömd, dömdes, åtalad,
        åtalades, åtalas, häktad, häktades, gripen, greps, anhållen, misshandel-,
        misshandlade-, stöld-, snatt-, narkotika-, våldtäkt-, sexualbrott-, fängelse,
        gängkriminell-, ungdomsbrottsling-, hot om våld""",
}


def sensitive_words(text: str) -> Iterator[Span]:
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield kind, *match.span()


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words; after a dash, the letters that go on."""
    said = sorted((" ".join(word.split()) for word in words.split(",")), key=len, reverse=True)
    forms = [
        (re.escape(word[:-1]) + r"[\w-]*" if word.endswith("-") else re.escape(word))
        for word in said
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})s?(?![\w])", re.IGNORECASE)


_PATTERNS = {kind: _pattern(words) for kind, words in WORDS.items()}
