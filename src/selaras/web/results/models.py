"""Objections, the final score of a region, its letter and report, and what follows from it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.answers.models import StoredFile
from selaras.web.assessments.models import Participant
from selaras.web.judgements.models import Finding


class Objection(models.Model):
    """A region objects to the value of a node; the ministry decides with a reason.

    `value` is what the node has after an objection that was accepted.
    """

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="objections"
    )
    code = models.CharField(max_length=60)
    text = models.TextField()
    wanted: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=6, null=True, blank=True
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    accepted: models.BooleanField[bool | None, bool | None] = models.BooleanField(null=True)
    value: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=6, null=True, blank=True
    )
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["participant", "code"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "code"], name="objected_once"),
        ]

    def __str__(self) -> str:
        return self.code


class Result(models.Model):
    """The final score of a participant as it was fixed; nothing recomputes it afterwards.

    `index` and the numbers in `values` (what was put in) and `nodes` (what came out) are exact:
    `3` or `139/40`. `shown` is the index rounded half-up to two decimals. `predicate` is the
    name in both languages or None. `complete` says whether everything was judged.
    """

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="result")
    instrument = models.CharField(max_length=80)
    index = models.CharField(max_length=80)
    shown: models.DecimalField[Decimal, Decimal] = models.DecimalField(
        max_digits=8, decimal_places=2
    )
    predicate: models.JSONField[dict[str, str] | None, dict[str, str] | None] = models.JSONField(
        null=True
    )
    values: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    nodes: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    complete = models.BooleanField()
    letter_number = models.CharField(max_length=80, blank=True)
    letter_date: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant"]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.shown}"


class FollowUp(models.Model):
    """What a region does about a recommendation: who, until when, and how far it is."""

    class State(models.TextChoices):
        """How far."""

        PLANNED = "planned"
        RUNNING = "running"
        DONE = "done"
        DROPPED = "dropped"

    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="follow_up")
    action = models.TextField(blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    holder = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["finding"]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.state}"


class ResultFile(models.Model):
    """The letter or the report of a result in one language and format; built once, then kept."""

    class What(models.TextChoices):
        """Which of them."""

        LETTER = "letter"
        REPORT = "report"

    class State(models.TextChoices):
        """How far a file is."""

        WAITING = "waiting"
        READY = "ready"
        FAILED = "failed"

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="files")
    what = models.CharField(max_length=8, choices=What.choices)
    language = models.CharField(max_length=2)
    format = models.CharField(max_length=4)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    problem: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(
        null=True
    )
    file = models.FileField(upload_to="results/%Y/%m", blank=True, max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["result", "what", "language", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "what", "language", "format"], name="result_file_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.language} {self.format}"
