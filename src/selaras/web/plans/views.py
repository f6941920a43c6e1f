"""The pages of a plan: fetch with access, ask the value, render."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from selaras.core.checks import open_findings
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.plans.access import open_plan, post_to, writes
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries import accounts, finding_groups, money, parts
from selaras.web.plans.queries import findings as found
from selaras.web.plans.queries.reviews import review_waits
from selaras.web.plans.strip import strip

PAGE = 100


@require_safe
def summary(request: Request, plan_key: str) -> HttpResponse:
    """Ringkasan: what the plan wants, how complete and consistent it is, what it costs."""
    opened = open_plan(request.viewer, plan_key)
    plan = opened.plan
    findings = found.open_findings_of(opened)
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
        next_steps=found.gravest(
            findings, opened, limit=3, writes=writes(request.viewer, opened.row)
        ),
        review_waits=review_waits(request.viewer, opened.row),
    )


@require_safe
def facts(request: Request, plan_key: str) -> HttpResponse:
    """What is known about the region, by readiness element."""
    opened = open_plan(request.viewer, plan_key)
    elements = parts.facts_by_element(opened.plan, opened.knowledge)
    return plan_page(request, opened, "plans/facts.html", "plans:facts", elements=elements)


@require_safe
def finance(request: Request, plan_key: str) -> HttpResponse:
    """The region's accounts over the years, and the room that each source of funds leaves."""
    opened = open_plan(request.viewer, plan_key)
    years = accounts.account_years(opened.plan)
    return plan_page(
        request,
        opened,
        "plans/finance.html",
        "plans:finance",
        years=years,
        accounts=accounts.account_rows(opened.plan, years),
        trends=accounts.trends(opened.plan),
        wanted=money.wanted_by_fund(opened.plan, opened.knowledge),
        room=money.room_by_fund(opened.plan),
    )


@require_safe
def analysis(request: Request, plan_key: str) -> HttpResponse:
    """Gaps by dimension, SWOT by readiness element, strategies crossed from it."""
    opened = open_plan(request.viewer, plan_key)
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
def direction(request: Request, plan_key: str) -> HttpResponse:
    """Vision, missions, objectives and their indicators."""
    opened = open_plan(request.viewer, plan_key)
    return plan_page(
        request,
        opened,
        "plans/direction.html",
        "plans:direction",
        dimensions=parts.by_dimension(opened.plan, opened.knowledge),
    )


@require_safe
def foundation(request: Request, plan_key: str) -> HttpResponse:
    """What the plan rests on: documents, bodies, agencies and partners."""
    opened = open_plan(request.viewer, plan_key)
    return plan_page(request, opened, "plans/foundation.html", "plans:foundation")


@require_safe
def checks(request: Request, plan_key: str) -> HttpResponse:
    """Findings by part of the plan, narrowed by severity and agency."""
    opened = open_plan(request.viewer, plan_key)
    choice = finding_groups.read_choice(request.GET.dict())
    judged = found.judged_findings(opened)
    findings = open_findings(judged)
    chosen = finding_groups.chosen(findings, choice, opened.plan)
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    return plan_page(
        request,
        opened,
        "plans/checks.html",
        "plans:checks",
        choice=choice,
        findings=findings,
        severities=found.count_by_severity(findings),
        agencies=finding_groups.agencies_concerned(findings, opened.plan),
        parts=finding_groups.parts_concerned(findings),
        page=page,
        groups=finding_groups.grouped(
            page.object_list, plan_key, writes=writes(request.viewer, opened.row)
        ),
        waived=[each for each in judged if not each.open],
        may_waive=post_to(request.viewer, Action.WAIVE, opened.row) is not None,
    )
