"""A person with a name like no other, planted in every place where a name can stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

from django.utils import timezone

from samverk.charters.models import GoverningDocument, Print
from samverk.dialogue.models import Feedback
from samverk.documents.models import StoredFile
from samverk.followup.tests.doors_revision import review
from samverk.house.demo.cast import Cast
from samverk.ledger.models import Entry
from samverk.meetings.models import BacklogItem, Meeting, Minutes
from samverk.networks.models import Network
from samverk.people.models import Appointment, Membership, Person
from samverk.post.models import Letter
from samverk.publishing.acts import publish
from samverk.publishing.models import Release
from tests import world
from tests.world import World, build_world

NAME = "Kanariella Gömsdotter-Öberg"
MAIL = "kanariella.gomsdotter-oberg@tibro.example"
PHONE = "070-987 65 43"
TITLE = "Sångfågelschef"
SAYS = f"Fråga {NAME} ({MAIL}, {PHONE}). Gömsdotter-Öberg vet mer."
CHARTER = world.CHARTER + f"\n- {NAME} ska samla in exempel från kommunerna.\n\nKontakt\n\n{SAYS}\n"


def plant(cast: Cast) -> tuple[World, Person]:
    """The world with the person in it: member, with roles, and named wherever something is said."""
    since = timezone.localdate() - timedelta(days=400)
    membership = Membership.begin(
        cast.network, by=cast.coordinator, on=since, name=NAME, email=MAIL, title=TITLE,
        municipality=cast.municipalities["Tibro"],
    )  # fmt: skip
    person = membership.person
    person.change(phone=PHONE)
    Membership.begin(
        cast.chiefs, by=cast.coordinator, on=since, name=NAME, email=MAIL, title=TITLE,
        municipality=cast.municipalities["Tibro"],
    )  # fmt: skip
    for role in ("presidium", "convener"):
        Appointment.give(cast.network, by=cast.chair, on=since, person=person, role=role)
    Appointment.give(cast.chiefs, by=cast.coordinator, on=since, person=person, role="liaison")
    Network.objects.filter(pk=cast.network.pk).update(purpose=f"Började med {NAME}.")
    with _everything_named(person):
        made = build_world(cast)
    _approved_by(made, person)
    _said(made, person)
    _filed(made)
    return made, person


@contextmanager
def _everything_named(person: Person) -> Iterator[None]:
    """While it lasts, what `tests.world` makes names the person."""
    charter, meet, write = world.CHARTER, world.meet, world.write

    def meet_and_name(cast: Cast, start: object) -> Meeting:
        meeting = meet(cast, start)  # type: ignore[arg-type]
        meeting.items.get().change(
            by=cast.chair, presenter=NAME, text=SAYS, title=f"Läsning, {NAME}"
        )
        return meeting

    def write_and_name(cast: Cast, meeting: Meeting) -> Minutes:
        minutes = write(cast, meeting)
        item = meeting.items.get()
        item.notes = f"{NAME} berättade.\n\n- {SAYS}"
        item.save()
        item.decisions.update(text=f"Nätverket ger {NAME} i uppdrag att sjunga.")
        item.actions.update(text=f"Ring {NAME}", person=person)
        meeting.attendance.create(person=person, name=NAME, municipality=person.municipality)
        meeting.attendance.create(name="Erik Lind", stands_in_for=person, remark=f"för {NAME}")
        return minutes

    world.CHARTER, world.meet, world.write = CHARTER, meet_and_name, write_and_name
    try:
        yield
    finally:
        world.CHARTER, world.meet, world.write = charter, meet, write


def _approved_by(made: World, person: Person) -> None:
    """A record that the person approved; and one that the person began."""
    cast, now = made.cast, timezone.now()
    for days, writer, approver in ((90, cast.secretary, person), (95, person, cast.chair)):
        meeting = world.meet(cast, now - timedelta(days=days))
        minutes = Minutes.begin(meeting, by=writer)
        meeting.items.get().decisions.create(text="Vi ses i höst.")
        meeting.attendance.create(person=person, name=NAME, municipality=person.municipality)
        meeting.items.get().actions.create(text="Skriv ett brev", who=NAME)
        minutes.submit(by=writer)
        approval = minutes.approve(by=approver, at=now)
        Release.make(approval, by=person, at=now)
        publish(Entry.objects.filter(verb="minutes.released").latest("pk"))


def _said(made: World, person: Person) -> None:
    """What people write to each other, by the person and about them."""
    cast = made.cast
    for by in (person, cast.liaison):
        feedback = Feedback.send(
            sender=cast.network, receiver=cast.chiefs, by=by, on=timezone.localdate(),
            title=f"Om {NAME}", text=SAYS, purpose=Feedback.Purpose.ANSWER,
        )  # fmt: skip
    feedback.acknowledge(by=cast.liaison, text=SAYS)
    BacklogItem.propose(cast.network, by=person, title=f"Fåglar, {NAME}")
    made.called.invitations.get(person=cast.presidium).reply(answer="substitute", substitute=NAME)
    made.called.invitations.get(person=person).reply(answer="yes")
    round_review = review(made)
    assignment = round_review.charter.assignments.earliest("pk")
    round_review.answer(
        assignment, by=person, kind="changes", text=f"{NAME} leder arbetet.", parts=[], reason=SAYS
    )
    round_review.add(by=person, text=f"Samla in fågelsång ({NAME})")
    round_review.comment(by=cast.liaison, text=SAYS, assignment=assignment)
    made.called.change(by=cast.chair, place=f"Hemma hos {NAME}")
    made.called.send_update(by=cast.chair)
    for key, refused in (("waiting", ""), ("refused", "550 unknown")):
        letter = Letter.write(key=key, to=MAIL, subject=f"Hej {NAME}", text=SAYS)
        if refused:
            letter.mark_refused(f"{refused} {MAIL}")


def _filed(made: World) -> None:
    """Files that hold the name: the charter's own prints, and what was put up as it came."""
    for charter in (made.charter, made.draft):
        for kind in Print.Kind.values:
            Print.ask(charter, kind, on=timezone.localdate())
    for asked in Print.objects.filter(file=None):
        asked.make()
    word = Print.objects.filter(kind=Print.Kind.WORD, file__isnull=False).earliest("pk").file
    assert word
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("inre/uppdrag.docx", word.data())
    for name, data, media_type in (
        (f"Strategi {NAME}.docx", word.data(), word.media_type),
        ("Bilagor.zip", packed.getvalue(), "application/zip"),
        ("Brev.txt", SAYS.encode("cp1252"), "text/plain"),
    ):
        GoverningDocument.objects.create(
            kind="strategy", name=f"{name} av {NAME}", created_by=made.cast.coordinator,
            file=StoredFile.keep(name=name, data=data, media_type=media_type),
        )  # fmt: skip
