"""Which part of a plan was given to which agency, to whom there, and until when."""

from datetime import date, datetime

from django.db import models

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.plans.models import Plan


class Assignment(models.Model):
    """A part of a plan, or one item of it, is an agency's to write.

    An empty `key` means the whole part. `holder` is the post that answers for it, if one was
    named; handing over the post hands this over too. `done_at` says when the agency called it
    finished; `reminded_at` when it was last reminded.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="assignments")
    part = models.CharField(max_length=20)
    key = models.CharField(max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="assignments"
    )
    holder = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="assigned")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    done_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    reminded_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["plan", "part", "key"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "part", "key"], name="part_given_once"),
        ]
        indexes = [models.Index(fields=["plan", "organisation"], name="assigned_to")]

    def __str__(self) -> str:
        return f"{self.part}/{self.key} > {self.organisation_id}"
