"""Rounds of an instrument, their phases, and who takes part."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from selaras.core.text import Text
from selaras.web.accounts.models import Person
from selaras.web.assessments.phases import Phase


class Round(models.Model):
    """One assessment with one version of an instrument: the evaluation of a year, its stage.

    `instrument` is `<slug>@<version>`. Two marks further apart than `bound` are talked over.
    `seats` is how many assessors judge each region. `previous` is the round before it: answers
    are carried over from there, and its recommendations asked about. `signer` and
    `signer_title` sign the letters. Nothing of it is public before `published_at`.
    """

    key = models.SlugField(max_length=60, unique=True)
    title: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    instrument = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    stage = models.PositiveSmallIntegerField(default=1)
    bound: models.DecimalField[Decimal, Decimal] = models.DecimalField(
        max_digits=6, decimal_places=2, default=Decimal(1)
    )
    seats = models.PositiveSmallIntegerField(default=2)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="following"
    )
    place = models.CharField(max_length=60, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    signer_title = models.CharField(max_length=160, blank=True)
    demonstration = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    published_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["-year", "-stage", "key"]

    def __str__(self) -> str:
        return self.key

    @property
    def name(self) -> Text:
        """The title in both languages."""
        return Text.model_validate(self.title)


class Term(models.Model):
    """A phase of a round, from a day to a day, both included.

    A phase lasts until the next one begins; what is handed in after `until` counts as late.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="terms")
    phase = models.CharField(max_length=12, choices=Phase.choices())
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date, date] = models.DateField()

    class Meta:
        ordering = ["round", "since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "phase"], name="phase_of_round_once"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="term_ends_later"),
        ]

    def __str__(self) -> str:
        return f"{self.phase} {self.since}"


class Participant(models.Model):
    """A region that takes part in a round.

    `region` is its official code. `cohort` and `group` (regions like it) are what it is ranked
    among. `open_until` opens answering again for this region alone. What follows is kept up to
    date whenever answers and marks change, so that lists need not add anything up:
    `own_index` after its own answers, `index` after the assessors' marks (both exact to 18
    places, for sorting; what is published is worked out exactly), `answered` leaves,
    `evidences` given, `finished_seats` of the assessors.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    region = models.CharField(max_length=5, db_index=True)
    cohort = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=60, blank=True)
    submitted_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    late = models.BooleanField(default=False)
    open_until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    open_reason = models.CharField(max_length=300, blank=True)
    answered = models.PositiveIntegerField(default=0)
    evidences = models.PositiveIntegerField(default=0)
    finished_seats = models.PositiveSmallIntegerField(default=0)
    own_index: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=18, null=True, blank=True
    )
    index: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=18, null=True, blank=True
    )

    class Meta:
        ordering = ["round", "region"]
        constraints = [
            models.UniqueConstraint(fields=["round", "region"], name="region_in_round_once"),
        ]
        indexes = [models.Index(fields=["round", "-index"], name="participants_by_index")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.region}"
