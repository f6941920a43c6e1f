"""The list of advisers, whom they must not guide, and what they write down."""

from datetime import date, datetime

from django.db import models

from selaras.web.accounts.models import Membership, Person
from selaras.web.cohorts.models import Participation


class Adviser(models.Model):
    """A person who may be given regions to guide; the guiding itself is a post (role adviser).

    `home` is the code of the region they travel from, `most` how many regions they take at most
    at a time.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="adviser")
    institution = models.CharField(max_length=200)
    home = models.CharField(max_length=5)
    most = models.PositiveSmallIntegerField(default=4)
    note = models.CharField(max_length=300, blank=True)
    active = models.BooleanField(default=True)
    demonstration = models.BooleanField(default=False)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["person__name", "pk"]

    def __str__(self) -> str:
        return f"{self.person_id}"


class Refusal(models.Model):
    """That an adviser must not guide a region, with the reason; beside what posts tell already."""

    adviser = models.ForeignKey(Adviser, on_delete=models.CASCADE, related_name="refusals")
    region = models.CharField(max_length=5)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["adviser", "region"]
        constraints = [
            models.UniqueConstraint(fields=["adviser", "region"], name="refusal_once"),
        ]

    def __str__(self) -> str:
        return f"{self.adviser_id} {self.region}"


class Visit(models.Model):
    """An entry in the log of visits: when, how, what was done. It belongs to the post."""

    class Manner(models.TextChoices):
        """How they met."""

        ON_SITE = "on_site"
        ONLINE = "online"
        CALL = "call"

    holder = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="visits")
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="visits"
    )
    on: models.DateField[date, date] = models.DateField()
    manner = models.CharField(max_length=7, choices=Manner.choices)
    words = models.TextField()
    next_steps = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.participation_id} {self.on}"


class Advice(models.Model):
    """Advice that a person wrote once and can use again in another region's plan.

    `part` is the part of a plan it is about; empty for the plan as a whole.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="advice")
    title = models.CharField(max_length=160)
    words = models.TextField()
    part = models.CharField(max_length=20, blank=True)
    used = models.PositiveIntegerField(default=0)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["part", "title", "pk"]
        verbose_name_plural = "advice"

    def __str__(self) -> str:
        return self.title
