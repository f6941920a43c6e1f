"""Outlines of regions that an administrator imported; the register itself is reference data."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from selaras.web.accounts.models import Person


class OutlineSet(models.Model):
    """Outlines from one file, simplified together so that neighbours still touch.

    Only one set is in use; without any, maps show tiles. `tolerance` is how far a line may have
    moved, in degrees. `width` and `height` are the size of the drawing that `Outline.path` uses.
    """

    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    tolerance = models.DecimalField(max_digits=6, decimal_places=4)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    in_use = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["in_use"], condition=Q(in_use=True), name="one_outline_set_in_use"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Outline(models.Model):
    """The outline of one region as the path of an SVG, in whole units of the set's drawing."""

    set = models.ForeignKey(OutlineSet, on_delete=models.CASCADE, related_name="outlines")
    region = models.CharField(max_length=5)
    path = models.TextField()

    class Meta:
        ordering = ["set", "region"]
        constraints = [
            models.UniqueConstraint(fields=["set", "region"], name="outline_of_region_once"),
        ]

    def __str__(self) -> str:
        return self.region


class OutlineImport(models.Model):
    """A file of outlines that was brought, and what became of it.

    `content` is dropped once the file was read. `faults` tells by region why it was not taken,
    `mended` which regions were put right; both are lists of mappings. `set` is what came of it.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        READING = "reading"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"

    SILENCE = timedelta(minutes=5)
    """A file that did not move for so long is lost."""

    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    mend = models.BooleanField(default=False)
    content = models.BinaryField(blank=True)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    faults: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list
    )
    mended: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        default=list
    )
    set = models.OneToOneField(
        OutlineSet, on_delete=models.SET_NULL, null=True, blank=True, related_name="brought"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    moved_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def is_lost(self, *, at: datetime) -> bool:
        """Whether nobody works on it any more although it is not finished."""
        under_way = self.state in (self.State.WAITING, self.State.READING)
        return under_way and at - self.moved_at > self.SILENCE
