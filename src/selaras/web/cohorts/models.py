"""Cohorts, and which region takes part in which."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q

from selaras.core.text import Text
from selaras.web.accounts.models import Person
from selaras.web.assessments.models import Round


class Cohort(models.Model):
    """Regions that sign and are guided together in a year.

    `declared` is how many regencies and cities the ministry says there are, `declared_repeats`
    how many of these took part before, `declared_provinces` the provinces; None where nobody
    says. Names may be known of fewer. `workflow` is `<slug>@<version>`. `selection` is the round
    that they were chosen by, `signing_on` the day of the memorandum. Nobody but the ministry and
    those invited sees a cohort before `announced_at`.
    `revision` counts changes.
    """

    key = models.SlugField(max_length=40, unique=True)
    title: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    year = models.PositiveSmallIntegerField(db_index=True)
    workflow = models.CharField(max_length=50)
    declared = models.PositiveSmallIntegerField(null=True, blank=True)
    declared_repeats = models.PositiveSmallIntegerField(null=True, blank=True)
    declared_provinces = models.PositiveSmallIntegerField(null=True, blank=True)
    letter_number = models.CharField(max_length=100, blank=True)
    letter_date: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    signing_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    signing_place = models.CharField(max_length=160, blank=True)
    selection = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="cohorts"
    )
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=6, blank=True)
    note: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    demonstration = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    announced_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    closed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["-year", "key"]

    def __str__(self) -> str:
        return self.key

    @property
    def name(self) -> Text:
        """The title in both languages."""
        return Text.model_validate(self.title)

    @property
    def note_text(self) -> Text | None:
        """The note in both languages; None where nobody wrote one."""
        return Text.model_validate(self.note) if self.note else None


class Participation(models.Model):
    """A region in a cohort: guided in full, in the plan of its area only, or on its own.

    `region` is the official code at that time. `area` names the tourism area it belongs to. Who
    withdrew stays, with the reason, and is not counted. `demonstration` rows are made up and
    never counted. `revision` counts changes, so that two people do not overwrite each other.
    """

    class Mode(models.TextChoices):
        """How it takes part (the modes of `core.workflow`)."""

        FULL = "full"
        AREA = "area"
        OWN = "own"

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="participations")
    region = models.CharField(max_length=5, db_index=True)
    mode = models.CharField(max_length=4, choices=Mode.choices, default=Mode.FULL)
    area = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=6, blank=True)
    demonstration = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    added_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    withdrawn_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["cohort", "region"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "region"], name="region_in_cohort_once"),
        ]
        indexes = [
            models.Index(
                fields=["region", "cohort"],
                condition=Q(withdrawn_at=None),
                name="participations_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cohort_id} {self.region}"


class CohortImport(models.Model):
    """A list of cohorts that was uploaded and understood; nothing happens until it is applied.

    `rows` is what each row of the file says and what was understood of it (values of
    `cohorts.importing`), `letters` above which letter of the sheet each column stands, `picks`
    what a person answered where a name was unclear, by row.
    """

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField()
    letters: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    picks: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    applied_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name
