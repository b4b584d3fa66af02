"""The letter to somebody whose proposal was turned down."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samverk.post.models import Letter

if TYPE_CHECKING:
    from samverk.meetings.models import Declining


def write_declined(declining: "Declining") -> None:
    """To the one who proposed it, if it is another and there is an address."""
    item = declining.item
    person = item.proposed_by
    if person is None or person == declining.by or not person.mailbox or not person.is_active:
        return
    with translation.override(person.language):
        words = {"title": item.title, "network": item.network, "by": declining.by}
        said = _("%(by)s has turned down what you proposed to %(network)s: “%(title)s”.") % words
        why = _("The reason: %(reason)s") % {"reason": declining.reason}
        more = _("All that has been proposed, and what became of it:")
        url = settings.BASE_URL + reverse("meetings:backlog", args=[item.network.slug])
        Letter.write(
            key=f"declined:{declining.pk}",
            to=person.mailbox,
            subject=_("Not taken up: %(title)s") % words,
            text=f"{said}\n\n{why}\n\n{more}\n{url}\n",
            reason=_("You proposed it to %(network)s.") % words,
            language=person.language,
        )
