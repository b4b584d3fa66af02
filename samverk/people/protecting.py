"""What follows when somebody's details are protected. Each may run more than once."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.ledger.models import Entry
from samverk.networks.models import Federation
from samverk.people.models import Shield
from samverk.post.models import Letter


def tell_of_protection(entry: Entry) -> None:
    """After "shield.put_up" and "shield.lifted": the person is told, and the office where they
    asked for it themselves; the office is not told who."""
    shield = Shield.objects.select_related("person").get(pk=entry.noun_id)
    if shield.email and shield.person.is_active:
        with translation.override(shield.person.language):
            _write(
                entry,
                to=shield.email,
                letter="told",
                subject=_("Your details in samverk"),
                reason=_("The letter is about your own details."),
            )
    if entry.verb == "shield.put_up" and shield.by_id == shield.person_id:
        with translation.override(settings.LANGUAGE_CODE):
            office = Federation.objects.get().office_mail
            _write(
                entry,
                to=office,
                letter="asked",
                subject=_("Somebody has protected details"),
                reason=_("The office looks after protected details."),
            )


def _write(entry: Entry, *, to: str, letter: str, subject: str, reason: str) -> None:
    context = {
        "put_up": entry.verb == "shield.put_up",
        "url": settings.BASE_URL + reverse("people:visibility"),
        "office": Federation.objects.get().office_mail,
    }
    Letter.write(
        key=f"protection:{letter}:{entry.pk}",
        to=to,
        subject=subject,
        text=render_to_string(f"people/letters/protection_{letter}.txt", context),
        reason=reason,
        language=translation.get_language() or settings.LANGUAGE_CODE,
    )
