"""The list of advisers, kept by the ministry."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.framework.then import region_then
from selaras.reference import load_knowledge
from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import Request
from selaras.web.advisers.access import get_adviser_to_manage, require_manager
from selaras.web.advisers.actions import pool as actions
from selaras.web.advisers.forms import ChangeAdviserForm, NewAdviserForm, RefusalForm
from selaras.web.advisers.pool import pool
from selaras.web.advisers.refusals import Refused
from selaras.web.ui.templatetags.selaras import said


@require_safe
def pool_page(request: Request) -> HttpResponse:
    """Everybody in the list with their regions."""
    require_manager(request.viewer)
    lines = pool(timezone.localdate())
    context = {
        "lines": lines,
        "places": sum(max(0, line.row.most - line.load) for line in lines if line.row.active),
    }
    return render(request, "advisers/pool.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Put a known person on the list."""
    require_manager(request.viewer)
    people = Person.objects.filter(adviser=None, is_active=True, memberships__isnull=False)
    form = NewAdviserForm(request.POST or None, people=people.distinct().order_by("name"))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            row = actions.add_adviser(
                person=told["person"],
                institution=told["institution"],
                home=told["home"].code,
                most=told["most"],
                note=told["note"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(
                request, gettext("%(name)s ada dalam daftar.") % {"name": row.person.name}
            )
            return redirect("advisers:pool")
    return render(request, "advisers/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def adviser(request: Request, number: int) -> HttpResponse:
    """One adviser: what is noted, the regions, and what stands against others."""
    row = get_adviser_to_manage(request.viewer, number)
    knowledge = load_knowledge()
    form = ChangeAdviserForm(
        request.POST or None,
        initial={
            "institution": row.institution,
            "home": region_then(knowledge, row.home).name,
            "most": row.most,
            "note": row.note,
            "active": row.active,
        },
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.change_adviser(
            row=row,
            institution=told["institution"],
            home=told["home"].code,
            most=told["most"],
            note=told["note"],
            active=told["active"],
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(request, gettext("Keterangan pembimbing disimpan."))
        return redirect("advisers:adviser", number)
    line = next(line for line in pool(timezone.localdate()) if line.row.pk == number)
    against = [
        (region_then(knowledge, code), reason) for code, reason in sorted(line.refusals.items())
    ]
    return render(
        request, "advisers/adviser.html", {"form": form, "line": line, "against": against}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: Request, number: int) -> HttpResponse:
    """Note a region that this adviser must not guide."""
    row = get_adviser_to_manage(request.viewer, number)
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        region = form.cleaned_data["region"]
        actions.refuse(
            row=row,
            region=region.code,
            reason=form.cleaned_data["reason"],
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(
            request, gettext("%(region)s tidak akan diusulkan lagi.") % {"region": region.name}
        )
        return redirect("advisers:adviser", number)
    return render(request, "advisers/refuse.html", {"form": form, "row": row})


@require_http_methods(["POST"])
def allow(request: Request, number: int, region: str) -> HttpResponse:
    """Take such a note back."""
    row = get_adviser_to_manage(request.viewer, number)
    if not row.refusals.filter(region=region).exists():
        raise Http404(region)
    actions.allow(row=row, region=region, by=request.viewer, at=timezone.now())
    messages.success(request, gettext("Halangan dicabut."))
    return redirect("advisers:adviser", number)
