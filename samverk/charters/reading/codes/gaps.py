"""What a charter leaves unsaid that others of its kind say."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from samverk.charters.reading.codes.code import Code, Hit, Material


def _missing(is_said: Callable[[Material], bool]) -> Callable[[Material], Iterable[Hit]]:
    """A gap of the whole charter: there is nothing to point at."""

    def find(material: Material) -> Iterable[Hit]:
        return () if is_said(material) else (Hit(),)

    return find


def _counts_meetings(material: Material) -> bool:
    return any(
        duty.kind == "hold_meetings" and duty.role == "network" and "minimum" in duty.rule
        for duty in material.duties
    )


def _minutes_reach_somebody(material: Material) -> bool:
    return material.has("submit_minutes") or material.has("publish_minutes")


GAPS = (
    Code(
        "no_meeting_count",
        _("The charter does not say how many meetings the network holds."),
        _("Without a number nobody can tell whether the network meets as often as it should."),
        _("Decide how many meetings a year there are to be, and write it under meetings."),
        _missing(_counts_meetings),
    ),
    Code(
        "no_notice_sender",
        _("The charter does not say who sends the notice of a meeting."),
        _("Where nobody is named, everybody waits for somebody else, and the notice comes late."),
        _("Name the role that calls the meetings, and how many days before."),
        _missing(lambda material: material.has("send_notice", named=True)),
    ),
    Code(
        "no_minutes_author",
        _("The charter does not say who writes the minutes."),
        _("Minutes that nobody is asked to write are seldom written."),
        _("Name the role that writes the minutes."),
        _missing(lambda material: material.has("write_minutes", named=True)),
    ),
    Code(
        "no_minutes_recipient",
        _("The charter does not say who receives the minutes."),
        _("Minutes that are sent nowhere tell the commissioner nothing."),
        _("Write where the minutes are sent, and within how many days."),
        _missing(_minutes_reach_somebody),
    ),
    Code(
        "no_register_owner",
        _("The charter does not say who keeps the list of members."),
        _("When people change jobs, the list is only right if somebody keeps it."),
        _("Name the role that keeps the list of members and sends it in."),
        _missing(lambda material: material.has("submit_register")),
    ),
    Code(
        "no_dates_owner",
        _("The charter does not say who sends in the dates of the meetings."),
        _("The other networks plan around the dates, and cannot if nobody sends them in."),
        _("Name the role that sends in the dates of the meetings."),
        _missing(lambda material: material.has("submit_dates")),
    ),
    Code(
        "no_revision",
        _("The charter does not say when it is revised."),
        _("A charter that is never looked through goes on asking for what is already done."),
        _("Write who revises the charter and how often, for instance once a year."),
        _missing(lambda material: material.has("revise_charter")),
    ),
    Code(
        "no_publication",
        _("The charter does not say where the minutes are published."),
        _("Schools and residents can only follow the network where the minutes are to be found."),
        _("Write where the minutes are published, or that they are not."),
        _missing(lambda material: material.has("publish_minutes")),
    ),
    Code(
        "no_adoption_date",
        _("The charter does not say when it was adopted."),
        _("Without a day and a body nobody can tell which version holds."),
        _("Write which body adopted the charter and on which day."),
        _missing(lambda material: material.adopted is not None),
    ),
    Code(
        "no_period",
        _("The charter does not say for which years it holds."),
        _("Without years nobody is reminded when the time is out."),
        _("Write the years that the charter holds for."),
        _missing(lambda material: material.period is not None),
    ),
    Code(
        "no_assignments",
        _("The charter gives the network no assignments."),
        _("The assignments are what the network is there for, and what it is followed up by."),
        _("Write what the network is asked to do."),
        _missing(lambda material: bool(material.assignments)),
    ),
    Code(
        "no_roles",
        _("The charter names no roles, such as chair or secretary."),
        _("A duty that belongs to everybody is nobody's."),
        _("Write which roles there are and what each of them does."),
        _missing(lambda material: bool(material.roles)),
    ),
)

#: For a text that seems to be something else, in the place of all gaps and warnings.
NOT_A_CHARTER = (
    Code(
        "no_assignments",
        _("This does not look like a charter: no assignments to a network were found in it."),
        _("The assignments are what the network is there for, and what it is followed up by."),
        _("Check that you chose the right document."),
        lambda _material: (Hit(),),
    ),
    Code(
        "no_roles",
        _("This does not look like a charter: no roles in a network were found in it."),
        _("A duty that belongs to everybody is nobody's."),
        _("Check that you chose the right document."),
        lambda _material: (Hit(),),
    ),
)
