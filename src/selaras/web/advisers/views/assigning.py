"""Who of the list guides which region of a cohort: a proposal that can be changed by hand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.advisers.access import require_manager
from selaras.web.advisers.actions.assigning import assign as assign_all
from selaras.web.advisers.balancing import FURTHER_REGION
from selaras.web.advisers.pool import Plan, propose_for
from selaras.web.advisers.refusals import Refused
from selaras.web.cohorts.access import get_cohort_to_manage
from selaras.web.cohorts.models import Cohort
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.templatetags.selaras import said

_PICK = "adviser-"
"""Begins the name of each choice on the page; the code of the region follows."""


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: Request, key: str) -> HttpResponse:
    """An adviser for each region that has none; what is chosen on the page is what is assigned."""
    require_manager(request.viewer)
    cohort = get_cohort_to_manage(request.viewer, key)
    plan = propose_for(cohort, timezone.localdate())
    away = {each.region.code: each.distance for each in plan.proposed}
    regions = sorted(
        [each.region for each in plan.proposed] + list(plan.lacking), key=lambda each: each.code
    )
    chosen = {each.region.code: str(each.line.row.pk) for each in plan.proposed}
    if request.method == "POST":
        require_recent_sign_in(request)
        sent = {
            name.removeprefix(_PICK): pick
            for name, pick in request.POST.items()
            if name.startswith(_PICK) and isinstance(pick, str)
        }
        if _assigned(request, cohort, plan, sent):
            return redirect("advisers:assign", key)
        chosen = sent
    rows = [(each, away.get(each.code), chosen.get(each.code, "")) for each in regions]
    context = {
        "cohort": cohort,
        "plan": plan,
        "rows": rows,
        "choices": [(str(line.row.pk), line) for line in plan.lines if line.row.active],
        "further": FURTHER_REGION,
    }
    return render(request, "advisers/assign.html", context)


def _assigned(request: Request, cohort: Cohort, plan: Plan, sent: dict[str, str]) -> bool:
    """Whether the page is done with: what was sent is assigned. Otherwise a message says why."""
    numbers = {str(line.row.pk) for line in plan.lines}
    known = load_knowledge().region
    pairs = [(code, int(pick)) for code, pick in sent.items() if code in known and pick in numbers]
    if not pairs:
        messages.warning(request, gettext("Belum ada pembimbing yang dipilih."))
        return False
    try:
        posts = assign_all(cohort=cohort, pairs=pairs, by=request.viewer, at=timezone.now())
    except Refused as refused:
        messages.error(request, said(refused.text))
        return False
    messages.success(
        request,
        ngettext(
            "%(many)d daerah mendapat pembimbing.",
            "%(many)d daerah mendapat pembimbing.",
            len(posts),
        )
        % {"many": len(posts)},
    )
    return True
