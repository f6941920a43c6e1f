"""The ministry decides on objections."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import get_round_to_manage
from selaras.web.judgements.queries import judged
from selaras.web.results.access import (
    get_result_to_manage,
)
from selaras.web.results.actions.objections import (
    Decision,
    decide,
)
from selaras.web.results.forms.objections import DecisionForm
from selaras.web.results.queries.objections import (
    objections_of_round,
)
from selaras.web.results.views.objection_steps import finished, node_of, objection_of, typed
from selaras.web.results.views.page import managing_role, now_and_day, region_page

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def decide_page(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Decide on one objection with value and reason."""
    at, day = now_and_day()
    seen = get_result_to_manage(request.viewer, key, region, day)
    row, node = objection_of(seen, code), node_of(seen, code)
    initial = {"value": typed(row)}
    if row.accepted is not None:
        initial |= {
            "decision": "accept" if row.accepted else "reject",
            "reason": row.reason,
        }
    form = DecisionForm(request.POST or None, node=node, initial=initial)
    context = {"objection": row, "node": node, "form": form}
    found = judged(seen.opened.row)
    line = next((each for each in found.lines if each.code == code), None)
    context |= {"line": line, "settlement": found.settlements.get(code)}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        accepted = told["decision"] == "accept"
        answer = finished(
            request,
            seen,
            form,
            lambda: decide(
                objection=row,
                decision=Decision(accepted, told["value"], told["reason"]),
                by=request.viewer,
                role=managing_role(request.viewer),
                at=at,
            ),
            _("Putusan disimpan."),
        )
        if answer is not None:
            return answer
    return region_page(request, seen, "results/decide.html", **context)


@require_safe
@never_cache
def round_objections(request: Request, key: str) -> HttpResponse:
    """All objections of a round, those not decided first; for the ministry."""
    _, day = now_and_day()
    opened = get_round_to_manage(request.viewer, key, day)
    page = Paginator(objections_of_round(opened.row), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "round": opened.row,
        "phase": opened.phase,
        "page": page,
        "nodes": opened.instrument.by_code,
    }
    return render(request, "results/round_objections.html", context)
