"""That a person lets support staff look through their eyes for a while."""

from datetime import datetime

from django.db import models

from selaras.web.accounts.models import Person


class Consent(models.Model):
    """Asked by support, granted by the person until a moment, ended by either."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    supporter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="looks")
    reason = models.CharField(max_length=300)
    asked_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    granted_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    until: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    ended_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.supporter_id} > {self.person_id}"

    def is_open(self, *, at: datetime) -> bool:
        """Whether support may look at that moment."""
        return (
            self.granted_at is not None
            and self.ended_at is None
            and self.until is not None
            and at < self.until
        )
