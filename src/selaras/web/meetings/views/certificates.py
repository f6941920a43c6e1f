"""Certificates of attendance: one's own, and those of everybody for those who manage."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.text import LANGUAGES, Language, Text
from selaras.documents.book.errors import BookError
from selaras.web.accounts.viewing import Request
from selaras.web.meetings.access import Seen, get_certified, get_finished_meeting
from selaras.web.meetings.actions.certificates import is_lost, note_failure, order_certificates
from selaras.web.meetings.models import Attendee, CertificateFile
from selaras.web.meetings.papers import certificates
from selaras.web.meetings.queries import Expected, came_to
from selaras.web.meetings.tasks import build_certificates
from selaras.web.meetings.views.page import METHODS, meeting_page, place
from selaras.web.ui.templatetags.selaras import said

AT_ONCE = 40
"""Certificates that are built while one waits; more are built in the background."""

State = CertificateFile.State

GONE = Text(
    id="Berkas ini tidak ada lagi di penyimpanan situs. Buat sekali lagi.",
    en="This file is no longer in the site's storage. Build it once more.",
)


@require_safe
@never_cache
def shelf(request: Request, key: str, meeting: UUID) -> HttpResponse:
    """Everybody who was there, with their certificates."""
    seen = get_finished_meeting(request.viewer, key, meeting)
    files = {each.language: each for each in _files(seen)}
    at = timezone.now()
    waiting = [each for each in files.values() if each.state == State.WAITING]
    return meeting_page(
        request,
        seen,
        "certificates",
        people=_people(seen),
        languages=[(each, files.get(each)) for each in LANGUAGES],
        watch="watch" in request.GET,
        under_way=any(not is_lost(each, at=at) for each in waiting),
    )


@require_http_methods(METHODS)
@never_cache
def everybody(request: Request, key: str, meeting: UUID, language: str) -> HttpResponseBase:
    """All of them in one file: at once where they are few, else ordered and fetched when ready."""
    if language not in LANGUAGES:
        raise Http404(language)
    seen = get_finished_meeting(request.viewer, key, meeting)
    people = _people(seen)
    if not people:
        raise Http404(key)
    spoken: Language = language
    name = f"sertifikat-{key}-{seen.meeting.pk}-{language}.pdf"
    if len(people) <= AT_ONCE:
        return _at_once(request, seen, people, spoken, name)
    if request.method == "POST":
        _order(seen, spoken)
        return redirect(f"{place(seen, 'certificates')}?watch=1")
    file = _files(seen).filter(language=language, state=State.READY).first()
    if file is None:
        return redirect(place(seen, "certificates"))
    try:
        opened = file.file.open("rb")
    except FileNotFoundError:
        note_failure(file=file, problem=GONE, at=timezone.now())
        return redirect(place(seen, "certificates"))
    return FileResponse(opened, as_attachment=True, filename=name, content_type="application/pdf")


@require_safe
@never_cache
def one(request: Request, key: str, meeting: UUID, attendee: UUID, language: str) -> HttpResponse:
    """The certificate of one person, for themselves and those who manage."""
    if language not in LANGUAGES:
        raise Http404(language)
    row = get_certified(request.viewer, key, meeting, attendee)
    days = {each.day: each for each in row.attendances.all()}
    try:
        content = certificates(row.meeting, [Expected(row, days)], language)
    except BookError as fault:
        messages.error(request, said(Text(id=fault.indonesian, en=fault.english)))
        return redirect("meetings:meeting", key, meeting)
    return _sent(content, f"sertifikat-{key}-{_short(row)}-{language}.pdf")


def _at_once(
    request: Request, seen: Seen, people: list[Expected], language: Language, name: str
) -> HttpResponse:
    try:
        return _sent(certificates(seen.meeting, people, language), name)
    except BookError as fault:
        messages.error(request, said(Text(id=fault.indonesian, en=fault.english)))
        return redirect(place(seen, "certificates"))


def _order(seen: Seen, language: Language) -> None:
    with transaction.atomic():
        file, build = order_certificates(
            meeting=seen.meeting, regions=_regions(seen), language=language, at=timezone.now()
        )
        if build:
            build_certificates.enqueue(file.pk)


def _people(seen: Seen) -> list[Expected]:
    """Everybody for those who run the whole meeting, else people of one's region and of none."""
    return came_to(seen.meeting, None if seen.whole else ["", *seen.managed])


def _regions(seen: Seen) -> str:
    """Whose certificates a file holds: everybody's, or those of the regions that one manages."""
    return "" if seen.whole else " ".join(sorted(seen.managed))


def _files(seen: Seen) -> QuerySet[CertificateFile]:
    return CertificateFile.objects.filter(meeting=seen.meeting, regions=_regions(seen))


def _short(row: Attendee) -> str:
    return str(row.key)[:8]


def _sent(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "private, no-store"
    return response
