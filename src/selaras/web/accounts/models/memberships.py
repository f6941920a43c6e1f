"""Who holds which role where, from when to when."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from selaras.web.accounts.models.organisations import Body, Organisation
from selaras.web.accounts.models.people import Person


class Memberships(models.QuerySet["Membership"]):
    """Memberships asked by date."""

    def active(self, on: date) -> "Memberships":
        """Those in force on that day; the last day counts."""
        return self.filter(Q(until=None) | Q(until__gte=on), since__lte=on)


class Membership(models.Model):
    """A post: a person in a role in an organisation or one of its bodies, for a time.

    `region` repeats the organisation's code, so that rights need no join. Whatever somebody
    works on is held through the post (a foreign key named `holder`), so that handing over the
    post hands over the work.
    """

    class Acting(models.TextChoices):
        """How the post is held."""

        FULL = "", "definitif"
        PLT = "plt", "Plt."
        PJ = "pj", "Pj."
        PLH = "plh", "Plh."

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=24)
    title = models.CharField(max_length=120, blank=True)
    acting = models.CharField(max_length=3, choices=Acting.choices, blank=True)
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    region = models.CharField(max_length=5, blank=True, db_index=True, editable=False)

    objects = Memberships.as_manager()

    class Meta:
        ordering = ["region", "role", "-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_later"
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "since"],
                condition=Q(body=None),
                name="post_given_once",
            ),
            models.UniqueConstraint(
                fields=["person", "body", "role", "since"], name="seat_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"

    def save(self, *args: Any, **options: Any) -> None:
        """Repeat the organisation's region, then store."""
        self.region = self.organisation.region
        super().save(*args, **options)

    def is_active(self, on: date) -> bool:
        """Whether the post is in force on that day."""
        return self.since <= on and (self.until is None or on <= self.until)
