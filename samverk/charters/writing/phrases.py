"""Duties as plain Swedish sentences. Each is read back as the duty that it was written from."""

from collections.abc import Callable, Mapping
from typing import Any

type Rule = Mapping[str, Any]

#: Role → who does it, first in a sentence.
WHO: Mapping[str, str] = {
    "chair": "Ordföranden",
    "secretary": "Sekreteraren",
    "presidium": "Presidiet",
    "liaison": "Ansvarig skolchef",
    "convener": "Sammankallande",
    "host": "Värdkommunen",
    "member": "Ledamöterna",
    "office": "Kansliet",
    "network": "Nätverket",
}

#: Role → the heading that its duties stand under, where a document has none yet.
HEADING: Mapping[str, str] = {
    "chair": "Ordförande",
    "secretary": "Sekreterare",
    "presidium": "Presidium",
    "liaison": "Ansvarig skolchef",
    "convener": "Sammankallande",
    "host": "Värdkommun",
    "member": "Ledamöter",
    "office": "Kansliet",
    "network": "Möten",
}

_TIMES = {
    "month": "per månad",
    "quarter": "per kvartal",
    "term": "per termin",
    "year": "per år",
}
_EVERY = {
    "month": "varje månad",
    "quarter": "varje kvartal",
    "term": "varje termin",
    "year": "en gång per år",
    "two_years": "vartannat år",
    "half_year": "varje halvår",
    "continuous": "löpande",
    "each_meeting": "efter varje möte",
}
_DAYS = {
    "mon": "måndagar",
    "tue": "tisdagar",
    "wed": "onsdagar",
    "thu": "torsdagar",
    "fri": "fredagar",
    "sat": "lördagar",
    "sun": "söndagar",
}
_RECORDS = {
    "minutes": "skriver protokoll vid varje möte",
    "notes": "skriver minnesanteckningar vid varje möte",
}


def phrase(kind: str, role: str, rule: Rule) -> str:
    """The duty as a sentence: "Sekreteraren skriver protokoll vid varje möte."

    Empty for `other`, whose words only the one who wrote it knows.
    """
    say = _SAYS.get(kind)
    if say is None:
        return ""
    said = " ".join(piece for piece in (WHO[role], *say(role, rule)) if piece)
    return f"{said.replace(' ,', ',')}."


def heading(role: str) -> str:
    """The words of a heading for what a role does."""
    return HEADING[role]


def _plain(words: str) -> Callable[[str, Rule], tuple[str, ...]]:
    return lambda role, rule: (words,)


def _meet(role: str, rule: Rule) -> tuple[str, ...]:
    minimum, per = rule.get("minimum"), rule.get("per")
    day = f", på {_DAYS[rule['weekday']]}" if rule.get("weekday") else ""
    if not minimum:
        return "håller möten", day
    if per == "two_years":
        return "träffas vartannat år", day
    times = "minst en gång" if minimum == 1 else f"minst {minimum} gånger"
    return "träffas", times, _TIMES.get(per or "", ""), day


def _plan(role: str, rule: Rule) -> tuple[str, ...]:
    when = rule.get("before", "")
    den = "den " if when[:1].isdigit() else ""
    return "upprättar en årsplan", f"före {den}{when}" if when else ""


def _call(role: str, rule: Rule) -> tuple[str, ...]:
    return "skickar kallelsen", _span("senast", rule.get("days_before"), "före mötet")


def _record(role: str, rule: Rule) -> tuple[str, ...]:
    return (_RECORDS.get(rule.get("record", ""), "dokumenterar mötena"),)


def _submit(role: str, rule: Rule) -> tuple[str, ...]:
    return "skickar in anteckningarna", _to(rule), _within(rule)


def _publish(role: str, rule: Rule) -> tuple[str, ...]:
    where = f"på {rule['where']}" if rule.get("where") else ""
    return "publicerar anteckningarna", where, _within(rule)


def _register(role: str, rule: Rule) -> tuple[str, ...]:
    if not rule.get("to"):
        return ("håller en förteckning över medlemmarna",)
    return "skickar en förteckning över medlemmarna", _to(rule)


def _dates(role: str, rule: Rule) -> tuple[str, ...]:
    return "skickar in datum för mötena", _to(rule)


def _up(role: str, rule: Rule) -> tuple[str, ...]:
    to = rule.get("to", "")
    # "Nätverket återkopplar till skolcheferna" is enough, where the receiver is known as a chief.
    source = "" if role == "network" and to and "@" not in to else "från nätverket"
    return "återkopplar", _EVERY.get(rule.get("cadence", ""), ""), source, _to(rule)


def _down(role: str, rule: Rule) -> tuple[str, ...]:
    return "återkopplar", f"från {rule['from']}" if rule.get("from") else "", "till nätverket"


def _inform(role: str, rule: Rule) -> tuple[str, ...]:
    return "informerar", rule.get("to") or "uppdragsgivaren"


def _regularly(words: str) -> Callable[[str, Rule], tuple[str, ...]]:
    return lambda role, rule: (words, _EVERY.get(rule.get("per", ""), ""))


def _to(rule: Rule) -> str:
    return f"till {rule['to']}" if rule.get("to") else ""


def _within(rule: Rule) -> str:
    return _span("inom", rule.get("days_after"), "efter mötet")


def _span(lead: str, days: int | None, event: str) -> str:
    if not days:
        return ""
    return f"{lead} {days} {'dag' if days == 1 else 'dagar'} {event}"


_SAYS: Mapping[str, Callable[[str, Rule], tuple[str, ...]]] = {
    "hold_meetings": _meet,
    "lead_meetings": _plain("leder mötena"),
    "facilitate": _plain("processleder mötena"),
    "plan_year": _plan,
    "prepare_meetings": _plain("förbereder mötena"),
    "send_notice": _call,
    "write_minutes": _record,
    "submit_minutes": _submit,
    "publish_minutes": _publish,
    "submit_register": _register,
    "submit_dates": _dates,
    "feedback_up": _up,
    "feedback_down": _down,
    "inform_commissioner": _inform,
    "coordinate_groups": _plain("samordnar arbetsgrupperna"),
    "revise_charter": _regularly("ser över uppdragsbeskrivningen"),
    "follow_up_assignments": _regularly("följer upp uppdragen"),
}
