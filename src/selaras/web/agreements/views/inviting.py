"""Invitations: of one region, or of all that were not yet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.agreements.access import get_agreement_for
from selaras.web.agreements.actions import Invited, invite, invite_all
from selaras.web.agreements.forms import InviteForm
from selaras.web.agreements.queries import steps_in
from selaras.web.agreements.refusals import Refused
from selaras.web.agreements.steps import Step
from selaras.web.agreements.views.steps import step_page
from selaras.web.agreements.words import region_name
from selaras.web.cohorts.access import get_cohort_to_manage
from selaras.web.ui.templatetags.selaras import said

_NAMED = 5
"""Regions that a sentence names before it counts the others."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invite_page(request: Request, key: str, region: str) -> HttpResponse:
    """Invite one region."""
    opened = get_agreement_for(request.viewer, key, region, Action.MANAGE)
    row = opened.participation
    form = InviteForm(request.POST or None, initial={"number": row.cohort.letter_number})
    if request.method == "POST" and form.is_valid():
        try:
            told = invite(
                participation=row,
                number=form.cleaned_data["number"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _told(told))
            return redirect("agreements:agreement", key, region)
    return step_page(request, opened, "invite", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invite_all_page(request: Request, key: str) -> HttpResponse:
    """Ask, then invite every region that was not yet."""
    row = get_cohort_to_manage(request.viewer, key)
    waiting = [line for line in steps_in(row) if line.step == Step.SELECTED]
    form = InviteForm(request.POST or None, initial={"number": row.letter_number})
    if request.method == "POST" and form.is_valid():
        try:
            told = invite_all(
                cohort=row,
                number=form.cleaned_data["number"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, _told(told))
            return redirect("agreements:cohort", key)
    context = {"cohort": row, "form": form, "waiting": waiting}
    return render(request, "agreements/invite_all.html", context)


def _told(told: Invited) -> str:
    """What became of an invitation, for those who sent it."""
    found = [
        ngettext("%(count)s daerah diundang.", "%(count)s daerah diundang.", told.regions)
        % {"count": told.regions}
    ]
    if told.letters:
        words = ngettext(
            "%(count)s surat menunggu di kotak keluar untuk dibaca dan dilepas.",
            "%(count)s surat menunggu di kotak keluar untuk dibaca dan dilepas.",
            told.letters,
        )
        found.append(words % {"count": told.letters})
    if told.without:
        names = ", ".join(region_name(code) for code in told.without[:_NAMED])
        more = len(told.without) - _NAMED
        names = f"{names} (+{more})" if more > 0 else names
        found.append(_("Belum ada yang dapat disurati di %(names)s.") % {"names": names})
    return " ".join(found)
