"""What the worker does with mail that comes in."""

import logging

from django.conf import settings
from django.core.cache import cache
from django.tasks import task
from imap_tools import ImapToolsError

from samverk.post import mailbox

logger = logging.getLogger(__name__)

TROUBLE = "post.inbox.trouble"  # in the cache: the server's words, for the office's page
REMEMBERED = 60 * 60


@task()
def fetch_mail() -> None:
    """Fetch what is new in the mailbox, if there is one. A server that is away is tried again."""
    if not settings.INBOX:
        return
    try:
        mailbox.fetch(settings.INBOX)
    except (OSError, ImapToolsError) as trouble:
        logger.warning("The mailbox could not be read: %s", trouble)
        cache.set(TROUBLE, str(trouble), REMEMBERED)
    else:
        cache.delete(TROUBLE)
