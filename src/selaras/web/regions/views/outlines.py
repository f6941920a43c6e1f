"""Pages of the ministry for outlines: bring a file, look at it, use it, put it away."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.regions.models import OutlineImport, OutlineSet
from selaras.web.regions.outlines import actions
from selaras.web.regions.outlines.forms import OutlinesForm
from selaras.web.regions.outlines.queries import (
    drawn,
    get_brought_to_manage,
    get_outlines_to_manage,
    manages_outlines,
    not_taken,
    sets,
)
from selaras.web.regions.outlines.sentences import LARGEST
from selaras.web.regions.outlines.tasks import read_outline_file
from selaras.web.ui.uploading import OneFile, taking

_STEPS = ("use", "stop", "remove")
_Step = Callable[[Request, OutlineSet, str], HttpResponse]

# The package that brings it has no types.
_after_recent_sign_in: Callable[[_Step], _Step] = reauthentication_required


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def outlines(request: Request) -> HttpResponse:
    """Every set of outlines, and a form to bring another."""
    if not manages_outlines(request.viewer):
        raise Http404
    handler = taking(request, "file", largest=LARGEST) if request.method == "POST" else None
    return _brought(request, handler)


@csrf_protect
def _brought(request: Request, handler: OneFile | None) -> HttpResponse:
    # The file is read by looking at what was posted; only then is known whether it was too large.
    data, files = (request.POST, request.FILES) if handler else (None, None)
    form = OutlinesForm(data, files, too_large=handler is not None and handler.too_large)
    if handler is not None and form.is_valid():
        told = form.cleaned_data
        with transaction.atomic():
            row = actions.bring(
                name=told["file"].name or "",
                source=told["source"],
                content=told["file"].read(),
                mend=told["mend"],
                by=request.viewer,
                at=timezone.now(),
            )
            read_outline_file.enqueue(row.pk)
        return redirect("regions:brought_outlines", row.pk)
    context = {"form": form, "sets": sets(), "not_taken": not_taken()}
    return render(request, "regions/outlines.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def brought_outlines(request: Request, number: int) -> HttpResponse:
    """How far the reading of a file is, or why it was not taken. A POST takes it off the list."""
    row = get_brought_to_manage(request.viewer, number)
    if request.method == "POST":
        actions.forget(brought=row)
        messages.success(request, _("Berkas dihapus dari daftar."))
        return redirect("regions:outlines")
    if row.set is not None:
        return redirect("regions:outline_set", row.set.pk)
    regions = load_knowledge().region
    context = {
        "row": row,
        "lost": row.is_lost(at=timezone.now()),
        "under_way": row.state in (OutlineImport.State.WAITING, OutlineImport.State.READING),
        "faults": [
            (regions.get(each["region"]), Text(id=each["id"], en=each["en"])) for each in row.faults
        ],
    }
    return render(request, "regions/brought_outlines.html", context)


@require_safe
def outline_set(request: Request, number: int) -> HttpResponse:
    """A set as maps would draw it, with what was mended in it."""
    row = get_outlines_to_manage(request.viewer, number)
    brought = OutlineImport.objects.filter(set=row).defer("content").first()
    regions = load_knowledge().region
    mended = [(regions.get(each["region"]), each) for each in brought.mended] if brought else []
    drawing = drawn(row.pk, row.at, row.source, row.width, row.height)
    context = {"row": row, "drawing": drawing, "mended": mended}
    return render(request, "regions/outline_set.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_outlines(request: Request, number: int, step: str) -> HttpResponse:
    """Ask, then use a set on all maps, stop using it, or remove it."""
    row = get_outlines_to_manage(request.viewer, number)
    if step not in _STEPS:
        raise Http404(step)
    if request.method == "POST":
        return _changed(request, row, step)
    return render(request, "regions/change_outlines.html", {"row": row, "step": step})


@_after_recent_sign_in
def _changed(request: Request, row: OutlineSet, step: str) -> HttpResponse:
    at = timezone.now()
    if step == "use":
        actions.use(outlines=row, by=request.viewer, at=at)
        messages.success(request, _("Peta sekarang memakai batas wilayah ini."))
    elif step == "stop":
        actions.stop_using(outlines=row, by=request.viewer, at=at)
        messages.success(request, _("Peta kembali memakai petak."))
    else:
        actions.remove(outlines=row, by=request.viewer, at=at)
        messages.success(request, _("Batas wilayah dihapus."))
    return redirect("regions:outlines")
