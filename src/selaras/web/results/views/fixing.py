"""Fixing results: the ministry's list, one region, its letter, opening it again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from selaras.core.text import format_number
from selaras.web.accounts.viewing import Request
from selaras.web.assessments.access import OpenedRound, get_round_to_manage
from selaras.web.assessments.models import Participant
from selaras.web.assessments.phases import Phase
from selaras.web.results.access import Seen, get_result_to_manage
from selaras.web.results.actions.fixing import PLACE, fix, fix_all, name_letter, reopen
from selaras.web.results.forms.fixing import FixAllForm, FixForm, ReopenForm, letter_pattern
from selaras.web.results.models import Result
from selaras.web.results.queries.readiness import readiness_of
from selaras.web.results.refusals import Refused
from selaras.web.results.views.page import managing_role, now_and_day, refuse, region_page
from selaras.web.teams.views.page import require_recent_sign_in
from selaras.web.ui.templatetags.selaras import page_language

ON_A_PAGE = 50
_PHASES = (Phase.OBJECTION, Phase.FINAL, Phase.PUBLISHED)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def round_results(request: Request, key: str) -> HttpResponse:
    """Every region with its score so far and what is in the way; POST fixes all that are ready."""
    at, day = now_and_day()
    opened = get_round_to_manage(request.viewer, key, day)
    if opened.phase not in _PHASES:
        raise Http404(key)
    may_fix = opened.phase == Phase.FINAL
    initial = {"pattern": letter_pattern(day), "first": _next_number(opened), "day": day}
    form = FixAllForm(request.POST or None, initial=initial)
    if request.method == "POST":
        if not may_fix:
            raise Http404(key)
        require_recent_sign_in(request)
        if form.is_valid():
            results = fix_all(
                round=opened.row,
                numbering=form.numbering(),
                by=request.viewer,
                role=managing_role(request.viewer),
                at=at,
            )
            messages.success(request, _fixed(len(results)))
            return redirect("results:round", key)
    return render(request, "results/round.html", _list(request, opened, form, may_fix))


def _list(
    request: Request, opened: OpenedRound, form: FixAllForm, may_fix: bool
) -> dict[str, object]:
    rows = Participant.objects.select_related("round").filter(round=opened.row).order_by("region")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "round": opened.row,
        "phase": opened.phase,
        "page": page,
        "rows": readiness_of(list(page.object_list), timezone.localdate()),
        "form": form,
        "may_fix": may_fix,
        "counts": _counts(opened),
    }


def _counts(opened: OpenedRound) -> dict[str, int]:
    rows = Participant.objects.filter(round=opened.row)
    return rows.aggregate(
        regions=Count("pk", distinct=True),
        fixed=Count("result", distinct=True),
        undecided=Count("objections", filter=Q(objections__accepted=None), distinct=True),
    )


def _fixed(many: int) -> str:
    if not many:
        return _("Tidak ada hasil yang siap ditetapkan. Lihat penghalang setiap daerah di bawah.")
    sentence = ngettext(
        "Hasil %(many)s daerah ditetapkan.", "Hasil %(many)s daerah ditetapkan.", many
    )
    return sentence % {"many": format_number(many, page_language())}


def _next_number(opened: OpenedRound) -> int:
    return Result.objects.filter(participant__round=opened.row).count() + 1


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def fix_page(request: Request, key: str, region: str) -> HttpResponse:
    """Fix the result of one region, or say why that cannot be yet."""
    at, day = now_and_day()
    seen = get_result_to_manage(request.viewer, key, region, day)
    ready = readiness_of([seen.opened.row], day)[0]
    if ready.result is not None:
        return redirect("results:region", key, region)
    may_fix = seen.opened.phase == Phase.FINAL
    number = letter_pattern(day).replace(PLACE, str(_next_number_of(seen)))
    form = FixForm(request.POST or None, initial={"number": number, "day": day})
    if request.method == "POST":
        if not may_fix:
            raise Http404(key)
        require_recent_sign_in(request)
        if form.is_valid():
            try:
                fix(
                    participant=seen.opened.row,
                    numbering=form.numbering(),
                    by=request.viewer,
                    role=managing_role(request.viewer),
                    at=at,
                )
            except Refused as refused:
                refuse(form, refused)
            else:
                messages.success(request, _("Hasil ditetapkan."))
                return redirect("results:region", key, region)
    return region_page(request, seen, "results/fix.html", ready=ready, form=form, may_fix=may_fix)


def _next_number_of(seen: Seen) -> int:
    return Result.objects.filter(participant__round=seen.opened.round).count() + 1


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def letter_page(request: Request, key: str, region: str) -> HttpResponse:
    """Give the letter another number and day, before publication."""
    at, day = now_and_day()
    seen = get_result_to_manage(request.viewer, key, region, day)
    result = _result(seen)
    initial = {"number": result.letter_number, "day": result.letter_date}
    form = FixForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            name_letter(
                result=result,
                number=told["number"],
                day=told["day"],
                by=request.viewer,
                role=managing_role(request.viewer),
                at=at,
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Nomor dan tanggal surat disimpan."))
            return redirect("results:region", key, region)
    return region_page(request, seen, "results/letter.html", result=result, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reopen_page(request: Request, key: str, region: str) -> HttpResponse:
    """Ask why, then open a fixed result again; only before publication."""
    at, day = now_and_day()
    seen = get_result_to_manage(request.viewer, key, region, day)
    result = _result(seen)
    require_recent_sign_in(request)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reopen(
                participant=seen.opened.row,
                reason=form.cleaned_data["reason"],
                by=request.viewer,
                role=managing_role(request.viewer),
                at=at,
            )
        except Refused as refused:
            refuse(form, refused)
        else:
            messages.success(request, _("Hasil dibuka kembali. Surat dan laporannya dihapus."))
            return redirect("results:region", key, region)
    return region_page(request, seen, "results/reopen.html", result=result, form=form)


def _result(seen: Seen) -> Result:
    result = (
        Result.objects.select_related("participant__round")
        .filter(participant=seen.opened.row)
        .first()
    )
    if result is None:
        raise Http404(seen.opened.row.region)
    return result
