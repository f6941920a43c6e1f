"""Moments of a plan that people named, and how far each person has looked."""

from datetime import datetime

from django.db import models

from selaras.web.accounts.models import Person
from selaras.web.plans.models import Plan


class Milestone(models.Model):
    """A moment with a name, such as after Bimtek I. Never removed; it may be renamed.

    `text` is the whole plan at that revision as compressed JSON, so that far-back states are
    quick and can be proved: `fingerprint` stands in the record of decisions too.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="milestones")
    revision = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="milestones")
    by_name = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64)
    text = models.BinaryField()

    class Meta:
        ordering = ["plan", "-revision", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="milestone_named_once"),
        ]
        indexes = [models.Index(fields=["plan", "revision"], name="milestone_order")]

    def __str__(self) -> str:
        return f"{self.name} > {self.revision}"


class Look(models.Model):
    """A person marked the plan as seen up to a revision; the latest one counts."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plan_looks")
    revision = models.PositiveIntegerField()
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["plan", "person", "-at"]
        indexes = [models.Index(fields=["plan", "person", "at"], name="look_of")]

    def __str__(self) -> str:
        return f"{self.person_id} > {self.revision}"
