"""A question: its form, what is said, its evidence and its history."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from selaras.web.accounts.viewing import Request
from selaras.web.answers.access import (
    Answering,
    open_answers,
    open_question,
    open_question_to_answer,
    open_to_answer,
)
from selaras.web.answers.actions.saving import confirm_carried, save_answer, seen_now
from selaras.web.answers.forms import AnswerForm, initial_of
from selaras.web.answers.models import Answer, AnswerChange, Evidence
from selaras.web.answers.page import page
from selaras.web.answers.queries import evidence_of
from selaras.web.answers.questions import Question, lineage
from selaras.web.answers.refusals import Refused, Stale
from selaras.web.answers.sheet import Line, sheet_of
from selaras.web.ui.templatetags.selaras import said

SHOWN_CHANGES = 20
"""Earlier answers that a question shows."""


@require_http_methods(["GET", "HEAD", "POST"])
def node(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """A question: its form for those who answer it, what is said for all others."""
    day = timezone.localdate()
    if request.method == "POST":
        answering = open_to_answer(request.viewer, key, region, day)
        return _save(request, answering, open_question_to_answer(answering, code))
    answering = open_answers(request.viewer, key, region, day)
    question = open_question(answering, code)
    if question.node.code != code:
        return redirect("answers:node", key, region, question.node.code)
    return _page(request, answering, question, _form(request, answering, question))


@require_POST
def confirm(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """What was carried over was looked at and stands."""
    answering = open_to_answer(request.viewer, key, region, timezone.localdate())
    question = open_question_to_answer(answering, code)
    return _tried(
        request,
        answering,
        question,
        lambda: confirm_carried(
            opened=answering.opened, question=question, by=request.viewer, at=timezone.now()
        ),
    )


def _tried(
    request: Request, answering: Answering, question: Question, write: Callable[[], int]
) -> HttpResponse:
    try:
        write()
    except Refused as refused:
        messages.error(request, said(refused.text))
    else:
        messages.success(request, gettext("Jawaban dari putaran lalu dikonfirmasi."))
    return redirect(_address(answering, question))


def _save(request: Request, answering: Answering, question: Question) -> HttpResponse:
    form = _form(request, answering, question)
    if not form.is_valid():
        return _page(request, answering, question, form)
    opened = answering.opened
    try:
        changed = save_answer(
            opened=opened,
            question=question,
            given=form.given,
            seen=form.cleaned_data["seen"],
            by=request.viewer,
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(refused.field, said(refused.text))
        return _page(request, answering, question, form)
    except Stale:
        return _beside(request, answering, question)
    code = question.node.code
    if changed:
        name = said(question.node.name)
        messages.success(request, gettext("Jawaban “%(name)s” tersimpan.") % {"name": name})
    else:
        messages.info(request, gettext("Tidak ada yang berubah."))
    if "next" in request.POST:
        following = answering.questions.around(code)[1]
        if following is None:
            return redirect("answers:questionnaire", opened.round.key, opened.row.region)
        return redirect(_address(answering, following))
    return redirect(_address(answering, question))


def _beside(request: Request, answering: Answering, question: Question) -> HttpResponse:
    """Somebody else saved first: what they wrote beside what was typed, to be saved knowingly."""
    opened = answering.opened
    sent = request.POST.copy()
    sent["seen"] = str(seen_now(opened.row, question, opened.instrument))
    answers = _answers(answering, question)
    form = AnswerForm(
        sent,
        initial=initial_of(question, answers, 0),
        instrument=opened.instrument,
        question=question,
    )
    form.is_valid()
    return _page(request, answering, question, form, stale=True)


def _answers(answering: Answering, question: Question) -> dict[str, Answer]:
    rows = answering.opened.row.answers.filter(code__in=question.codes)
    return {each.code: each for each in rows}


def _form(request: Request, answering: Answering, question: Question) -> AnswerForm:
    opened = answering.opened
    seen = seen_now(opened.row, question, opened.instrument)
    return AnswerForm(
        request.POST if request.method == "POST" else None,
        initial=initial_of(question, _answers(answering, question), seen),
        instrument=opened.instrument,
        question=question,
    )


def _page(
    request: Request,
    answering: Answering,
    question: Question,
    form: AnswerForm,
    *,
    stale: bool = False,
) -> HttpResponse:
    opened, code = answering.opened, question.node.code
    sheet = sheet_of(answering)
    line = next(each for each in sheet.lines if each.question is question)
    before, after = answering.questions.around(code)
    asked = [each.node.code for each in answering.questions.asked]
    changes = AnswerChange.objects.filter(
        participant=opened.row, code__in=question.codes, instrument=opened.instrument.key
    )
    evidence = evidence_of(opened.row, question.codes)
    return page(
        request,
        answering,
        "answers/node.html",
        "questionnaire",
        question=question,
        node=question.node,
        line=line,
        sheet=sheet,
        form=form,
        stale=stale,
        may_answer=answering.may(question),
        above=lineage(opened.instrument, code),
        before=before,
        after=after,
        place=asked.index(code) + 1 if code in asked else None,
        share=opened.instrument.share_of_whole(code),
        part=answering.part_of(code),
        evidence=evidence,
        wants=_wants(answering, line, evidence),
        changes=changes.select_related("by").order_by("-pk")[:SHOWN_CHANGES],
    )


def _wants(answering: Answering, line: Line, evidence: list[Evidence]) -> list[dict[str, Any]]:
    """What the question wants to be proved with, and whether that is there."""
    have = {(each.code, each.wanted) for each in evidence}
    found = []
    for code, wanted in line.question.wanted:
        node = answering.opened.instrument.node(code)
        each = next(one for one in node.evidence if one.code == wanted)
        given = (code, wanted) in have
        missing = not given and each in line.missing
        told = {"wanted": each, "key": f"{code}/{wanted}", "given": given, "missing": missing}
        found.append(told)
    return found


def _address(answering: Answering, question: Question) -> str:
    opened = answering.opened
    return reverse("answers:node", args=(opened.round.key, opened.row.region, question.node.code))
