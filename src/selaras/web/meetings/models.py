"""Meetings of a stage, who was there, what was shown, said and decided."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from selaras.web.accounts.models import Membership, Person
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Cohort, Participation


class Meeting(models.Model):
    """A meeting of a cohort's stage, for one region or several, as planned and as held.

    `stage` is the code of the stage in the cohort's workflow. `entry_code` is what the QR code at
    the door carries; a new one makes printed codes worthless. Nothing changes after
    `minutes_done_at`. `revision` counts changes.
    """

    class Manner(models.TextChoices):
        """Where people are."""

        ON_SITE = "on_site"
        ONLINE = "online"
        HYBRID = "hybrid"

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="meetings")
    stage = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    manner = models.CharField(max_length=7, choices=Manner.choices, default=Manner.ON_SITE)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    begins_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    ends_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    held_from: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    held_until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    agenda = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    minutes_done_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    minutes_done_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    cancelled_reason = models.CharField(max_length=300, blank=True)
    entry_code = models.CharField(max_length=32, unique=True)
    demonstration = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="meeting_ends"),
        ]

    def __str__(self) -> str:
        return self.title


class MeetingRegion(models.Model):
    """A region that the meeting is for."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="regions")
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="meetings"
    )

    class Meta:
        ordering = ["meeting", "participation"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "participation"], name="region_in_meeting_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.participation_id}"


class Attendee(models.Model):
    """Somebody who is expected at a meeting, with or without an account.

    `region` is the code of the region they come for; empty for people of the ministry and guests.
    `group` is the code of the dimension they work on.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    region = models.CharField(max_length=5, blank=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=24, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ["meeting", "region", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="person_in_meeting_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """That somebody was there on a day.

    `entry` is the number that the browser gave to the tick, so that one sent twice, or sent later
    from a place without a line, counts once; `noted_at` when it was ticked, `at` when it came.
    """

    class How(models.TextChoices):
        """How it was noted."""

        CODE = "code"
        LIST = "list"

    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="attendances")
    day: models.DateField[date, date] = models.DateField()
    how = models.CharField(max_length=4, choices=How.choices)
    entry = models.UUIDField(unique=True)
    noted_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["attendee", "day"]
        constraints = [
            models.UniqueConstraint(fields=["attendee", "day"], name="there_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.attendee_id} {self.day}"


class Material(models.Model):
    """A file of a meeting: what was shown, a photo, a signed list. Photos say what they show."""

    class Kind(models.TextChoices):
        """What it is."""

        MATERIAL = "material"
        PHOTO = "photo"
        SIGNED_LIST = "signed_list"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="materials")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="materials")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "kind", "pk"]

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """What a meeting decided for a region; with a `holder` it is also something to do."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    holder = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    done_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="decision_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"


class CertificateFile(models.Model):
    """The certificates of everybody who was at a meeting, in one file; built once, then kept.

    `regions` are codes between blanks where it holds people of these regions and of none only.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        READY = "ready"
        FAILED = "failed"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="certificates")
    regions = models.CharField(max_length=400, blank=True)
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    problem: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(
        null=True
    )
    file = models.FileField(upload_to="certificates/%Y/%m", blank=True, max_length=200)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["meeting", "regions", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "regions", "language"], name="certificate_file_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.regions} {self.language}"
