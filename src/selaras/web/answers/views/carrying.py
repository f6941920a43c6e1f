"""Pages about answers from elsewhere: the round before, earlier versions, and out as Excel."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.instrument import Node
from selaras.reference.instruments import instrument, keys
from selaras.web.accounts.viewing import Request
from selaras.web.answers.access import Answering, open_answers, open_to_answer
from selaras.web.answers.actions.carrying import before, carry_over, to_carry
from selaras.web.answers.models import AnswerChange, Evidence
from selaras.web.answers.page import page
from selaras.web.answers.queries import evidence_of
from selaras.web.answers.refusals import Refused
from selaras.web.answers.sheet import sheet_of
from selaras.web.answers.transferring import Transfer
from selaras.web.answers.workbook import TYPE, workbook_of
from selaras.web.ui.templatetags.selaras import said

PAGE = 100
"""Earlier answers on one page."""


@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: Request, key: str, region: str) -> HttpResponse:
    """What the round before has that is missing here; POST takes it over."""
    answering = open_to_answer(request.viewer, key, region, timezone.localdate())
    if not answering.everything or answering.opened.round.previous_id is None:
        raise Http404(key)
    if request.method == "POST":
        return _carry(request, answering)
    found: Transfer | None = None
    refusal = ""
    try:
        found = to_carry(answering)
    except Refused as refused:
        refusal = said(refused.text)
    earlier = before(answering)
    return page(
        request,
        answering,
        "answers/carry.html",
        "carry",
        found=found,
        refusal=refusal,
        earlier=earlier,
        nodes=_nodes(earlier.round.instrument) if earlier else {},
    )


def _carry(request: Request, answering: Answering) -> HttpResponse:
    opened = answering.opened
    try:
        found = carry_over(answering=answering, by=request.viewer, at=timezone.now())
    except Refused as refused:
        messages.error(request, said(refused.text))
        return redirect("answers:questionnaire", opened.round.key, opened.row.region)
    told = {"answers": len(found.answers), "evidence": len(found.evidence)}
    messages.success(
        request,
        gettext(
            "%(answers)d jawaban dan %(evidence)d bukti dibawa dari putaran lalu. Periksa satu per "
            "satu, lalu konfirmasi atau ubah."
        )
        % told,
    )
    return redirect("answers:questionnaire", opened.round.key, opened.row.region)


@require_safe
def former(request: Request, key: str, region: str) -> HttpResponse:
    """What was answered in versions of the instrument that the round no longer uses."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    row = answering.opened.row
    changes = AnswerChange.objects.filter(participant=row).exclude(
        instrument=answering.opened.instrument.key
    )
    found = Paginator(changes.select_related("by").order_by("instrument", "code", "-pk"), PAGE)
    shown = found.get_page(request.GET.get("page"))
    nodes = {each: _nodes(each) for each in {change.instrument for change in shown}}
    return page(
        request,
        answering,
        "answers/former.html",
        "questionnaire",
        page=shown,
        nodes=nodes,
        proofs=Evidence.objects.filter(participant=row, code="").select_related("file"),
    )


@require_safe
def export(request: Request, key: str, region: str) -> HttpResponse:
    """Answers and evidence as Excel."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    opened = answering.opened
    answers = {each.code: each for each in opened.row.answers.select_related("by")}
    content = workbook_of(
        answering, sheet_of(answering), answers, evidence_of(opened.row), timezone.now()
    )
    response = HttpResponse(content, content_type=TYPE)
    name = f"{opened.round.key}-{opened.row.region}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _nodes(key: str) -> dict[str, Node]:
    """Nodes of a version by code; none of one that is no longer shipped."""
    if key not in keys():
        return {}
    slug, _, version = key.partition("@")
    return dict(instrument(slug, version).by_code)
