"""What would be held by nobody: open work of posts that ended or end within a month."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from selaras.web.accounts.models import Membership
from selaras.web.teams.queries.holdings import held_models, kept

SOON = timedelta(days=30)
"""How far ahead the list looks."""


@dataclass(frozen=True, slots=True)
class Unheld:
    """A post that has ended or soon ends, with the open work it holds, kind by kind."""

    post: Membership
    ended: bool
    counts: tuple[tuple[str, int], ...]


def unheld_in(region: str, *, today: date) -> list[Unheld]:
    """Posts of the region that leave open work behind; one query per kind and one for posts."""
    counts: dict[int, list[tuple[str, int]]] = {}
    for model in held_models():
        about = kept(model)
        rows = (
            model._default_manager.filter(
                about.open, holder__region=region, holder__until__lte=today + SOON
            )
            .order_by()
            .values("holder")
            .annotate(found=Count("pk"))
        )
        for row in rows:
            counts.setdefault(row["holder"], []).append((str(about.name), row["found"]))
    posts = (
        Membership.objects.select_related("person", "organisation", "body")
        .filter(pk__in=counts)
        .order_by("until", "pk")
    )
    return [
        Unheld(post, post.until is not None and post.until < today, tuple(counts[post.pk]))
        for post in posts
    ]
