"""One's own account."""

from typing import cast

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Request
from selaras.web.sign_ins import actions
from selaras.web.sign_ins.forms import AccountForm
from selaras.web.sign_ins.queries import demands_on, posts_of, safety_of, sessions_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def me(request: Request) -> HttpResponse:
    """Who I am here, and how I sign in."""
    person = cast(Person, request.user)
    form = AccountForm(request.POST) if request.method == "POST" else AccountForm.of(person)
    if form.is_valid():
        language = form.cleaned_data["language"]
        actions.change_account(
            person=person,
            name=form.cleaned_data["name"],
            language=language,
            by=request.viewer,
            at=timezone.now(),
        )
        with override(language):
            messages.success(request, _("Akun Anda telah disimpan."))
            return redirect("sign_ins:me")
    shown = {
        "form": form,
        "person": person,
        "posts": posts_of(person),
        "today": timezone.localdate(),
        "safety": safety_of(person),
    }
    return render(request, "sign_ins/me.html", shown)


@require_safe
@login_required
def sessions(request: Request) -> HttpResponse:
    """Where I am signed in."""
    shown = {
        "sessions": sessions_of(cast(Person, request.user), at=timezone.now()),
        "own": request.session.session_key,
    }
    return render(request, "sign_ins/sessions.html", shown)


@require_POST
@login_required
def end_session(request: Request, pk: int) -> HttpResponse:
    """Sign out somewhere else."""
    mine = UserSession.objects.filter(user=request.user.pk)
    session = get_object_or_404(mine.exclude(session_key=request.session.session_key), pk=pk)
    actions.end_session(session=session, by=request.viewer, at=timezone.now())
    messages.success(request, _("Sesi itu telah diakhiri."))
    return redirect("sign_ins:sessions")


@require_POST
@login_required
def end_other_sessions(request: Request) -> HttpResponse:
    """Sign out everywhere but here."""
    ended = actions.end_other_sessions(
        person=cast(Person, request.user),
        but=request.session.session_key or "",
        by=request.viewer,
        at=timezone.now(),
    )
    said = ngettext(
        "%(number)d sesi lain telah diakhiri.", "%(number)d sesi lain telah diakhiri.", ended
    )
    messages.success(request, said % {"number": ended})
    return redirect("sign_ins:sessions")


@require_safe
@login_required
def second_factor(request: Request) -> HttpResponse:
    """Why a second factor is needed before anything else, and how to set it up."""
    demands = demands_on(request.viewer)
    if not demands:
        return redirect("mfa_index")
    return render(request, "sign_ins/second_factor.html", {"demands": demands})


@require_safe
def not_invited(request: HttpRequest) -> HttpResponse:
    """The provider knows the visitor, we do not."""
    return render(request, "sign_ins/not_invited.html")


@require_safe
def provider_failed(request: HttpRequest) -> HttpResponse:
    """The provider did not let the visitor in, or its answer cannot be read."""
    return render(request, "sign_ins/provider_failed.html")
