"""One stage of a region: outputs, findings in the way, answers, the gate."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.guidance.access import (
    PASSING,
    Opened,
    get_journey_for,
    get_journey_to_pass,
    may,
)
from selaras.web.guidance.actions import approve, ask, except_gate, open_gate, send_back
from selaras.web.guidance.forms import AnswerForm, ExceptionForm
from selaras.web.guidance.gates import gate_called, look
from selaras.web.guidance.models import Passage
from selaras.web.guidance.queries.journey import meetings_of
from selaras.web.guidance.queries.stage import (
    answers_of,
    checklist,
    earlier_outputs,
    findings_in_the_way,
    late_on,
    produced,
    reads_plan,
)
from selaras.web.guidance.refusals import Refused, Shut
from selaras.web.guidance.views.page import refuse, to_stage, to_way, way_page
from selaras.web.plans.access import post_to
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.templatetags.selaras import said


@require_safe
def stage(request: Request, key: str, region: str, stage: str) -> HttpResponse:
    """Everything about one stage of a region."""
    opened = get_journey_for(request.viewer, Action.SEE, key, region)
    return stage_page(request, opened, passage_of(opened, stage))


@require_POST
def answer(request: Request, key: str, region: str, stage: str) -> HttpResponse:
    """The adviser approves the stage or sends it back."""
    opened = get_journey_for(request.viewer, Action.APPROVE, key, region)
    passage = passage_of(opened, stage)
    post, form = opened.post, AnswerForm(request.POST)
    assert post is not None
    if form.is_valid():
        told = form.cleaned_data
        approving = told["decision"] == "approve"
        act = approve if approving else send_back
        try:
            act(
                journey=opened.journey,
                stage=stage,
                words=told["words"],
                seen=told["seen"],
                by=request.viewer,
                post=post,
                at=timezone.now(),
            )
        except Refused as refused:
            if opened.current is not passage:
                messages.error(request, said(refused.text))
                return to_stage(opened, stage)
            refuse(form, refused, seen=opened.journey.revision)
        else:
            done = _("Tahap disetujui.") if approving else _("Tahap dikembalikan dengan catatan.")
            messages.success(request, done)
            return to_stage(opened, stage)
    return stage_page(request, opened, passage, form=form)


@require_POST
def ask_page(request: Request, key: str, region: str, stage: str) -> HttpResponse:
    """The region asks its adviser to answer."""
    opened = get_journey_for(request.viewer, Action.WRITE, key, region)
    passage_of(opened, stage)
    try:
        ask(
            journey=opened.journey,
            stage=stage,
            seen=_seen(request),
            by=request.viewer,
            role=opened.role,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, said(refused.text))
    else:
        messages.success(request, _("Persetujuan diminta. Pembimbing mendapat tugasnya."))
    return to_stage(opened, stage)


@require_POST
def open_page(request: Request, key: str, region: str, stage: str) -> HttpResponse:
    """Open the gate; where something is missing, the page says all of it, with links."""
    opened = get_journey_to_pass(request.viewer, key, region)
    passage = passage_of(opened, stage)
    try:
        moved = open_gate(
            journey=opened.journey,
            stage=stage,
            seen=_seen(request),
            by=request.viewer,
            role=opened.role,
            at=timezone.now(),
        )
    except Shut as shut:
        return stage_page(request, opened, passage, shut=shut)
    except Refused as refused:
        messages.error(request, said(refused.text))
        return to_stage(opened, stage)
    if moved.stage:
        messages.success(request, _("Gerbang dibuka. Tahap berikutnya dimulai."))
        return to_stage(opened, moved.stage)
    messages.success(request, _("Gerbang terakhir dibuka. Bimbingan daerah ini selesai."))
    return to_way(opened)


@require_http_methods(["GET", "HEAD", "POST"])
def except_page(request: Request, key: str, region: str, stage: str) -> HttpResponse:
    """Let the region pass although something is missing, with a reason."""
    opened = get_journey_for(request.viewer, Action.EXCEPT, key, region)
    passage = passage_of(opened, stage)
    require_recent_sign_in(request)
    form = ExceptionForm(request.POST or None, initial={"seen": opened.journey.revision})
    if request.method == "POST" and form.is_valid():
        try:
            except_gate(
                journey=opened.journey,
                stage=stage,
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
                by=request.viewer,
                role=opened.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused, seen=opened.journey.revision)
        else:
            messages.success(request, _("Gerbang dibuka dengan pengecualian yang tercatat."))
            return to_way(opened)
    is_current = opened.current is passage
    found = look(opened, passage, on=timezone.localdate(), checks=is_current)
    return way_page(
        request,
        opened,
        "except",
        passage=passage,
        look=found,
        missing=checklist(opened, found, request.viewer, reads=False),
        is_current=is_current,
        form=form,
    )


def passage_of(opened: Opened, stage: str) -> Passage:
    """The region's passage through the stage; raises Http404 where it passes through none."""
    passage = opened.passage(stage)
    if passage is None:
        raise Http404(stage)
    return passage


def stage_page(
    request: Request,
    opened: Opened,
    passage: Passage,
    *,
    form: AnswerForm | None = None,
    shut: Shut | None = None,
) -> HttpResponse:
    """The page of a stage; only that of the present one checks the plan and asks for anything."""
    today = timezone.localdate()
    is_current = opened.current is passage
    found = look(opened, passage, on=today, checks=is_current)
    plan = opened.journey.plan
    reads = reads_plan(request.viewer, plan)
    answers = answers_of(passage)
    if is_current and form is None and may(opened, request.viewer, Action.APPROVE):
        form = AnswerForm(initial={"seen": opened.journey.revision})
    return way_page(
        request,
        opened,
        "stage",
        passage=passage,
        stage=found.stage,
        look=found,
        is_current=is_current,
        takes=is_current or passage.by_exception,
        late=late_on(passage, today) if is_current else 0,
        checklist=checklist(opened, found, request.viewer, reads=reads) if is_current else [],
        shut=shut,
        outputs=produced(opened, found),
        earlier=earlier_outputs(passage),
        standing=found.answer,
        answers=answers,
        form=form if is_current else None,
        gate=gate_called(found.stage.checks) if found.stage.checks else None,
        severities=findings_in_the_way(found, request.viewer) if reads else [],
        reads=reads,
        waives=reads
        and plan is not None
        and post_to(request.viewer, Action.WAIVE, plan) is not None,
        opens=is_current and any(may(opened, request.viewer, each) for each in PASSING),
        excepts=is_current and may(opened, request.viewer, Action.EXCEPT),
        meetings=meetings_of(opened),
    )


def _seen(request: Request) -> int | None:
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() and len(told) < 10 else None
