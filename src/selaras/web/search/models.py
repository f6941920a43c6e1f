"""The roots of the words of each plan, so that all plans are searched without reading them."""

from datetime import datetime

from django.db import models

from selaras.web.plans.models import Plan


class Reading(models.Model):
    """Which state of a plan the rows of `Root` tell about; `made` is when that state was made."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="search_reading")
    revision = models.PositiveIntegerField()
    made: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.plan_id} {self.revision}"


class Root(models.Model):
    """A root and the items of a plan in whose name or body a word with this root stands.

    `names` and `bodies` are numbers of `plans.Item` between spaces; the plan's own fields are
    number 0. `named` and `held` say how many they are.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="search_roots")
    root = models.CharField(max_length=40)
    named = models.PositiveIntegerField()
    held = models.PositiveIntegerField()
    names = models.TextField()
    bodies = models.TextField()

    class Meta:
        ordering = ["root", "plan"]
        constraints = [
            models.UniqueConstraint(fields=["root", "plan"], name="root_of_plan_once"),
        ]

    def __str__(self) -> str:
        return self.root
