"""The office today: what in the networks needs a hand, whoever's task it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverk.archive.models import Request
from samverk.charters.models import Charter, Duty
from samverk.followup import steps
from samverk.followup.standing import Link
from samverk.meetings.models import Intake
from samverk.networks.models import Network
from samverk.networks.roles import HELD
from samverk.people.confirmations import RegisterState, register_states
from samverk.people.gaps import Gap, Kind, gaps
from samverk.people.models import Person
from samverk.people.models.importing import RegisterImport
from samverk.post.models import Letter
from samverk.shell.dates import day

# A role that follows from the meeting, or that all have, is never vacant by itself.
FILLED = ("chair", "secretary", "presidium", "liaison", "convener")


@dataclass(frozen=True)
class Matter:
    """One thing: how it looks (a chip's status, and a word for it where its own does not fit),
    what, where, why, and the step that mends it."""

    look: str
    what: str
    where: str
    why: str
    step: Link
    word: str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind. `key` is their place on the page."""

    key: str
    heading: str | Promise
    lead: str | Promise
    matters: list[Matter]


def morning(*, now: datetime) -> list[Section]:
    """What needs a hand, kind by kind, in a fixed number of queries; kinds without any too."""
    today = timezone.localdate(now)
    networks = list(Network.objects.active(today).by_name())
    found = gaps(networks, today, roles=_roles_of_charters(today))
    return [
        Section(
            "requests",
            gettext_lazy("Waiting for the office"),
            gettext_lazy("Somebody has asked for something that only the office can decide."),
            [*_requests(), *_asked_for(), *_imports(), *_intakes()],
        ),
        Section(
            "letters",
            gettext_lazy("Addresses that do not work"),
            gettext_lazy("Mail to them has come back or does not leave."),
            list(_letters(now)),
        ),
        Section(
            "registers",
            gettext_lazy("Lists not confirmed this term"),
            gettext_lazy("The presidium or the secretary confirms; the office can help."),
            list(_registers(register_states(networks, today))),
        ),
        Section(
            "vacancies",
            gettext_lazy("Vacancies"),
            gettext_lazy("Seats and roles that nobody has, and those that soon are vacant."),
            list(_vacancies(found)),
        ),
    ]


def _roles_of_charters(on: date) -> dict[int, set[str]]:
    """The roles that each network's charter in force gives something to do."""
    rows = Duty.objects.filter(charter__in=Charter.objects.in_force(on), role__in=FILLED)
    roles: dict[int, set[str]] = defaultdict(set)
    for network, role in rows.values_list("charter__network_id", "role").distinct():
        roles[network].add(role)
    return roles


def _requests() -> Iterator[Matter]:
    """People who want their account to be nobody's."""
    for row in Request.objects.pending():
        yield Matter(
            look="due",
            what=_("Anonymise the account of %(name)s") % {"name": row.person},
            where=_("asked for on %(day)s") % {"day": day(timezone.localdate(row.asked_at))},
            why="",
            step=Link(_("Decide"), reverse("archive:people")),
            word=_("Waits"),
        )


def _asked_for() -> Iterator[Matter]:
    """Networks that somebody wants and nobody has decided about."""
    for network in Network.objects.proposed().select_related("initiative", "parent"):
        asked = network.initiative
        yield Matter(
            look="due",
            what=_("A new network is asked for: %(network)s") % {"network": network},
            where=_("asked for on %(day)s") % {"day": day(asked.on)},
            why=asked.asked_by,
            step=Link(
                _("Go through the checklist"), reverse("charters:checklist", args=[network.slug])
            ),
            word=_("Waits"),
        )


def _letters(now: datetime) -> Iterator[Matter]:
    """Addresses that letters come back from, or have not left for, the most letters first."""
    letters: dict[str, list[Letter]] = defaultdict(list)
    for letter in Letter.objects.in_trouble(now).newest_first():
        letters[letter.to].append(letter)
    holders = {person.email: person for person in Person.objects.filter(email__in=letters)}
    for address, rows in sorted(letters.items(), key=lambda item: -len(item[1])):
        count = ngettext("%(n)s letter", "%(n)s letters", len(rows)) % {"n": len(rows)}
        refused = any(row.refused_at for row in rows)
        yield Matter(
            look="late" if refused else "due",
            what=address,
            where=f"{holders[address]}, {count}" if address in holders else count,
            why=rows[0].refusal,
            step=Link(_("See what came back"), reverse("post:letters")),
            word=_("Comes back") if refused else _("Waits"),
        )


def _registers(states: Iterable[RegisterState]) -> Iterator[Matter]:
    for state in states:
        if state.count and state.status in ("late", "due"):
            last = state.confirmation
            yield Matter(
                look=state.status,
                what=state.network.name,
                where=_("last confirmed on %(day)s by %(name)s")
                % {"day": day(last.on), "name": last.by}
                if last
                else _("never confirmed"),
                why=_("Due %(day)s.") % {"day": day(state.due)},
                step=steps.confirm(state.network),
            )


def _imports() -> Iterator[Matter]:
    """Files with lists that somebody handed in and nobody has gone through."""
    for row in RegisterImport.objects.to_look_through():
        yield Matter(
            look="due",
            what=_("A list to look through: %(file)s") % {"file": row.file.name},
            where=str(row.network or _("several networks")),
            why=_("Handed in by %(name)s on %(day)s.")
            % {"name": row.by, "day": day(timezone.localdate(row.at))},
            step=Link(_("Look through the list"), row.get_absolute_url()),
            word=_("Waits"),
        )


def _intakes() -> Iterator[Matter]:
    """Minutes that were mailed in, of a meeting that nobody knows."""
    for row in Intake.objects.unmatched().select_related("file", "by"):
        yield Matter(
            look="due",
            what=_("Minutes without a meeting: %(file)s") % {"file": row.file.name},
            where=row.sender or str(row.by or ""),
            why=_("Came in on %(day)s.") % {"day": day(timezone.localdate(row.at))},
            step=Link(_("Choose the meeting"), reverse("meetings:intake_match", args=[row.pk])),
            word=_("Waits"),
        )


# How each kind of vacancy looks, and what is said of those in one network.
LOOKS = {
    Kind.EMPTY: ("vacant", gettext_lazy("Nobody is on the list.")),
    Kind.ROLE: ("vacant", gettext_lazy("Nobody is %(of)s.")),
    Kind.VACANT: ("vacant", gettext_lazy("Vacant seats: %(of)s.")),
    Kind.UNREPRESENTED: ("vacant", gettext_lazy("Municipalities without a seat: %(of)s.")),
    Kind.TERM: ("due", gettext_lazy("Terms that run out: %(of)s.")),
    Kind.ADDRESS: ("due", gettext_lazy("Without an address: %(of)s.")),
}
ORDER = list(LOOKS)


def _vacancies(found: Iterable[Gap]) -> Iterator[Matter]:
    """One row for each network, with a sentence for each kind of vacancy, the worst first."""
    rows: dict[Network, dict[Kind, list[Gap]]] = defaultdict(lambda: defaultdict(list))
    for gap in found:
        rows[gap.network][Kind(gap.kind)].append(gap)
    for network, kinds in sorted(rows.items(), key=lambda row: _worst_first(*row)):
        if Kind.EMPTY in kinds:  # then there is nobody to have a role either
            kinds = {Kind.EMPTY: kinds[Kind.EMPTY]}
        worst = min(kinds, key=ORDER.index)
        yield Matter(
            look=LOOKS[worst][0],
            what=network.name,
            where="",
            why=" ".join(_sentence(kind, kinds[kind]) for kind in sorted(kinds, key=ORDER.index)),
            step=steps.appoint(network) if worst == Kind.ROLE else _list_of(network),
        )


def _worst_first(network: Network, kinds: Iterable[Kind]) -> tuple[int, str]:
    return min(map(ORDER.index, kinds)), network.name


def _sentence(kind: Kind, same: list[Gap]) -> str:
    either, names = _("or"), [_named(gap) for gap in same]
    joint = f" {either} " if kind == Kind.ROLE else ", "
    return str(LOOKS[kind][1]) % {"of": joint.join(names)}


def _list_of(network: Network) -> Link:
    return Link(_("Go to the list"), reverse("people:register", args=[network.slug]))


def _named(gap: Gap) -> str:
    if gap.kind == Kind.TERM:
        ends = day(gap.until) if gap.until else ""
        held = f" ({str(HELD[gap.role]).lower()})" if gap.role else ""
        return f"{gap.person}{held} {ends}"
    if gap.kind == Kind.ROLE:
        return str(HELD[gap.role]).lower()
    return str(gap.seat or gap.municipality or gap.person or "")
