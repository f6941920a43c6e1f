"""Rankings that were worked out, with how sure each place is."""

from datetime import datetime
from typing import Any

from django.db import models

from selaras.web.accounts.models import Person
from selaras.web.assessments.models import Round


class Ranking(models.Model):
    """Places of a round's participants at a moment, with the bounds they were tried within.

    A rehearsal uses what the assessors have given so far; the final one uses the results.
    `rows` is empty until a job worked it out; each row is plain values of `rankings.working`.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="rankings")
    final = models.BooleanField(default=False)
    draws = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    rows: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list
    )
    ready_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["round", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.at:%Y-%m-%d}"
