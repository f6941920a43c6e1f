"""Handing in the outputs of a stage, and reading what was handed in."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.workflow import Output
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.answers.files import sent
from selaras.web.answers.unfit import LARGEST
from selaras.web.guidance.access import Opened, get_journey_for
from selaras.web.guidance.actions import hand_in
from selaras.web.guidance.forms import HandInForm
from selaras.web.guidance.gates import is_uploaded, latest_book, outputs_of
from selaras.web.guidance.models import HandedIn, Passage
from selaras.web.guidance.queries.stage import reads_plan
from selaras.web.guidance.refusals import Refused
from selaras.web.guidance.views.page import refuse, to_stage, way_page
from selaras.web.guidance.views.stage import passage_of
from selaras.web.ui.uploading import OneFile, taking


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def hand_in_page(request: Request, key: str, region: str, stage: str, output: str) -> HttpResponse:
    """Hand in a book as it was printed, or a file."""
    # Who may not hand in is told so before anything large is read.
    opened = get_journey_for(request.viewer, Action.WRITE, key, region)
    passage = passage_of(opened, stage)
    wanted = next((each for each in opened.stage_of(passage).produces if each.code == output), None)
    if wanted is None or wanted.kind == "minutes":
        raise Http404(output)
    handler = taking(request, "file", largest=LARGEST) if request.method == "POST" else None
    return _handed_in(request, opened, passage, wanted, handler)


@csrf_protect
def _handed_in(
    request: Request, opened: Opened, passage: Passage, output: Output, handler: OneFile | None
) -> HttpResponse:
    posted = handler is not None
    # The file is read by looking at what was posted; only then is known whether it was too large.
    data, files = (request.POST, request.FILES) if posted else (None, None)
    uploaded = is_uploaded(output)
    form = HandInForm(
        data,
        files,
        uploaded=uploaded,
        too_large=handler is not None and handler.too_large,
    )
    if posted and form.is_valid():
        try:
            hand_in(
                journey=opened.journey,
                stage=passage.stage,
                code=output.code,
                upload=form.upload,
                note=form.cleaned_data["note"],
                by=request.viewer,
                role=opened.role,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Luaran diserahkan."))
            return to_stage(opened, passage.stage)
    plan = opened.journey.plan
    ready = latest_book(plan, output.book) if plan and output.book and not uploaded else None
    return way_page(
        request,
        opened,
        "hand_in",
        passage=passage,
        stage=opened.stage_of(passage),
        output=output,
        uploaded=uploaded,
        ready=ready,
        handed_in=outputs_of(passage).get(output.code),
        takes=opened.current is passage or passage.by_exception,
        form=form,
    )


@require_safe
def file(request: Request, key: str, region: str, number: int) -> HttpResponseBase:
    """What was handed in, for those who see the way; a book for those who read its plan."""
    opened = get_journey_for(request.viewer, Action.SEE, key, region)
    rows = HandedIn.objects.select_related("book__plan", "file", "passage")
    row = get_object_or_404(rows, pk=number, passage__journey=opened.journey)
    if row.file is not None:
        return sent(row.file)
    if row.book is None or not reads_plan(request.viewer, row.book.plan):
        raise Http404(number)
    try:
        content = row.book.file.open("rb")
    except (FileNotFoundError, ValueError):
        raise Http404(number) from None
    name = f"{row.book.plan.key}-{row.code}-r{row.revision}.{row.book.format}"
    response = FileResponse(
        content, as_attachment=True, filename=name, content_type="application/pdf"
    )
    # The format is compressed already; saying so keeps the gzip middleware away.
    response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "private, no-store"
    return response
