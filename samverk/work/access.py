"""What others may ask about the work."""

from samverk.work.models import Beat


def somebody_works() -> bool:
    """Whether a worker has given a sign of life in the last minute."""
    return Beat.objects.living().exists()
