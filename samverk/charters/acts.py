"""What follows an act with a charter. Each may run more than once (house/consequences.py)."""

from datetime import date

from samverk.charters.eligibility import Among, Said, who_may
from samverk.charters.models import Charter, Print
from samverk.ledger.models import Entry
from samverk.networks.models import Network
from samverk.people.models import Eligibility, Shield, rule_of


def print_adopted(entry: Entry) -> None:
    """After "charter.adopted": the charter is set as Word and PDF once, and kept."""
    charter = Charter.objects.with_surroundings().get(pk=entry.noun_id)
    for kind in Print.Kind.values:
        Print.ask(charter, kind, on=charter.adoption.on)


def rule_roles(entry: Entry) -> None:
    """After "charter.adopted": what it says of who may have a role holds from when it does.

    What an earlier charter said, and this one does not, holds no longer; what the office has
    decided by hand stays.
    """
    charter = Charter.objects.select_related("network__parent", "adoption").get(pk=entry.noun_id)
    network, on = charter.network, charter.adoption.in_force_from
    if network is None:
        return
    said = who_may(sentence.words for sentence in charter.sentences.all())
    rules = [rule for rule in said if _is_known(rule, network)]
    for rule in rules:
        _say(network, rule, on)
    for role in {"chair", "presidium_chair"} - {rule.role for rule in rules}:
        held = rule_of(network, role, on)
        if held and held.role == role and held.by is None:
            _say(network, Said(role, Among.ANYBODY, ""), on)


def _is_known(rule: Said, network: Network) -> bool:
    """Only a body of school chiefs can be asked who the school chiefs are."""
    if rule.among not in (Among.BODY, Among.COMMISSIONERS):
        return True
    body = network.parent
    return body is not None and any("chef" in name.lower() for name in (body.name, *body.aliases))


def _say(network: Network, rule: Said, on: date) -> None:
    """Once: what somebody has decided since, that very day, is not said over."""
    words = {"role": rule.role, "among": rule.among, "quote": rule.quote}
    if not network.eligibilities.filter(since=on, by=None, **words).exists():
        Eligibility.say(network, by=None, on=on, **words)


def print_again(entry: Entry) -> None:
    """After "shield.put_up" and "shield.lifted": what is set and names the person is set anew."""
    name = Shield.objects.get(pk=entry.noun_id).name
    made = Print.objects.filter(file__isnull=False)
    for each in made.select_related("charter__network", "charter__adoption"):
        if each.tells_of(name):
            each.make_again()
