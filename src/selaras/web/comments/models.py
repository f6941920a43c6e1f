"""A talk about a field, an item, a part or the whole of a plan, and what was said in it."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q

from selaras.web.accounts.models import Person
from selaras.web.plans.models import Plan


class Thread(models.Model):
    """What people talk about, from which revision of the plan on, and whether it is settled.

    Without `field` it is about the whole item, without `key` about the whole part (the whole plan
    where `part` is empty too). `agreed` holds the latest agreement; earlier ones stay in the
    comments. `told_at` is when the latest comment was made.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="threads")
    part = models.CharField(max_length=20, blank=True)
    key = models.CharField(max_length=80, blank=True)
    field = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="threads_opened")
    opened_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    told_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    resolved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="threads_resolved"
    )
    resolved_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    agreed = models.TextField(blank=True)

    class Meta:
        ordering = ["-told_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, agreed="") | Q(resolved_at__isnull=False),
                name="agreed_when_resolved",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "part", "key", "field"], name="thread_about"),
            models.Index(fields=["plan", "-told_at"], name="thread_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.part}/{self.key}.{self.field}"

    @property
    def resolved(self) -> bool:
        """Whether it is settled for now."""
        return self.resolved_at is not None


class Comment(models.Model):
    """Something said in a thread; never changed or taken away.

    `name`, `role` and `place` say who spoke as what at that time. `entry` is the number that the
    browser gave to what it sent, so that the same thing sent twice counts once.
    """

    class Kind(models.TextChoices):
        """Said, agreed upon (which resolves the thread), or why it is opened again."""

        SAID = "said"
        AGREED = "agreed"
        REOPENED = "reopened"

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.SAID)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="comments")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=24)
    place = models.CharField(max_length=200)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    words = models.TextField()
    entry: models.UUIDField[UUID, UUID] = models.UUIDField()
    mentioned = models.ManyToManyField(Person, related_name="mentioned_in", blank=True)

    class Meta:
        ordering = ["thread", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "entry"], name="comment_counts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.words[:40]}"
