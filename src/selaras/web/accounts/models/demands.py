"""Where an organisation wants a second factor from people in a role."""

from datetime import datetime

from django.db import models

from selaras.web.accounts.models.organisations import Organisation


class SecondFactorDemand(models.Model):
    """People in this role, wherever the organisation's region reaches, must use a second factor.

    The ministry's demand reaches everybody in the role, a local government's its own people.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="second_factor_demands"
    )
    role = models.CharField(max_length=24)
    since: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    class Meta:
        ordering = ["organisation", "role"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "role"], name="demanded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role}"
