"""The memoranda of a cohort, for those who run it: list and file."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.agreements.forms import ListForm
from selaras.web.agreements.queries import Line, steps_in
from selaras.web.agreements.steps import Step
from selaras.web.agreements.words import MISSING, STEPS, province_name, region_name
from selaras.web.cohorts.access import get_cohort_to_manage
from selaras.web.ui.tables import Cell, Table, download
from selaras.web.ui.templatetags.selaras import page_language, said

ON_A_PAGE = 50
_FILE = {"id": "mou", "en": "mou"}


@require_safe
@never_cache
def cohort(request: Request, key: str) -> HttpResponse:
    """Every region with its step, what is missing, and since when."""
    row = get_cohort_to_manage(request.viewer, key)
    lines = steps_in(row)
    form = ListForm(request.GET, provinces=_provinces(lines))
    chosen = _narrowed(lines, form)
    page = Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page"))
    counts = [(step, sum(line.step == step for line in lines)) for step in Step]
    context = {
        "cohort": row,
        "form": form,
        "narrows": any(form.data.get(name) for name in form.fields),
        "page": page,
        "lines": page.object_list,
        "counts": counts,
        "many": len(lines),
        "uninvited": counts[0][1] if row.closed_at is None else 0,
        "query": request.GET.urlencode(),
        "today": timezone.localdate(),
    }
    return render(request, "agreements/cohort.html", context)


@require_safe
@never_cache
def cohort_file(request: Request, key: str) -> HttpResponse:
    """The same list, all pages of it, as CSV."""
    row = get_cohort_to_manage(request.viewer, key)
    lines = steps_in(row)
    chosen = _narrowed(lines, ListForm(request.GET, provinces=_provinces(lines)))
    heads = (
        _("Kode"),
        _("Daerah"),
        _("Provinsi"),
        _("Langkah"),
        _("Sejak"),
        _("Yang belum ada"),
        _("Nomor daerah"),
        _("Nomor kementerian"),
        _("Ditandatangani"),
    )
    table = Table(_("MoU"), heads, [_cells(line) for line in chosen])
    return download(table, "csv", f"{_FILE[page_language()]}-{key}")


def _provinces(lines: list[Line]) -> list[tuple[str, str]]:
    return [(code, province_name(code)) for code in sorted({line.region[:2] for line in lines})]


def _narrowed(lines: list[Line], form: ListForm) -> list[Line]:
    """Those that the filters ask for; a filter that cannot be read shows nothing."""
    if not form.is_valid():
        return []
    told = form.cleaned_data
    words = told["words"].casefold()
    return [
        line
        for line in lines
        if told["step"] in ("", line.step)
        and told["province"] in ("", line.region[:2])
        and words in region_name(line.region).casefold()
    ]


def _cells(line: Line) -> list[Cell]:
    agreement = line.agreement
    return [
        line.region,
        region_name(line.region),
        province_name(line.region),
        said(STEPS[line.step]),
        timezone.localdate(line.since),
        "; ".join(said(MISSING[each]) for each in line.missing),
        agreement.region_number if agreement else "",
        agreement.ministry_number if agreement else "",
        line.signed_on,
    ]
