"""A charter as a paper to be set: its words, and what is known about it beside them."""

from datetime import date

from babel.dates import format_date
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverk.charters.models.charter import Charter
from samverk.charters.models.grounding import expiry
from samverk.charters.writing.paper import blocks_of
from samverk.documents.paper import Fact, Paper
from samverk.networks.models import Federation


def paper_of(charter: Charter, *, on: date) -> Paper:
    """The charter as it stands on a day; the labels in the language that charters are written in.

    The marks of the facts are those of `documents.docx.MARKS`.
    """
    with override(settings.LANGUAGE_CODE):
        return Paper(
            title=charter.title,
            association=Federation.objects.get().name,
            standing=_standing(charter, on),
            blocks=blocks_of(charter.text),
            facts=_facts(charter),
        )


def _standing(charter: Charter, on: date) -> str:
    if charter.is_adopted:
        return _("Adopted %(day)s") % {"day": _day(charter.adoption.on)}
    words = _("Proposal, %(day)s") if charter.is_proposed else _("Draft, %(day)s")
    return words % {"day": _day(on)}


def _facts(charter: Charter) -> list[Fact]:
    adoption = charter.adoption if charter.is_adopted else None
    last = expiry(charter)
    return [
        Fact("nätverk", _("Network"), charter.network.name if charter.network else ""),
        Fact("antagen av", _("Adopted by"), adoption.body if adoption else ""),
        Fact("antagen", _("Adopted"), _day(adoption.on) if adoption else ""),
        Fact("gäller från", _("Holds from"), _day(adoption.in_force_from) if adoption else ""),
        Fact("gäller till", _("Holds to"), _day(last) if last else ""),
        Fact("bygger på", _("Rests on"), _rests_on(charter)),
        Fact("version", _("Version"), str(_version(charter))),
    ]


def _day(when: date) -> str:
    """1 januari 2026: what is kept for years always says which year."""
    return format_date(when, "d MMMM y", locale="sv_SE")


def _rests_on(charter: Charter) -> str:
    grounding = getattr(charter, "grounding", None)
    return str(grounding.strategy) if grounding else charter.framework


def _version(charter: Charter) -> int:
    """Its place among the charters that the network has had; a draft would be the next."""
    adopted = Charter.objects.adopted().filter(network=charter.network).exclude(pk=charter.pk)
    if charter.is_adopted:
        adopted = adopted.filter(adoption__in_force_from__lte=charter.adoption.in_force_from)
    return adopted.count() + 1 if charter.network else 1
