"""A region objects to a value, and takes that back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.answers.files import sent
from selaras.web.answers.unfit import LARGEST
from selaras.web.judgements.queries import judged
from selaras.web.results.access import (
    Seen,
    get_own_result_for,
    get_result_for,
)
from selaras.web.results.actions.objections import (
    Said,
    object_to,
    withdraw,
)
from selaras.web.results.forms.objections import ObjectionForm
from selaras.web.results.queries.objections import (
    Objectable,
    objectable,
    objections_of,
)
from selaras.web.results.refusals import Refused
from selaras.web.results.views.objection_steps import finished, node_of, objection_of, typed
from selaras.web.results.views.page import now_and_day, region_page
from selaras.web.ui.templatetags.selaras import said
from selaras.web.ui.uploading import OneFile, taking


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def object_page(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Object to the value of one node, or say it anew."""
    # Who may not object is told so before anything large is read.
    _at, day = now_and_day()
    seen, role = get_own_result_for(request.viewer, Action.OBJECT, key, region, day)
    place = _place(seen, code)
    handler = None
    if request.method == "POST":
        handler = taking(request, "file", largest=LARGEST)
    return _objected(request, seen, role, place, handler)


@csrf_protect
def _objected(
    request: Request, seen: Seen, role: str, place: Objectable, handler: OneFile | None
) -> HttpResponse:
    old, posted = place.objection, handler is not None
    # The file is read by looking at what was posted; only then is known whether it was too large.
    data, files = (request.POST, request.FILES) if posted else (None, None)
    form = ObjectionForm(
        data,
        files,
        node=place.node,
        too_large=handler is not None and handler.too_large,
        initial={"text": old.text, "wanted": typed(old)} if old else {},
    )
    if posted and form.is_valid():
        told = form.cleaned_data
        answer = finished(
            request,
            seen,
            form,
            lambda: object_to(
                participant=seen.opened.row,
                code=place.node.code,
                said=Said(told["text"], told["wanted"], form.upload),
                by=request.viewer,
                role=role,
                at=timezone.now(),
            ),
            _("Sanggahan disimpan. Kementerian memutusnya dengan alasan."),
        )
        if answer is not None:
            return answer
    return region_page(request, seen, "results/object.html", place=place, form=form)


@require_safe
def objection_file(request: Request, key: str, region: str, code: str) -> HttpResponseBase:
    """The file that came with an objection."""
    _at, day = now_and_day()
    seen = get_result_for(request.viewer, key, region, day)
    row = objection_of(seen, code) if seen.knows_more else None
    if row is None or row.file is None:
        raise Http404(code)
    return sent(row.file)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def withdraw_page(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """Ask, then take an objection back."""
    at, day = now_and_day()
    seen, role = get_own_result_for(request.viewer, Action.OBJECT, key, region, day)
    row = objection_of(seen, code)
    if request.method == "POST":
        try:
            withdraw(objection=row, by=request.viewer, role=role, at=at)
        except Refused as refused:
            messages.error(request, said(refused.text))
        else:
            messages.success(request, _("Sanggahan ditarik."))
        return redirect("results:objections", key, region)
    return region_page(
        request,
        seen,
        "results/withdraw.html",
        objection=row,
        node=node_of(seen, code),
    )


def _place(seen: Seen, code: str) -> Objectable:
    made = {row.code: row for row in objections_of(seen.opened)}
    agreed = judged(seen.opened.row).agreed
    for place in objectable(seen.opened, agreed, made):
        if place.node.code == code:
            return place
    raise Http404(code)
