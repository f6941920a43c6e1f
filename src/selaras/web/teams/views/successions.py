"""Agencies merge and split."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from selaras.web.accounts.models import Organisation
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_organisation_for, get_region_for
from selaras.web.teams.actions import successions as actions
from selaras.web.teams.forms.organisations import AssignForm, MergeForm, SplitForm
from selaras.web.teams.queries.moving import posts_of, stamp_of_organisations
from selaras.web.teams.queries.organisations import agencies_of
from selaras.web.teams.refusals import Refused
from selaras.web.teams.views.organisations import HERE, METHODS
from selaras.web.teams.views.page import (
    Preview,
    Step,
    refuse,
    region_page,
    rehearse,
    require_recent_sign_in,
    take_step,
)
from selaras.web.ui.templatetags.selaras import day


@require_http_methods(METHODS)
def merge(request: Request, code: str) -> HttpResponse:
    """Several agencies become one; people and work move along."""
    region = get_region_for(request.viewer, code, Action.MANAGE, Kind.ORGANISATION)
    require_recent_sign_in(request)
    today = timezone.localdate()
    form = MergeForm(
        request.POST or None, initial={"on": today}, agencies=agencies_of(code, today=today)
    )
    back = reverse("teams:organisations", args=[code])

    def preview() -> Preview:
        told, into = form.cleaned_data, form.into_what()
        ending = [each for each in told["organisations"] if each != into]
        everybody = sorted(
            {*ending, *([into] if isinstance(into, Organisation) else [])},
            key=lambda each: each.pk,
        )
        standing = posts_of(everybody, on=told["on"])
        return Preview(
            title=_("Gabungkan menjadi %(name)s") % {"name": into.name},
            button=_("Gabungkan"),
            back=back,
            stamp=stamp_of_organisations(everybody, standing),
            facts=[
                (_("Berakhir"), "; ".join(each.name for each in ending)),
                (_("Menjadi"), into.name),
                (_("Berlaku mulai"), day(told["on"])),
                (_("Dasar hukum"), told["basis"]),
            ],
            consequences=[
                _("Jabatan di bawah ini berlanjut di tempat baru, dengan semua yang dipegangnya."),
                _("Badan dan undangan terbuka ikut berpindah."),
                _("Perangkat daerah lama tetap tercatat dengan masanya."),
            ],
            standing=[each for each in standing if each.post.organisation in ending],
        )

    def act(seen: str) -> str:
        told = form.cleaned_data
        done = actions.merge(
            organisations=told["organisations"],
            into=form.into_what(),
            on=told["on"],
            basis=told["basis"],
            seen=seen,
            by=request.viewer,
            at=timezone.now(),
        )
        return _("Penggabungan menjadi %(name)s tercatat.") % {"name": done.name}

    step = Step(region, HERE, "teams/change.html", form, preview, act, back)
    title = _("Gabungkan perangkat daerah")
    return take_step(request, step, title=title, button=_("Lihat dahulu"))


@require_http_methods(METHODS)
def split(request: Request, number: int) -> HttpResponse:
    """One agency becomes several; for each member one says which."""
    row = get_organisation_for(request.viewer, number)
    region = get_region_for(request.viewer, row.region, Action.MANAGE, Kind.ORGANISATION)
    require_recent_sign_in(request)
    form = SplitForm(request.POST or None, initial={"on": timezone.localdate()})
    back = reverse("teams:organisations", args=[row.region])
    context: dict[str, object] = {"title": _("Pecah %(name)s") % {"name": row.name}, "back": back}
    if request.method != "POST" or not form.is_valid():
        context |= {"form": form, "button": _("Lanjut")}
        return region_page(request, region, "teams/change.html", HERE, **context)
    told, parts, confirmed = form.cleaned_data, form.parts(), "confirmed" in request.POST
    standing = posts_of([row], on=told["on"])
    stamp = stamp_of_organisations([row], standing)
    assign = AssignForm(
        request.POST if confirmed else None, posts=[each.post for each in standing], parts=parts
    )

    def act(seen: str, where: dict[int, int]) -> None:
        actions.split(
            organisation=row,
            parts=parts,
            where=where,
            on=told["on"],
            basis=told["basis"],
            seen=seen,
            by=request.viewer,
            at=timezone.now(),
        )

    try:
        if confirmed and assign.is_valid():
            act(request.POST.get("seen", ""), assign.where())
            messages.success(request, _("Pemecahan %(name)s tercatat.") % {"name": row.name})
            return redirect(back)
        rehearse(lambda: act(stamp, {each.post.pk: 0 for each in standing}))
    except Refused as refused:
        refuse(request, region, form, refused)
        context |= {"form": form, "button": _("Lanjut")}
        return region_page(request, region, "teams/change.html", HERE, **context)
    own = {"csrfmiddlewaretoken", "confirmed", "seen", *assign.fields}
    context |= {
        "assign": assign,
        "parts": parts,
        "told": told,
        "stamp": stamp,
        "echo": [(name, value) for name, value in request.POST.items() if name not in own],
    }
    return region_page(request, region, "teams/split.html", HERE, **context)
