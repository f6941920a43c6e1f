"""Who judges whom, the marks, the talk about them, and what was settled."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models

from selaras.web.accounts.models import Membership, Person
from selaras.web.assessments.models import Participant


class Conflict(models.Model):
    """An assessor may not judge this region: kin, business, work there, or own adviser before.

    Whom somebody advised is known already and needs no row.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="conflicts")
    region = models.CharField(max_length=5)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["person", "region"]
        constraints = [
            models.UniqueConstraint(fields=["person", "region"], name="conflict_said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} / {self.region}"


class Seat(models.Model):
    """An assessor judges a participant. Marks are the assessor's alone until every seat of the
    participant is finished.

    `index` is the running total of the own marks (18 places, for sorting), `marked` how many
    nodes have one.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="seats")
    holder = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="seats")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    finished_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    marked = models.PositiveIntegerField(default=0)
    index: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=18, null=True, blank=True
    )

    class Meta:
        ordering = ["participant", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "holder"], name="seat_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} < {self.holder_id}"


class Mark(models.Model):
    """What an assessor gives a node, with a note."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="marks")
    code = models.CharField(max_length=60)
    value: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=6, null=True, blank=True
    )
    note = models.TextField(blank=True)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["seat", "code"]
        constraints = [models.UniqueConstraint(fields=["seat", "code"], name="one_mark_a_node")]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"


class Meeting(models.Model):
    """Notes of an interview or a field visit."""

    class Kind(models.TextChoices):
        """Which of them."""

        INTERVIEW = "interview"
        VISIT = "visit"

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on: models.DateField[date, date] = models.DateField()
    present = models.TextField(blank=True)
    notes = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "on", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Remark(models.Model):
    """A word of one assessor to the others about a node on which they differ."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="remarks")
    code = models.CharField(max_length=60)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "code", "pk"]

    def __str__(self) -> str:
        return self.text[:40]


class Settlement(models.Model):
    """The value that the assessors agree on where their marks differ too much, and why."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="settlements"
    )
    code = models.CharField(max_length=60)
    value: models.DecimalField[Decimal, Decimal] = models.DecimalField(
        max_digits=24, decimal_places=6
    )
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "code"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "code"], name="settled_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"


class Agreement(models.Model):
    """How far the marks of a participant agree; there is one once every seat is finished.

    `differing` nodes have marks further apart than the round's bound, `settled` of them have an
    agreed value. Lists read this, so that they need not compare marks.
    """

    participant = models.OneToOneField(
        Participant, on_delete=models.CASCADE, related_name="agreement"
    )
    differing = models.PositiveIntegerField()
    settled = models.PositiveIntegerField()

    class Meta:
        ordering = ["participant"]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.settled}/{self.differing}"


class Finding(models.Model):
    """A strength, a weakness or a recommendation that goes into the report."""

    class Kind(models.TextChoices):
        """Which of them."""

        STRENGTH = "strength"
        WEAKNESS = "weakness"
        RECOMMENDATION = "recommend"

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    code = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "kind", "pk"]

    def __str__(self) -> str:
        return self.text[:40]
