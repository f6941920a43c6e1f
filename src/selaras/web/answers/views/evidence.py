"""Pages about evidence: add it, open it, take it away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.answers.access import (
    Answering,
    open_answers,
    open_question_to_answer,
    open_to_answer,
)
from selaras.web.answers.actions.proving import add_evidence, remove_evidence
from selaras.web.answers.evidence_forms import EvidenceForm
from selaras.web.answers.files import sent
from selaras.web.answers.models import Evidence, StoredFile
from selaras.web.answers.page import page
from selaras.web.answers.questions import Question
from selaras.web.answers.refusals import Refused
from selaras.web.answers.unfit import LARGEST
from selaras.web.ui.templatetags.selaras import said
from selaras.web.ui.uploading import OneFile, taking

OFFERED = 200
"""Files uploaded before that a form offers, the newest first."""


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Add a file, an earlier file or a link to a question."""
    # Who may not answer is told so before anything large is read.
    answering = open_to_answer(request.viewer, key, region, timezone.localdate())
    question = open_question_to_answer(answering, code)
    handler = None
    if request.method == "POST":
        handler = taking(request, "file", largest=LARGEST)
    return _added(request, answering, question, handler)


@csrf_protect
def _added(
    request: Request, answering: Answering, question: Question, handler: OneFile | None
) -> HttpResponse:
    posted = handler is not None
    # The file is read by looking at what was posted; only then is known whether it was too large.
    data, files = (request.POST, request.FILES) if posted else (None, None)
    opened = answering.opened
    form = EvidenceForm(
        data,
        files,
        initial={"wanted": request.GET.get("wanted", _first(question))},
        instrument=opened.instrument,
        question=question,
        files=StoredFile.objects.filter(region=opened.row.region)[:OFFERED],
        today=timezone.localdate(),
        too_large=handler is not None and handler.too_large,
    )
    if posted and form.is_valid():
        try:
            add_evidence(
                answering=answering,
                told=form.told,
                upload=form.upload,
                stored=form.cleaned_data["stored"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(refused.field, said(refused.text))
        else:
            messages.success(request, gettext("Bukti tersimpan."))
            return _to(answering, question.node.code)
    return page(
        request,
        answering,
        "answers/add_evidence.html",
        "questionnaire",
        question=question,
        node=question.node,
        form=form,
    )


@require_safe
def file(request: Request, key: str, region: str, number: int) -> HttpResponseBase:
    """The file of a piece of evidence."""
    answering = open_answers(request.viewer, key, region, timezone.localdate())
    evidence = _evidence(answering, number)
    if evidence.file is None:
        raise Http404(number)
    return sent(evidence.file)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str, region: str, number: int) -> HttpResponse:
    """Ask, then take evidence away."""
    answering = open_to_answer(request.viewer, key, region, timezone.localdate())
    evidence = _evidence(answering, number)
    code = evidence.code
    if code:
        open_question_to_answer(answering, code)
    elif not answering.everything:
        raise Http404(number)
    if request.method == "POST":
        try:
            remove_evidence(
                evidence=evidence,
                instrument=answering.opened.instrument,
                role=answering.role,
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            messages.error(request, said(refused.text))
        else:
            messages.success(request, gettext("Bukti dihapus."))
        return _to(answering, code)
    uses = evidence.file.uses.exclude(pk=evidence.pk).count() if evidence.file else 0
    return page(
        request,
        answering,
        "answers/remove_evidence.html",
        "questionnaire",
        evidence=evidence,
        uses=uses,
    )


def _evidence(answering: Answering, number: int) -> Evidence:
    rows = Evidence.objects.select_related("file", "participant__round")
    return get_object_or_404(rows, pk=number, participant=answering.opened.row)


def _first(question: Question) -> str:
    return next((f"{code}/{wanted}" for code, wanted in question.wanted), "")


def _to(answering: Answering, code: str) -> HttpResponse:
    opened = answering.opened
    if not code:
        return redirect("answers:former", opened.round.key, opened.row.region)
    page_code = answering.questions.page[code].node.code if code in answering.questions.page else ""
    if not page_code:
        return redirect("answers:questionnaire", opened.round.key, opened.row.region)
    return redirect("answers:node", opened.round.key, opened.row.region, page_code)
