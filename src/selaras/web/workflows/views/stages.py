"""For the ministry: the stages of a version in work."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from selaras.core.workflow import Stage, Workflow
from selaras.web.accounts.viewing import Request
from selaras.web.ui.templatetags.selaras import said
from selaras.web.workflows import actions
from selaras.web.workflows.access import get_version_to_manage
from selaras.web.workflows.forms.stages import (
    AddForm,
    StageForm,
    free_code,
    output_forms,
    stage_values,
)
from selaras.web.workflows.forms.versions import SeenForm
from selaras.web.workflows.models import WorkflowVersion
from selaras.web.workflows.refusals import Refused
from selaras.web.workflows.views.versions import METHODS, already_released

_Save = Callable[[Stage], WorkflowVersion]


@require_http_methods(METHODS)
def change(request: Request, slug: str, version: str, stage: str) -> HttpResponse:
    """Everything about one stage."""
    row, flow = _in_work(request, slug, version)
    if row.released_at is not None:
        return already_released(request, row)
    old = _stage_of(flow, stage)
    form = StageForm(request.POST or None, initial={**stage_values(old), "seen": row.revision})

    def save(told: Stage) -> WorkflowVersion:
        seen = form.cleaned_data["seen"]
        return actions.change_stage(
            row=row, stage=told, seen=seen, by=request.viewer, at=timezone.now()
        )

    return _form_page(request, row, flow, form, old, save)


@require_http_methods(METHODS)
def add(request: Request, slug: str, version: str) -> HttpResponse:
    """A stage more."""
    row, flow = _in_work(request, slug, version)
    if row.released_at is not None:
        return already_released(request, row)
    first = {
        "seen": row.revision,
        "after": flow.stages[-1].code,
        "days": 30,
        "session_days": 2,
        "approval": True,
        "modes": ["full", "own"],
    }
    form = AddForm(flow.stages, request.POST or None, initial=first)

    def save(told: Stage) -> WorkflowVersion:
        return actions.add_stage(
            row=row,
            stage=told,
            after=form.cleaned_data["after"],
            seen=form.cleaned_data["seen"],
            by=request.viewer,
            at=timezone.now(),
        )

    return _form_page(request, row, flow, form, None, save)


@require_POST
def move(request: Request, slug: str, version: str, stage: str) -> HttpResponse:
    """One place earlier or later."""
    row, flow = _in_work(request, slug, version)
    steps = -1 if request.POST.get("to") == "earlier" else 1
    return _step(
        request,
        row,
        lambda seen: actions.move_stage(
            row=row,
            code=_stage_of(flow, stage).code,
            steps=steps,
            seen=seen,
            by=request.viewer,
            at=timezone.now(),
        ),
        _("Urutan tahap disimpan."),
        "workflows:workflow",
    )


@require_POST
def restore(request: Request, slug: str, version: str, stage: str) -> HttpResponse:
    """As the base version has it."""
    row, _flow = _in_work(request, slug, version)
    return _step(
        request,
        row,
        lambda seen: actions.restore_stage(
            row=row, code=stage, seen=seen, by=request.viewer, at=timezone.now()
        ),
        _("Tahap kembali seperti dalam versi asalnya."),
        "workflows:differences",
    )


@require_http_methods(METHODS)
def remove(request: Request, slug: str, version: str, stage: str) -> HttpResponse:
    """Asks first, then takes the stage out."""
    row, flow = _in_work(request, slug, version)
    if row.released_at is not None:
        return already_released(request, row)
    old = _stage_of(flow, stage)
    if request.method == "POST":
        return _step(
            request,
            row,
            lambda seen: actions.remove_stage(
                row=row, code=old.code, seen=seen, by=request.viewer, at=timezone.now()
            ),
            _("Tahap dihapus dari versi ini."),
            "workflows:workflow",
        )
    form = SeenForm(initial={"seen": row.revision})
    return render(request, "workflows/remove.html", {"flow": flow, "stage": old, "form": form})


def _form_page(
    request: Request,
    row: WorkflowVersion,
    flow: Workflow,
    form: StageForm,
    old: Stage | None,
    save: _Save,
) -> HttpResponse:
    """The form of a stage with those of its outputs; saved where all of it is right."""
    outputs = output_forms(old, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() & outputs.is_valid():
        produces = outputs.outputs(form)
        code = old.code if old else free_code(form.cleaned_data["name_id"], flow.stage)
        try:
            if produces is not None:
                save(form.stage(code, produces))
                messages.success(request, _("Tahap disimpan."))
                return redirect("workflows:workflow", row.slug, row.version)
        except Refused as refused:
            form.refuse(said(refused.text), row.revision)
    context = {"flow": flow, "stage": old, "form": form, "outputs": outputs}
    return render(request, "workflows/stage.html", context)


def _step(
    request: Request,
    row: WorkflowVersion,
    act: Callable[[int], WorkflowVersion],
    done: str,
    onward: str,
) -> HttpResponse:
    """A step without anything typed: taken or refused, both said on the next page."""
    form = SeenForm(request.POST)
    try:
        act(form.cleaned_data["seen"] if form.is_valid() else -1)
    except Refused as refused:
        messages.error(request, said(refused.text))
    else:
        messages.success(request, done)
    return redirect(onward, row.slug, row.version)


def _in_work(request: Request, slug: str, version: str) -> tuple[WorkflowVersion, Workflow]:
    row = get_version_to_manage(request.viewer, slug, version)
    return row, Workflow.model_validate(row.body)


def _stage_of(flow: Workflow, code: str) -> Stage:
    if code not in flow.stage:
        raise Http404(code)
    return flow.stage[code]
