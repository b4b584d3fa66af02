"""What can be done at once about a gap or a warning: one entry of REMEDIES for its code.

A remedy is a form of a question or some buttons (`forms/remedies.py`), and an act: the verb that
the answer leads to, which settles the finding too. Codes that have no entry have no remedy, but
they can always be let stand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverk.charters.forms import remedies as forms
from samverk.charters.models import Duty, Finding, Goal
from samverk.people.models import Person


class Link(NamedTuple):
    """A page where it can be put right."""

    label: str
    url: str


def _always(_finding: Finding) -> bool:
    return True


def _no_links(_finding: Finding) -> list[Link]:
    return []


@dataclass(frozen=True)
class Remedy:
    """`form` asks and `act` does it, and gives the sentence that tells what was done.

    Where it does not fit the finding, `otherwise` tells why. `links` lead to other ways.
    """

    form: type[forms.RemedyForm] | None = None
    act: Callable[..., str] | None = None
    fits: Callable[[Finding], bool] = _always
    otherwise: Promise | str = ""
    links: Callable[[Finding], list[Link]] = _no_links

    def asks(self, finding: Finding, data: Any = None) -> forms.RemedyForm | None:
        """The form for a finding; None where there is nothing to press."""
        return self.form(data, finding=finding) if self.form and self.fits(finding) else None

    def put_right(self, finding: Finding, *, by: Person, **answer: Any) -> str:
        """Do it, once: raises Refused where somebody has taken care of it already."""
        assert self.act
        finding.must_be_open()
        return self.act(finding, by=by, **answer)


def remedy_of(finding: Finding) -> Remedy:
    return REMEDIES.get(finding.code, Remedy())


# The acts. Each settles the finding first: what it does may take the sentence away.


def _has_owner(kind: str, **rule: Any) -> Callable[..., str]:
    def act(finding: Finding, *, by: Person, choice: str) -> str:
        finding.settle(by=by)
        return _told(Duty.put_on(finding.charter, kind, choice, by=by, rule=rule))

    return act


def _first_role(finding: Finding, *, by: Person, choice: str) -> str:
    kinds = {"chair": "lead_meetings", "secretary": "write_minutes", "convener": "send_notice"}
    return _has_owner(kinds[choice])(finding, by=by, choice=choice)


def _meeting_count(finding: Finding, *, by: Person, **rule: Any) -> str:
    finding.settle(by=by)
    return _told(Duty.put_on(finding.charter, "hold_meetings", "network", by=by, rule=rule))


def _receiver(finding: Finding, *, by: Person, role: str, to: str) -> str:
    finding.settle(by=by)
    return _told(Duty.put_on(finding.charter, "submit_minutes", role, by=by, rule={"to": to}))


def _place(finding: Finding, *, by: Person, role: str, where: str) -> str:
    finding.settle(by=by)
    rule = {"where": where}
    return _told(Duty.put_on(finding.charter, "publish_minutes", role, by=by, rule=rule))


def _told(duty: Duty) -> str:
    """What was added, and the way to take it back."""
    return format_html(
        '{} <a href="{}">{}</a>',
        _("Added: %(duty)s.") % {"duty": duty.in_words},
        reverse("charters:duty_drop", args=[duty.pk]),
        _("Undo"),
    )


def _years(finding: Finding, *, by: Person, **years: int | None) -> str:
    finding.settle(by=by)
    finding.charter.describe(by=by, **years)
    return _("The years are written.")


def _one_owner(finding: Finding, *, by: Person, choice: str) -> str:
    finding.settle(by=by)
    Duty.keep_one(finding.charter, finding.facts["kind"], choice, by=by)
    return _("%(holder)s keeps the duty.") % {"holder": forms.HOLDERS[choice]}


def _goals(finding: Finding, *, by: Person, goals: Any) -> str:
    finding.settle(by=by)
    Goal.choose(finding.charter, set(goals), by=by)
    return _("The network's goals are chosen.")


def _new_year(finding: Finding, *, by: Person, year: int | None, close: bool) -> str:
    assignment = finding.assignment
    assert assignment
    finding.settle(by=by)
    if close or not year:
        assignment.drop(by=by)
        return _("The assignment is closed: it is no longer in the charter.")
    assignment.postpone(by=by, year=year)
    return _("It is to be done by %(year)s.") % {"year": year}


def _not_ours(finding: Finding, *, by: Person, choice: str) -> str:
    assert finding.sentence
    duty = finding.sentence.duties.get(pk=choice)
    finding.settle(by=by)
    duty.drop(by=by)
    return _("The duty is taken away.")


def _new_words(finding: Finding, *, by: Person) -> str:
    words, left = finding.new_words, finding.words_left
    if left:
        finding.narrow(term=", ".join(left))
    else:
        finding.settle(by=by)
    finding.charter.reword(words, by=by)
    return _("The new words are written.")


def _one_name(finding: Finding, *, by: Person, choice: str) -> str:
    finding.settle(by=by)
    others = [name for name in finding.facts["names"].split(", ") if name != choice]
    finding.charter.reword(dict.fromkeys(others, choice), by=by)
    return _("“%(name)s” is written throughout.") % {"name": choice}


def _right_spelling(finding: Finding, *, by: Person) -> str:
    finding.settle(by=by)
    right = finding.facts["right"]
    finding.charter.reword({finding.facts["wrong"]: right}, by=by)
    return _("“%(name)s” is written throughout.") % {"name": right}


def _no_mark(finding: Finding, *, by: Person) -> str:
    finding.settle(by=by)
    finding.charter.reword(dict.fromkeys(("***", "**", "*", "†", "¹", "²", "³"), ""), by=by)
    return _("The mark is taken away.")


def _decision(finding: Finding, *, by: Person, words: str, url: str) -> str:
    assignment = finding.assignment
    assert assignment
    assignment.rest_on_decision(by=by, words=words, url=url)
    return _("The decision is written with the assignment.")


def _shown_by(finding: Finding, *, by: Person, answer: str) -> str:
    assignment = finding.assignment
    assert assignment
    finding.settle(by=by)
    assignment.show_by(answer, by=by)
    return _("Now it can be seen when it is done.")


# Where it fits, and other ways.


def _is_written_here(finding: Finding) -> bool:
    return finding.charter.is_written_here


def _has_assignment(finding: Finding) -> bool:
    return finding.assignment is not None


def _has_duty(finding: Finding) -> bool:
    return finding.is_about_duties


def _has_new_words(finding: Finding) -> bool:
    return finding.charter.is_written_here and bool(finding.new_words)


def _add_assignment(finding: Finding) -> list[Link]:
    address = reverse("charters:new_assignment", args=[finding.charter_id])
    return [Link(_("Write the assignment"), address)]


def _add_goal(finding: Finding) -> list[Link]:
    return [Link(_("Add a goal"), reverse("charters:new_goal", args=[finding.charter_id]))]


def _to_vocabulary(_finding: Finding) -> list[Link]:
    return [Link(_("What the words are now"), reverse("charters:vocabulary"))]


def _pick_decision(finding: Finding) -> list[Link]:
    assignment = finding.assignment
    if not assignment or not finding.charter.network_id:
        return []
    address = reverse("followup:decisions", args=[assignment.pk])
    return [Link(_("Choose among the decisions in minutes"), address)]


_OLD_TEXT = gettext_lazy(
    "The text was read from a file, and keeps its words. In the next version, which is written"
    " here, a button changes them."
)

_NEXT_VERSION = gettext_lazy(
    "Adopt it as it is. Then begin the next version, with the years that come."
)

REMEDIES: Mapping[str, Remedy] = {
    "no_meeting_count": Remedy(forms.MeetingCountForm, _meeting_count),
    "no_notice_sender": Remedy(
        forms.owners("chair", "secretary", "presidium"), _has_owner("send_notice")
    ),
    "no_minutes_author": Remedy(
        forms.owners("secretary", "chair", "host"), _has_owner("write_minutes")
    ),
    "no_minutes_recipient": Remedy(forms.ReceiverForm, _receiver),
    "no_register_owner": Remedy(
        forms.owners("secretary", "chair", "presidium"), _has_owner("submit_register")
    ),
    "no_dates_owner": Remedy(
        forms.owners("secretary", "chair", "presidium"), _has_owner("submit_dates")
    ),
    "no_revision": Remedy(
        forms.owners("liaison", "chair", "presidium"), _has_owner("revise_charter", per="year")
    ),
    "no_publication": Remedy(forms.PlaceForm, _place),
    "no_adoption_date": Remedy(otherwise=gettext_lazy("You write it when you adopt.")),
    "no_period": Remedy(forms.YearsForm, _years),
    "no_assignments": Remedy(links=_add_assignment),
    "no_roles": Remedy(forms.FirstRoleForm, _first_role),
    "blank_assignments": Remedy(links=_add_assignment),
    "double_owner": Remedy(forms.OneOwnerForm, _one_owner),
    "goal_count": Remedy(forms.GoalsForm, _goals, links=_add_goal),
    "past_year": Remedy(forms.NewYearForm, _new_year, _has_assignment),
    "expired": Remedy(forms.YearsForm, _years, _is_written_here, _NEXT_VERSION),
    "expiring": Remedy(forms.YearsForm, _years, _is_written_here, _NEXT_VERSION),
    "foreign_area": Remedy(forms.NotOursForm, _not_ours, _has_duty),
    "old_term": Remedy(
        forms.NewWordsForm, _new_words, _has_new_words, _OLD_TEXT, links=_to_vocabulary
    ),
    "many_names": Remedy(forms.OneNameForm, _one_name, _is_written_here, _OLD_TEXT),
    "unlinked_decision": Remedy(
        forms.DecisionForm, _decision, _has_assignment, links=_pick_decision
    ),
    "vague_assignment": Remedy(forms.ShownByForm, _shown_by, _has_assignment),
    "too_long": Remedy(),
    "orphan_mark": Remedy(forms.NoMarkForm, _no_mark, _is_written_here, _OLD_TEXT),
    "spelling": Remedy(forms.RightSpellingForm, _right_spelling, _is_written_here, _OLD_TEXT),
}
