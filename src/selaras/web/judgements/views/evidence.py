"""Files of evidence, for those who judge the region."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.answers.models import Evidence
from selaras.web.judgements.access import get_seat

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
}
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_PLAIN = "application/octet-stream"
_POLICY = (
    "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'"
)


@require_safe
def file(request: Request, key: str, region: str, number: int) -> HttpResponseBase:
    """A piece of evidence: PDF and pictures beside the question, all else to take away."""
    seated = get_seat(request.viewer, key, region, timezone.localdate(), Action.SEE)
    evidence = (
        Evidence.objects.select_related("file")
        .filter(participant=seated.opened.row, pk=number, file__isnull=False)
        .first()
    )
    if evidence is None or evidence.file is None:
        raise Http404(f"{number}")
    stored = evidence.file
    try:
        opened = stored.file.open("rb")
    except FileNotFoundError:
        messages.error(request, gettext("Berkas ini tidak ada lagi di penyimpanan situs."))
        return redirect("judgements:judge", key, region)
    kind = _TYPES.get(stored.kind) or _picture(opened.read(8))
    opened.seek(0)
    shown = kind == _TYPES["pdf"] or kind.startswith("image/")
    response = FileResponse(
        opened, as_attachment=not shown, filename=stored.name, content_type=kind
    )
    # Compressed already; saying so keeps the gzip middleware away.
    response["Content-Encoding"] = "identity"
    response["X-Content-Type-Options"] = "nosniff"
    # The page with the question may frame it; it may load and run nothing itself.
    response["Content-Security-Policy"] = _POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cache-Control"] = "private, no-cache"
    return response


def _picture(start: bytes) -> str:
    """What a picture is by its first bytes, never by its name."""
    if start[:4] == b"RIFF":
        return "image/webp"
    return next((kind for sign, kind in _PICTURES if start.startswith(sign)), _PLAIN)
