"""What an assignment says besides its words: goal, modality, years, report, other networks, who
begins, what there will be, and what it may not touch."""

import re

from samverk.charters.reading.actors import same_network
from samverk.charters.reading.assignments import AssignmentFound, unmarked
from samverk.charters.reading.decisions import decision_named
from samverk.charters.reading.draft import Assignment, Piece, Report
from samverk.charters.reading.goals import GoalFound, goal_numbers
from samverk.charters.reading.words import body_after, cadence, words
from samverk.charters.reading.years import years

_SHALL = words("ska|skall|måste|har i uppdrag|åligger")
_MAY = words("bör|kan|får|eventuellt|ev|vid behov|om möjligt|gärna|kanske|önskvärt")
_HEDGE = words("eventuellt|ev|vid behov|om möjligt")
_LEAD_IN = words("t ex|t.ex.|t.ex|till exempel|exempelvis|bland annat|såsom|bl.a.")
_SUBORDINATE = re.compile(
    r"\s(?:(?:och|samt)\s+vid\s+behov|som|hur|så att|där|om|när|vilka|för att|att fler)\s"
)


def assignment_of(
    found: AssignmentFound, goals: list[GoalFound], own: str, piece: Piece, commissioner: str
) -> Assignment:
    """The assignment as the contract wants it."""
    text = found.text
    said_parts = (unmarked(part.unit.plain) for part in found.parts)
    parts = tuple(part for part in said_parts if not _LEAD_IN.fullmatch(part))
    intro_years = years(found.intro)
    has_span = intro_years is not None and intro_years.from_year != intro_years.to_year
    said = f"{text} {found.at.place.aside}"
    deliverable = _deliverable(text)
    own_years = years(text) if deliverable else None
    return Assignment(
        text=text,
        goal=_goal(found, goals),
        modality=_modality(text, found.intro),
        period=years(said) or (intro_years if has_span else None),
        report=_report(found),
        networks=_networks(f"{text} {' '.join(parts)}", own, commissioner),
        parts=parts,
        source=piece,
        constraint=_constraint(text),
        initiator=_initiator(text, own),
        deliverable=deliverable,
        deliverable_year=own_years.to_year if own_years else None,
        decision=decision_named(text),
        examples=bool(parts) and _gives_examples(found),
    )


def _goal(found: AssignmentFound, goals: list[GoalFound]) -> str | None:
    place = found.at.place
    if place.goal:
        return place.goal
    for goal in goals:
        if goal.title and goal.title.lower() in place.title.lower():
            return goal.number
    numbers = goal_numbers(f"{found.text} {place.aside}") or goal_numbers(found.intro)
    known = [number for number in numbers if any(goal.number == number for goal in goals)]
    return known[0] if len(known) == 1 else None


def _modality(text: str, intro: str) -> str | None:
    main = _SUBORDINATE.split(text, maxsplit=1)[0]
    if _SHALL.search(main):
        return "shall"
    if _MAY.search(main):
        return "may"
    if _HEDGE.search(intro):
        return None
    if _MAY.search(intro) and not _SHALL.search(intro):
        return "may"
    return "shall"


_REPORTED = re.compile(
    r"\b(?:åter)?(?:rapport|redovis|återkoppl)\w*\b[^.;)]*",
    re.IGNORECASE,
)
_REPORTED_PASSIVELY = re.compile(
    r"(?:\(|(?:^|[.;]\s+|\boch\s+))(?:\w+\s+){0,2}?(?:åter)?(?:rapporteras|redovisas|återkopplas|"
    r"rapportering|redovisning|återkoppling)\b[^.;)]*",
    re.IGNORECASE,
)


def _report(found: AssignmentFound) -> Report | None:
    """From the heading that it stands under, or from its own "(rapporteras till …)"."""
    aside = re.search(r"\(([^()]{0,300})\)", found.at.place.title)
    said = _REPORTED.search(aside[1]) if aside else None
    said = said or _REPORTED_PASSIVELY.search(found.text)
    if not said:
        return None
    to, often = body_after(said.group(), "till|för|inför"), cadence(said.group())
    return Report(to, often) if to or often else None


_NETWORK = re.compile(
    r"\b(?P<name>[A-ZÅÄÖ][\w-]*nätverket?|[\w]+-nätverket?|[a-zåäö]{4,}nätverket)\b"
    r"|\b[Nn]ätverket\s+(?:för\s+(?P<for>[\wåäöÅÄÖ-]+(?:\s+och\s+[\wåäö-]+)?)|(?P<named>[A-ZÅÄÖ][\w-]+(?:(?<=-)\s*och\s+[\w-]+)?))"
)
_GENERAL = re.compile(r"(?:.*chefsnätverket?|(?:professions|samverkans)?nätverket)", re.IGNORECASE)


def _networks(text: str, own: str, commissioner: str) -> tuple[str, ...]:
    """The other networks that it names."""
    names = []
    for found in _NETWORK.finditer(text):
        name = found["name"] or found["for"] or found["named"]
        is_own = same_network(name, own) if found["name"] else name.lower() in own.lower()
        if is_own or _GENERAL.fullmatch(name) or name.lower() == commissioner.lower():
            continue
        names.append(name if found["name"] else found.group())
    return tuple(dict.fromkeys(names))


_ENDS_IN_EXAMPLES = re.compile(
    r"(?:t\.?\s?ex|till exempel|exempelvis|bland annat|såsom|bl\.?\s?a)\.?\s*:?$", re.IGNORECASE
)


def _gives_examples(found: AssignmentFound) -> bool:
    """Whether "t ex" leads to its parts, at the end of its words or as a line of its own."""
    return bool(_ENDS_IN_EXAMPLES.search(found.text)) or any(
        _LEAD_IN.fullmatch(unmarked(part.unit.plain)) for part in found.parts
    )


_CONSTRAINT = re.compile(
    r"\b(?:utan att|(?:under|med) förutsättning(?:en)? att|utan (?:ökade?|extra|nya)"
    r"|med (?:hänsyn till|respekt för|bibehåll\w+)|så länge"
    r"|inom (?:befintlig|beslutad|given|tilldelad|ordinarie)\w*)\s[^,.;:()]+",
    re.IGNORECASE,
)
#: "inte bara … utan att": here "utan" is a but.
_BUT = re.compile(r"\binte (?:bara|enbart|endast|minst)\b[^.]*$", re.IGNORECASE)


def _constraint(text: str) -> str | None:
    """What the assignment may not touch: "utan att inskränka elevernas valfrihet"."""
    for found in _CONSTRAINT.finditer(text):
        if not _BUT.search(text[: found.start()]):
            return found.group().strip()
    return None


_BEGINS = re.compile(
    r"(?:^|[.!;]\s+)(?P<who>[\wåäö-]*(?:nätverket|presidiet|presidierna|ordföranden?|ordförandena"
    r"|sekreteraren|gruppen|rådet|kansliet|skolcheferna)(?:\s+(?:och|samt)\s+[\w-]+)?)\s+"
    r"(?:(?:ska|skall)\s+)?(?:initier\w+|tar? initiativ\w*|bjud(?:a|er) in|inled\w+|utred\w+"
    r"|sammankalla\w*)\b",
    re.IGNORECASE,
)


def _initiator(text: str, own: str) -> str | None:
    """Who begins, if it is somebody else than the network as a whole."""
    names = []
    for found in _BEGINS.finditer(text):
        who = found["who"]
        if who.lower() == "nätverket" or same_network(who, own):
            continue
        is_role = re.match(r"presidi|ordförand|sekreterar|kansli|skolchef", who, re.IGNORECASE)
        names.append(who[0].lower() + who[1:] if is_role else who)
    return ", ".join(dict.fromkeys(names)) or None


_MAKES = re.compile(
    r"\b(?:tar? fram|arbetar? fram|utarbeta\w*|upprätta\w*|utforma\w*|sammanställ\w*"
    r"|genomför\w*|anordna\w*|arrangera\w*|skriv(?:a|er)|publicera\w*)\s+"
    r"(?P<what>(?:en|ett|nya?|nytt|gemensam\w*|årlig\w*)\s[^.;:,(]+)",
    re.IGNORECASE,
)
_ITS_TIME = re.compile(
    r"\s+(?:(?:till|senast|före|under|för|inför|åren?|våren|hösten|läsåret|i|den|perioden)\s+)*"
    r"(?:\d{1,2}\s+\w+\s+)?(?:19|20)\d{2}\b.*$"
)


def _deliverable(text: str) -> str | None:
    """What there will be when it is done: "en gemensam plan", without the year."""
    found = _MAKES.search(text)
    return _ITS_TIME.sub("", found["what"].rstrip()) if found else None
