"""Letter and report of a region: order, watch, take away."""

from typing import cast

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.text import LANGUAGES, Language, Text
from selaras.web.accounts.viewing import Request
from selaras.web.results.access import Seen, get_result_for
from selaras.web.results.actions.files import note_failure, order_file
from selaras.web.results.models import Result, ResultFile
from selaras.web.results.queries.shelf import FORMATS, slots_of
from selaras.web.results.tasks import build_file
from selaras.web.results.views.page import now_and_day, region_page

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_NAMES = {
    ("letter", "id"): "surat-hasil",
    ("letter", "en"): "result-letter",
    ("report", "id"): "laporan-hasil",
    ("report", "en"): "result-report",
}
GONE = Text(
    id="Berkas ini tidak ada lagi di penyimpanan situs. Buat sekali lagi.",
    en="This file is no longer in the site's storage. Build it once more.",
)


@require_safe
@never_cache
def shelf(request: Request, key: str, region: str) -> HttpResponse:
    """Letter and report in both languages and formats."""
    _at, day = now_and_day()
    seen = get_result_for(request.viewer, key, region, day)
    result = Result.objects.filter(participant=seen.opened.row).first()
    slots = slots_of(result) if result else {}
    groups = [
        (what, language, [slots[what, language, each] for each in FORMATS])
        for what in ResultFile.What.values
        for language in LANGUAGES
        if slots
    ]
    return region_page(
        request,
        seen,
        "results/files.html",
        result=result,
        groups=groups,
        watch="watch" in request.GET,
        under_way=any(slot.under_way for slot in slots.values()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def slot(
    request: Request, key: str, region: str, what: str, language: str, format: str
) -> HttpResponse:
    """POST orders a file; either way the answer is its place on the shelf as it now is."""
    seen, result = _result(request, key, region, what, language, format)
    spoken = cast(Language, language)
    if request.method == "POST":
        with transaction.atomic():
            file, build = order_file(
                result=result, what=what, language=spoken, format=format, at=timezone.now()
            )
            if build:
                build_file.enqueue(file.pk)
    if not request.htmx:
        return redirect(f"{reverse('results:files', args=(key, region))}?watch=1")
    context = {"opened": seen.opened, "slot": slots_of(result)[what, spoken, format]}
    return render(request, "results/slot.html", context)


@require_safe
def download(
    request: Request, key: str, region: str, what: str, language: str, format: str
) -> HttpResponseBase:
    """The ready file as an attachment; where storage has lost it, the shelf says so."""
    _seen, result = _result(request, key, region, what, language, format)
    file = get_object_or_404(
        ResultFile,
        result=result,
        what=what,
        language=language,
        format=format,
        state=ResultFile.State.READY,
    )
    try:
        opened = file.file.open("rb")
    except FileNotFoundError:
        note_failure(file=file, problem=GONE, at=timezone.now())
        return redirect("results:files", key, region)
    name = f"{_NAMES[what, language]}-{key}-{region}.{format}"
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=_TYPES[format])
    # Both formats are compressed already; saying so keeps the gzip middleware away.
    response["Content-Encoding"] = "identity"
    response["ETag"] = f'"{file.sha256}"'
    response["Cache-Control"] = "private, no-cache"
    return response


def _result(
    request: Request, key: str, region: str, what: str, language: str, format: str
) -> tuple[Seen, Result]:
    if what not in ResultFile.What.values or language not in LANGUAGES or format not in FORMATS:
        raise Http404(f"{what}/{language}/{format}")
    _at, day = now_and_day()
    seen = get_result_for(request.viewer, key, region, day)
    result = Result.objects.filter(participant=seen.opened.row).first()
    if result is None:
        raise Http404(region)
    return seen, result
