"""Who talks about a plan: its region's own people and its advisers."""

import re
from collections.abc import Iterable
from datetime import date

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.rights_table import RIGHTS
from selaras.web.comments.models import Comment
from selaras.web.plans.models import Plan

_ROLES = frozenset(
    role
    for right in RIGHTS
    if (right.kind, right.action) == (Kind.PLAN, Action.COMMENT)
    for role in right.roles
)


def people_of(row: Plan, *, today: date) -> list[Membership]:
    """One post in force for each person who may talk about the plan, by name; one query."""
    posts = Membership.objects.active(today).filter(
        role__in=_ROLES, region__in=_reaching(row.regions), person__is_active=True
    )
    found: dict[int, Membership] = {}
    for post in posts.select_related("person", "organisation").order_by("person__name", "pk"):
        found.setdefault(post.person_id, post)
    return list(found.values())


def _reaching(regions: Iterable[str]) -> set[str]:
    """The codes of posts that reach one of these regions: its own, its province's, the nation's."""
    return {reach for region in regions for reach in (region, region[:2], "")}


def named_in(words: str, people: Iterable[Membership]) -> list[Membership]:
    """Those of the people whom the words call by @ and the full name."""
    return [
        post
        for post in people
        if re.search(rf"@{re.escape(post.person.name)}(?!\w)", words, re.IGNORECASE)
    ]


def talkers_of(row: Plan) -> list[Person]:
    """Everybody who ever said something about the plan, by name; one query."""
    said = Comment.objects.filter(thread__plan=row).values("by")
    return list(Person.objects.filter(pk__in=said).order_by("name", "pk"))
