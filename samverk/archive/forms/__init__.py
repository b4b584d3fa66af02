"""Forms about people's data and its disposal."""

from samverk.archive.forms.disposal import DecisionForm
from samverk.archive.forms.people import AnonymiseForm, DeclineForm, FindForm

__all__ = ["AnonymiseForm", "DecisionForm", "DeclineForm", "FindForm"]
