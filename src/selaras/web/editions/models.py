"""Files of books: what was ordered, how far it is, where the file lies."""

from datetime import datetime, timedelta

from django.db import models

from selaras.web.plans.models import Plan

# Longer than the slowest book ever took; after that the worker must have died on the way.
_PATIENCE = timedelta(minutes=10)


class BookFile(models.Model):
    """One book of one revision of a plan in one language and format; built once, then kept."""

    class State(models.TextChoices):
        """How far a file is."""

        WAITING = "waiting"
        BUILDING = "building"
        READY = "ready"
        FAILED = "failed"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="book_files")
    revision = models.PositiveIntegerField()
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    format = models.CharField(max_length=4)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=12, default="waiting")
    problem: models.JSONField[dict[str, str] | None, dict[str, str] | None] = models.JSONField(
        null=True
    )
    file = models.FileField(upload_to="books/%Y/%m", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    ordered_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    moved_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    finished_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True
    )

    class Meta:
        ordering = ["plan", "number", "language", "format", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "revision", "number", "language", "format"], name="book_built_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.language} {self.format}"

    @property
    def under_way(self) -> bool:
        """Whether a worker has it or will take it."""
        return self.state in (self.State.WAITING, self.State.BUILDING)

    def is_lost(self, *, at: datetime) -> bool:
        """Whether it stopped moving for so long that its worker must have died."""
        return self.under_way and at - self.moved_at > _PATIENCE
