"""For the ministry: a list of cohorts from Excel, looked at before anything is written."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.cohorts.access import manages_cohorts
from selaras.web.cohorts.actions import importing as actions
from selaras.web.cohorts.importing.planning import plan
from selaras.web.cohorts.importing.reading import LARGEST
from selaras.web.cohorts.importing.template import template as template_file
from selaras.web.cohorts.models import CohortImport
from selaras.web.cohorts.refusals import Refused
from selaras.web.cohorts.views.page import METHODS
from selaras.web.ui.templatetags.selaras import said
from selaras.web.ui.uploading import OneFile, taking

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 100
_LISTED = 200
_PICK = "pick-"
_DIGITS = 6
"""Of the number of a row; files have fewer rows than a million."""

_EARLIER = 10


@csrf_exempt
@require_http_methods(METHODS)
def imports(request: Request) -> HttpResponse:
    """Bring a list, and see those that were brought."""
    # Who may not is told so before anything large is read.
    _require_manager(request)
    if request.method != "POST":
        return _page(request)
    return _uploaded(request, taking(request, "file", largest=LARGEST))


@csrf_protect
def _uploaded(request: Request, handler: OneFile) -> HttpResponse:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        if handler.too_large:
            return _page(
                request,
                _("Berkas lebih besar dari %(most)s MB. Hapus gambar dan lembar lain.")
                % {"most": LARGEST // 1024 // 1024},
            )
        return _page(request, _("Belum ada berkas yang dipilih. Pilih berkas .xlsx, lalu unggah."))
    try:
        kept = actions.keep(
            name=file.name or "", content=file.read(), by=request.viewer, at=timezone.now()
        )
    except Refused as refused:
        return _page(request, said(refused.text))
    return redirect("cohorts:dry_run", kept.pk)


def _page(request: Request, problem: str = "") -> HttpResponse:
    earlier = CohortImport.objects.select_related("by").defer("rows", "picks")[:_EARLIER]
    context = {"earlier": earlier, "problem": problem, "largest": LARGEST // 1024 // 1024}
    status = 422 if problem else 200
    return render(request, "cohorts/imports.html", context, status=status)


@require_safe
def template(request: Request) -> HttpResponse:
    """An empty list to fill in."""
    _require_manager(request)
    response = HttpResponse(template_file(), content_type=TYPE)
    response["Content-Disposition"] = f'attachment; filename="{_("daftar-angkatan")}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(METHODS)
def dry_run(request: Request, number: int) -> HttpResponse:
    """What the list would do; POST keeps answers about unclear names, or applies the whole."""
    _require_manager(request)
    kept = CohortImport.objects.filter(pk=number).first()
    if kept is None:
        raise Http404(number)
    if request.method == "POST":
        try:
            _take(request, kept)
        except Refused as refused:
            messages.error(request, said(refused.text))
        return redirect("cohorts:dry_run", number)
    found = plan(kept) if kept.applied_at is None else None
    context: dict[str, object] = {"kept": kept, "found": found, "many": len(kept.rows)}
    if found is not None:
        faults = Paginator(found.faults, PAGE).get_page(request.GET.get("page"))
        context |= {
            "page": faults,
            "added": found.added[:_LISTED],
            "changed": found.changed[:_LISTED],
            "unclear": found.unclear[:PAGE],
            "listed": _LISTED,
        }
    return render(request, "cohorts/dry_run.html", context)


def _take(request: Request, kept: CohortImport) -> None:
    """Keep the answers, or apply."""
    if "seen" not in request.POST:
        names = [name for name in request.POST if name.startswith(_PICK)]
        sent = {name.removeprefix(_PICK): request.POST[name] for name in names}
        known = {"", "-", *load_knowledge().region}
        picks = {
            row: pick
            for row, pick in sent.items()
            if row.isascii() and row.isdecimal() and len(row) <= _DIGITS and pick in known
        }
        actions.pick(kept=kept, picks=picks)
        return
    seen, at = request.POST["seen"], timezone.now()
    found = actions.apply(kept=kept, seen=seen, by=request.viewer, at=at)
    told = {"added": len(found.added), "changed": len(found.changed)}
    messages.success(
        request,
        _("Daftar diterapkan: %(added)s daerah ditambahkan, %(changed)s diubah.") % told,
    )


def _require_manager(request: Request) -> None:
    if not manages_cohorts(request.viewer):
        raise Http404
