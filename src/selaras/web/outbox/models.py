"""A letter to one address, from its first draft to what became of it."""

from datetime import datetime
from typing import Any

from django.db import models

from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Person

LINK_MARK = "{secret}"
"""Where the secret link stands in a body until the letter is sent."""


class Letter(models.Model):
    """A mail. `body` may hold `{secret}`, which becomes `secret` only while it is sent.

    `holder` is the post that prepared it: a draft moves to the successor. `region` is the code
    of the region whose managers may read it, empty for the nation. `digest` is the letter that
    brought this one together with others. `problem` is a Text: the words of the mail server or
    why else it did not arrive.
    """

    class State(models.TextChoices):
        """Where it is."""

        DRAFT = "draft"
        WAITING = "waiting"
        SENDING = "sending"
        GATHERED = "gathered"
        MERGED = "merged"
        SENT = "sent"
        FAILED = "failed"
        BOUNCED = "bounced"
        WITHDRAWN = "withdrawn"

    address = models.EmailField(max_length=254)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    holder = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    prepared_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="letters_prepared"
    )
    region = models.CharField(max_length=5, blank=True, db_index=True)
    template = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    secret = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    prepared_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    gather_until: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    moved_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=200, blank=True, db_index=True)
    digest = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    problem: models.JSONField[Any, Any] = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["-prepared_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "moved_at"], name="letter_under_way"),
            models.Index(fields=["region", "state"], name="letter_of_region"),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.subject}"

    @property
    def trouble(self) -> Text | None:
        """Why it did not arrive, or not yet."""
        return Text.model_validate(self.problem) if self.problem else None

    @property
    def has_secret(self) -> bool:
        """Whether a secret link belongs to it, kept or already wiped."""
        return LINK_MARK in self.body
