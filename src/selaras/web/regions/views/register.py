"""The register of regions and its changes over time, for everybody."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from selaras.reference import load_knowledge
from selaras.web.regions.register import (
    KINDS,
    Choice,
    find,
    register_table,
    years_of_changes,
)
from selaras.web.ui.tables import FORMATS, download

PAGE = 50


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Provinces, regencies and cities; a former code or name leads to the region of today."""
    knowledge = load_knowledge()
    choice = _choice(request)
    found = find(knowledge, choice)
    context = {
        "choice": choice,
        "kinds": _kinds(),
        "provinces": [each for each in knowledge.regions if each.kind == "province"],
        "found": found,
        "page": Paginator(found.regions, PAGE).get_page(request.GET.get("page")),
        "province_of": {
            each.code: each.name for each in knowledge.regions if each.kind == "province"
        },
        "counts": {kind: sum(each.kind == kind for each in knowledge.regions) for kind in KINDS},
    }
    return render(request, "regions/register.html", context)


@require_safe
def export(request: HttpRequest, format: str) -> HttpResponse:
    """The register as a file, narrowed as the page is."""
    if format not in FORMATS:
        raise Http404(format)
    knowledge = load_knowledge()
    heads = [
        _("Kode"),
        _("Jenis"),
        _("Nama"),
        _("Kode provinsi"),
        _("Provinsi"),
        _("Lintang"),
        _("Bujur"),
        _("Luas (km²)"),
        _("Penduduk"),
    ]
    table = register_table(knowledge, find(knowledge, _choice(request)).regions, heads)
    return download(table, format, "regions")


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """What laws changed about regions, by year, with basis, source and confidence."""
    knowledge = load_knowledge()
    return render(request, "regions/changes.html", {"years": years_of_changes(knowledge)})


def _choice(request: HttpRequest) -> Choice:
    """What the address asks for; what does not exist counts as not chosen."""
    province, kind = request.GET.get("province", ""), request.GET.get("kind", "")
    provinces = {region.province_code for region in load_knowledge().regions}
    return Choice(
        words=request.GET.get("words", "").replace("\0", "")[:100].strip(),
        province=province if province in provinces else "",
        kind=kind if kind in KINDS else "",
    )


def _kinds() -> dict[str, str]:
    return {"province": _("Provinsi"), "regency": _("Kabupaten"), "city": _("Kota")}
