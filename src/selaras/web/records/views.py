"""The record as people see it: its newest digest, the entries within reach, one's own."""

from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.records.access import entries_of, get_entries_for, sees_everything
from selaras.web.records.actions import note_export
from selaras.web.records.exporting import exported
from selaras.web.records.forms import DigestCheck, EntryFilter
from selaras.web.records.models import Entry
from selaras.web.records.queries import holds, narrowed, newest, page_of


@require_safe
@never_cache
def latest(request: Request) -> HttpResponse:
    """The end of the chain for everybody, and whether a printed digest belongs to it."""
    form = DigestCheck(request.GET if "number" in request.GET or "digest" in request.GET else None)
    held = None
    if form.is_bound and form.is_valid():
        held = holds(form.cleaned_data["number"], form.cleaned_data["digest"])
    context = {
        "newest": newest(),
        "form": form,
        "held": held,
        "reads": bool(rights.reaches(request.viewer, Kind.RECORD, Action.SEE)),
    }
    return render(request, "records/latest.html", context)


@require_safe
def entries(request: Request) -> HttpResponse:
    """The entries within reach of the viewer's posts."""
    found = get_entries_for(request.viewer, Action.SEE)
    whole = sees_everything(request.viewer, Action.EXPORT)
    return _listed(request, "records/entries.html", found, whole=whole)


@require_safe
def mine(request: Request) -> HttpResponse:
    """What the person decided and what was decided about the person."""
    if not request.viewer.signed_in:
        return redirect_to_login(request.get_full_path())
    return _listed(request, "records/mine.html", entries_of(request.viewer))


def _listed(
    request: Request, template: str, found: QuerySet[Entry], **more: object
) -> HttpResponse:
    form = EntryFilter(request.GET)
    right = form.is_valid()
    choice = form.cleaned_data if right else {}
    page = page_of(narrowed(found, choice), before=choice.get("before")) if right else None
    context = {
        "form": form,
        "page": page,
        "narrows": any(value for name, value in choice.items() if name != "before"),
        **more,
    }
    return render(request, template, context)


@require_POST
def export(request: Request) -> HttpResponseBase:
    """The entries within reach as a file; taking it away is itself recorded."""
    viewer = request.viewer
    found = get_entries_for(viewer, Action.EXPORT)
    whole = sees_everything(viewer, Action.EXPORT)
    entry = note_export(by=viewer, at=timezone.now(), whole=whole)
    pages = exported(found.filter(number__lte=entry.number))
    response = StreamingHttpResponse(pages, content_type="text/plain; charset=utf-8")
    word = _("catatan")
    response["Content-Disposition"] = f'attachment; filename="{word}-{entry.number}.txt"'
    return response
