"""Pages of support: ask, see the answers, start and stop looking."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Request
from selaras.web.consents import actions, looking, queries
from selaras.web.consents.access import get_look_for, require_support
from selaras.web.consents.forms import AskForm
from selaras.web.consents.models import ANSWER_WITHIN
from selaras.web.consents.refusals import ConsentRefused
from selaras.web.consents.tasks import deliver_request, end_in_time
from selaras.web.ui.templatetags.selaras import said


@require_safe
def desk(request: Request) -> HttpResponse:
    """What I asked, what was answered."""
    require_support(request.viewer)
    assert request.viewer.person is not None
    listed = queries.asked_by(request.viewer.person, request.GET.get("page"), at=timezone.now())
    return render(request, "consents/desk.html", {"listed": listed})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """Ask somebody; the answer is the same whether the address is known or not."""
    require_support(request.viewer)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _ask(request, form.cleaned_data["address"], form.cleaned_data["reason"])
        except ConsentRefused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _asked())
            return redirect("consents:desk")
    return render(request, "consents/ask.html", {"form": form})


def _ask(request: Request, address: str, reason: str) -> None:
    at = timezone.now()
    with transaction.atomic():
        consent = actions.ask(address=address, reason=reason, by=request.viewer, at=at)
        link = request.build_absolute_uri(reverse("consents:consent", args=(consent.pk,)))
        deliver_request.enqueue(consent.pk, link)
        end_in_time.using(run_after=consent.answer_until).enqueue(consent.pk)


def _asked() -> str:
    return _(
        "Permintaan dicatat. Bila alamat itu dipakai di Selaras dan berada dalam jangkauan "
        "tugas Anda, orangnya mendapat surat dan dapat menjawab dalam %(days)d hari."
    ) % {"days": ANSWER_WITHIN.days}


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a request back, or give up a consent."""
    found = get_look_for(request.viewer, pk)
    actions.end(consent=found, by=request.viewer, at=timezone.now())
    messages.success(request, _("Permintaan tidak berlaku lagi."))
    return redirect("consents:desk")


@require_POST
def start(request: Request, pk: int) -> HttpResponse:
    """Look through the person's eyes from the next page on."""
    found = get_look_for(request.viewer, pk)
    try:
        found = actions.start(consent=found, by=request.viewer, at=timezone.now())
    except ConsentRefused as refused:
        messages.error(request, said(refused.text))
        return redirect("consents:desk")
    looking.begin(request.session, found)
    return redirect("duties:mine")


@require_POST
@login_required
def stop(request: Request) -> HttpResponse:
    """See with one's own eyes again; the consent ends with it."""
    looking.stop(request.session, cast(Person, request.user))
    messages.success(request, _("Anda kembali melihat dengan mata sendiri; izinnya berakhir."))
    return redirect("consents:desk")
