"""What the first page shows of each plan, read from the plan's own row alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from selaras.core.framework import Knowledge, Region
from selaras.core.plan import Span, Vision
from selaras.core.text import Text
from selaras.reference import search_regions
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.plans.access import followed_plans
from selaras.web.plans.models import Plan, PlanRegion

PAGE = 48
"""Cards on one page."""


@dataclass(frozen=True, slots=True)
class Card:
    """A plan on the first page; without `title` and `vision` where its text is not readable."""

    key: str
    state: str
    title: Text | None
    regions: tuple[Region, ...]
    period: Span
    vision: Vision | None
    updated_at: datetime


def cards(viewer: Viewer, words: str, number: str | None, knowledge: Knowledge) -> Page[Plan]:
    """A page of the plans of regions with these words in their names; own regions come first.

    The rows of the page carry no card yet: `card_of` makes it without decoding the plan.
    """
    plans = followed_plans(viewer)
    if words:
        plans = plans.filter(_lies_in(_named(words, knowledge)))
    return Paginator(_own_first(viewer, plans), PAGE).get_page(number)


def regions_without_plan(viewer: Viewer, knowledge: Knowledge) -> list[Region]:
    """Regions in which the viewer may begin a plan and has none yet.

    One query, and none for those who may begin a plan nowhere.
    """
    own = sorted({post.region for post in viewer.posts})
    may = [code for code in own if rights.post_for(viewer, Kind.PLAN, Action.START, [code])]
    if not may:
        return []
    held = set(PlanRegion.objects.filter(region__in=may).values_list("region", flat=True))
    return [knowledge.region[code] for code in may if code not in held and code in knowledge.region]


def card_of(row: Plan, knowledge: Knowledge) -> Card:
    """The card of a row that `cards` found."""
    vision = row.body.get("vision") if row.readable else None
    return Card(
        row.key,
        row.state,
        Text.model_validate(row.title) if row.readable else None,
        tuple(knowledge.region_ever[code] for code in row.regions),
        Span.model_validate(row.body["period"]),
        Vision.model_validate(vision) if vision else None,
        row.updated_at,
    )


def _own_first(viewer: Viewer, plans: QuerySet[Plan]) -> QuerySet[Plan]:
    own = {post.region for post in viewer.posts}
    return plans.annotate(own=_lies_in(own)).order_by("-own", "key")


def _named(words: str, knowledge: Knowledge) -> list[str]:
    """Codes of the regions that the words mean, in everyday spelling."""
    return [region.code for region in search_regions(knowledge, words, len(knowledge.regions))]


def _lies_in(regions: Iterable[str]) -> Exists:
    rows = PlanRegion.objects.filter(plan=OuterRef("pk"), region__in=sorted(regions))
    return Exists(rows)
