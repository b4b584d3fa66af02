"""Kinds of duty about feedback, work groups, follow-up and the yearly revision."""

import re

from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.clauses import Clause
from samverk.charters.reading.kinds.kind import ANYTHING, Kind, Rule
from samverk.charters.reading.things import CHARTER, GROUPS, MINUTES, NOTICE, REGISTER, WORK
from samverk.charters.reading.words import body_after, cadence, frequency, noun_phrase, verbs, words

_TELL = words(
    verbs(
        "återkoppla|återföra|återrapportera|rapportera|avrapportera|redovisa|återge|delge"
        "|lägga fram"
        "|lämna rapport|föra vidare|föredra|återredovisa|lämna återkoppling|ge återkoppling"
    ),
    "återkoppling|återkopplingen|återrapportering|återrapporteringen|rapportering|rapporteringen"
    "|avrapportering|återföring|redovisning|redovisningen|avstämning|avstämningar|stämmer av"
    "|stämma av"
    "|avstämningsmöte|avstämningsmöten|årsrapport*|lägesrapport*|rapport|rapporten"
    "|verksamhetsberättelse*",
)
_LINK = words("länk till|länken till|länk mot|länken mot|länk gentemot")
#: The bodies that a network answers to.
UPPER = words(
    "*chefsgruppens|*chefsnätverkets|styrgruppens|*rådets|*chefsgruppen|*chefgruppen|*chefsgrupp|*chefsnätverket|*chefsnätverk|*chefer|*cheferna"
    "|*chefen|*chef"
    "|direktion*|styrgrupp*|styrelse*|*styrelsen|*nämnd|*nämnden|*nämnderna|uppdragsgivare*"
    "|ledningsgrupp*|utbildningsgruppen|*direktörsgruppen|samverkansgruppen|kommundirektör*|*beredningen|*utskottet|*förbundet|*representant|*kommittén"
    "|politik*|förbundsledning*|*ledning|*ledningen|*rådet|ägarna|*forum|*kollegiet|beställar*"
)
_OWN = (
    r"(?:nätverket|nätverkets\s+\w+|gruppen|ledamöterna|medlemmarna|deltagarna|representanterna"
    r"|rådet)"
)
_TO_OWN = re.compile(rf"\btill\s+(?:[\w-]+\s+)?{_OWN}\b|\b[Ii]nformerar\s+{_OWN}", re.IGNORECASE)
_FROM_OWN = re.compile(rf"\bfrån\s+(?:[\w-]+\s+)?{_OWN}\b", re.IGNORECASE)
_HOME = words(
    "sin skolchef|sin socialchef|sin förvaltningschef|sin utbildningschef|sin rektor|sin nämnd"
    "|hemkommun*|egna kommun*|den egna|sin kommun|sina kommuner|sin egen|respektive kommun*"
    "|hemorganisation*|sin organisation|sin förvaltning|respektive förvaltning|egna verksamhet*"
    "|rektorer*|personal*|sin verksamhet|hemmaorganisation*|sin skola|sina verksamheter|hemma"
    "|sin chef|sina chefer|egen chef|närmaste chef"
)


_TO_THEM = re.compile(r"\b(?:till|inför|för|hos|med)\s+(?:dem|dessa|denna|denne)\b", re.IGNORECASE)


def _upper(clause: Clause) -> str | None:
    # "… till skolcheferna och rapporterar till dem": the body was named before.
    said = clause.about.partition(" / ")[2] if _TO_THEM.search(clause.text) else clause.text
    named = [body_after(said, opening) for opening in ("till", "inför", "med", "för", "hos")]
    return next((body for body in named if body and UPPER.search(body)), None)


_BETWEEN = re.compile(
    rf"\bmellan\s+(?:{_OWN}\s+och\s+(?P<last>.+)|(?P<first>.+?)\s+och\s+{_OWN}\b)", re.IGNORECASE
)


def _other_end(clause: Clause) -> str | None:
    """The body at the other end of feedback "mellan styrgruppen och nätverket"."""
    found = _BETWEEN.search(clause.text)
    return noun_phrase(found["last"] or found["first"]) if found else None


def _goes_up(clause: Clause) -> bool:
    if _BETWEEN.search(clause.text):
        return True
    if _HOME.search(clause.text) or _goes_down(clause):
        return False
    return bool(_FROM_OWN.search(clause.text) or _upper(clause))


def _goes_down(clause: Clause) -> bool:
    if _BETWEEN.search(clause.text):
        return True
    return bool(_TO_OWN.search(clause.text)) and not _FROM_OWN.search(clause.text)


def _up(clause: Clause) -> Rule:
    rule: Rule = {}
    if to := _other_end(clause) or _upper(clause) or body_after(clause.text, "till"):
        rule["to"] = to
    if often := cadence(clause.text):
        rule["cadence"] = often
    return rule


def _down(clause: Clause) -> Rule:
    sender = _other_end(clause) or body_after(clause.text, "från")
    return {"from": sender} if sender else {}


_IS_INFORMED = re.compile(
    r"(?P<body>[\w-]+)\s+(?:ska\s+)?(?:\w+igen\s+)?informeras\b", re.IGNORECASE
)
_INFORMS = re.compile(
    r"\binforme(?:ra|rar|ras)\s+(?:\w+igen\s+|löpande\s+|även\s+)?", re.IGNORECASE
)


def _informed(clause: Clause) -> str | None:
    if found := _IS_INFORMED.search(clause.text):
        return found["body"]
    found = _INFORMS.search(clause.text)
    receiver = noun_phrase(clause.text[found.end() :]) if found else None
    return receiver or body_after(clause.text, "till|för")


def _informs_upper(clause: Clause) -> bool:
    receiver = _informed(clause)
    return bool(receiver and UPPER.search(receiver)) and not _HOME.search(clause.text)


def _informed_rule(clause: Clause) -> Rule:
    receiver = _informed(clause)
    return {"to": receiver} if receiver else {}


def _per(clause: Clause) -> Rule:
    often = frequency(clause.text)
    return {"per": often[1]} if often else {}


FEEDBACK = (
    Kind(
        "feedback_up",
        _("Give feedback to the commissioner"),
        says=((_TELL, ANYTHING), (_LINK, ANYTHING)),
        when=_goes_up,
        unless=words("arbetsgrupperna återkopplar|arbetsgrupper rapporterar"),
        rule=_up,
        examples=(
            (
                "Ordföranden återrapporterar löpande till styrgruppen.",
                {"to": "styrgruppen", "cadence": "continuous"},
            ),
            (
                "Avstämning med förbundsledningen görs varje termin.",
                {"to": "förbundsledningen", "cadence": "term"},
            ),
        ),
    ),
    Kind(
        "feedback_down",
        _("Give feedback to the network"),
        says=((_TELL, ANYTHING), (words(verbs("informera|förmedla")), words("från"))),
        when=_goes_down,
        rule=_down,
        examples=(
            (
                "Skolchefen återför frågor från ledningsgruppen till nätverket.",
                {"from": "ledningsgruppen"},
            ),
        ),
    ),
    Kind(
        "inform_commissioner",
        _("Inform the commissioner"),
        says=(
            (words(verbs("informera"), "information"), ANYTHING),
            (words("sammanställer|sammanställa|sammanställs"), words("till")),
        ),
        when=_informs_upper,
        rule=_informed_rule,
        examples=(("Presidiet informerar styrgruppen skriftligt.", {"to": "styrgruppen"}),),
    ),
    Kind(
        "coordinate_groups",
        _("Coordinate work groups"),
        says=(
            (
                words(
                    verbs("samordna|hålla ihop|tillsätta|leda|inrätta|koordinera|utse"),
                    "samordning",
                ),
                GROUPS,
            ),
        ),
        bare=GROUPS,
        examples=(("Samordnaren håller ihop arbetsgrupperna.", {}),),
    ),
    Kind(
        "revise_charter",
        _("Revise the charter"),
        says=(
            (
                words(
                    verbs("revidera|uppdatera|aktualisera|se över|ompröva|omarbeta|förnya"),
                    "revidering|revideringen|översyn|ses årligen över|ses över|uppdatering|revision"
                    "|ses varje år över|omprövas|prövas|över",
                ),
                CHARTER,
            ),
        ),
        unless=words("följs upp|kallelse"),
        rule=_per,
        examples=(("Uppdragsbeskrivningen ses över vartannat år.", {"per": "two_years"}),),
    ),
    Kind(
        "follow_up_assignments",
        _("Follow up the assignments"),
        says=(
            (
                words(
                    verbs("följa upp|utvärdera"),
                    "uppföljning|uppföljningen|utvärdering|utvärderingen|följs|upp",
                ),
                WORK,
            ),
            (
                words(verbs("utvärdera|följa upp"), "följs upp"),
                words(
                    "utvärderar nätverket|utvärdera nätverket|följer upp nätverket"
                    "|nätverket följs upp"
                    "|nätverket utvärderas|nätverket ska utvärderas|ska nätverket utvärderas"
                    "|att nätverket"
                ),
            ),
        ),
        unless=words("revider*|tas upp|ta upp|läggs upp|lägga upp|lägger upp|lyfta upp"),
        when=lambda clause: (
            not (
                MINUTES.search(clause.text)
                or NOTICE.search(clause.text)
                or REGISTER.search(clause.text)
            )
        ),
        rule=_per,
        examples=(("Nätverkets uppdrag följs upp en gång om året.", {"per": "year"}),),
    ),
)
