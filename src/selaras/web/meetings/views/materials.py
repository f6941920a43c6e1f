"""Files of a meeting: add, open, take away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.answers.files import sent
from selaras.web.answers.unfit import LARGEST
from selaras.web.meetings.access import Seen, get_meeting_for, get_whole_meeting, material_of
from selaras.web.meetings.actions.materials import add_material, remove_material
from selaras.web.meetings.forms.minutes import MaterialForm
from selaras.web.meetings.models import Material
from selaras.web.meetings.refusals import Refused
from selaras.web.meetings.views.page import METHODS, meeting_page, refuse, tell_refused, to
from selaras.web.ui.uploading import OneFile, taking


@csrf_exempt
@require_http_methods(METHODS)
def materials(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """The files, and a form that takes one more."""
    # Who may not add is told so before anything large is read.
    seen = get_whole_meeting(request.viewer, key, meeting)
    handler = taking(request, "file", largest=LARGEST) if request.method == "POST" else None
    return _added(request, seen, handler)


@csrf_protect
def _added(request: Request, seen: Seen, handler: OneFile | None) -> HttpResponse:
    posted = handler is not None
    # The file is read by looking at what was posted; only then is known whether it was too large.
    data, files = (request.POST, request.FILES) if posted else (None, None)
    form = MaterialForm(
        data,
        files,
        initial={"kind": Material.Kind.MATERIAL},
        too_large=handler is not None and handler.too_large,
    )
    if posted and form.is_valid():
        try:
            add_material(
                meeting=seen.meeting,
                shown=form.shown,
                by=request.viewer,
                role=seen.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Berkas tersimpan. Anda dapat menambahkan yang lain."))
            return to(seen, "materials")
    rows = seen.meeting.materials.select_related("file", "by")
    return meeting_page(request, seen, "materials", form=form, materials=rows)


@require_safe
def file(request: Request, key: str, meeting: UUID, number: int) -> HttpResponseBase:
    """One file."""
    seen = get_meeting_for(request.viewer, key, meeting)
    return sent(material_of(seen, number).file)


@require_http_methods(METHODS)
def remove(request: Request, key: str, meeting: UUID, number: int) -> HttpResponse:
    """Ask, then take a file away."""
    seen = get_whole_meeting(request.viewer, key, meeting)
    row = material_of(seen, number)
    if request.method == "POST":
        try:
            remove_material(material=row, by=request.viewer, role=seen.role, at=timezone.now())
        except Refused as refused:
            tell_refused(request, refused)
        else:
            messages.success(request, _("Berkas dihapus."))
        return to(seen, "materials")
    return meeting_page(request, seen, "remove_material", material=row)
