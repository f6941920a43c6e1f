"""The log of visits: one's own, or everybody's for those who keep the list of advisers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from selaras.core.framework.then import region_then
from selaras.reference import load_knowledge
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.advisers.access import manages_advisers, require_adviser
from selaras.web.advisers.actions import visits as actions
from selaras.web.advisers.forms import VisitForm
from selaras.web.advisers.models import Visit
from selaras.web.advisers.refusals import Refused
from selaras.web.cohorts.access import get_participation_for
from selaras.web.ui.tables import Cell, Table, download
from selaras.web.ui.templatetags.selaras import said

PAGE = 50
"""Visits on one page."""


def _manners() -> dict[str, str]:
    return {
        Visit.Manner.ON_SITE: gettext("Tatap muka"),
        Visit.Manner.ONLINE: gettext("Daring"),
        Visit.Manner.CALL: gettext("Telepon"),
    }


def _visits_of(request: Request) -> "QuerySet[Visit]":
    rows = Visit.objects.select_related("holder__person", "participation__cohort")
    if manages_advisers(request.viewer):
        return rows
    posts = require_adviser(request.viewer)
    return rows.filter(holder__in=[post.membership for post in posts])


@require_safe
def visits(request: Request) -> HttpResponse:
    """The newest visits first."""
    page = Paginator(_visits_of(request), PAGE).get_page(request.GET.get("page"))
    manners, knowledge = _manners(), load_knowledge()
    context = {
        "page": page,
        "rows": [
            (row, region_then(knowledge, row.participation.region), manners[row.manner])
            for row in page
        ],
        "manages": manages_advisers(request.viewer),
    }
    return render(request, "advisers/visits.html", context)


@require_safe
def export(request: Request) -> HttpResponse:
    """The same as CSV."""
    manners, knowledge = _manners(), load_knowledge()
    heads = [
        gettext("Tanggal"),
        gettext("Daerah"),
        gettext("Kode"),
        gettext("Angkatan"),
        gettext("Pembimbing"),
        gettext("Cara"),
        gettext("Yang dibahas"),
        gettext("Langkah berikutnya"),
    ]
    rows: list[list[Cell]] = [
        [
            row.on,
            region_then(knowledge, row.participation.region).name,
            row.participation.region,
            row.participation.cohort.key,
            row.holder.person.name,
            manners[row.manner],
            row.words,
            row.next_steps,
        ]
        for row in _visits_of(request)
    ]
    return download(Table(gettext("Log kunjungan"), heads, rows), "csv", "kunjungan")


@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, key: str, region: str) -> HttpResponse:
    """Write a visit to a region into the log."""
    row = get_participation_for(request.viewer, Kind.ADVISING, Action.WRITE, key, region)
    form = VisitForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        post = rights.post_for(request.viewer, Kind.ADVISING, Action.WRITE, [region])
        assert post is not None
        told = form.cleaned_data
        try:
            actions.note_visit(
                post=post.membership,
                participation=row,
                on=told["on"],
                manner=told["manner"],
                words=told["words"],
                next_steps=told["next_steps"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error("on", said(refused.text))
        else:
            messages.success(request, gettext("Kunjungan dicatat."))
            return redirect("advisers:desk")
    context = {
        "form": form,
        "row": row,
        "region": region_then(load_knowledge(), region),
        "earlier": row.visits.select_related("holder__person")[:10],
    }
    return render(request, "advisers/note_visit.html", context)
