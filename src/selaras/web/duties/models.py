"""Something that waits for the holder of a post."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Person


class Duty(models.Model):
    """What is to be done, where, since when and until when; closed when `done_at` is set.

    `subject` names the object it is about (`<kind>:<key>`); one open duty of a `what` on a
    subject exists per post. `view` and `arguments` make its address. A `dropped` duty was
    closed without being done, because it was no longer needed. `told_at` and `warned_at` say
    when a letter told the holder of it, and of its term.
    """

    holder = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="duties")
    what = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    title: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    view = models.CharField(max_length=80)
    arguments: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    done_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    done_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="duties_done"
    )
    dropped = models.BooleanField(default=False)
    told_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    warned_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = [models.F("until").asc(nulls_last=True), "since", "pk"]
        verbose_name_plural = "duties"
        indexes = [
            models.Index(fields=["holder"], condition=Q(done_at=None), name="open_duty_of_post"),
            models.Index(fields=["until"], condition=Q(done_at=None), name="open_duty_by_term"),
            models.Index(fields=["what", "subject"], name="duty_about"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["holder", "what", "subject"],
                condition=Q(done_at=None),
                name="one_open_duty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.subject}"

    @property
    def name(self) -> Text:
        """The title in both languages."""
        return Text.model_validate(self.title)

    @property
    def address(self) -> str:
        """Where it is done, in the language of the page; empty where that page is no more."""
        try:
            return reverse(self.view, args=self.arguments)
        except NoReverseMatch:
            return ""
