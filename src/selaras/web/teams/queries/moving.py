"""What stands in organisations or a body now: posts in force or to come, and what they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from selaras.web.accounts.models import Body, Membership, Organisation
from selaras.web.teams.queries.holdings import held_models, kept
from selaras.web.teams.telling import stamp_of, told_body, told_organisation, told_post


@dataclass(frozen=True, slots=True)
class Standing:
    """A post that a change touches, with how many rows it holds and how many are open."""

    post: Membership
    total: int
    open: int


def posts_of(organisations: Iterable[Organisation], *, on: date) -> list[Standing]:
    """Posts of these organisations that do not end before the day; constant queries."""
    return _standing(Membership.objects.filter(organisation__in=list(organisations)), on)


def posts_of_bodies(bodies: Iterable[Body], *, on: date) -> list[Standing]:
    """The same for bodies."""
    return _standing(Membership.objects.filter(body__in=list(bodies)), on)


def stamp_of_organisations(
    organisations: Iterable[Organisation], standing: Iterable[Standing]
) -> str:
    """Tells a preview from the state when it is confirmed."""
    told = [told_organisation(each) for each in organisations]
    return stamp_of([told, [_told(each) for each in standing]])


def stamp_of_bodies(bodies: Iterable[Body], standing: Iterable[Standing]) -> str:
    """The same for bodies."""
    return stamp_of([[told_body(each) for each in bodies], [_told(each) for each in standing]])


def _told(each: Standing) -> list[object]:
    return [each.post.pk, told_post(each.post), each.total, each.open]


def _standing(posts: QuerySet[Membership], on: date) -> list[Standing]:
    found = list(
        posts.filter(Q(until=None) | Q(until__gte=on))
        .select_related("person", "organisation", "body")
        .order_by("organisation__name", "person__name", "pk")
    )
    totals: dict[int, int] = {}
    opens: dict[int, int] = {}
    for model in held_models():
        rows = (
            model._default_manager.filter(holder__in=[each.pk for each in found])
            .order_by()
            .values("holder")
            .annotate(total=Count("pk"), open=Count("pk", filter=kept(model).open))
        )
        for row in rows:
            totals[row["holder"]] = totals.get(row["holder"], 0) + row["total"]
            opens[row["holder"]] = opens.get(row["holder"], 0) + row["open"]
    return [Standing(each, totals.get(each.pk, 0), opens.get(each.pk, 0)) for each in found]
