"""Invite somebody, follow open invitations, accept one."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.models import Person
from selaras.web.accounts.rights import Action
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_invitation_for, get_region_for
from selaras.web.teams.actions import invitations as actions
from selaras.web.teams.actions.posts import appoint
from selaras.web.teams.forms.invitations import AcceptanceForm, InvitationForm, first_values
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

GONE = 410
"""Status of the one answer to every token that offers nothing."""


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, code: str) -> HttpResponse:
    """Offer a post by letter, or give it at once to somebody whom the viewer's teams know."""
    region = get_region_for(request.viewer, code, Action.MANAGE)
    today = timezone.localdate()
    form = InvitationForm(
        request.POST or None,
        initial=first_values(today),
        roles=roles_to_give(request.viewer, code),
        places=places_in(code, today=today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            said_so = _invite(request, form)
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, said_so)
            return redirect("teams:team", code)
    return region_page(request, region, "teams/invite.html", "team", form=form)


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


@sensitive_post_parameters("password", "repeated")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: Request, token: str) -> HttpResponse:
    """The page behind the link of a letter: take the post, with a new account or one's own."""
    invitation = actions.open_invitation(token, at=timezone.now())
    if invitation is None:
        return _nothing(request, token)
    has_account = Person.objects.filter(email=invitation.email).exists()
    mine = request.viewer.person is not None and request.viewer.person.email == invitation.email
    form = None
    if not has_account and not request.viewer.signed_in:
        form = AcceptanceForm(request.POST or None, invitation=invitation)
    context = {
        "invitation": invitation,
        "role_name": ROLE_NAMES[invitation.role],
        "place": actions.place_of(invitation),
        "form": form,
        "mine": mine,
        "has_account": has_account,
    }
    if request.method == "POST":
        try:
            done = _accept(request, token, form, mine)
        except Refused as refused:
            context["refused"] = refused.sentence
        else:
            if done is not None:
                return done
    return render(request, "teams/accept.html", context)


def _accept(
    request: Request, token: str, form: AcceptanceForm | None, mine: bool
) -> HttpResponse | None:
    """Where the accepted go next; None where the page must be shown again."""
    now = timezone.now()
    if mine:
        post = actions.accept_as(token=token, by=request.viewer, at=now)
        if post is None:
            return _nothing(request, token)
        messages.success(request, _("Undangan diterima. Selamat bertugas."))
        return redirect("duties:mine")
    if form is None or not form.is_valid():
        return None
    made = actions.accept_as_new(
        token=token,
        name=form.cleaned_data["name"],
        password=form.cleaned_data["password"],
        at=now,
    )
    if made is None:
        return _nothing(request, token)
    messages.success(request, _("Undangan diterima. Selamat bertugas."))
    answer: HttpResponse = perform_login(
        request, made[0], redirect_url=reverse("duties:mine"), email=made[0].email
    )
    return answer


def _nothing(request: Request, token: str) -> HttpResponse:
    """The one answer to used, withdrawn, expired and unknown tokens."""
    actions.note_replay(token=token, by=request.viewer, at=timezone.now())
    return render(request, "teams/no_invitation.html", status=GONE)
