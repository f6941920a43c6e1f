"""A letter to one address, from its first draft to what became of it."""

from datetime import datetime

from django.db import models

from selaras.web.accounts.models import Membership, Person


class Letter(models.Model):
    """A mail. `body` may hold `{secret}`, which becomes `secret` only while it is sent.

    `holder` is the post that prepared it: a draft moves to the successor.
    """

    class State(models.TextChoices):
        """Where it is."""

        DRAFT = "draft"
        WAITING = "waiting"
        GATHERED = "gathered"
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
    message_id = models.CharField(max_length=120, blank=True, db_index=True)
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-prepared_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.address}: {self.subject}"
