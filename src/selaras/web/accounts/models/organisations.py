"""Organisations and how they change, and the bodies that a decree sets up."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class Organisation(models.Model):
    """The ministry, a province, a local government, one of its agencies, or a partner.

    `region` is the official code it covers: empty for the nation, `73` for a province, `73.22`
    for a regency or city; an agency carries the code of its government. It exists from `since`
    to `until`, both days included.
    """

    class Kind(models.TextChoices):
        """What it is."""

        MINISTRY = "ministry"
        PROVINCE = "province"
        LOCAL_GOVERNMENT = "local_government"
        AGENCY = "agency"
        PARTNER = "partner"

    class PartnerKind(models.TextChoices):
        """What kind of partner it is."""

        UNIVERSITY = "university"
        BANK = "bank"
        BUSINESS = "business"
        MEDIA = "media"
        COMMUNITY = "community"
        CENTRAL_AGENCY = "central_agency"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    partner_kind = models.CharField(max_length=16, choices=PartnerKind.choices, blank=True)
    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=5, blank=True, db_index=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["region", "kind", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="organisation_ends_later"
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(kind__in=["ministry", "province", "local_government"], until=None),
                name="one_government_per_region",
            ),
        ]

    def __str__(self) -> str:
        return self.abbreviation or self.name


class FormerName(models.Model):
    """A name that an organisation had until a day."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="former_names"
    )
    name = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=40, blank=True)
    until: models.DateField[date, date] = models.DateField()
    basis = models.CharField(max_length=200)

    class Meta:
        ordering = ["organisation", "-until"]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """That `after` took over from `before` on a day: a merger has several rows with one
    `after`, a split several with one `before`."""

    before = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="origins")
    on: models.DateField[date, date] = models.DateField()
    basis = models.CharField(max_length=200)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="succeeds_once"),
        ]

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"


class Body(models.Model):
    """A council, team, working group, forum or secretariat, set up by a decree for a period."""

    class Kind(models.TextChoices):
        """What it is."""

        COUNCIL = "council"
        TEAM = "team"
        WORKING_GROUP = "working_group"
        FORUM = "forum"
        SECRETARIAT = "secretariat"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=200)
    dimension = models.CharField(max_length=16, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="groups"
    )
    decree_number = models.CharField(max_length=100)
    decree_date: models.DateField[date, date] = models.DateField()
    since: models.DateField[date, date] = models.DateField()
    until: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "kind", "dimension", "name"]
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="body_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(kind="working_group") ^ Q(dimension=""),
                name="working_group_has_dimension",
            ),
        ]

    def __str__(self) -> str:
        return self.name
