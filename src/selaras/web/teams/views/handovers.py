"""Hand a post over: choose, look at what moves, confirm. And what nobody would hold."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Action, may_appoint
from selaras.web.accounts.roles import ROLE_NAMES, Role
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_post_for, get_region_for
from selaras.web.teams.actions import handovers as actions
from selaras.web.teams.forms.posts import SuccessorForm
from selaras.web.teams.queries.holdings import holdings_of, stamp_with_holdings
from selaras.web.teams.queries.people import successors_for
from selaras.web.teams.queries.unheld import unheld_in
from selaras.web.teams.refusals import Refused
from selaras.web.teams.views.page import (
    refuse,
    region_page,
    rehearse,
    require_recent_sign_in,
)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: Request, number: int) -> HttpResponse:
    """The first POST shows what would move, the second, confirmed, moves it."""
    row = get_post_for(request.viewer, number)
    region = get_region_for(request.viewer, row.region, Action.MANAGE)
    require_recent_sign_in(request)
    today = timezone.localdate()
    form = SuccessorForm(
        request.POST or None,
        initial={"on": today},
        post=row,
        successors=successors_for(row, today=today),
    )
    held = holdings_of(row)
    context = {
        "post": row,
        "role_name": ROLE_NAMES[row.role],
        "role_names": ROLE_NAMES,
        "decides": may_appoint(request.viewer, Role(row.role), row.region) is not None,
        "held": held,
        "form": form,
        "today": today,
    }
    if request.method == "POST" and form.is_valid():
        successor: Membership = form.cleaned_data["successor"]
        stamp, confirmed = stamp_with_holdings(row, held), "confirmed" in request.POST

        def act(seen: str) -> actions.HandedOver:
            return actions.hand_over(
                post=row,
                to=successor.person,
                on=form.cleaned_data["on"],
                acting=form.cleaned_data["acting"],
                seen=seen,
                by=request.viewer,
                at=timezone.now(),
            )

        try:
            if confirmed:
                messages.success(request, _told(act(request.POST.get("seen", ""))))
                return redirect("teams:team", row.region)
            rehearse(lambda: act(stamp))
        except Refused as refused:
            refuse(request, region, form, refused)
        else:
            context |= {"successor": successor, "stamp": stamp}
            return region_page(request, region, "teams/hand_over_preview.html", "team", **context)
    return region_page(request, region, "teams/hand_over.html", "team", **context)


def _told(done: actions.HandedOver) -> str:
    count = sum(done.moved.values())
    return ngettext(
        "Jabatan diserahkan kepada %(name)s bersama %(count)s hal yang dipegang.",
        "Jabatan diserahkan kepada %(name)s bersama %(count)s hal yang dipegang.",
        count,
    ) % {"name": done.post.person.name, "count": count}


@require_safe
def unheld(request: Request, code: str) -> HttpResponse:
    """Open work of posts that have ended or will within a month."""
    region = get_region_for(request.viewer, code, Action.MANAGE)
    rows = unheld_in(code, today=timezone.localdate())
    context = {"rows": rows, "role_names": ROLE_NAMES}
    return region_page(request, region, "teams/unheld.html", "unheld", **context)
