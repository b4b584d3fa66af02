"""The nouns of this room."""

from samverk.networks.models.decision import NetworkDecision
from samverk.networks.models.federation import Federation, Municipality
from samverk.networks.models.initiative import Initiative, Willing
from samverk.networks.models.network import Network, NetworkQuerySet, Standing
from samverk.networks.models.relation import Relation

__all__ = [
    "Federation",
    "Initiative",
    "Municipality",
    "Network",
    "NetworkDecision",
    "NetworkQuerySet",
    "Relation",
    "Standing",
    "Willing",
]
