"""Invite somebody, and follow invitations that wait for an answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.rights import Action
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_invitation_for, get_region_for
from selaras.web.teams.actions import invitations as actions
from selaras.web.teams.actions.posts import appoint
from selaras.web.teams.forms.invitations import InvitationForm, first_values
from selaras.web.teams.queries.people import (
    PAGE,
    invitations_in,
    person_in_reach,
    places_in,
    roles_to_give,
)
from selaras.web.teams.refusals import Refused
from selaras.web.teams.views.page import refuse, region_page, site_of
from selaras.web.ui.templatetags.selaras import said


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, code: str) -> HttpResponse:
    """Offer a post by letter, or give it at once to somebody whom the viewer's teams know."""
    region = get_region_for(request.viewer, code, Action.MANAGE)
    today = timezone.localdate()
    places = places_in(code, today=today)
    form = InvitationForm(
        request.POST or None,
        initial=first_values(today),
        roles=roles_to_give(request.viewer, code),
        places=places,
    )
    if request.method == "POST" and form.is_valid():
        try:
            said_so = _invite(request, form)
        except Refused as refused:
            refuse(request, region, form, refused)
        else:
            messages.success(request, said_so)
            return redirect("teams:team", code)
    return region_page(request, region, "teams/invite.html", "team", form=form, places=places)


def _invite(request: Request, form: InvitationForm) -> str:
    email, now = form.cleaned_data["email"], timezone.now()
    known = person_in_reach(request.viewer, email)
    if known is not None:
        appoint(person=known, offer=form.offer(), by=request.viewer, at=now)
        return _("%(name)s sudah memiliki akun dan langsung menjabat.") % {"name": known.name}
    sent = actions.invite(
        email=email,
        name=form.cleaned_data["name"],
        offer=form.offer(),
        language=form.cleaned_data["language"],
        site=site_of(request),
        by=request.viewer,
        at=now,
    )
    return _("Undangan untuk %(name)s dikirim ke %(email)s.") % {
        "name": sent.invitation.name,
        "email": sent.invitation.email,
    }


@require_safe
def invitations(request: Request, code: str) -> HttpResponse:
    """Invitations that wait for an answer."""
    region = get_region_for(request.viewer, code, Action.MANAGE)
    page = Paginator(invitations_in(code), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "role_names": ROLE_NAMES, "now": timezone.now()}
    return region_page(request, region, "teams/invitations.html", "team", **context)


@require_POST
def send_again(request: Request, number: int) -> HttpResponse:
    """A new letter with a new link."""
    invitation = get_invitation_for(request.viewer, number)
    try:
        sent = actions.send_again(
            invitation=invitation, site=site_of(request), by=request.viewer, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, said(refused.sentence))
    else:
        email = sent.invitation.email
        messages.success(
            request,
            _("Surat baru dikirim ke %(email)s. Tautan lama tidak berlaku lagi.")
            % {"email": email},
        )
    return redirect("teams:invitations", invitation.region)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, number: int) -> HttpResponse:
    """Ask, then make the link worthless."""
    invitation = get_invitation_for(request.viewer, number)
    region = get_region_for(request.viewer, invitation.region, Action.MANAGE)
    if request.method == "POST":
        try:
            actions.withdraw(invitation=invitation, by=request.viewer, at=timezone.now())
        except Refused as refused:
            messages.error(request, said(refused.sentence))
        else:
            messages.success(
                request, _("Undangan untuk %(name)s ditarik.") % {"name": invitation.name}
            )
        return redirect("teams:invitations", invitation.region)
    context = {"invitation": invitation, "role_name": ROLE_NAMES[invitation.role]}
    return region_page(request, region, "teams/withdraw.html", "team", **context)
