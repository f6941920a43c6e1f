"""A region's way through the stages of its cohort's workflow."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

from selaras.web.accounts.models import Membership, Person
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Participation
from selaras.web.editions.models import BookFile
from selaras.web.plans.models import Plan


class Journey(models.Model):
    """The guidance of one region in one cohort, begun once its memorandum is signed.

    `plan` is the plan that is written on the way. What follows is kept up to date whenever
    something moves, so that lists add nothing up: `stage` is the code of the stage it stands at
    (empty once it is through), `stage_since` since when, `stage_until` when that stage is due,
    `forecast` the day on which the last gate will open at the present pace.
    """

    participation = models.OneToOneField(
        Participation, on_delete=models.PROTECT, related_name="journey"
    )
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="journeys"
    )
    begun_on: models.DateField[date, date] = models.DateField()
    stage = models.CharField(max_length=40, blank=True, db_index=True)
    stage_since: models.DateField[date, date] = models.DateField()
    stage_until: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    planned_end: models.DateField[date, date] = models.DateField()
    forecast: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    ended_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["participation"]

    def __str__(self) -> str:
        return f"{self.participation_id} {self.stage}"


class Passage(models.Model):
    """A stage of a region: planned days, and the real ones.

    `until` is the day on which its gate opened; `by_exception` says that not everything was
    there, with the reason. `waits_since` is when it came to wait for the adviser's answer, None
    while it does not; `late_told_on` when a letter told the region that it is late.
    """

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="passages")
    stage = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    planned_from: models.DateField[date, date] = models.DateField()
    planned_until: models.DateField[date, date] = models.DateField()
    since: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    by_exception = models.BooleanField(default=False)
    exception_reason = models.CharField(max_length=500, blank=True)
    waits_since: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    late_told_on: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["journey", "position"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "stage"], name="stage_passed_once"),
            models.CheckConstraint(
                condition=Q(planned_until__gte=F("planned_from")), name="stage_planned_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_id} {self.stage}"


class HandedIn(models.Model):
    """An output of a stage: the file of a book at a revision of the plan, or an uploaded document.

    A newer one replaces it; it is kept. `sha256` is the digest of what was handed in.
    """

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="outputs")
    code = models.CharField(max_length=40)
    book = models.ForeignKey(
        BookFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="outputs"
    )
    revision = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    replaced_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["passage", "code", "-at", "-pk"]
        verbose_name_plural = "handed in"
        constraints = [
            models.UniqueConstraint(
                fields=["passage", "code"],
                condition=Q(replaced_at=None),
                name="one_output_of_a_code",
            ),
            models.CheckConstraint(
                condition=Q(book=None) ^ Q(file=None), name="book_or_uploaded_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.code}"


class Approval(models.Model):
    """That an adviser approved a stage, or sent it back with a reason; the latest one holds.

    `revision` is the plan's at that moment. It lapses where an output is handed in again.
    """

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="approvals")
    post = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="approvals")
    approved = models.BooleanField()
    words = models.TextField(blank=True)
    revision = models.PositiveIntegerField(null=True, blank=True)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    lapsed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["passage", "-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.approved}"
