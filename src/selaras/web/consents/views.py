"""The person's pages: who asked, what for, what was looked at; say yes, or end it."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.consents import actions, queries
from selaras.web.consents.access import get_consent_for
from selaras.web.consents.forms import GrantForm
from selaras.web.consents.models import State
from selaras.web.consents.refusals import NOT_WAITING, ConsentRefused
from selaras.web.consents.tasks import end_in_time
from selaras.web.ui.templatetags.selaras import said


@require_safe
@login_required
def mine(request: Request) -> HttpResponse:
    """Everything I was ever asked, with how much was looked at."""
    assert request.viewer.person is not None
    listed = queries.asked_of(request.viewer.person, request.GET.get("page"), at=timezone.now())
    return render(request, "consents/mine.html", {"listed": listed})


@require_safe
@login_required
def consent(request: Request, pk: int) -> HttpResponse:
    """One request: who asks and why, or what was looked at."""
    at = timezone.now()
    found = get_consent_for(request.viewer, pk)
    context = {
        "consent": found,
        "state": found.state(at=at).value,
        "post": queries.support_post_of(found.supporter, at=at),
        "pages": queries.pages_of(found, request.GET.get("page")),
    }
    return render(request, "consents/consent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def grant(request: Request, pk: int) -> HttpResponse:
    """Say for how long; only shortly after signing in."""
    at = timezone.now()
    found = get_consent_for(request.viewer, pk)
    if found.state(at=at) is not State.WAITING:
        messages.error(request, said(NOT_WAITING))
        return redirect("consents:consent", pk)
    form = GrantForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "consents/grant.html", {"consent": found, "form": form})
    minutes: int = form.cleaned_data["minutes"]
    try:
        with transaction.atomic():
            found = actions.grant(consent=found, minutes=minutes, by=request.viewer, at=at)
            end_in_time.using(run_after=found.until).enqueue(found.pk)
    except ConsentRefused as refused:
        messages.error(request, said(refused.text))
    else:
        messages.success(
            request,
            _("%(name)s boleh melihat Selaras dengan mata Anda selama %(minutes)d menit.")
            % {"name": found.supporter.name, "minutes": minutes},
        )
    return redirect("consents:consent", pk)


@require_POST
@login_required
def end(request: Request, pk: int) -> HttpResponse:
    """Decline what is asked, or end what was granted."""
    found = get_consent_for(request.viewer, pk)
    ended = actions.end(consent=found, by=request.viewer, at=timezone.now())
    if ended.granted_at is None:
        messages.success(request, _("Permintaan ditolak. Tidak ada yang dapat dilihat."))
    else:
        messages.success(request, _("Izin berakhir. Tidak ada lagi yang dapat dilihat."))
    return redirect("consents:consent", pk)
