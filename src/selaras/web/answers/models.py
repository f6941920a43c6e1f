"""What a region answered in a round, with what evidence, and what it handed in."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.assessments.models import Participant


class Part(models.Model):
    """A node of the instrument, with all below it, is an agency's to answer.

    `holder` is the post that answers for it, if one was named; handing over the post hands this
    over too. `done_at` says when the agency called it finished.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="parts")
    code = models.CharField(max_length=60)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="answer_parts"
    )
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    done_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["participant", "code"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "code"], name="node_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} > {self.organisation_id}"


class Answer(models.Model):
    """The value a region gives itself at a node, with a note; None: only noted so far.

    `value` is exact. `carried` says that it came from the round before and nobody changed it.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="answers")
    code = models.CharField(max_length=60)
    value: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=6, null=True, blank=True
    )
    note = models.TextField(blank=True)
    carried = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "code"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "code"], name="one_answer_a_node"),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"


class AnswerChange(models.Model):
    """An answer as it was written once; kept for ever.

    `code` is a node of `instrument`, the version that the round used at that time.
    """

    class What(models.TextChoices):
        """How it came about. LEFT: it did not move to another version of the instrument."""

        WRITTEN = "written"
        CARRIED = "carried"
        CONFIRMED = "confirmed"
        MOVED = "moved"
        LEFT = "left"

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="answer_changes"
    )
    instrument = models.CharField(max_length=80)
    what = models.CharField(max_length=10, choices=What.choices, default=What.WRITTEN)
    code = models.CharField(max_length=60)
    value: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=24, decimal_places=6, null=True
    )
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "code", "-at", "-pk"]
        indexes = [models.Index(fields=["participant", "code", "-at"], name="changes_of_answer")]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"


class StoredFile(models.Model):
    """A file that a region uploaded, kept once however often it is used.

    `kind` is what its content is (pdf, docx, xlsx, pptx, image), never what its name says.
    """

    region = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    file = models.FileField(upload_to="evidence/%Y/%m", max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["region", "sha256"], name="file_kept_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """What proves an answer: a file or a link, with title, number, date, and how long it holds.

    `wanted` is the code of the evidence that the instrument asks for at this node; empty for
    something else. `carried` says that it came from the round before. Evidence of a question
    that another version of the instrument no longer asks has no `code`, and in `former` which
    question that was, as `spbe@2018/I05`.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="evidence")
    code = models.CharField(max_length=60, blank=True)
    former = models.CharField(max_length=141, blank=True)
    wanted = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=100, blank=True)
    dated: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    valid_until: models.DateField[date | None, date | None] = models.DateField(
        null=True, blank=True
    )
    link = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="uses"
    )
    carried = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "code", "pk"]
        indexes = [models.Index(fields=["participant", "code"], name="evidence_of_answer")]

    def __str__(self) -> str:
        return self.title


class Receipt(models.Model):
    """What was handed in: all answers and evidence of that moment, and their digest."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="receipts")
    number = models.PositiveIntegerField()
    content: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    digest = models.CharField(max_length=64)
    late = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["participant", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "number"], name="receipt_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}/{self.number}"
