"""The networks' ways in the demo: how each works, and what it has before it."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from samverk.house.demo.days import DAY, at, weekday
from samverk.house.demo.life import Company
from samverk.house.demo.story import Story
from samverk.meetings.models import Comment, Guest, Meeting, Minutes, Procedure
from samverk.meetings.models.standing import adopt_usual_items

APPROVING = Procedure.Approving


def procedure_story(of: Company, day: date, *, called: str, **rules: object) -> Story:
    """A network settles how it works, and what every agenda begins with."""
    yield at(day, 9, 30)
    lead = of.lead(day)
    Procedure.settle(of.network, by=lead, called=called, **rules)
    adopt_usual_items(of.network, by=lead)


def procedures(companies: Mapping[str, Company], day: date) -> list[Story]:
    """The school chiefs keep minutes that two of them adjust, and ask who was not there."""
    return [
        procedure_story(
            companies["skolchefer"],
            day,
            called="minutes",
            approving=APPROVING.ADJUSTERS,
            asks_absent=True,
        ),
        procedure_story(companies["grundskola"], day, called="notes", notice_days=21),
    ]


def joint_story(companies: Mapping[str, Company], today: date) -> Story:
    """Three networks are to meet together, and keep the day."""
    yield at(weekday(today - 6 * DAY), 11, 20)
    of, joint = companies["grundskola"], [companies[slug].network for slug in OTHERS]
    day = weekday(today + 75 * DAY)
    meeting = Meeting.plan(
        of.network,
        by=of.lead(today),
        starts_at=at(day, 9),
        ends_at=at(day, 15),
        place="Kulturhuset i Skövde",
        title="Stornätverksträff",
        joint=joint,
    )
    meeting.save_the_date(by=of.lead(today))


OTHERS = ("forskola", "elevhalsa")


def guest_story(of: Company, day: date) -> Story:
    """A guest comes to one item of the next meeting."""
    yield at(day, 14, 35)
    coming = Meeting.objects.standing().upcoming(timezone.now()).filter(network=of.network)
    meeting = coming.first()
    if meeting and (items := list(meeting.items.filter(kind="discussion")[:1])):
        Guest.invite(
            meeting,
            by=of.lead(day),
            name="Maria Forsell",
            organisation="Högskolan i Väst",
            email="maria.forsell@hogskola.example",
            items=items,
        )


def comment_on_last(of: Company) -> None:
    """Today somebody has remarked on the record that is out."""
    minutes = Minutes.objects.filter(
        meeting__network=of.network, submission__isnull=False, approval=None
    ).first()
    if minutes and (item := minutes.meeting.items.exclude(notes="").first()):
        reader = of.lead(minutes.meeting.date)
        said = "Skriv gärna hur många elever det gäller, inte vilka skolor."
        Comment.say(minutes, by=reader, text=said, item=item)
