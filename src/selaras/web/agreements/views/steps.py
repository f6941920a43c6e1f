"""Pages on which a step is taken: each asks, does it, and goes back to the memorandum."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.agreements.access import (
    AGREES,
    ENTERS,
    TAKES_BACK,
    Opened,
    get_agreement_for,
)
from selaras.web.agreements.actions import Entered, agree, sign, take_back, write_text
from selaras.web.agreements.forms import (
    AgreeForm,
    SeenForm,
    SigningForm,
    TakeBackForm,
    TextForm,
)
from selaras.web.agreements.memorandum import default_text, head_of
from selaras.web.agreements.queries import last_signer, line_of
from selaras.web.agreements.refusals import Refused
from selaras.web.agreements.steps import Side, digest_of
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.templatetags.selaras import said

_BOTH = require_http_methods(["GET", "HEAD", "POST"])


def revision_of(opened: Opened) -> int:
    """The revision that a form is shown with."""
    return opened.line.agreement.revision if opened.line.agreement else 0


def step_page(request: Request, opened: Opened, template: str, **context: Any) -> HttpResponse:
    """A page on which one step of a memorandum is taken."""
    cohort = opened.participation.cohort
    context |= {"opened": opened, "line": opened.line, "cohort": cohort}
    return render(request, f"agreements/{template}.html", context)


def done(
    request: Request,
    opened: Opened,
    form: forms.Form,
    act: Callable[[], object],
    success: str,
) -> HttpResponse | None:
    """Do it and go back to the memorandum; None where it was refused and the form says why."""
    row = opened.participation
    try:
        act()
    except Refused as refused:
        if isinstance(form, SeenForm):
            now = line_of(row).agreement
            form.refuse(refused, revision=now.revision if now else 0)
        else:
            form.add_error(
                refused.field if refused.field in form.fields else None, said(refused.text)
            )
        return None
    messages.success(request, success)
    return redirect("agreements:agreement", row.cohort.key, row.region)


@_BOTH
@never_cache
def text_page(request: Request, key: str, region: str) -> HttpResponse:
    """Write the memorandum."""
    opened = get_agreement_for(request.viewer, key, region, Action.MANAGE)
    agreement = opened.line.agreement
    text = agreement.text if agreement else ""
    if not text:
        text = default_text(opened.participation, timezone.localdate())
    form = TextForm(request.POST or None, initial={"text": text, "seen": revision_of(opened)})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        answer = done(
            request,
            opened,
            form,
            lambda: write_text(
                participation=opened.participation,
                text=told["text"],
                seen=told["seen"],
                by=request.viewer,
                at=timezone.now(),
            ),
            _("Naskah disimpan. Kedua pihak menyetujui naskah yang sekarang."),
        )
        if answer is not None:
            return answer
    return step_page(request, opened, "text", form=form, now=text if form.errors else "")


@_BOTH
@never_cache
def agree_page(request: Request, key: str, region: str, side: str) -> HttpResponse:
    """Read the text and agree to it for a side."""
    of = _side(side)
    opened = get_agreement_for(request.viewer, key, region, *AGREES[of])
    agreement = opened.line.agreement
    text = agreement.text if agreement else ""
    form = AgreeForm(request.POST or None, initial={"digest": digest_of(text)})
    if request.method == "POST" and form.is_valid():
        try:
            agree(
                participation=opened.participation,
                side=of,
                digest=form.cleaned_data["digest"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            # The text is shown as it now is, with the digest of that.
            messages.error(request, said(refused.text))
            return redirect("agreements:agree", key, region, side)
        messages.success(request, _("Persetujuan dicatat bersama sidik naskahnya."))
        return redirect("agreements:agreement", key, region)
    return step_page(
        request, opened, "agree", form=form, side=of, text=text, digest=digest_of(text)
    )


@_BOTH
@never_cache
def sign_page(request: Request, key: str, region: str, side: str) -> HttpResponse:
    """Enter the signature of one side."""
    of = _side(side)
    opened = get_agreement_for(request.viewer, key, region, *ENTERS[of])
    initial = signer_of(opened, of)
    form = SigningForm(request.POST or None, sides=[of], initial=initial)
    if request.method == "POST" and form.is_valid():
        answer = done(
            request,
            opened,
            form,
            lambda: sign(
                participation=opened.participation,
                signatures=form.signatures(),
                by=request.viewer,
                at=timezone.now(),
            ),
            _("Tanda tangan dicatat."),
        )
        if answer is not None:
            return answer
    return step_page(request, opened, "sign", form=form, side=of)


def signer_of(opened: Opened, side: Side) -> dict[str, Any]:
    """What the fields of a side begin with: day, and who signs for it."""
    row, today = opened.participation, timezone.localdate()
    if side is Side.REGION:
        head = head_of(row.region, today)
        name, title = head.name, head.title
    else:
        name, title = last_signer(row.cohort)
    planned, agreement = row.cohort.signing_on, opened.line.agreement
    invited = (
        timezone.localdate(agreement.invited_at) if agreement and agreement.invited_at else today
    )
    day = planned if planned and invited <= planned <= today else today
    return {f"{side}_on": day, f"{side}_signer": name, f"{side}_title": title}


@_BOTH
@never_cache
def take_back_page(request: Request, key: str, region: str, what: str) -> HttpResponse:
    """Ask for the reason, then take one entry back."""
    if what not in set(Entered):
        raise Http404(what)
    entered = Entered(what)
    opened = get_agreement_for(request.viewer, key, region, *TAKES_BACK[entered])
    # Asked before anything is typed, so that nothing is lost on the way.
    require_recent_sign_in(request)
    form = TakeBackForm(request.POST or None, initial={"seen": revision_of(opened)})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        answer = done(
            request,
            opened,
            form,
            lambda: take_back(
                participation=opened.participation,
                what=entered,
                reason=told["reason"],
                seen=told["seen"],
                by=request.viewer,
                at=timezone.now(),
            ),
            _("Catatan ditarik. Alasannya tersimpan."),
        )
        if answer is not None:
            return answer
    return step_page(request, opened, "take_back", form=form, what=entered)


def _side(side: str) -> Side:
    if side not in set(Side):
        raise Http404(side)
    return Side(side)
