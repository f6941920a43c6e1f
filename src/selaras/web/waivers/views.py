"""Pages about waivers: those of a plan, excusing a finding, taking that back."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.checks import Finding, expired, idle_waivers
from selaras.core.plan import Impossible
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.plans.access import Opened, open_plan, post_to
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries.findings import findings_of
from selaras.web.plans.writing import Closed, Written
from selaras.web.ui.templatetags.selaras import said
from selaras.web.waivers.actions import Excuse, end_waiver, waive
from selaras.web.waivers.forms import WaiverForm

WAIVED = _("Temuan dikecualikan. Pengecualian dicetak dalam lampiran buku.")
ENDED = _("Pengecualian dicabut; temuannya terbuka kembali.")


@require_safe
def waivers(request: Request, plan_key: str) -> HttpResponse:
    """What was excused: in force, past their day, and those that excuse nothing any more."""
    opened = open_plan(request.viewer, plan_key)
    today = timezone.localdate()
    late = {each.key for each in expired(opened.plan, today)}
    idle = {each.key for each in idle_waivers(findings_of(opened), opened.plan)}
    return plan_page(
        request,
        opened,
        "waivers/waivers.html",
        "plans:checks",
        late=late,
        idle=idle,
        may_waive=post_to(request.viewer, Action.WAIVE, opened.row) is not None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def waive_finding(request: Request, plan_key: str) -> HttpResponse:
    """Excuse one finding: the address says which."""
    opened = open_plan(request.viewer, plan_key, Action.WAIVE)
    finding = _finding(opened, request.GET)
    today = timezone.localdate()
    last = date(opened.plan.period.end, 12, 31)
    form = WaiverForm(request.POST or None, today=today, last=max(today, last))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        excuse = Excuse(form.told(), told["approver"], told["until"])
        return _done(
            request,
            opened,
            lambda role: waive(
                plan=opened.row,
                finding=finding,
                excuse=excuse,
                by=request.viewer,
                role=role,
                at=timezone.now(),
            ),
            str(WAIVED),
        )
    return plan_page(
        request, opened, "waivers/waive.html", "plans:checks", finding=finding, form=form
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, plan_key: str, key: str) -> HttpResponse:
    """Ask, then take a waiver back."""
    opened = open_plan(request.viewer, plan_key, Action.WAIVE)
    waiver = next((each for each in opened.plan.waivers if each.key == key), None)
    if waiver is None:
        raise Http404(key)
    if request.method == "POST":
        return _done(
            request,
            opened,
            lambda role: end_waiver(
                plan=opened.row, key=key, by=request.viewer, role=role, at=timezone.now()
            ),
            str(ENDED),
        )
    return plan_page(request, opened, "waivers/end.html", "plans:checks", waiver=waiver)


def _finding(opened: Opened, query: QueryDict) -> Finding:
    wanted = tuple(query.get(name, "") for name in ("rule", "part", "item", "field", "about"))
    for each in findings_of(opened):
        if (each.code, each.part, each.key, each.field, each.about) == wanted:
            return each
    raise Http404("/".join(wanted))


def _done(
    request: Request, opened: Opened, write: Callable[[str], Written], success: str
) -> HttpResponse:
    post = post_to(request.viewer, Action.WAIVE, opened.row)
    try:
        write(post.role if post else "")
    except Closed as closed:
        messages.error(request, said(closed.text))
    except Impossible as refused:
        for problem in refused.problems:
            messages.error(request, said(problem.message))
    else:
        messages.success(request, success)
    return redirect("waivers:waivers", opened.row.key)
