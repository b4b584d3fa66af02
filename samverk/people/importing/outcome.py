"""What a line would do, and why not where it would do nothing."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    NEW = "new", _("Joins")
    CHANGED = "changed", _("Is changed")
    LEAVES = "leaves", _("Leaves")
    VACANT = "vacant", _("Vacant seat")
    UNCLEAR = "unclear", _("Unclear")
    SAME = "same", _("The same")
    SKIPPED = "skipped", _("Not taken in")


#: The verdicts that write something when the import is carried out.
ACTS = (Verdict.NEW, Verdict.CHANGED, Verdict.LEAVES, Verdict.VACANT)

# Why. What stands within %(…)s is filled in when the sentence is shown.
HEADING = _("A heading.")
NOTE = _("Text that is about nobody.")
LEFT_OUT = _("You left the row out.")
KEPT = _("You chose that the person stays on the list.")
LOOSE = _(
    "There is an address here, but nobody's name can be read. Say what the columns are, or leave"
    " the row out."
)
NO_NETWORK = _("Which network is it? Choose it.")
OTHER_NETWORK = _("The row is about another network: %(network)s.")
NO_TOWN = _("Whom does the person represent? Choose the municipality.")
UNKNOWN_TOWN = _(
    "There is no municipality called %(said)s. Choose the right one, or say that the person is"
    " co-opted for an organisation."
)
NO_NAME = _("There is no name. Write it.")
LONG_NAME = _("The name is too long. Write it.")
BAD_ADDRESS = _("%(said)s is no e-mail address. Write the right one, or leave it empty.")
OTHER_ADDRESS = _(
    "There is already a %(name)s on the list, with another address. Is it the same person?"
)
SEVERAL = _("There is more than one %(name)s on the list. Choose who it is.")
SOMEBODY_ELSES = _(
    "The address is %(name)s's. Has the person changed names, or is it somebody else?"
)
OFFICE_ONLY = _(
    "Only the office can change an address that is signed in with. The rest of the row can be"
    " taken in if you leave the address empty."
)
TWICE = _("The person stands on row %(row)s too.")
TWICE_OTHERWISE = _(
    "The person stands on row %(row)s too, with other details. Leave one of them out."
)
HAS_LEFT = _("The last day has passed.")
CHANGES_NOTHING = _("The row changes nothing.")
NO_SEATS = _("A working group has no seats.")
SEAT_IS_VACANT = _("The seat is vacant already.")
SEAT_OPENS = _("The municipality gets a vacant seat.")
SEAT_BECOMES_VACANT = _("The seat becomes vacant when %(name)s leaves.")
SEAT_IS_TAKEN = _(
    "%(name)s has the seat and is not in the file. If the person has left, choose under “How the"
    " file is read” that those who are not in the file leave; otherwise leave the row out."
)
NOT_IN_FILE = _("The person is on the list but not in the file.")
READ_AS = _("%(said)s is read as %(town)s.")
FROM_ABOVE = _("The municipality stands in a row above.")
OWN_NAME = _("The municipality is told by the address.")
MORE_ADDRESSES = _("Only the first address is used.")
UNKNOWN_ROLE = _("The role %(said)s is not known and is not taken in.")


@dataclass
class Outcome:
    """`why` is a sentence as it stands in the code, `facts` what fills it in; `changes` are
    (field, was, becomes). `plan` is what is to be written, in plain values."""

    verdict: str
    why: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    changes: list[list[str]] = field(default_factory=list)
    network: int | None = None
    person: int | None = None
    membership: int | None = None
    plan: dict[str, Any] = field(default_factory=dict)
