"""Pages about who may read a plan: how far it is, sharing it, publishing it."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.reference import load_knowledge
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.plans import actions
from selaras.web.plans.access import (
    Opened,
    get_followed,
    get_plan_to_decide,
    get_plan_to_review,
    post_to,
)
from selaras.web.plans.forms import SeenForm
from selaras.web.plans.models import Plan
from selaras.web.plans.page import plan_page
from selaras.web.plans.plan import read_plan
from selaras.web.plans.queries.findings import count_by_severity, open_findings_of
from selaras.web.plans.strip import strip
from selaras.web.ui.templatetags.selaras import said

_Write = Callable[..., Plan]
_Step = Callable[[Request, Plan], HttpResponse]

# The package that brings it has no types.
_after_recent_sign_in: Callable[[_Step], _Step] = reauthentication_required

SHARED = _("Rencana dibagikan. Kementerian, pembimbing, dan asesor daerah ini dapat membacanya.")
TAKEN_BACK = _("Rencana kembali menjadi draf.")
PUBLISHED = _("Rencana terbit. Semua orang dapat membacanya.")
REVIEWED = _("Terima kasih. Tinjauan Anda dicatat.")
WITHDRAWN = _("Rencana ditarik dari publik dan tetap dibagikan ke kementerian.")


@require_safe
def progress(request: Request, plan_key: str) -> HttpResponse:
    """How far a plan is, without a word of its text."""
    row = get_followed(request.viewer, plan_key)
    opened = Opened(row, read_plan(row), load_knowledge())
    context = {
        "row": row,
        "regions": opened.regions,
        "period": opened.plan.period,
        "strip": strip(opened.plan),
        "severities": count_by_severity(open_findings_of(opened)),
    }
    return render(request, "plans/progress.html", context)


@require_safe
def sharing(request: Request, plan_key: str) -> HttpResponse:
    """Who may read the plan now, and what the viewer can change about it."""
    row = get_plan_to_decide(request.viewer, plan_key, Action.SHARE, Action.PUBLISH)
    return plan_page(
        request,
        _opened(row),
        "plans/sharing.html",
        "plans:sharing",
        states=Plan.State.values,
        may_share=post_to(request.viewer, Action.SHARE, row) is not None,
        may_publish=post_to(request.viewer, Action.PUBLISH, row) is not None,
        form=SeenForm.of(row),
    )


@require_POST
def share(request: Request, plan_key: str) -> HttpResponse:
    """A draft becomes readable for ministry, advisers and assessors."""
    row = get_plan_to_decide(request.viewer, plan_key, Action.SHARE)
    return _done(request, row, actions.share, SHARED)


@require_POST
def unshare(request: Request, plan_key: str) -> HttpResponse:
    """A shared plan becomes a draft again."""
    row = get_plan_to_decide(request.viewer, plan_key, Action.SHARE)
    return _done(request, row, actions.unshare, TAKEN_BACK)


@require_POST
def reviewed(request: Request, plan_key: str) -> HttpResponse:
    """An adviser says to have read a shared plan."""
    row = get_plan_to_review(request.viewer, plan_key)
    try:
        actions.note_review(plan=row, by=request.viewer, at=timezone.now())
    except actions.Refused as refusal:
        messages.error(request, said(refusal.text))
    else:
        messages.success(request, str(REVIEWED))
    return redirect("plans:summary", row.key)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Request, plan_key: str) -> HttpResponse:
    """Asks first, then opens a shared plan to everybody."""
    row = get_plan_to_decide(request.viewer, plan_key, Action.PUBLISH)
    return _publish(request, row)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, plan_key: str) -> HttpResponse:
    """Asks first, then takes a published plan out of the public's sight."""
    row = get_plan_to_decide(request.viewer, plan_key, Action.PUBLISH)
    return _withdraw(request, row)


# Access comes before this question: who may not decide learns nothing from being asked to sign in.
@_after_recent_sign_in
def _publish(request: Request, row: Plan) -> HttpResponse:
    if request.method == "POST":
        return _done(request, row, actions.publish, PUBLISHED)
    return _asked(request, row, Plan.State.SHARED, "plans/publish.html")


@_after_recent_sign_in
def _withdraw(request: Request, row: Plan) -> HttpResponse:
    if request.method == "POST":
        return _done(request, row, actions.withdraw, WITHDRAWN)
    return _asked(request, row, Plan.State.PUBLISHED, "plans/withdraw.html")


def _asked(request: Request, row: Plan, state: str, template: str) -> HttpResponse:
    """The page that asks for confirmation; for a plan in another state, why it does not ask."""
    if row.state != state:
        messages.error(request, said(actions.MOVED))
        return redirect("plans:sharing", row.key)
    opened = _opened(row)
    severities = count_by_severity(open_findings_of(opened))
    form = SeenForm.of(row)
    return plan_page(request, opened, template, "plans:sharing", form=form, severities=severities)


def _done(request: Request, row: Plan, write: _Write, success: Promise) -> HttpResponse:
    form = SeenForm(request.POST)
    try:
        if not form.is_valid():
            raise actions.Refused(actions.MOVED)
        write(plan=row, seen=form.seen, by=request.viewer, at=timezone.now())
    except actions.Refused as refusal:
        actions.note_refusal(plan=row, refusal=refusal, by=request.viewer, at=timezone.now())
        messages.error(request, said(refusal.text))
    else:
        messages.success(request, str(success))
    return redirect("plans:sharing", row.key)


def _opened(row: Plan) -> Opened:
    return Opened(row, read_plan(row), load_knowledge())
