"""A plan as rows: one for the plan, one for each of its items."""

from datetime import datetime
from typing import Any

from django.db import models


class Plan(models.Model):
    """A masterplan. `body` holds its fields that are not collections; `revision` counts changes."""

    key = models.SlugField(max_length=80, unique=True)
    title = models.JSONField()
    regions = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    updated_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    body: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Item(models.Model):
    """One item of a collection of the plan; decimals in `body` are strings, so they stay exact."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    part = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    body: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()

    class Meta:
        ordering = ["part", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "part", "key"], name="item_key_in_part"),
        ]
        indexes = [models.Index(fields=["plan", "part", "position"], name="item_order")]

    def __str__(self) -> str:
        return f"{self.part}/{self.key}"
