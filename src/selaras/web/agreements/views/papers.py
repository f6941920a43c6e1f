"""Papers come as files: a decree, the scan of what was signed."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.viewing import Request
from selaras.web.agreements.access import BRINGS, Opened, get_agreement_for
from selaras.web.agreements.actions import bring_decree, bring_scan
from selaras.web.agreements.forms import DecreeForm, ScanForm, UploadForm
from selaras.web.agreements.models import Paper
from selaras.web.agreements.steps import DECREES
from selaras.web.agreements.views.steps import done, revision_of, step_page
from selaras.web.answers.unfit import LARGEST
from selaras.web.ui.uploading import OneFile, taking

_Act = Callable[[UploadForm], object]


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def decree_page(request: Request, key: str, region: str, kind: str) -> HttpResponse:
    """Bring the decree of the council or of the team."""
    if kind not in DECREES:
        raise Http404(kind)
    # Who may not is told so before anything large is read.
    opened = get_agreement_for(request.viewer, key, region, *BRINGS)

    def act(form: UploadForm) -> object:
        told = form.cleaned_data
        return bring_decree(
            participation=opened.participation,
            kind=kind,
            number=told["number"],
            on=told["on"],
            upload=_upload(form),
            seen=told["seen"],
            by=request.viewer,
            at=timezone.now(),
        )

    return _brought(request, opened, DecreeForm, act, kind, _taking(request))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def scan_page(request: Request, key: str, region: str) -> HttpResponse:
    """Bring the scan of the signed memorandum."""
    opened = get_agreement_for(request.viewer, key, region, *BRINGS)

    def act(form: UploadForm) -> object:
        return bring_scan(
            participation=opened.participation,
            upload=_upload(form),
            seen=form.cleaned_data["seen"],
            by=request.viewer,
            at=timezone.now(),
        )

    return _brought(request, opened, ScanForm, act, Paper.Kind.SCAN, _taking(request))


@csrf_protect
def _brought(
    request: Request,
    opened: Opened,
    form_of: type[UploadForm],
    act: _Act,
    kind: str,
    handler: OneFile | None,
) -> HttpResponse:
    # The file is read by looking at what was posted; only then is known whether it was too large.
    given: tuple[Any, ...] = (request.POST, request.FILES) if handler is not None else ()
    too_large = handler is not None and handler.too_large
    form = form_of(*given, too_large=too_large, initial={"seen": revision_of(opened)})
    if handler is not None and form.is_valid():
        answer = done(
            request, opened, form, lambda: act(form), _("Berkas disimpan bersama sidiknya.")
        )
        if answer is not None:
            return answer
    paper = opened.line.papers.get(kind)
    return step_page(request, opened, "paper", form=form, kind=kind, paper=paper)


def _taking(request: Request) -> OneFile | None:
    return taking(request, "file", largest=LARGEST) if request.method == "POST" else None


def _upload(form: UploadForm) -> Any:
    """Valid forms have one."""
    return form.upload
