"""Versions of a workflow that the ministry made."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from selaras.web.accounts.models import Person


class WorkflowVersion(models.Model):
    """A workflow beside those that come with Selaras; `body` is the value as the core writes it.

    It may be changed until it is released; then cohorts can begin with it, and it stays as it is.
    `based_on` is the key of the version it was made from. `revision` counts changes.
    """

    slug = models.SlugField(max_length=40)
    version = models.CharField(max_length=8)
    body: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    based_on = models.CharField(max_length=50)
    revision = models.PositiveIntegerField(default=0)
    demonstration = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    released_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["slug", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="workflow_version_once"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(released_at=None), name="one_workflow_in_work"
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """What cohorts name it by."""
        return f"{self.slug}@{self.version}"
