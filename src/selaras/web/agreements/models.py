"""The memorandum of a region in a cohort, the decrees before it, and who signed when."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from selaras.web.accounts.models import Person
from selaras.web.answers.models import StoredFile
from selaras.web.cohorts.models import Participation


class Agreement(models.Model):
    """The memorandum of understanding (Nota Kesepakatan) between the ministry and one region.

    It is invited, decreed, agreed, signed: what has been reached follows from the dates and from
    the papers (`agreements.steps`). `text` is the memorandum's wording; its digest at the moment
    a side agreed is kept, and an agreement holds only while both digests are that of `text`.
    Numbers and days of signing are each side's own. `revision` counts changes.
    """

    participation = models.OneToOneField(
        Participation, on_delete=models.PROTECT, related_name="agreement"
    )
    invited_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    invitation_number = models.CharField(max_length=100, blank=True)
    text = models.TextField(blank=True)
    region_agreed_digest = models.CharField(max_length=64, blank=True)
    region_agreed_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    region_agreed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ministry_agreed_digest = models.CharField(max_length=64, blank=True)
    ministry_agreed_at: models.DateTimeField[datetime | None, datetime | None] = (
        models.DateTimeField(null=True, blank=True)
    )
    ministry_agreed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    region_number = models.CharField(max_length=100, blank=True)
    region_signer = models.CharField(max_length=120, blank=True)
    region_signer_title = models.CharField(max_length=160, blank=True)
    region_signed_on: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    ministry_number = models.CharField(max_length=100, blank=True)
    ministry_signer = models.CharField(max_length=120, blank=True)
    ministry_signer_title = models.CharField(max_length=160, blank=True)
    ministry_signed_on: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=0)
    moved_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participation"]

    def __str__(self) -> str:
        return f"{self.participation_id}"

    @property
    def signed_on(self) -> date | None:
        """The day on which the second side signed; None while one is missing."""
        if self.region_signed_on is None or self.ministry_signed_on is None:
            return None
        return max(self.region_signed_on, self.ministry_signed_on)


class Paper(models.Model):
    """A document of the way to the memorandum, uploaded: the decrees, and the scan of what was
    signed. A newer one of its kind replaces it; it is kept."""

    class Kind(models.TextChoices):
        """What it is."""

        COUNCIL_DECREE = "council_decree"
        TEAM_DECREE = "team_decree"
        SCAN = "scan"

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    number = models.CharField(max_length=100)
    dated: models.DateField[date, date] = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="papers")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    replaced_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["agreement", "kind", "-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "kind"],
                condition=Q(replaced_at=None),
                name="one_paper_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
