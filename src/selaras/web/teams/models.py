"""An invitation: the only way for officials to get an account."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from selaras.web.accounts.models import Body, Membership, Organisation, Person

OPEN = Q(accepted_at=None, withdrawn_at=None)
"""An invitation that was neither accepted nor withdrawn; it may have expired."""


class Invitation(models.Model):
    """A post offered to an e-mail address. Only the digest of its token is kept.

    `holder` is the post that invited: an open invitation moves to the successor.
    """

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations"
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    role = models.CharField(max_length=24)
    title = models.CharField(max_length=120, blank=True)
    acting = models.CharField(max_length=3, choices=Membership.Acting.choices, blank=True)
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=2, default="id")
    token_digest = models.CharField(max_length=64, unique=True)
    holder = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    region = models.CharField(max_length=5, blank=True, db_index=True)
    sent_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    expires_at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    accepted_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )
    accepted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations_accepted"
    )
    withdrawn_at: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(
        null=True, blank=True
    )

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.email} {self.role}"
