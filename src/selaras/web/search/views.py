"""Finding something in one plan, and in all plans that one may read."""

from collections import Counter
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.plans.access import open_plan
from selaras.web.plans.page import plan_page
from selaras.web.search.asked import asked
from selaras.web.search.everywhere import plans_that_answer
from selaras.web.search.inside import Hit, hits_in, kind_name

PAGE = 25
"""Results on a page of one kind."""

FEW = 5
"""Results of each kind where all kinds are shown."""


@require_safe
def find(request: Request, plan_key: str) -> HttpResponse:
    """What the plan holds about the words: the best of each kind, or all of one kind."""
    opened = open_plan(request.viewer, plan_key)
    wanted = asked(request.GET)
    hits = hits_in(opened, request.viewer, wanted)
    counts = Counter(hit.kind for hit in hits)
    chosen = [hit for hit in hits if hit.kind == wanted.kind]
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page")) if wanted.kind else None
    return plan_page(
        request,
        opened,
        "search/find.html",
        "search:find",
        asked=wanted,
        found=len(hits),
        kinds=[(kind, kind_name(kind), many) for kind, many in counts.items()],
        groups=[(wanted.kind, kind_name(wanted.kind), counts[wanted.kind], list(page))]
        if page
        else _best(hits, counts),
        page=page,
    )


def _best(hits: list[Hit], counts: Counter[str]) -> list[tuple[str, str, int, list[Hit]]]:
    """The first results of each kind; the kind with the best result comes first."""
    order = {kind: number for number, kind in enumerate(counts)}
    by_kind = groupby(sorted(hits, key=lambda hit: order[hit.kind]), key=lambda hit: hit.kind)
    return [(kind, kind_name(kind), counts[kind], list(members)[:FEW]) for kind, members in by_kind]


@require_safe
def everywhere(request: Request) -> HttpResponse:
    """Which of the plans that the viewer may read hold the words, and where in them."""
    wanted = asked(request.GET)
    found = plans_that_answer(request.viewer, wanted, request.GET.get("page"))
    return render(request, "search/everywhere.html", {"asked": wanted, "found": found})
