"""What a charter says that a person needs to look at."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.codes.areas import foreign_area
from samverk.charters.reading.codes.bodies import one_body_names
from samverk.charters.reading.codes.code import Code, Hit, Material
from samverk.charters.reading.codes.spelling import misspelled
from samverk.charters.reading.decisions import REFERENCE, says_which
from samverk.charters.reading.kinds import OTHER
from samverk.charters.reading.vocabulary import old_words
from samverk.charters.reading.words import NUMBER, number
from samverk.charters.reading.years import is_past, years


def _blank_assignments(material: Material) -> Iterable[Hit]:
    blanks = [at for at in material.blanks if "assignments" in at.place.kinds]
    return [Hit(blanks[0], {"count": len(blanks)})] if blanks else []


def _double_owner(material: Material) -> Iterator[Hit]:
    owners: dict[str, list[str]] = defaultdict(list)
    for duty in material.duties:
        if duty.kind == OTHER.name or duty.role == "network":
            continue
        if duty.role not in owners[duty.kind]:
            owners[duty.kind].append(duty.role)
            if len(owners[duty.kind]) == 2:
                yield Hit(duty.at, {"kind": duty.kind, "roles": ", ".join(owners[duty.kind])})


_STATED = re.compile(
    rf"\b(?:(?P<count>{NUMBER})|(?P<both>båda|bägge))\s+(?:av\s+)?(?:de\s+)?(?:\w+\s+)?(?:\w+\s+)?"
    r"(?P<what>mål|målen|målområden|målområdena|\w*områden|\w*områdena|delmål|huvudmål)\b",
    re.IGNORECASE,
)


def _goal_count(material: Material) -> Iterator[Hit]:
    if not material.goals:
        return
    listed = len(material.goals)
    in_scope = sum(goal.in_scope for goal in material.goals)
    for at in material.sentences():
        if at.unit.form != "sentence" or "assignments" in at.place.kinds[:1]:
            continue
        found = _STATED.search(at.unit.plain)
        if not found or not (at.unit.plain.endswith(":") or "goals" in at.place.kinds):
            continue
        stated = 2 if found["both"] else number(found["count"])
        if stated > 1 and stated not in (listed, in_scope):
            yield Hit(at, {"stated": stated, "listed": listed})
            return


def _past_year(material: Material) -> Iterator[Hit]:
    for assignment in material.assignments:
        own = years(assignment.text + " " + " ".join(assignment.parts))
        if own and is_past(own, material.today):
            yield Hit(assignment.source, {"year": own.to_year})


def _expired(material: Material) -> Iterator[Hit]:
    if material.period and is_past(material.period, material.today):
        yield Hit(None, {"year": material.period.to_year})


def _expiring(material: Material) -> Iterator[Hit]:
    if material.period and material.period.to_year == material.today.year:
        yield Hit(None, {"year": material.period.to_year})


def _foreign_area(material: Material) -> Iterator[Hit]:
    said = [material.network, *(assignment.text for assignment in material.assignments)]
    said += [f"{goal.title} {' '.join(goal.targets)}" for goal in material.goals]
    for at in dict.fromkeys(duty.at for duty in material.duties):
        if area := foreign_area(at.unit.plain, material.network, " ".join(said)):
            yield Hit(at, {"area": area})


def _old_term(material: Material) -> Iterator[Hit]:
    terms: dict[str, Hit] = {}
    for at in material.everything:
        for word in old_words(at.unit.plain):
            terms.setdefault(word.lower(), Hit(at, {"term": word}))
    if terms:
        first = next(iter(terms.values()))
        yield Hit(first.at, {"term": ", ".join(terms)})


def _many_names(material: Material) -> Iterator[Hit]:
    for at, names in one_body_names(material.everything):
        yield Hit(at, {"names": ", ".join(names)})


def _unlinked_decision(material: Material) -> Iterator[Hit]:
    for at in material.sentences():
        found = REFERENCE.search(at.unit.plain)
        if found and not says_which(found.group()):
            yield Hit(at, {"decision": found.group().removesuffix(found["rest"])})


_VAGUE = re.compile(
    r"^(?:att\s+)?(?:nätverket\s+(?:ska|skall)\s+|vi\s+ska\s+)?(?:aktivt\s+|löpande\s+"
    r"|gemensamt\s+)?"
    r"(?:skapa\s+(?:arenor|mötesplatser|förutsättningar|strukturer|kommunövergripande|forum"
    r"|en arena|samsyn)"
    r"|utbyta\b|utbyte\b|erfarenhetsutbyte\b|samverka\b|främja\b|verka för\b|stärka\b|stödja\b"
    r"|inspirera\b"
    r"|vara (?:en arena|ett forum|en mötesplats|ett stöd|en plattform)|dialog\b|föra dialog"
    r"|diskutera\b"
    r"|omvärldsbevak\w*|arbeta för\b|bidra till\b|dela (?:goda|erfarenheter|kunskap)"
    r"|följa (?:utvecklingen|frågor)"
    r"|utveckla samverkan|ha dialog|lyfta frågor|värna\b|sträva\b|öka (?:samverkan|samsynen))",
    re.IGNORECASE,
)
_CONCRETE = re.compile(
    r"\d|\b\w*(?:plan|planen|rapport|rapporten|rutin|rutiner|handbok|underlag|modell|modellen"
    r"|konferens|förslag"
    r"|kartläggning|riktlinje|riktlinjer|mall|mallar|utvärdering|utbildningsdag|webbplats"
    r"|material|enkät"
    r"|handlingsplan|checklista|metodstöd|program|avtal|program)\b",
    re.IGNORECASE,
)


def _vague_assignment(material: Material) -> Iterator[Hit]:
    for assignment in material.assignments:
        if _VAGUE.search(assignment.text) and not _CONCRETE.search(assignment.text):
            yield Hit(assignment.source)


_MARKED = re.compile(r"[\wåäö.,;:)]\s?(?<!\*)(?P<mark>\*{1,3}|[†¹²³])(?=\s|[.,;:)]|$)")


def _orphan_mark(material: Material) -> Iterator[Hit]:
    if any(at.unit.form == "note" for at in material.everything):
        return
    for at in material.everything:
        if at.unit.form not in ("divider", "note") and _MARKED.search(at.unit.plain):
            yield Hit(at)
            return


def _spelling(material: Material) -> Iterator[Hit]:
    seen: set[str] = set()
    for at in material.everything:
        for wrong, right in misspelled(at.unit.plain):
            if wrong.lower() not in seen:
                seen.add(wrong.lower())
                yield Hit(at, {"wrong": wrong, "right": right})


def _too_long(material: Material) -> Iterable[Hit]:
    """What comes after all that is read of a very long document."""
    return [Hit(at) for at in material.everything if at.unit.form == "rest"][:1]


WARNINGS = (
    Code(
        "blank_assignments",
        _("The list of assignments has {count} lines without words."),
        _("An empty line asks nothing of anybody, and cannot be followed up."),
        _("Write the assignments, or remove the empty lines."),
        _blank_assignments,
    ),
    Code(
        "double_owner",
        _("Two roles have the same duty: {roles}."),
        _("When two have the same duty, each may believe that the other does it."),
        _("Choose which of the roles has the duty, or say what each of them does."),
        _double_owner,
    ),
    Code(
        "goal_count",
        _("The text speaks of {stated} goals but lists {listed}."),
        _("Somebody who reads the charter does not know which goals the network works with."),
        _("Check whether a goal is missing or the number is wrong."),
        _goal_count,
    ),
    Code(
        "past_year",
        _("An assignment was to be done by {year}, which has passed."),
        _("An assignment with a year that has passed is either done or forgotten."),
        _("Close the assignment, or give it a new year."),
        _past_year,
    ),
    Code(
        "expired",
        _("The charter held until {year}, which has passed."),
        _("The commissioner has not said that the network goes on after that year."),
        _("Revise the charter and give it new years."),
        _expired,
    ),
    Code(
        "expiring",
        _("The charter holds only until the end of {year}."),
        _("A revision takes time: the commissioner has to meet before the year is out."),
        _("Begin the revision, so that a new charter is there in time."),
        _expiring,
    ),
    Code(
        "foreign_area",
        _("The text speaks of {area}, which seems to belong to another network."),
        _("A duty that was copied by mistake asks the wrong network to do it."),
        _("Check whether the sentence was copied from another charter."),
        _foreign_area,
    ),
    Code(
        "old_term",
        _("The text uses words that were replaced on 2 July 2023: {term}."),
        _("The schools have other names in law now, and readers look for those words."),
        _(
            "Change to the words that the Education Act uses now, such as adapted compulsory"
            " school."
        ),
        _old_term,
    ),
    Code(
        "many_names",
        _("The same body seems to have several names: {names}."),
        _("Somebody new cannot know that the names stand for one body."),
        _("Choose one name and use it throughout."),
        _many_names,
    ),
    Code(
        "unlinked_decision",
        _("The text refers to a decision without saying which: {decision}."),
        _("Nobody can check what was decided, or see when the decision changes."),
        _("Add the date, the paragraph or a link."),
        _unlinked_decision,
    ),
    Code(
        "vague_assignment",
        _("It is hard to tell when this assignment is done."),
        _("When nobody can tell that it is done, nobody can tell how it goes either."),
        _("Write what there will be to show for it, and by when."),
        _vague_assignment,
    ),
    Code(
        "orphan_mark",
        _("A mark points at a footnote that is not there."),
        _("The mark promises an explanation that nobody can read."),
        _("Add the footnote, or remove the mark."),
        _orphan_mark,
    ),
    Code(
        "spelling",
        _("“{wrong}” may be misspelled; “{right}” may be meant."),
        _("A misspelled word is not found by those who search for it."),
        _("Correct the word if it is wrong."),
        _spelling,
    ),
    Code(
        "too_long",
        _("The document is so long that only its first part was read."),
        _("Duties and assignments further on are not in the draft."),
        _("Take out what is no charter, such as appendices, and read it in again."),
        _too_long,
    ),
)
