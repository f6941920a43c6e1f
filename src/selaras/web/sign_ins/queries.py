"""Reads about one's own account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists

from selaras.web.accounts.models import Membership, Person, SecondFactorDemand
from selaras.web.accounts.rights import Reach
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
    demands = SecondFactorDemand.objects.filter(role__in=viewer.roles).order_by()
    covered = any(
        post.role == role and Reach(frozenset({region})).covers(post.region)
        for role, region in demands.values_list("role", "organisation__region")
        for post in viewer.posts
    )
    return covered and bool(demands_on(viewer))


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
