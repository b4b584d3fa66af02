"""Who may open which door to a network's rules, to adjusting a record and to correcting it."""

from collections.abc import Mapping
from typing import Any

from samverk.meetings.models import Adjuster, Comment, Minutes, Reopening, Submission
from tests.doors import Door

READ = "302 404 200 200 200 200 200 200"
NO_POST = "302 405 405 405 405 405 405 405"
LEADS = "302 404 403 403 200 200 403 200"
LEADS_ACT = "302 404 403 403 302 302 403 302"
WRITES = "302 404 403 200 200 200 403 200"
WRITES_ACT = "302 404 403 302 302 302 403 302"
# A member has been chosen to adjust the record that is out.
READS_DRAFT, TALKS = "302 404 200 200 200 200 403 200", "302 404 302 302 302 302 403 302"
ADJUSTS = "302 404 302 403 403 403 403 403"


def the_network(world: Any) -> tuple[object, ...]:
    return (world.cast.network.slug,)


def out(world: Any) -> tuple[object, ...]:
    """The record that is out; a member adjusts it."""
    if not world.submitted.adjusters.exists():
        world.submitted.adjusters.create(person=world.cast.member, by=world.cast.secretary)
    return (world.submitted.pk,)


def commented(world: Any) -> tuple[object, ...]:
    """The same, with a comment."""
    out(world)
    minutes = Minutes.objects.get(meeting=world.submitted)
    comment = Comment.objects.filter(minutes=minutes).first() or Comment.say(
        minutes, by=world.cast.member, text="Fel dag."
    )
    return world.submitted.pk, comment.pk


def opened(world: Any) -> tuple[object, ...]:
    """The approved record, which is being corrected."""
    minutes = Minutes.objects.get(meeting=world.approved)
    if not minutes.reopening:
        Reopening.open(minutes, by=world.cast.secretary, reason="Fel dag")
    return (world.approved.pk,)


def read(world: Any) -> Mapping[str, object]:
    return {"submission": Submission.objects.get(minutes__meeting=world.submitted).pk}


def rules(world: Any) -> Mapping[str, object]:
    return {
        "called": "notes",
        "notice_days": 21,
        "minutes_days": 10,
        "approving": "leader",
        "adjust_days": 5,
        "assent_days": 10,
    }


def chosen(world: Any) -> Mapping[str, object]:
    return {"people": [Adjuster.eligible(world.held).earliest("pk").pk]}


DOORS = [
    Door("meetings:procedure", READ, NO_POST, the_network),
    Door("meetings:procedure_change", LEADS, LEADS_ACT, the_network, rules),
    Door("meetings:adjusters", WRITES, WRITES_ACT, lambda w: (w.held.pk,), chosen),
    Door("meetings:adjusting", READS_DRAFT, NO_POST, out),
    Door("meetings:adjustment", ADJUSTS, ADJUSTS, out, read),
    Door("meetings:comment", TALKS, TALKS, out, lambda w: {"text": "Fel dag."}),
    Door("meetings:comment_settled", WRITES_ACT, WRITES_ACT, commented),
    Door(
        "meetings:correct",
        WRITES,
        WRITES_ACT,
        lambda w: (w.approved.pk,),
        lambda w: {"reason": "Fel dag"},
    ),
    Door("meetings:correction_end", WRITES, WRITES_ACT, opened),
    Door("meetings:version", READ, NO_POST, lambda w: (w.approved.pk, 1)),
]
