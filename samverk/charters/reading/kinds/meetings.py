"""Kinds of duty about meetings: holding, leading, preparing and calling them."""

import re

from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.clauses import Clause
from samverk.charters.reading.kinds.kind import ANYTHING, Kind, Rule
from samverk.charters.reading.things import (
    AGENDA,
    CHARTER,
    DATES,
    MEETING,
    MINUTES,
    NOTICE,
    PLAN,
    REGISTER,
    names_thing,
)
from samverk.charters.reading.verbs import ANY_VERB
from samverk.charters.reading.words import days, deadline, frequency, months, verbs, weekday, words

_OTHER_MEETINGS = words(
    "*avstämningsmöte*|presidiemöte*|styrgruppsmöte*|förmöte*|beredningsmöte*|skolchefsmöte*"
    "|utvecklingssamtal*|delta|deltar|deltaga|medverkar|närvarar|bjuder in|bjuda in|avstämning*"
    "|avstämmer|återkoppl*|rapporter*|återrapporter*|redovis*|utvärder*|följs upp|revider*|ses över"
    "|publicer*|konferens*|uppdater*|*chefsgruppens möten|*chefsnätverkets möten|informerar"
)
_MEET = words(
    "träffas|träffar|möts|ses|samlas|sammanträder|sammanträda|mötas|sammankallas"
    "|sammankalla nätverket|sammankallar nätverket|sammankalla gruppen|sammankallar gruppen"
    "|kalla samman nätverket|kallar samman nätverket|samlar nätverket|samla nätverket"
)
_YEAR = (
    "årets möten|årets träffar|läsårets möten|läsårets träffar|terminens möten|terminens träffar"
    "|året|kommande år|läsåret|nästa år|verksamhetsåret|kalenderåret|kommande läsår"
)
#: "Värdkommunen kallar." needs no more words.
_CALLS = re.compile(r"\bkallar(?=\s*(?:$|[.,/]|i god tid|senast|minst|före))", re.IGNORECASE)
_OTHER_THINGS = (MINUTES, NOTICE, AGENDA, REGISTER, DATES, CHARTER)


def _how_often(clause: Clause) -> Rule:
    rule: Rule = {}
    if often := frequency(clause.text):
        minimum, per = often
        if minimum is not None:
            rule = {"minimum": minimum, "per": per}
    elif months(clause.text) > 1:
        rule = {"minimum": months(clause.text), "per": "year"}
    if day := weekday(clause.text):
        rule["weekday"] = day
    return rule


def _counts_meetings(clause: Clause) -> bool:
    """How often is said, and of meetings: not of minutes, say, that are sent after each meeting."""
    if frequency(clause.text) is None and months(clause.text) < 2:
        return False
    if any(thing.search(clause.text) for thing in _OTHER_THINGS):
        return False
    if MEETING.search(clause.text) or _MEET.search(clause.doing):
        return True
    return not names_thing(clause.text) and clause.topic == "möten" and _is_bare(clause)


_HAPPENS = words("sker|görs|genomförs|hålls|är|ska|skall|ske|hållas|genomföras|brukar|blir|vara")
_OF_SOMETHING = re.compile(r"[A-ZÅÄÖ][\wåäö-]+(?:en|et|na)\b")


def _is_bare(clause: Clause) -> bool:
    """Whether a clause says only how often, so that its section says what: "Två ggr/termin"."""
    does = ANY_VERB.search(_HAPPENS.sub(" ", clause.text))
    return not (does or clause.subject or _OF_SOMETHING.match(clause.text))


def _days_before(clause: Clause) -> Rule:
    span = days(clause.text, before=True)
    return {} if span is None else {"days_before": span}


def _before(clause: Clause) -> Rule:
    when = deadline(clause.text)
    return {"before": when} if when else {}


MEETINGS = (
    Kind(
        "hold_meetings",
        _("Hold meetings"),
        says=(
            (_MEET, ANYTHING),
            (ANYTHING, MEETING),
        ),
        when=_counts_meetings,
        unless=_OTHER_MEETINGS,
        rule=_how_often,
        for_network=True,
        examples=(
            ("Nätverket träffas fem gånger per år.", {"minimum": 5, "per": "year"}),
            ("Möten hålls en gång i månaden.", {"minimum": 1, "per": "month"}),
            (
                "Minst två träffar per termin, på torsdagar.",
                {"minimum": 2, "per": "term", "weekday": "thu"},
            ),
            ("Gruppen samlas vartannat år.", {"minimum": 1, "per": "two_years"}),
        ),
    ),
    Kind(
        "lead_meetings",
        _("Lead meetings"),
        says=(
            (words(verbs("leda|öppna|avsluta"), "håller i|hålla i|hålls i|leder"), MEETING),
            (words(verbs("leda")), words("förhandling*|överläggning*")),
            (words("är|vara|fungerar som"), words("mötesordförande|mötesledare|ordförande vid")),
        ),
        bare=words("mötesledning*|ledning av möte*|mötenas genomförande|ordet vid möte*"),
        unless=words("processled*"),
        examples=(
            ("Ordföranden leder nätverkets träffar.", {}),
            ("Mötena leds av sammankallande.", {}),
        ),
    ),
    Kind(
        "facilitate",
        _("Facilitate meetings"),
        says=(
            (
                words(verbs("processleda|facilitera|moderera"), "processledning*|facilitering*"),
                ANYTHING,
            ),
        ),
        examples=(("Samordnaren processleder mötena.", {}),),
    ),
    Kind(
        "plan_year",
        _("Plan the year"),
        says=(
            (
                words(
                    verbs(
                        "upprätta|ta fram|utarbeta|göra|planera|fastställa|skriva|sammanställa"
                        "|lägga"
                        "|lägga fram|besluta om|arbeta fram|föreslå|skapa|formulera|lägga upp|ha"
                        "|anta"
                        "|uppdatera|förbereda|revidera|lägga förslag till"
                    ),
                    "görs|tas årligen fram|tar årligen fram|följer en|finns|fram",
                ),
                PLAN,
            ),
            (words(verbs("planera|planlägga")), words(_YEAR)),
        ),
        bare=PLAN,
        unless=words("följa upp|följer upp|följs upp|enligt årsplan*|enligt arbetsordning*"),
        rule=_before,
        examples=(
            ("Sekreteraren gör ett årshjul.", {}),
            (
                "Presidiet utarbetar en verksamhetsplan före den 1 december.",
                {"before": "1 december"},
            ),
        ),
    ),
    Kind(
        "prepare_meetings",
        _("Prepare meetings"),
        says=(
            (words(verbs("bereda|förbereda|planera")), MEETING),
            (
                words(verbs("bereda|förbereda")),
                words("ärende*|ärenden|frågor|frågorna|innehåll*|dagordning*|agenda*|underlag*"),
            ),
            (
                words(
                    verbs(
                        "upprätta|ta fram|göra|sätta|sammanställa|utarbeta|skriva|formulera|föreslå"
                        "|planera|fastställa|lägga|sätta ihop|skapa"
                    ),
                    "görs",
                ),
                AGENDA,
            ),
        ),
        unless=words("förbereda sig|förbereder sig|väl förberedd*", _YEAR),
        bare=words(
            "dagordning*|agenda*|mötesförberedelse*|förberedelse*|mötesplanering*|beredning*"
            "|planering av möte*|planering av träff*|planeringen av möte*|planeringen av träff*"
        ),
        examples=(
            ("Presidiet förbereder träffarna.", {}),
            ("Ordföranden sätter agendan.", {}),
        ),
    ),
    Kind(
        "send_notice",
        _("Send the notice of a meeting"),
        says=(
            (
                words(
                    verbs(
                        "kalla till|kalla in till|kalla|sammankalla|bjuda in till"
                        "|kalla deltagarna till"
                    ),
                    "kallar|sammankallar|kallas",
                ),
                words(
                    "*möte|*mötet|*möten|*mötena|*träff|*träffen|*träffar"
                    "|*träffarna|sammanträde*|sammankomst*|nätverket|gruppen|ledamöterna|deltagarna"
                    "|medlemmarna|representanterna"
                ),
            ),
            (_CALLS, ANYTHING),
            (
                words(
                    verbs(
                        "skicka|skicka ut|sända|sända ut|distribuera|mejla|maila|delge|gå ut"
                        "|översända|utfärda|tillställa|mejla ut|maila ut|göra|skriva|upprätta"
                        "|ansvara för"
                        "|lägga ut|publicera"
                    ),
                    "kommer|ska komma|tillhanda|utgår|når|ska nå|sker|utsänds|utsändas|går ut|ut",
                ),
                NOTICE,
            ),
            (
                words(
                    verbs("skicka|skicka ut|sända|sända ut|distribuera|mejla|delge|översända"),
                    "tillhanda|utsänds|går ut|ut",
                ),
                AGENDA,
            ),
        ),
        bare=words("*kallelse|*kallelsen|*kallelser|inbjudan|inbjudningar|utskick av dagordning*"),
        unless=words("hälsar|hälsa"),
        rule=_days_before,
        examples=(
            ("Sammankallande kallar till möte senast två veckor före.", {"days_before": 14}),
            ("Kallelse sänds ut minst tio dagar innan träffen.", {"days_before": 10}),
        ),
    ),
)
