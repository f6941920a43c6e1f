"""Worksheets that came back, and files of others: who brought them, and what became of them."""

from datetime import datetime
from typing import Any

from django.db import models

from selaras.web.accounts.models import Person
from selaras.web.plans.models import Plan, Step


class Upload(models.Model):
    """A worksheet as it was uploaded; `revision` is that of the plan it was written from.

    `step` is what it changed in the plan, once somebody accepted some of it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="uploads")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="uploads")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    content = models.BinaryField()
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["plan", "by", "-at"], name="uploads_of")]

    def __str__(self) -> str:
        return self.name


class ForeignFile(models.Model):
    """A workbook or document of somebody else whose tables are taken over.

    `readings` are what people confirmed about its tables, by `part/number` of the table: the
    JSON of `foreign_reading.Chosen`.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="foreign_files")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="foreign_files")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    part = models.CharField(max_length=20)
    readings: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "by", "sha256"], name="foreign_file_once")
        ]

    def __str__(self) -> str:
        return self.name


class ForeignRow(models.Model):
    """A row of such a table: the item that it went to, or why it was kept aside.

    `key` is empty for a row kept aside; then `cells` are what stood in it by the head of the
    column, and `problems` the reasons, each `{"id": ..., "en": ..., "column": ...}`.
    """

    file = models.ForeignKey(ForeignFile, on_delete=models.CASCADE, related_name="rows")
    part = models.CharField(max_length=20)
    table = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    key = models.CharField(max_length=80, blank=True)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="+")
    cells: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    problems: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)

    class Meta:
        ordering = ["part", "table", "row"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "part", "table", "row"], name="foreign_row_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table}:{self.row}"
