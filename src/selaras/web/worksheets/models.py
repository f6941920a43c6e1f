"""Worksheets that came back: the file, who brought it, and what became of it."""

from datetime import datetime

from django.db import models

from selaras.web.accounts.models import Person
from selaras.web.plans.models import Plan, Step


class Upload(models.Model):
    """A worksheet as it was uploaded; `revision` is that of the plan it was written from.

    `step` is what it changed in the plan, once somebody accepted some of it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="uploads")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="uploads")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    content = models.BinaryField()
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["plan", "by", "-at"], name="uploads_of")]

    def __str__(self) -> str:
        return self.name
