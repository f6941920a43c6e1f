"""One post: change it, end it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.models import Membership
from selaras.web.accounts.rights import Action, may_appoint
from selaras.web.accounts.roles import ROLE_NAMES, Role
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_post_for, get_region_for
from selaras.web.teams.actions import posts as actions
from selaras.web.teams.forms.posts import EndForm, PostForm
from selaras.web.teams.queries.holdings import holdings_of
from selaras.web.teams.queries.people import bodies_for
from selaras.web.teams.refusals import Refused
from selaras.web.teams.telling import stamp_of, told_post
from selaras.web.teams.views.page import refuse, region_page, require_recent_sign_in


@require_http_methods(["GET", "HEAD", "POST"])
def post(request: Request, number: int) -> HttpResponse:
    """Who holds it, what it holds, and its details to change."""
    row = get_post_for(request.viewer, number)
    region = get_region_for(request.viewer, row.region, Action.MANAGE)
    form = _post_form(request, row)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.change(
                post=row,
                title=told["title"],
                acting=told["acting"],
                since=told["since"],
                until=told["until"],
                body=told.get("body"),
                seen=told["seen"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(request, region, form, refused)
            row = get_post_for(request.viewer, number)
        else:
            messages.success(request, _("Perubahan jabatan disimpan."))
            return redirect("teams:post", row.pk)
    context = {**_about(request, row), "form": form, "held": holdings_of(row)}
    return region_page(request, region, "teams/post.html", "team", **context)


def _post_form(request: Request, row: Membership) -> PostForm:
    return PostForm(
        request.POST or None,
        post=row,
        bodies=bodies_for(row, today=timezone.localdate()),
        stamp=stamp_of(told_post(row)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, number: int) -> HttpResponse:
    """Ask for the last day on a page of its own; refused while the post holds open work."""
    row = get_post_for(request.viewer, number)
    region = get_region_for(request.viewer, row.region, Action.MANAGE)
    require_recent_sign_in(request)
    first = {"seen": stamp_of(told_post(row)), "on": timezone.localdate()}
    form = EndForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            ended = actions.end(
                post=row, on=told["on"], seen=told["seen"], by=request.viewer, at=timezone.now()
            )
        except Refused as refused:
            refuse(request, region, form, refused)
        else:
            messages.success(request, _("Jabatan %(name)s diakhiri.") % {"name": ended.person.name})
            return redirect("teams:team", row.region)
    held = holdings_of(row)
    context = {**_about(request, row), "form": form, "open": sum(each.open for each in held)}
    return region_page(request, region, "teams/end.html", "team", **context)


def _about(request: Request, row: Membership) -> dict[str, object]:
    """What every page about a post says."""
    return {
        "post": row,
        "role_name": ROLE_NAMES[row.role],
        "decides": may_appoint(request.viewer, Role(row.role), row.region) is not None,
        "today": timezone.localdate(),
    }
