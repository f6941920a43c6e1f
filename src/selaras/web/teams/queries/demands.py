"""Second factors by role: demanded or not, and how many people have one already."""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Q

from selaras.web.accounts.models import Membership, SecondFactorDemand
from selaras.web.accounts.rights import Reach
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.teams.seats import GOVERNMENTS, sits_in

_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


@dataclass(frozen=True, slots=True)
class Row:
    """A role with its people in force where the region reaches, and how many have a factor.

    `demanded` is this region's own demand; `above` says that a wider one holds anyway.
    """

    role: str
    people: int
    protected: int
    demanded: bool
    above: bool


def demands_in(region: str, *, today: date) -> list[Row]:
    """Every role of the region; of all roles for the nation. Two queries."""
    has_factor = Exists(Authenticator.objects.filter(user=OuterRef("person"), type__in=_FACTORS))
    counted = (
        Membership.objects.filter(Reach(frozenset({region})).condition("region"))
        .active(today)
        .order_by()
        .values("role")
        .annotate(
            people=Count("person", distinct=True),
            protected=Count("person", distinct=True, filter=Q(has_factor)),
        )
    )
    counts = {row["role"]: (row["people"], row["protected"]) for row in counted}
    above = {"", region[:2]} - {region}
    demanded: dict[str, set[str]] = {}
    for demand in SecondFactorDemand.objects.filter(
        organisation__region__in={region, *above},
        organisation__kind__in=GOVERNMENTS,
        organisation__until=None,
    ).select_related("organisation"):
        demanded.setdefault(demand.role, set()).add(demand.organisation.region)
    return [
        Row(
            role,
            *counts.get(role, (0, 0)),
            region in demanded.get(role, set()),
            bool(above & demanded.get(role, set())),
        )
        for role in ROLE_NAMES
        if region == "" or sits_in(role, region)
    ]
