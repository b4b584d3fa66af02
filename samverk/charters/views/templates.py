"""The association's own Word template: choosing it, trying it, and leaving it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters import access_prints
from samverk.charters.forms.template import TemplateForm, TrialForm
from samverk.charters.models import WordTemplate
from samverk.charters.trial import remarks_on, trial
from samverk.charters.views.prints import attachment
from samverk.documents.docx import DOCX, MARKS, starter
from samverk.people.access import signed_in
from samverk.shell.pages import page, reads, writes


@writes
def word_template(request: HttpRequest) -> HttpResponse:
    """Which template holds; another can be chosen."""
    person = signed_in(request)
    access_prints.coordinator_keeps_template(person)
    form = TemplateForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        WordTemplate.choose(by=person, **form.cleaned_data["file"]._asdict())
        messages.success(request, _("Charters are now written into your template."))
        return redirect("charters:word_template")
    own = WordTemplate.in_use()
    return page(
        request,
        "charters/word_template.html",
        form=form,
        own=own,
        remarks=remarks_on(own) if own else [],
        marks=MARKS.items(),
        trial=TrialForm(),
    )


@writes
def word_template_leaving(request: HttpRequest) -> HttpResponse:
    """Go back to samverk's own look, after a question."""
    person = signed_in(request)
    access_prints.coordinator_keeps_template(person)
    own = WordTemplate.in_use()
    if own and request.method == "POST":
        own.leave(by=person)
        messages.success(request, _("Charters have samverk's own look again."))
    if own is None or request.method == "POST":
        return redirect("charters:word_template")
    return page(request, "charters/word_template_leaving.html", own=own)


@reads
def word_template_starter(request: HttpRequest) -> HttpResponse:
    """A template to begin from: samverk's own, with the marks where they belong."""
    access_prints.coordinator_keeps_template(signed_in(request))
    return attachment(_("template-for-charters.docx"), starter(), DOCX)


@reads
def word_template_trial(request: HttpRequest) -> HttpResponse:
    """A charter in the template that holds, to look at; nothing is kept.

    Made in the request: it takes a tenth of a second, and only the coordinator asks.
    """
    access_prints.coordinator_keeps_template(signed_in(request))
    form = TrialForm(request.GET or None)
    if not form.is_valid():
        return page(request, "charters/word_template_trial.html", form=form)
    made = trial(form.cleaned_data["charter"], on=timezone.localdate())
    return attachment(_("trial.docx"), made, DOCX)
