"""A plan as rows: one for the plan, one for each of its regions and of its items."""

from datetime import datetime
from typing import Any

from django.db import models

from selaras.core.plan import Edit
from selaras.web.accounts.models import Person


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


class Step(models.Model):
    """What brought a plan to a revision: who changed it, when, and how. Kept for ever.

    `what` is a kind of step such as `field` or `undo`; `entry` the number that the person's
    browser gave to what it sent, so that the same entry sent twice counts once; `undoes` the step
    that this one took back.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    revision = models.PositiveIntegerField()
    what = models.CharField(max_length=20)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="steps")
    by_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=24, blank=True)
    entry = models.UUIDField(null=True)
    undoes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="undone")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["plan", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "revision"], name="step_to_revision"),
            models.UniqueConstraint(fields=["plan", "entry", "by"], name="entry_counts_once"),
        ]
        indexes = [models.Index(fields=["plan", "by", "revision"], name="step_by")]

    def __str__(self) -> str:
        return f"{self.what} > {self.revision}"


class Change(models.Model):
    """One edit of a step, in its order; `plan` and `revision` repeat the step's."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="changes")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="changes")
    revision = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6)
    part = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=80, blank=True)
    field = models.CharField(max_length=40, blank=True)
    place = models.PositiveIntegerField(default=0)
    before: models.JSONField[Any, Any] = models.JSONField(null=True)
    after: models.JSONField[Any, Any] = models.JSONField(null=True)

    class Meta:
        ordering = ["plan", "revision", "number"]
        indexes = [
            models.Index(fields=["plan", "revision", "number"], name="change_order"),
            models.Index(fields=["plan", "part", "key", "field", "revision"], name="change_of"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.part}/{self.key}.{self.field}"

    @property
    def edit(self) -> Edit:
        """The edit as a value."""
        return Edit(
            self.kind,  # type: ignore[arg-type]
            self.part,
            self.key,
            self.field,
            self.before,
            self.after,
            self.place,
        )
