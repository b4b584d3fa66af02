"""Kinds of duty about papers: minutes, registers and dates."""

from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.clauses import Clause
from samverk.charters.reading.kinds.kind import ANYTHING, Kind, Rule
from samverk.charters.reading.things import DATES, MINUTES, REGISTER
from samverk.charters.reading.words import (
    address,
    body_after,
    days,
    mail_address,
    verbs,
    words,
)

_FORMAL = words("*protokoll|*protokollet|*protokollen|protokollför*")
_SEND = words(
    verbs(
        "skicka|skicka in|skicka ut|skicka vidare|sända|sända in|sända ut|översända|lämna|lämna in"
        "|lämna över|mejla|maila|distribuera|delge|tillställa|vidarebefordra|expediera|sprida|dela"
        "|rapportera|rapportera in|anmäla|meddela|inkomma|tillsända|överlämna|inrapportera|insända"
        "|delges|inlämna"
    ),
    "delges|tillhanda|går till|ska gå till|når|insänds|inlämnas|utsänds|skickad|skickade",
)
_PUBLISH = words(
    verbs(
        "publicera|lägga ut|lägga upp|offentliggöra|anslå|tillgängliggöra|ladda upp|lägga|lägga in"
    ),
    "publiceras|anslås|göra tillgängliga|görs tillgängliga|finnas tillgängliga|finns tillgängliga"
    "|göras tillgängliga|finns att läsa|hålls tillgängliga|göra tillgängligt|görs tillgängligt",
)
_PLACE = words(
    "sparas|spara|sparar|samlas|delas|dela|delar|finns|läggs|läggas|lägger|lagras|finnas"
)
_SITE = words(
    "webb*|*webbplats*|*hemsida*|*webbsida*|teams*|*teamsyta*|sharepoint*|*samarbetsyta*|*portal*"
    "|*samverkansyta*|*projektplats*|intranät*|*samarbetsrum*|kanal|internet|nätet|*plattform*"
)


def _record(clause: Clause) -> Rule:
    if _FORMAL.search(clause.about):
        return {"record": "minutes"}
    return {"record": "notes"} if MINUTES.search(clause.about) else {}


def _receiver(clause: Clause) -> Rule:
    to = mail_address(clause.text) or body_after(clause.text, "till|tillställas|tillställs|delges")
    return {"to": to} if to else {}


def _receiver_in_time(clause: Clause) -> Rule:
    after = days(clause.text, before=False)
    return _receiver(clause) | ({} if after is None else {"days_after": after})


def _place_in_time(clause: Clause) -> Rule:
    where = address(clause.text) or body_after(clause.text, "på|i|via")
    after = days(clause.text, before=False)
    rule: Rule = {"where": where} if where else {}
    return rule | ({} if after is None else {"days_after": after})


PAPERS = (
    Kind(
        "write_minutes",
        _("Write minutes"),
        says=(
            (
                words(
                    verbs("skriva|upprätta|föra|sammanställa|ta|göra|ansvara för|renskriva"),
                    "för protokoll|för minnesanteckningar|för anteckningar|för mötesanteckningar"
                    "|för löpande|för|förs|föras|nedtecknas|tas|görs",
                ),
                MINUTES,
            ),
            (
                words("protokollför*|dokumentera|dokumenterar|dokumenteras|antecknar"),
                words(
                    "*möte|*mötet|*möten|*mötena|*träff*|*anteckningar|protokoll*|sammanträde*|sammankomst*"
                ),
            ),
            (words("protokollför|protokollföra|protokollförs|protokollföras"), ANYTHING),
        ),
        when=lambda clause: (
            bool(MINUTES.search(clause.text))
            or "protokollför" in clause.text.lower()
            or not _SEND.search(clause.text)
        ),
        bare=words(
            "*protokoll|*protokollet|*anteckning|*anteckningar|*anteckningarna|protokollföring*"
        ),
        unless=words(
            "justerar|justera|justeras|läsa|läser|godkänna|godkänner|förankra*|ta del|tar del"
        ),
        rule=_record,
        examples=(
            ("Sekreteraren för minnesanteckningar.", {"record": "notes"}),
            ("Protokoll upprättas vid varje möte av sekreteraren.", {"record": "minutes"}),
        ),
    ),
    Kind(
        "submit_minutes",
        _("Send in the minutes"),
        says=((_SEND, MINUTES),),
        unless=words("kallelse skickas|inför varje möte|underlag till protokoll*"),
        rule=_receiver_in_time,
        examples=(
            (
                "Sekreteraren mejlar protokollet till kansliet inom tio dagar efter mötet.",
                {"to": "kansliet", "days_after": 10},
            ),
        ),
    ),
    Kind(
        "publish_minutes",
        _("Publish the minutes"),
        says=((_PUBLISH, MINUTES), (_PLACE, MINUTES)),
        when=lambda clause: (
            bool(_PUBLISH.search(clause.text))
            or bool(_SITE.search(clause.text))
            or address(clause.text) not in (None, mail_address(clause.text))
        ),
        rule=_place_in_time,
        examples=(
            (
                "Anteckningarna läggs ut på norrsken.example.se inom två veckor.",
                {"where": "norrsken.example.se", "days_after": 14},
            ),
        ),
    ),
    Kind(
        "submit_register",
        _("Send in the register of members"),
        says=(
            (_SEND, REGISTER),
            (words("är aktuell|är uppdaterad|hålls aktuell|är aktuella"), REGISTER),
            (
                words(
                    verbs(
                        "uppdatera|hålla|föra|upprätthålla|ajourhålla|underhålla|upprätta|förvalta|administrera"
                    ),
                    "förs|för register|för förteckning|för en|för",
                ),
                REGISTER,
            ),
        ),
        bare=REGISTER,
        rule=_receiver,
        examples=(
            (
                "Samordnaren skickar deltagarlistan till lista@example.se.",
                {"to": "lista@example.se"},
            ),
        ),
    ),
    Kind(
        "submit_dates",
        _("Send in the dates of meetings"),
        says=((_SEND, DATES),),
        bare=DATES,
        rule=_receiver,
        examples=(("Presidiet meddelar mötestider till förbundet.", {"to": "förbundet"}),),
    ),
)
