"""What was let out to the public, by whom, and where it stands."""

from samverk.publishing.models.publication import Publication, PublicationQuerySet
from samverk.publishing.models.release import Release, awaiting_release
from samverk.publishing.models.withdrawal import Withdrawal

__all__ = ["Publication", "PublicationQuerySet", "Release", "Withdrawal", "awaiting_release"]
