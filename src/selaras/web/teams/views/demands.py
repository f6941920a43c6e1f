"""Which roles must use a second factor."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.rights import Action
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_region_for
from selaras.web.teams.actions.demands import demand
from selaras.web.teams.queries.demands import demands_in
from selaras.web.teams.queries.organisations import government_of
from selaras.web.teams.refusals import Refused
from selaras.web.teams.views.page import note, region_page, require_recent_sign_in
from selaras.web.ui.templatetags.selaras import said


@require_safe
def security(request: Request, code: str) -> HttpResponse:
    """Roles with their people, how many have a second factor, and whether it is demanded."""
    region = get_region_for(request.viewer, code, Action.DEMAND)
    rows = demands_in(code, today=timezone.localdate())
    context = {"rows": rows, "role_names": ROLE_NAMES, "government": government_of(code)}
    return region_page(request, region, "teams/security.html", "security", **context)


@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: Request, code: str, role: str) -> HttpResponse:
    """Ask, then begin or cease to demand it."""
    region = get_region_for(request.viewer, code, Action.DEMAND)
    rows = {row.role: row for row in demands_in(code, today=timezone.localdate())}
    government = government_of(code)
    if role not in rows or government is None:
        raise Http404
    require_recent_sign_in(request)
    row = rows[role]
    if request.method == "POST":
        on = request.POST.get("demand") == "on"
        try:
            demand(organisation=government, role=role, on=on, by=request.viewer, at=timezone.now())
        except Refused as refused:
            note(request, region, refused)
            messages.error(request, said(refused.sentence))
        else:
            sentence = (
                _("Faktor kedua sekarang wajib untuk %(role)s.")
                if on
                else _("Faktor kedua tidak lagi diwajibkan di sini untuk %(role)s.")
            )
            messages.success(request, sentence % {"role": ROLE_NAMES[role]})
        return redirect("teams:security", code)
    context = {
        "row": row,
        "role_name": ROLE_NAMES[role],
        "without": row.people - row.protected,
    }
    return region_page(request, region, "teams/switch.html", "security", **context)
