"""The page of one region, for everybody; more of it for those who may see more."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from selaras.core.framework import regions_since
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Request
from selaras.web.overview.profile import profile_of


@require_safe
def region(request: Request, code: str) -> HttpResponse:
    """The profile of a region; the address of a former code leads to the region of today."""
    knowledge = load_knowledge()
    today = regions_since(knowledge, code)
    if len(today) != 1:
        raise Http404(code)
    if today[0].code != code:
        told = {"code": code, "now": today[0].code}
        messages.info(request, _("Kode %(code)s adalah kode lama; sekarang %(now)s.") % told)
        return redirect("overview:region", today[0].code)
    profile = profile_of(request.viewer, knowledge, today[0])
    return render(request, "overview/region.html", {"profile": profile, "region": today[0]})
