"""For the ministry: a new version, what is said of it, its release, its end."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.core.workflow import Workflow
from selaras.web.accounts.viewing import Request
from selaras.web.ui.templatetags.selaras import said
from selaras.web.workflows import actions
from selaras.web.workflows.access import (
    get_version_to_manage,
    manages_workflows,
    versions_for,
)
from selaras.web.workflows.differences import difference
from selaras.web.workflows.forms.versions import AboutForm, NewForm, SeenForm, about
from selaras.web.workflows.known import released, workflow_of
from selaras.web.workflows.models import WorkflowVersion
from selaras.web.workflows.refusals import Refused

METHODS = ["GET", "HEAD", "POST"]

_Step = Callable[[Request, WorkflowVersion], HttpResponse]

# The package that brings it has no types.
_after_recent_sign_in: Callable[[_Step], _Step] = reauthentication_required


@require_http_methods(METHODS)
def new(request: Request) -> HttpResponse:
    """A new version from any other."""
    if not manages_workflows(request.viewer):
        raise Http404
    base = request.GET.get("base", "")
    form = NewForm(request.POST or None, initial=_proposed(base))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            row = actions.start(
                base=told["base"],
                version=told["version"],
                name=form.name(),
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _("Versi baru dibuat. Sekarang ubah tahap-tahapnya."))
            return redirect("workflows:workflow", row.slug, row.version)
    in_work = [each for each in versions_for(request.viewer) if each.in_work]
    return render(request, "workflows/new.html", {"form": form, "in_work": in_work})


def _proposed(base: str) -> dict[str, str]:
    """The year after the newest version, from the one that was asked for."""
    known = released()
    chosen = next((each for each in known if each.key == base), known[0])
    newest = max(int(each.version[:4]) for each in known if each.slug == chosen.slug)
    year = max(newest + 1, timezone.localdate().year + 1)
    return {"base": chosen.key, "version": str(year)}


@require_http_methods(METHODS)
def change(request: Request, slug: str, version: str) -> HttpResponse:
    """Its name, its source and what is to be known of it."""
    row = get_version_to_manage(request.viewer, slug, version)
    if row.released_at is not None:
        return already_released(request, row)
    first = {**about(Workflow.model_validate(row.body)), "seen": row.revision}
    form = AboutForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.describe(
                row=row,
                name=form.told("name"),
                source=told["source"],
                note=form.told_if_any("note"),
                seen=told["seen"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.refuse(said(refused.text), row.revision)
        else:
            messages.success(request, _("Keterangan versi disimpan."))
            return redirect("workflows:workflow", slug, version)
    flow = Workflow.model_validate(row.body)
    return render(request, "workflows/change.html", {"flow": flow, "form": form})


def already_released(request: Request, row: WorkflowVersion) -> HttpResponse:
    """Say why it cannot be changed, on its own page."""
    messages.error(
        request, _("Versi ini sudah diterbitkan dan tidak dapat diubah lagi. Buat versi baru.")
    )
    return redirect("workflows:workflow", row.slug, row.version)


@require_http_methods(METHODS)
def release(request: Request, slug: str, version: str) -> HttpResponse:
    """Asks first, then lets cohorts begin with it."""
    row = get_version_to_manage(request.viewer, slug, version)
    if row.released_at is not None:
        return already_released(request, row)
    return _release(request, row)


@require_http_methods(METHODS)
def discard(request: Request, slug: str, version: str) -> HttpResponse:
    """Asks first, then takes it away."""
    row = get_version_to_manage(request.viewer, slug, version)
    if row.released_at is not None:
        return already_released(request, row)
    return _discard(request, row)


# Access comes before this question: who may not decide learns nothing from being asked to sign in.
@_after_recent_sign_in
def _release(request: Request, row: WorkflowVersion) -> HttpResponse:
    form = SeenForm(request.POST or None, initial={"seen": row.revision})
    if request.method == "POST" and form.is_valid():
        try:
            actions.release(
                row=row, seen=form.cleaned_data["seen"], by=request.viewer, at=timezone.now()
            )
        except Refused as refused:
            messages.error(request, said(refused.text))
            return redirect("workflows:release", row.slug, row.version)
        messages.success(request, _("Versi diterbitkan. Angkatan baru dapat memakainya."))
        return redirect("workflows:workflow", row.slug, row.version)
    return _asked(request, row, form, "workflows/release.html")


@_after_recent_sign_in
def _discard(request: Request, row: WorkflowVersion) -> HttpResponse:
    form = SeenForm(request.POST or None, initial={"seen": row.revision})
    if request.method == "POST" and form.is_valid():
        try:
            actions.discard(
                row=row, seen=form.cleaned_data["seen"], by=request.viewer, at=timezone.now()
            )
        except Refused as refused:
            messages.error(request, said(refused.text))
            return redirect("workflows:discard", row.slug, row.version)
        messages.success(request, _("Versi dibuang."))
        return redirect("workflows:workflows")
    return _asked(request, row, form, "workflows/discard.html")


def _asked(request: Request, row: WorkflowVersion, form: SeenForm, template: str) -> HttpResponse:
    flow = Workflow.model_validate(row.body)
    base = workflow_of(row.based_on)
    context = {
        "flow": flow,
        "base": base,
        "form": form,
        "difference": difference(base, flow),
    }
    return render(request, template, context)
