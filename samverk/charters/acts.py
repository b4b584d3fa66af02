"""What follows an act with a charter. Each may run more than once (house/consequences.py)."""

from samverk.charters.models import Charter, Print
from samverk.ledger.models import Entry


def print_adopted(entry: Entry) -> None:
    """After "charter.adopted": the charter is set as Word and PDF once, and kept."""
    charter = Charter.objects.with_surroundings().get(pk=entry.noun_id)
    for kind in Print.Kind.values:
        Print.ask(charter, kind, on=charter.adoption.on)
