"""Reads about one's own account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import cast

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, Q

from selaras.web.accounts.models import Membership, Person, SecondFactorDemand
from selaras.web.accounts.prepared import Prepared
from selaras.web.accounts.rights import Reach
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer

_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def demands_on(viewer: Viewer) -> Sequence[SecondFactorDemand]:
    """Demands that cover a post of the viewer, who has not set up a second factor; one query.

    A demand covers a post in its role where the demanding organisation's region reaches the
    post's region: the ministry's everywhere, a province's its regencies and cities.
    """
    if viewer.person is None or not viewer.posts:
        return []
    held = Authenticator.objects.filter(user=viewer.person.pk, type__in=_FACTORS)
    demands = (
        SecondFactorDemand.objects.filter(~Exists(held), role__in=viewer.roles)
        .select_related("organisation")
        .order_by("organisation__region", "role")
    )
    return [
        demand
        for demand in demands
        if any(
            post.role == demand.role
            and Reach(frozenset({demand.organisation.region})).covers(post.region)
            for post in viewer.posts
        )
    ]


def lacks_factor(viewer: Viewer) -> bool:
    """Whether `demands_on` names any; asked at each page, so the account is read only if so."""
    if viewer.person is None or not viewer.posts:
        return False
    held = frozenset((post.role, post.region) for post in viewer.posts)
    return bool(_covering(held)()) and bool(demands_on(viewer))


@lru_cache(maxsize=4096)
def _covering(held: frozenset[tuple[Role, str]]) -> Prepared[SecondFactorDemand]:
    """The demands that cover one of these posts, as `Reach` has it: from there or from above."""
    found = Q(pk__in=[])
    for role, region in held:
        above = {"", region.partition(".")[0], region}
        found |= Q(role=role, organisation__region__in=sorted(above))
    return Prepared(lambda: SecondFactorDemand.objects.filter(found).order_by())


@dataclass(frozen=True, slots=True)
class Safety:
    """How an account is protected. `codes` are the recovery codes not used yet."""

    password: bool
    app: bool
    passkeys: int
    codes: int

    @property
    def second_factor(self) -> bool:
        """Whether anything beside the password is asked."""
        return self.app or self.passkeys > 0


def safety_of(person: Person) -> Safety:
    """How the person's account is protected; one query."""
    app, passkeys, codes = False, 0, 0
    for each in Authenticator.objects.filter(user=person.pk):
        app = app or each.type == Authenticator.Type.TOTP
        passkeys += each.type == Authenticator.Type.WEBAUTHN
        if each.type == Authenticator.Type.RECOVERY_CODES:
            codes = len(each.wrap().get_unused_codes())
    return Safety(person.has_usable_password(), app, passkeys, codes)


def posts_of(person: Person) -> Sequence[Membership]:
    """Every post the person holds or held, with where it is; the newest first; one query."""
    held = Membership.objects.filter(person=person).select_related("organisation", "body")
    return list(held.order_by("-since", "pk"))


def sessions_of(person: Person, *, at: datetime) -> Sequence[UserSession]:
    """Places where the person is signed in now, the latest first; one query."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    found = UserSession.objects.filter(user=person.pk, session_key__in=alive)
    return cast(Sequence[UserSession], list(found.order_by("-created_at")))
