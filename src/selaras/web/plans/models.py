"""A plan as rows: one for the plan, one for each of its regions and of its items."""

from datetime import datetime
from typing import Any

from django.db import models


class Plan(models.Model):
    """A masterplan. `body` holds its fields that are not collections; `revision` counts changes.

    `state` says who may read it and is no part of the plan's value: the same text is first a
    draft, then shared, then published.
    """

    class State(models.TextChoices):
        """Who may read it: the region's own people, the ministry too, everybody."""

        DRAFT = "draft"
        SHARED = "shared"
        PUBLISHED = "published"

    key = models.SlugField(max_length=80, unique=True)
    title = models.JSONField()
    regions = models.JSONField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    updated_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    body: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()

    readable: bool
    """Whether the viewer may read the text; only rows of `access.followed_plans` say it."""

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class PlanRegion(models.Model):
    """A region that the plan is for; repeats `Plan.regions`, for rights are asked in queries."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="region_rows")
    region = models.CharField(max_length=5, db_index=True)

    class Meta:
        ordering = ["plan", "region"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "region"], name="region_of_plan_once"),
        ]

    def __str__(self) -> str:
        return self.region


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
