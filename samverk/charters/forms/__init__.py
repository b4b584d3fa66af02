"""What people write about charters. Forms clean; the verbs save."""

from samverk.charters.forms.assignment import AssignmentForm
from samverk.charters.forms.charter import (
    AdoptionForm,
    FactsForm,
    NetworkForm,
    NewNetworkForm,
    ReadInForm,
)
from samverk.charters.forms.parts import DutyForm, GoalForm

__all__ = [
    "AdoptionForm",
    "AssignmentForm",
    "DutyForm",
    "FactsForm",
    "GoalForm",
    "NetworkForm",
    "NewNetworkForm",
    "ReadInForm",
]
