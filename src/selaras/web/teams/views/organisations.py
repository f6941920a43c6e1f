"""Organisations of a region: list, add, rename, dissolve."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.models import Organisation
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import Region, get_organisation_for, get_region_for
from selaras.web.teams.actions import organisations as actions
from selaras.web.teams.actions.preconditions import Name
from selaras.web.teams.forms.organisations import (
    PARTNER_KINDS,
    AgencyForm,
    DissolveForm,
    PartnerForm,
    RenameForm,
)
from selaras.web.teams.queries.moving import posts_of, stamp_of_organisations
from selaras.web.teams.queries.organisations import organisations_of
from selaras.web.teams.refusals import Refused
from selaras.web.teams.views.page import (
    Preview,
    Step,
    refuse,
    region_page,
    require_recent_sign_in,
    take_step,
)
from selaras.web.ui.templatetags.selaras import day, said

HERE = "organisations"
METHODS = ["GET", "HEAD", "POST"]


@require_safe
def organisations(request: Request, code: str) -> HttpResponse:
    """Agencies and partners today and earlier, and what changed when."""
    region = get_region_for(request.viewer, code, kind=Kind.ORGANISATION)
    found = organisations_of(code, today=timezone.localdate())
    context = {"found": found, "partner_kinds": dict(PARTNER_KINDS)}
    return region_page(request, region, "teams/organisations.html", HERE, **context)


@require_POST
def register(request: Request, code: str) -> HttpResponse:
    """Register the government of a region that has none yet."""
    get_region_for(request.viewer, code, Action.MANAGE, Kind.ORGANISATION)
    try:
        made = actions.register_government(region=code, by=request.viewer, at=timezone.now())
    except Refused as refused:
        messages.error(request, said(refused.sentence))
    else:
        messages.success(request, _("%(name)s terdaftar.") % {"name": made.name})
    return redirect("teams:organisations", code)


@require_http_methods(METHODS)
def add_agency(request: Request, code: str) -> HttpResponse:
    """A new agency."""
    return _add(request, code, AgencyForm, _("Tambah perangkat daerah"))


@require_http_methods(METHODS)
def add_partner(request: Request, code: str) -> HttpResponse:
    """A new partner."""
    return _add(request, code, PartnerForm, _("Tambah mitra"))


def _add(
    request: Request, code: str, kind: type[AgencyForm] | type[PartnerForm], title: str
) -> HttpResponse:
    region = get_region_for(request.viewer, code, Action.MANAGE, Kind.ORGANISATION)
    form = kind(request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.add(
                region=code,
                name=Name(told["name"], told["abbreviation"]),
                since=told["since"],
                basis=told["basis"],
                partner_kind=told.get("partner_kind", ""),
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(request, region, form, refused)
        else:
            messages.success(request, _("%(name)s ditambahkan.") % {"name": made.name})
            return redirect("teams:organisations", code)
    back = reverse("teams:organisations", args=[code])
    context = {"form": form, "title": title, "button": _("Tambahkan"), "back": back}
    return region_page(request, region, "teams/change.html", HERE, **context)


@require_http_methods(METHODS)
def rename(request: Request, number: int) -> HttpResponse:
    """A new name by law; the old one is remembered."""
    row, region, back = _opened(request, number)
    first = {"name": row.name, "abbreviation": row.abbreviation, "on": timezone.localdate()}
    form = RenameForm(request.POST or None, initial=first)

    def preview() -> Preview:
        told = form.cleaned_data
        return Preview(
            title=_("Ganti nama %(name)s") % {"name": row.name},
            button=_("Ganti nama"),
            back=back,
            stamp=stamp_of_organisations([row], posts_of([row], on=told["on"])),
            facts=[
                (_("Nama lama"), row.name),
                (_("Nama baru"), told["name"]),
                (_("Singkatan"), told["abbreviation"]),
                (_("Berlaku mulai"), day(told["on"])),
                (_("Dasar hukum"), told["basis"]),
            ],
            consequences=[_("Orang, pekerjaan, dan riwayat tetap di perangkat daerah ini.")],
        )

    def act(seen: str) -> str:
        told = form.cleaned_data
        done = actions.rename(
            organisation=row,
            name=Name(told["name"], told["abbreviation"]),
            on=told["on"],
            basis=told["basis"],
            seen=seen,
            by=request.viewer,
            at=timezone.now(),
        )
        return _("Nama sekarang: %(name)s.") % {"name": done.name}

    step = Step(region, HERE, "teams/change.html", form, preview, act, back)
    title = _("Ganti nama %(name)s") % {"name": row.name}
    return take_step(request, step, title=title, button=_("Lihat dahulu"))


@require_http_methods(METHODS)
def dissolve(request: Request, number: int) -> HttpResponse:
    """End an agency or partner without a successor."""
    row, region, back = _opened(request, number)
    form = DissolveForm(request.POST or None, initial={"on": timezone.localdate()})
    title = _("Bubarkan %(name)s") % {"name": row.name}
    if row.kind == Organisation.Kind.PARTNER:
        title = _("Akhiri kemitraan %(name)s") % {"name": row.name}

    def preview() -> Preview:
        told = form.cleaned_data
        standing = posts_of([row], on=told["on"])
        return Preview(
            title=title,
            button=_("Akhiri"),
            back=back,
            stamp=stamp_of_organisations([row], standing),
            facts=[(_("Hari terakhir"), day(told["on"])), (_("Dasar"), told["basis"])],
            consequences=[
                _("Jabatan di bawah ini berakhir pada hari itu."),
                _("Undangan yang masih terbuka ditarik."),
            ],
            standing=standing,
        )

    def act(seen: str) -> str:
        told = form.cleaned_data
        done = actions.dissolve(
            organisation=row,
            on=told["on"],
            basis=told["basis"],
            seen=seen,
            by=request.viewer,
            at=timezone.now(),
        )
        return _("%(name)s diakhiri.") % {"name": done.name}

    step = Step(region, HERE, "teams/change.html", form, preview, act, back)
    return take_step(request, step, title=title, button=_("Lihat dahulu"))


def _opened(request: Request, number: int) -> tuple[Organisation, Region, str]:
    """The organisation, its region, and the way back; only for those who signed in recently."""
    row = get_organisation_for(request.viewer, number)
    region = get_region_for(request.viewer, row.region, Action.MANAGE, Kind.ORGANISATION)
    require_recent_sign_in(request)
    return row, region, reverse("teams:organisations", args=[row.region])
