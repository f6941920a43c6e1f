"""The objections of a region."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.duties.models import Duty
from selaras.web.judgements.queries import judged
from selaras.web.results.access import (
    Seen,
    get_result_for,
)
from selaras.web.results.actions.objections import (
    note_read,
    objection_until,
)
from selaras.web.results.queries.objections import (
    objectable,
    objections_of,
)
from selaras.web.results.subjects import READING, subject_of
from selaras.web.results.views.page import now_and_day, region_page


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def objections(request: Request, key: str, region: str) -> HttpResponse:
    """What the region objects to and what was decided; POST notes that the answers were read."""
    at, day = now_and_day()
    seen = get_result_for(request.viewer, key, region, day)
    if not seen.knows_more:
        raise Http404(f"{key}/{region}")
    if request.method == "POST":
        note_read(participant=seen.opened.row, by=request.viewer, at=at)
        messages.success(request, _("Putusan ditandai sudah dibaca."))
        return redirect("results:objections", key, region)
    made = objections_of(seen.opened)
    may_object = _may_object(request, seen)
    until = objection_until(seen.opened.row)
    in_time = until is None or day <= until
    agreed = judged(seen.opened.row).agreed if may_object and in_time else {}
    return region_page(
        request,
        seen,
        "results/objections.html",
        objections=made,
        nodes=seen.opened.instrument.by_code,
        open_nodes=objectable(seen.opened, agreed, {row.code: row for row in made}),
        may_object=may_object and in_time,
        too_late=may_object and not in_time,
        until=until,
        unread=_unread(request, seen),
    )


def _may_object(request: Request, seen: Seen) -> bool:
    region, phase = seen.opened.row.region, seen.opened.phase
    return rights.post_for(request.viewer, Kind.RESULT, Action.OBJECT, [region], phase) is not None


def _unread(request: Request, seen: Seen) -> bool:
    return Duty.objects.filter(
        holder__in=request.viewer.memberships,
        what=READING,
        subject=subject_of(seen.opened.row),
        done_at=None,
    ).exists()
