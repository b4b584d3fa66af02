"""Who may read how a duty stands, and who may tell that it was done."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from samverk.charters.models import Duty
from samverk.followup.rules import ATTESTED, RULES
from samverk.networks.models import Network
from samverk.people.mandate import Mandate
from samverk.people.models import Person


def duty_to_read(person: Person, pk: int) -> tuple[Duty, Network, Mandate]:
    """A duty of an adopted charter, its network and the person's mandate."""
    duties = Duty.objects.filter(charter__adoption__isnull=False)
    duty = get_object_or_404(
        duties.select_related("charter__network__parent", "charter__adoption"), pk=pk
    )
    network = duty.charter.network
    mandate = Mandate.of(person, timezone.localdate())
    if network is None or not mandate.sees(network):
        raise Http404
    return duty, network, mandate


def may_attest(mandate: Mandate, duty: Duty, network: Network) -> bool:
    """Those with the role, those who lead the network, and the coordinator."""
    return mandate.leads(network) or mandate.holds(network, duty.role)


def is_attested(duty: Duty) -> bool:
    """Whether a person's word is what the duty is held against."""
    return duty.kind in ATTESTED or duty.kind not in RULES


def duty_to_attest(person: Person, pk: int) -> Duty:
    duty, network, mandate = duty_to_read(person, pk)
    if not is_attested(duty):
        raise PermissionDenied(_("samverk sees for itself how this duty stands."))
    if not may_attest(mandate, duty, network):
        raise PermissionDenied(
            _("What was done is told by whoever has the role, by the chair or by the office.")
        )
    return duty
