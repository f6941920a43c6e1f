"""That a person lets support staff look through their eyes for a while, and what was opened."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from selaras.web.accounts.models import Person

ANSWER_WITHIN = timedelta(days=7)
"""After this a request that nobody answered lapses."""


class State(StrEnum):
    """Where a request stands at a moment."""

    WAITING = "waiting"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    OPEN = "open"
    ENDED = "ended"


class Consent(models.Model):
    """Asked by support at an address, granted by the person until a moment, ended by either.

    `person` stays empty where nobody whom the supporter may look at has the address: the
    supporter cannot tell that from a person who has not answered yet. `ended_by` is empty where
    it ended by itself, because its time was over or somebody lost their post.
    """

    supporter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="looks")
    address = models.EmailField(max_length=254)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="consents"
    )
    region = models.CharField(max_length=5, blank=True)
    reason = models.CharField(max_length=300)
    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    granted_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    until: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    started_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    ended_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    ended_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="consents_ended"
    )

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["person"], condition=Q(ended_at=None), name="consent_not_ended"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(granted_at=None, until=None) | Q(until__gt=F("granted_at")),
                name="consent_has_a_term",
            ),
            models.CheckConstraint(
                condition=Q(started_at=None) | Q(granted_at__isnull=False),
                name="looking_after_consent",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | Q(ended_at__isnull=False), name="consent_ended_by"
            ),
            models.CheckConstraint(
                condition=Q(person=None) | ~Q(person=F("supporter")), name="consent_of_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporter_id} > {self.person_id}"

    @property
    def subject(self) -> str:
        """How duties and the record name it."""
        return f"consent:{self.pk}"

    @property
    def answer_until(self) -> datetime:
        """When the request lapses."""
        return self.asked_at + ANSWER_WITHIN

    def state(self, *, at: datetime) -> State:
        """Where it stands at that moment."""
        if self.until is not None:
            return State.OPEN if self.ended_at is None and at < self.until else State.ENDED
        if self.ended_at is None:
            return State.WAITING if at < self.answer_until else State.LAPSED
        if self.ended_by_id is None:
            return State.LAPSED
        return State.WITHDRAWN if self.ended_by_id == self.supporter_id else State.DECLINED


class OpenedPage(models.Model):
    """An address that support opened through the person's eyes, once for each consent."""

    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="pages")
    path = models.CharField(max_length=500)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["consent", "path"], name="page_noted_once"),
        ]

    def __str__(self) -> str:
        return self.path
