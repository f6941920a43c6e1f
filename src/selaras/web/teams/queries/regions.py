"""Which regions' teams a viewer may see, with how many people serve there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils import timezone

from selaras.reference import load_knowledge, search_regions
from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.rights import Action, Kind, reaches
from selaras.web.accounts.viewing import Viewer
from selaras.web.teams.seats import GOVERNMENTS

PAGE = 50
"""Regions on one page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A region in the list: the name of its government if registered, and people in force."""

    code: str
    name: str
    government: str
    people: int


def regions_for(viewer: Viewer, words: str) -> list[str]:
    """Codes of the regions that the viewer may see and the words name; all without words."""
    known = load_knowledge()
    if words.strip():
        codes = [region.code for region in search_regions(known, words, len(known.regions))]
    else:
        codes = ["", *(region.code for region in known.regions)]
    found = reaches(viewer, Kind.TEAM, Action.SEE)
    return [code for code in codes if any(reach.covers(code) for reach in found)]


def page_of(codes: Sequence[str], number: str | None) -> Page[Row]:
    """One page of them, those with a registered government first; two queries."""
    governments = dict(
        Organisation.objects.filter(kind__in=GOVERNMENTS, until=None).values_list("region", "name")
    )
    ordered = sorted(codes, key=lambda code: code not in governments)
    page = Paginator(ordered, PAGE).get_page(number)
    shown = list(page.object_list)
    people = dict(
        Membership.objects.filter(region__in=shown)
        .active(timezone.localdate())
        .order_by()
        .values_list("region")
        .annotate(found=Count("person", distinct=True))
    )
    known = load_knowledge().region
    rows = [
        Row(code, known[code].name if code else "", governments.get(code, ""), people.get(code, 0))
        for code in shown
    ]
    return Page(rows, page.number, page.paginator)  # type: ignore[arg-type]
