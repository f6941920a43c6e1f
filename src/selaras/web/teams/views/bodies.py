"""Bodies of a region: list, set up, name, renew, end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.teams.access import get_body_for, get_region_for
from selaras.web.teams.actions import bodies as actions
from selaras.web.teams.actions import terms
from selaras.web.teams.forms.bodies import KINDS, BodyForm, DecreeForm, EndBodyForm, LabelForm
from selaras.web.teams.queries.moving import posts_of_bodies, stamp_of_bodies
from selaras.web.teams.queries.organisations import bodies_of, government_of
from selaras.web.teams.refusals import Refused
from selaras.web.teams.views.page import (
    Preview,
    Step,
    refuse,
    region_page,
    require_recent_sign_in,
    take_step,
)
from selaras.web.ui.templatetags.selaras import day

HERE = "bodies"
METHODS = ["GET", "HEAD", "POST"]


@require_safe
def bodies(request: Request, code: str) -> HttpResponse:
    """Councils, teams, groups, forums and secretariats now and earlier."""
    region = get_region_for(request.viewer, code, kind=Kind.ORGANISATION)
    now, ended = bodies_of(code, today=timezone.localdate())
    context = {"now": now, "ended": ended, "kinds": KINDS}
    return region_page(request, region, "teams/bodies.html", HERE, **context)


@require_http_methods(METHODS)
def set_up(request: Request, code: str) -> HttpResponse:
    """A new body by decree."""
    region = get_region_for(request.viewer, code, Action.MANAGE, Kind.ORGANISATION)
    form = BodyForm(request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.set_up(
                region=code,
                kind=told["kind"],
                name=told["name"],
                dimensions=told["dimensions"],
                decree=form.decree(),
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            refuse(request, region, form, refused)
        else:
            messages.success(request, _("%(name)s dibentuk.") % {"name": made.name})
            return redirect("teams:bodies", code)
    context = {
        "form": form,
        "title": _("Bentuk badan baru"),
        "button": _("Bentuk"),
        "back": reverse("teams:bodies", args=[code]),
        "government": government_of(code),
    }
    return region_page(request, region, "teams/change.html", HERE, **context)


@require_http_methods(METHODS)
def body(request: Request, number: int) -> HttpResponse:
    """One body: its decree, and its name to change."""
    row = get_body_for(request.viewer, number)
    region = get_region_for(
        request.viewer, row.organisation.region, Action.MANAGE, Kind.ORGANISATION
    )
    standing = posts_of_bodies([row], on=timezone.localdate())
    first = {"name": row.name, "seen": stamp_of_bodies([row], standing)}
    form = LabelForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.relabel(
                body=row, name=told["name"], seen=told["seen"], by=request.viewer, at=timezone.now()
            )
        except Refused as refused:
            refuse(request, region, form, refused)
        else:
            messages.success(request, _("Nama badan disimpan."))
            return redirect("teams:body", row.pk)
    context = {"body": row, "form": form, "standing": standing, "kind": KINDS[row.kind]}  # type: ignore[index]
    return region_page(request, region, "teams/body.html", HERE, **context)


@require_http_methods(METHODS)
def renew(request: Request, number: int) -> HttpResponse:
    """A new decree for a new period."""
    row = get_body_for(request.viewer, number)
    region = get_region_for(
        request.viewer, row.organisation.region, Action.MANAGE, Kind.ORGANISATION
    )
    require_recent_sign_in(request)
    form = DecreeForm(request.POST or None, initial={"since": timezone.localdate()})
    back, title = reverse("teams:body", args=[row.pk]), _("Perbarui %(name)s") % {"name": row.name}

    def preview() -> Preview:
        decree, rows = form.decree(), terms.with_groups(row)
        standing = posts_of_bodies(rows, on=decree.since)
        return Preview(
            title=title,
            button=_("Perbarui"),
            back=back,
            stamp=stamp_of_bodies(rows, standing),
            facts=[
                (_("SK lama"), row.decree_number),
                (_("SK baru"), f"{decree.number}, {day(decree.signed)}"),
                (_("Berlaku mulai"), day(decree.since)),
                (_("Berlaku sampai"), day(decree.until)),
                (_("Badan"), "; ".join(each.name for each in rows)),
            ],
            consequences=[
                _("Masa lama berakhir sehari sebelumnya dan tetap tercatat."),
                _("Jabatan di bawah ini berlanjut dengan semua yang dipegangnya."),
            ],
            standing=standing,
        )

    def act(seen: str) -> str:
        made = terms.renew(
            body=row, decree=form.decree(), seen=seen, by=request.viewer, at=timezone.now()
        )
        return _("%(name)s diperbarui.") % {"name": made.name}

    after = reverse("teams:bodies", args=[region.code])
    step = Step(region, HERE, "teams/change.html", form, preview, act, after)
    return take_step(request, step, title=title, button=_("Lihat dahulu"))


@require_http_methods(METHODS)
def end_body(request: Request, number: int) -> HttpResponse:
    """Let a body end without a successor."""
    row = get_body_for(request.viewer, number)
    region = get_region_for(
        request.viewer, row.organisation.region, Action.MANAGE, Kind.ORGANISATION
    )
    require_recent_sign_in(request)
    form = EndBodyForm(request.POST or None, initial={"on": timezone.localdate()})
    back, title = reverse("teams:body", args=[row.pk]), _("Akhiri %(name)s") % {"name": row.name}

    def preview() -> Preview:
        on, rows = form.cleaned_data["on"], terms.with_groups(row)
        standing = posts_of_bodies(rows, on=on)
        return Preview(
            title=title,
            button=_("Akhiri"),
            back=back,
            stamp=stamp_of_bodies(rows, standing),
            facts=[
                (_("Hari terakhir"), day(on)),
                (_("Badan"), "; ".join(each.name for each in rows)),
            ],
            consequences=[
                _("Jabatan di bawah ini berakhir pada hari itu."),
                _("Undangan yang masih terbuka ditarik."),
            ],
            standing=standing,
        )

    def act(seen: str) -> str:
        on = form.cleaned_data["on"]
        terms.end(body=row, on=on, seen=seen, by=request.viewer, at=timezone.now())
        return _("%(name)s diakhiri.") % {"name": row.name}

    after = reverse("teams:bodies", args=[region.code])
    step = Step(region, HERE, "teams/change.html", form, preview, act, after)
    return take_step(request, step, title=title, button=_("Lihat dahulu"))
