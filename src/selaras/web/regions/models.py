"""Outlines of regions that an administrator imported; the register itself is reference data."""

from datetime import datetime

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
