"""The rules about networks that rights are made of, and those whom the page of rights tells of."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.shell.rights import COORDINATES, OFFICE, PUBLIC, RIGHTS, SIGNED_IN, Right, Rule, Words

__all__ = [
    "ADJUSTS",
    "COORDINATES",
    "DECIDES",
    "HAS_DECIDED",
    "HAS_ROLE",
    "JOINS",
    "LEADS",
    "LEADS_BODY",
    "LIAISES",
    "OFFICE",
    "OVERSEES",
    "OWN",
    "OWN_HERE",
    "PREPARES",
    "PUBLIC",
    "RIGHTS",
    "SEES",
    "SEES_BODY",
    "SIGNED_IN",
    "WRITES",
    "Right",
    "Rule",
]

SEES = Rule(
    (_("those who take part in the network"), _("those who take part in the body above"), OFFICE),
    lambda who, network, own: who.sees(network),
)
LEADS = Rule(
    (_("those who lead the network"), OFFICE),
    lambda who, network, own: network is not None and who.leads(network),
)
WRITES = Rule(
    (_("those who lead the network"), _("its secretary"), OFFICE),
    lambda who, network, own: who.writes(network),
)
DECIDES = Rule(
    (_("those who lead the body above"), OFFICE),
    lambda who, network, own: who.decides(network),
)
SEES_BODY = Rule((_("those who take part in the body above"), OFFICE), SEES.lets)
LEADS_BODY = Rule((_("those who lead the body above"), OFFICE), LEADS.lets)
LIAISES = Rule(
    (_("its responsible school chief"),),
    lambda who, network, own: who.holds(network, "liaison"),
)
OVERSEES = Rule(
    (_("those who commission networks"), _("responsible school chiefs"), OFFICE),
    lambda who, network, own: who.oversees,
)
OWN = Rule((_("whoever it belongs to"),), lambda who, network, own: own, _("if it is yours"))
OWN_HERE = Rule(
    (_("whoever it belongs to"),),
    lambda who, network, own: own and who.sees(network),
    _("if it is yours"),
)
HAS_ROLE = Rule(
    (_("whoever has the role"),),
    lambda who, network, own: own and network.pk in who.roles,
    _("if you have the role"),
)
HAS_DECIDED = Rule(
    (_("those who decide about the other one"),),
    lambda who, network, own: own,
    _("if you decide about the other one"),
)
JOINS = Rule(
    (_("those who take part in a network that meets with it"),),
    lambda who, network, own: own,
    _("if your network meets with it"),
)
ADJUSTS = Rule(
    (_("those who have been chosen to adjust it"),),
    lambda who, network, own: own,
    _("if you adjust it"),
)
PREPARES = Rule(
    (_("whoever has been asked to prepare it"),),
    lambda who, network, own: own and who.sees(network),
    _("if you have been asked"),
)


@dataclass(frozen=True)
class Column:
    """One of those whom the page tells of, as an example: a mandate like theirs."""

    persona: str
    words: Words
    mandate: Mandate


# The networks that the page reasons about: one, the body that commissions it, and another below.
BODY = Network(pk=1)
NETWORK = Network(pk=2, parent_id=1)
OTHER = Network(pk=3, parent_id=1)
PLACES = {"network": NETWORK, "body": BODY, "other": OTHER}


def _column(persona: str, words: Words, *places: Network, **roles: Network) -> Column:
    """Somebody who belongs to these networks and holds these roles in them."""
    member_of = frozenset(place.pk for place in places)
    held = {place.pk: frozenset({role}) for role, place in roles.items()}
    above = BODY.pk in member_of
    return Column(
        persona,
        words,
        Mandate(
            person_id=4,
            oversees=above or "liaison" in roles,
            member_of=member_of,
            roles=held,
            below=frozenset({NETWORK.pk, OTHER.pk} if above else ()),
        ),
    )


# The chair is one of those who commission the network, and who answers for it leads them: so say
# the charters that we know.
COLUMNS = (
    Column("public", _("The public"), Mandate(0)),
    _column("stranger", _("Others in the association"), OTHER, chair=OTHER),
    _column("member", _("Member"), NETWORK),
    _column("secretary", _("Secretary"), NETWORK, secretary=NETWORK),
    _column("presidium", _("Presidium"), NETWORK, presidium=NETWORK),
    _column("chair", _("Chair"), BODY, NETWORK, chair=NETWORK),
    _column("liaison", _("Responsible school chief"), BODY, liaison=NETWORK, chair=BODY),
    Column("coordinator", _("The office"), Mandate(5, coordinator=True, oversees=True)),
)


def cell(right: Right, column: Column) -> str:
    """What the page says: "yes", "no", or "perhaps" where it depends on whose the thing is."""
    who, place = column.mandate, PLACES[right.place]
    if right.allows(who, place):
        return "yes"
    return "perhaps" if who.person_id and right.allows(who, place, own=True) else "no"
