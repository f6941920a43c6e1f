"""Where each region stands, worked out when something changed and not when a page is opened."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models

from selaras.core.text import Text


class Standing(models.Model):
    """One row for every regency, city and province; what national pages and maps are drawn from.

    `cohort` is the key of the latest announced cohort it takes part in, `mode` how, `times` in how
    many it was guided in full. `step` is how far the memorandum is, `stage` the code of its stage,
    `stage_name` that stage in both languages and `stage_place` its number on the region's way;
    empty where it is not guided. `stuck_since` is the day after a stage was due, `ended_on` the
    day on which the last gate opened. `plan` is the key of its latest plan, `plan_at` the change
    of it that was looked at: `complete` of its `items` lack nothing, `in_the_way` findings keep it
    from being final. `index` is its latest published evaluation.
    """

    region = models.CharField(max_length=5, primary_key=True)
    province = models.CharField(max_length=2, db_index=True)
    cohort = models.CharField(max_length=40, blank=True)
    cohort_year = models.PositiveSmallIntegerField(null=True, blank=True)
    mode = models.CharField(max_length=4, blank=True)
    times = models.PositiveSmallIntegerField(default=0)
    demonstration = models.BooleanField(default=False)
    step = models.CharField(max_length=12, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    stage_name: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    stage_place = models.PositiveSmallIntegerField(default=0)
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
    ended_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    plans = models.PositiveSmallIntegerField(default=0)
    published = models.PositiveSmallIntegerField(default=0)
    plan = models.CharField(max_length=80, blank=True, db_index=True)
    plan_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
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

    @property
    def late_days(self) -> int | None:
        """How many days later than planned the region will be through; None without a way."""
        if self.forecast is None or self.planned_end is None:
            return None
        return (self.forecast - self.planned_end).days

    @property
    def share(self) -> int | None:
        """Whole percent of the plan's items that lack nothing; None without a plan."""
        return self.complete * 100 // self.items if self.items else None


class CohortCount(models.Model):
    """An announced cohort counted, as `core.cohort` does; the oldest first.

    `distinct` and `provinces` are how many took part at least once up to and including it.
    """

    key = models.SlugField(max_length=40, primary_key=True)
    year = models.PositiveSmallIntegerField()
    title: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    members = models.PositiveSmallIntegerField()
    repeats = models.PositiveSmallIntegerField()
    fresh = models.PositiveSmallIntegerField()
    distinct = models.PositiveSmallIntegerField()
    provinces = models.PositiveSmallIntegerField()
    missing_names = models.PositiveSmallIntegerField()
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["year", "key"]

    def __str__(self) -> str:
        return self.key

    @property
    def name(self) -> Text:
        """The cohort's title in both languages."""
        return Text.model_validate(self.title)


class Followed(models.Model):
    """How far the decisions of the record were followed into the standings; one row.

    `seq` is the number of the last entry, `day` the last day on which all were worked out anew.
    """

    seq = models.PositiveBigIntegerField(default=0)
    day: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        verbose_name_plural = "followed"

    def __str__(self) -> str:
        return str(self.seq)
