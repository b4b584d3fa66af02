"""Outgoing mail: each letter is a row before it is a mail, so that none is lost or doubled."""

from collections.abc import Sequence
from datetime import timedelta
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class LetterQuerySet(models.QuerySet["Letter"]):
    def newest_first(self) -> "LetterQuerySet":
        return self.order_by("-written_at", "-pk")

    def undelivered(self) -> "LetterQuerySet":
        return self.filter(sent_at__isnull=True)


class Letter(models.Model):
    """One mail to one address.

    `key` says what the letter is ("notice:7:person:3") and is unique: writing it again is
    the same letter. `message_id` is fixed here, before anything is sent, so that a mail
    that had to be sent again can be recognised by every receiver. `reason` answers "why
    did I get this?". `calendar` is an iCalendar text sent as an invitation, with
    `calendar_method` REQUEST, CANCEL or REPLY.
    """

    key = models.CharField(max_length=120, unique=True)
    message_id = models.CharField(max_length=200, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    attachments = models.ManyToManyField("documents.StoredFile", blank=True, related_name="+")
    language = models.CharField(max_length=2, default="sv")
    secret = models.BooleanField(default=False, help_text="wiped when sent (sign-in codes)")
    written_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=300, blank=True)

    objects = LetterQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"
