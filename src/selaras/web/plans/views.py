"""The pages of a plan: fetch with access, ask the value, render."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from selaras.core.plan import Programme
from selaras.web.plans.access import Opened, open_plan
from selaras.web.plans.heads import heads, sorts
from selaras.web.plans.page import plan_page
from selaras.web.plans.places import strip
from selaras.web.plans.queries import findings as found
from selaras.web.plans.queries import money, parts
from selaras.web.plans.queries.selection import Choice, choose, read_choice
from selaras.web.ui.templatetags.selaras import page_language

PAGE = 50
"""Programmes on one page; fifty rows stay readable and light."""

FINDINGS_PAGE = 100


@require_safe
def summary(request: HttpRequest, plan_key: str) -> HttpResponse:
    """Ringkasan: what the plan wants, how complete and consistent it is, what it costs."""
    opened = open_plan(plan_key)
    plan = opened.plan
    findings = found.findings_of(opened)
    return plan_page(
        request,
        opened,
        "plans/summary.html",
        "plans:summary",
        dimensions=parts.by_dimension(plan, opened.knowledge),
        made_up=money.shows_made_up_budgets(plan),
        costs=money.cost_by_year(plan, opened.knowledge),
        total=sum(programme.cost for programme in plan.programmes),
        strip=strip(plan),
        severities=found.count_by_severity(findings),
        next_steps=found.gravest(findings, opened, limit=4),
    )


@require_safe
def facts(request: HttpRequest, plan_key: str) -> HttpResponse:
    """What is known about the region, by readiness element."""
    opened = open_plan(plan_key)
    elements = parts.facts_by_element(opened.plan, opened.knowledge)
    return plan_page(request, opened, "plans/facts.html", "plans:facts", elements=elements)


@require_safe
def finance(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The region's accounts over the years, and the room that each source of funds leaves."""
    opened = open_plan(plan_key)
    years = money.account_years(opened.plan)
    return plan_page(
        request,
        opened,
        "plans/finance.html",
        "plans:finance",
        years=years,
        accounts=money.account_rows(opened.plan, years),
        trends=money.trends(opened.plan),
        wanted=money.wanted_by_fund(opened.plan, opened.knowledge),
        room=money.room_by_fund(opened.plan),
    )


@require_safe
def analysis(request: HttpRequest, plan_key: str) -> HttpResponse:
    """Gaps by dimension, SWOT by readiness element, strategies crossed from it."""
    opened = open_plan(plan_key)
    return plan_page(
        request,
        opened,
        "plans/analysis.html",
        "plans:analysis",
        dimensions=parts.by_dimension(opened.plan, opened.knowledge),
        matrices=parts.swot_by_element(opened.plan, opened.knowledge),
        strategies=parts.strategies_by_kind(opened.plan),
    )


@require_safe
def direction(request: HttpRequest, plan_key: str) -> HttpResponse:
    """Vision, missions, objectives and their indicators."""
    opened = open_plan(plan_key)
    return plan_page(
        request,
        opened,
        "plans/direction.html",
        "plans:direction",
        dimensions=parts.by_dimension(opened.plan, opened.knowledge),
    )


def _chosen(request: HttpRequest, opened: Opened) -> tuple[Choice, tuple[Programme, ...]]:
    choice = read_choice(request.GET.dict())
    order = {code: place for place, code in enumerate(opened.knowledge.dimension)}
    return choice, choose(opened.plan, choice, page_language(), order)


@require_safe
def programmes(request: HttpRequest, plan_key: str) -> HttpResponse:
    """All programmes, narrowed by the filters, a page at a time."""
    opened = open_plan(plan_key)
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
def programme(request: HttpRequest, plan_key: str, key: str) -> HttpResponse:
    """One programme with everything the plan says about it."""
    opened = open_plan(plan_key)
    item = opened.plan.programme.get(key)
    if item is None:
        raise Http404(key)
    findings = found.findings_about(opened, "programmes", key)
    return plan_page(
        request,
        opened,
        "plans/programme.html",
        "plans:programmes",
        programme=item,
        budget=parts.budget_table(item.budget),
        dependents=[each for each in opened.plan.programmes if key in each.depends_on],
        wins=[win for win in opened.plan.quick_wins if win.programme == key],
        findings=findings,
    )


@require_safe
def quick_wins(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The quick wins, by dimension."""
    opened = open_plan(plan_key)
    return plan_page(request, opened, "plans/quick_wins.html", "plans:quick_wins")


@require_safe
def quick_win(request: HttpRequest, plan_key: str, key: str) -> HttpResponse:
    """The sheet of one quick win."""
    opened = open_plan(plan_key)
    win = next((each for each in opened.plan.quick_wins if each.key == key), None)
    if win is None:
        raise Http404(key)
    return plan_page(
        request,
        opened,
        "plans/quick_win.html",
        "plans:quick_wins",
        win=win,
        budget=parts.budget_table(win.budget),
        findings=found.findings_about(opened, "quick_wins", key),
    )


@require_safe
def roadmap(request: HttpRequest, plan_key: str) -> HttpResponse:
    """Programmes as bars over the years, and the five action plans."""
    opened = open_plan(plan_key)
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


@require_safe
def foundation(request: HttpRequest, plan_key: str) -> HttpResponse:
    """What the plan rests on: documents, bodies, agencies and partners."""
    opened = open_plan(plan_key)
    return plan_page(request, opened, "plans/foundation.html", "plans:foundation")


@require_safe
def checks(request: HttpRequest, plan_key: str) -> HttpResponse:
    """Findings by part of the plan, narrowed by severity and agency."""
    opened = open_plan(plan_key)
    choice = found.read_choice(request.GET.dict())
    findings = found.findings_of(opened)
    chosen = found.chosen(findings, choice, opened.plan)
    page = Paginator(chosen, FINDINGS_PAGE).get_page(request.GET.get("page"))
    return plan_page(
        request,
        opened,
        "plans/checks.html",
        "plans:checks",
        choice=choice,
        findings=findings,
        severities=found.count_by_severity(findings),
        agencies=found.agencies_concerned(findings, opened.plan),
        parts=found.parts_concerned(findings),
        page=page,
        groups=found.grouped(page.object_list, plan_key),
    )
