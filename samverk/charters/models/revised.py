"""A revised document as the next version: what stands as before keeps its corrected reading.

The reader has read the whole new document. For each sentence that stands word for word in the
version before, its reading there is taken instead: it may have been corrected by a person, and
says more than a reader can. Sentences that are new or changed keep the new reading.
"""

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from samverk.charters.likeness import alike, pair
from samverk.charters.models.assignment import Assignment
from samverk.charters.models.document.places import goes_on
from samverk.charters.models.document.traits import reading_of, traits_read
from samverk.charters.models.parts import Duty, Goal, Part, Sentence
from samverk.charters.writing.style import frame

if TYPE_CHECKING:
    from samverk.charters.models.charter import Charter

#: The sentence of the later version, by the id of the one that it is word for word.
type Same = dict[int, Sentence]


def keep_readings(earlier: "Charter", later: "Charter") -> None:
    """Give a charter that was just read in the corrected readings of the version before."""
    same = same_sentences(earlier, later)
    for sentence in earlier.sentences.filter(pk__in=same):
        same[sentence.pk].read_as = sentence.read_as
        same[sentence.pk].save()
    _keep_facts(earlier, later)
    goals = _keep_goals(earlier, later, same)
    _keep_assignments(earlier, later, same, goals)
    _keep_duties(earlier, later, same)
    _keep_settled(earlier, later, same)


def same_sentences(earlier: "Charter", later: "Charter") -> Same:
    """The sentences that stand as before, whatever marks are around them."""
    old, new = list(earlier.sentences.all()), list(later.sentences.all())
    matcher = SequenceMatcher(
        None, [_words(each) for each in old], [_words(each) for each in new], autojunk=False
    )
    return {
        old[block.a + step].pk: new[block.b + step]
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _words(sentence: Sentence) -> str:
    return " ".join(frame(sentence.text).words.replace("*", "").replace("|", "").split())


def _keep_facts(earlier: "Charter", later: "Charter") -> None:
    """What was corrected about the whole, where the new document says what the old one did."""
    reading = reading_of(earlier.text)
    framework, period = reading.framework, reading.period
    said = {
        "title": reading.network or "",
        "commissioner": reading.commissioner or "",
        "framework": framework.name if framework else "",
        "framework_from": framework.from_year if framework else None,
        "framework_to": framework.to_year if framework else None,
        "period_from": period.from_year if period else None,
        "period_to": period.to_year if period else None,
    }
    kept = [name for name, value in said.items() if getattr(later, name) == value]
    for name in kept:
        setattr(later, name, getattr(earlier, name))
    later.save(update_fields=kept or None)


def _keep_goals(earlier: "Charter", later: "Charter", same: Same) -> dict[int | None, Goal]:
    """The later version's goals, by the id of the earlier goal that each is."""
    _give_way(later.goals.filter(sentence__in=same.values()))
    for goal in earlier.goals.filter(sentence__in=same):
        _copied(goal, later, same)
    pairs = pair(
        list(earlier.goals.all()),
        list(later.goals.all()),
        lambda one, two: one.title == two.title,
        lambda one, two: alike(one.title, two.title),
    )
    return {one.pk: two for one, two in pairs if one and two}


def _keep_assignments(
    earlier: "Charter", later: "Charter", same: Same, goals: dict[int | None, Goal]
) -> None:
    whole = [
        assignment
        for assignment in earlier.assignments.filter(sentence__in=same)
        if _stands_whole(assignment, same)
    ]
    kept = [same[assignment.sentence_id or 0] for assignment in whole]
    _give_way(later.assignments.filter(sentence__in=kept))
    read = list(later.assignments.all())
    for assignment in whole:
        pk, goal = _before(assignment), goals.get(assignment.goal_id)
        _copied(assignment, later, same, goal=goal, continues_id=pk)
    others = [each for each in earlier.assignments.all() if each.text not in _texts(whole)]
    for one, two in pair(others, read, lambda one, two: alike(one.text, two.text)):
        if one and two:
            _take_more(one, two, goals)


def _texts(assignments: list[Assignment]) -> set[str]:
    return {assignment.text for assignment in assignments}


def _stands_whole(assignment: Assignment, same: Same) -> bool:
    """Whether its other sentences and its parts stand as before too, and no more than those."""
    sentence = assignment.sentence
    assert sentence
    tail = [same.get(each.pk) for each in goes_on(sentence, "assignment", "part")]
    now = [each.pk for each in _tail(same[sentence.pk])]
    return [each.pk if each else None for each in tail] == now


def _tail(sentence: Sentence) -> list[Sentence]:
    return goes_on(sentence, "assignment", "part")


def _before(assignment: Assignment) -> int | None:
    """The adopted assignment that it goes on with; a draft's own goes on with the one before."""
    return assignment.pk if assignment.charter.is_adopted else assignment.continues_id


def _take_more(one: Assignment, two: Assignment, goals: dict[int | None, Goal]) -> None:
    """An assignment that was changed keeps what people wrote about it beside the document."""
    read = traits_read_before(one)
    two.continues_id = _before(one)
    for name in Assignment.FACTS:
        if name in ("text", "parts", "goal_id", "continues_id"):
            continue
        known = getattr(one, name)
        if known and not getattr(two, name) and known != read.get(name):
            setattr(two, name, known)
    two.goal = two.goal or goals.get(one.goal_id)
    two.save()


def traits_read_before(assignment: Assignment) -> dict[str, Any]:
    """What the reader reads of an assignment where it stands, to tell what people added."""
    reading = reading_of(assignment.charter.text)
    said = next((each for each in reading.assignments if each.text == assignment.text), None)
    return traits_read(said) if said else {}


def _keep_duties(earlier: "Charter", later: "Charter", same: Same) -> None:
    _give_way(later.duties.filter(sentence__in=same.values()))
    for duty in earlier.duties.filter(sentence__in=same):
        _copied(duty, later, same)
    for duty in earlier.duties.filter(sentence=None):
        if not later.duties.filter(kind=duty.kind, role=duty.role).exists():
            _copied(duty, later, same)


def _keep_settled(earlier: "Charter", later: "Charter", same: Same) -> None:
    """What somebody let stand stays settled, with who did and the note."""
    for finding in earlier.findings.filter(settled_at__isnull=False):
        place = same.get(finding.sentence_id or 0)
        if finding.sentence_id and place is None:
            continue
        for found in later.findings.open().filter(code=finding.code, sentence=place):
            found.settled_by, found.settled_at = finding.settled_by, finding.settled_at
            found.note = finding.note
            found.save()


def _give_way(parts: Any) -> None:
    for part in parts:
        part.delete()


def _copied[P: (Goal, Assignment, Duty)](
    part: P, later: "Charter", same: Same, **facts: Any
) -> Part:
    """A part of the version before, in the later one."""
    sentence = same.get(part.sentence_id or 0)
    own = {name: getattr(part, name) for name in part.FACTS if name != "goal_id"} | facts
    position = sentence.position if sentence else part.position
    return type(part).objects.create(charter=later, sentence=sentence, position=position, **own)
