"""Pages that belong to no room: the language switch and the style page."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from samverk.shell.forms import ClockInput, DayInput
from samverk.shell.pages import page, writes


@login_not_required
@writes
def language(request: HttpRequest) -> HttpResponse:
    """Django's own switch: sets the cookie, goes back. A signed-in person keeps the choice.

    The user model keeps it by having `language` and a verb `choose_language(language)`.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    chosen = request.POST.get("language", "")
    keep = getattr(request.user, "choose_language", None)
    if keep and chosen in dict(settings.LANGUAGES):
        keep(chosen)
    return set_language(request)


class SampleForm(forms.Form):
    """One field of each kind, for the style page."""

    place = forms.CharField(label=_("Place"), help_text=_("Municipality and house."))
    on = forms.DateField(label=_("Day"), widget=DayInput)
    at = forms.TimeField(label=_("Starts"), widget=ClockInput)
    email = forms.EmailField(label=_("E-mail address"))
    kind = forms.ChoiceField(
        label=_("Kind of meeting"),
        choices=[("network", _("Network meeting")), ("chairs", _("Chairs' meeting"))],
    )
    form = forms.ChoiceField(
        label=_("How we meet"),
        choices=[("room", _("In the same room")), ("video", _("By video"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("What it is about"), widget=forms.Textarea, required=False)
    tell = forms.BooleanField(label=_("Tell those invited at once"), required=False)


@login_not_required
@writes
def style(request: HttpRequest) -> HttpResponse:
    """Every component in use, with its markup. The form can be sent, and nothing is kept of it."""
    form = SampleForm(request.POST or None)
    if form.is_valid():
        messages.success(request, _("The notice goes to 17 people."))
        return redirect("shell:style")
    today = timezone.localdate()
    return page(
        request,
        "shell/style.html",
        form=form,
        today=today,
        late=today - timedelta(days=12),
        soon=today + timedelta(days=9),
        pages=Paginator(range(70), 10).get_page(request.GET.get("page")),
    )
