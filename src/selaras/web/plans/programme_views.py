"""Pages about programmes and quick wins: lists, sheets, the roadmap."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from selaras.core.plan import Programme
from selaras.web.accounts.viewing import Request
from selaras.web.plans.access import Opened, open_plan
from selaras.web.plans.heads import heads, sorts
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries import money, parts
from selaras.web.plans.queries.findings import findings_about
from selaras.web.plans.queries.selection import Choice, choose, read_choice
from selaras.web.ui.templatetags.selaras import page_language

PAGE = 50
"""Programmes on one page; fifty rows stay readable and light."""


def _chosen(request: Request, opened: Opened) -> tuple[Choice, tuple[Programme, ...]]:
    choice = read_choice(request.GET.dict())
    order = {code: place for place, code in enumerate(opened.knowledge.dimension)}
    return choice, choose(opened.plan, choice, page_language(), order)


@require_safe
def programmes(request: Request, plan_key: str) -> HttpResponse:
    """All programmes, narrowed by the filters, a page at a time."""
    opened = open_plan(request.viewer, plan_key)
    choice, chosen = _chosen(request, opened)
    return plan_page(
        request,
        opened,
        "plans/programmes.html",
        "plans:programmes",
        choice=choice,
        sorts=sorts(),
        heads=heads(choice),
        total=sum(programme.cost for programme in chosen),
        page=Paginator(chosen, PAGE).get_page(request.GET.get("page")),
    )


@require_safe
def programme(request: Request, plan_key: str, key: str) -> HttpResponse:
    """One programme with everything the plan says about it."""
    opened = open_plan(request.viewer, plan_key)
    item = opened.plan.programme.get(key)
    if item is None:
        raise Http404(key)
    findings = findings_about(opened, "programmes", key)
    return plan_page(
        request,
        opened,
        "plans/programme.html",
        "plans:programmes",
        programme=item,
        budget=money.budget_table(item.budget),
        dependents=[each for each in opened.plan.programmes if key in each.depends_on],
        wins=[win for win in opened.plan.quick_wins if win.programme == key],
        findings=findings,
    )


@require_safe
def quick_wins(request: Request, plan_key: str) -> HttpResponse:
    """The quick wins, by dimension."""
    opened = open_plan(request.viewer, plan_key)
    return plan_page(request, opened, "plans/quick_wins.html", "plans:quick_wins")


@require_safe
def quick_win(request: Request, plan_key: str, key: str) -> HttpResponse:
    """The sheet of one quick win."""
    opened = open_plan(request.viewer, plan_key)
    win = next((each for each in opened.plan.quick_wins if each.key == key), None)
    if win is None:
        raise Http404(key)
    return plan_page(
        request,
        opened,
        "plans/quick_win.html",
        "plans:quick_wins",
        win=win,
        budget=money.budget_table(win.budget),
        findings=findings_about(opened, "quick_wins", key),
    )


@require_safe
def roadmap(request: Request, plan_key: str) -> HttpResponse:
    """Programmes as bars over the years, and the five action plans."""
    opened = open_plan(request.viewer, plan_key)
    choice, chosen = _chosen(request, opened)
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    years = opened.plan.period.years
    return plan_page(
        request,
        opened,
        "plans/roadmap.html",
        "plans:roadmap",
        choice=choice,
        sorts=sorts(),
        years=years,
        page=page,
        bars=parts.roadmap(page.object_list, years),
        actions=parts.actions_by_part(opened.plan),
    )
