"""Where each region stands, worked out when something changed and not when a page is opened."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models


class Standing(models.Model):
    """One row for every regency, city and province; what national pages and maps are drawn from.

    `cohort` is the key of the latest cohort it takes part in, `times` in how many it did.
    `step` is how far the memorandum is, `stage` the code of its stage, `stage_name` that stage in
    both languages; both empty where it is not guided. `stuck_since` is the day after a stage was
    due. `complete` of `items` of its latest plan lack nothing; `in_the_way` findings are open.
    `index` is its latest published evaluation.
    """

    region = models.CharField(max_length=5, primary_key=True)
    province = models.CharField(max_length=2, db_index=True)
    cohort = models.CharField(max_length=40, blank=True)
    cohort_year = models.PositiveSmallIntegerField(null=True, blank=True)
    times = models.PositiveSmallIntegerField(default=0)
    demonstration = models.BooleanField(default=False)
    step = models.CharField(max_length=12, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    stage_name: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    stage_since: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    stuck_since: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    planned_end: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    forecast: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    plans = models.PositiveSmallIntegerField(default=0)
    published = models.PositiveSmallIntegerField(default=0)
    items = models.PositiveIntegerField(default=0)
    complete = models.PositiveIntegerField(default=0)
    in_the_way = models.PositiveIntegerField(default=0)
    index: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=18, null=True, blank=True
    )
    index_round = models.CharField(max_length=60, blank=True)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["region"]

    def __str__(self) -> str:
        return self.region


class Followed(models.Model):
    """How far the decisions of the record were followed into the standings; one row."""

    seq = models.PositiveBigIntegerField(default=0)
    day: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        verbose_name_plural = "followed"

    def __str__(self) -> str:
        return str(self.seq)
