"""What follows from recommendations: of a region, of one recommendation, of the round before."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.assessments.phases import Phase
from selaras.web.results.access import (
    Seen,
    follow_role,
    get_earlier_for,
    get_follow_ups_for,
)
from selaras.web.results.actions.follow_ups import Intent, follow_up
from selaras.web.results.forms.follow_ups import FollowUpForm, StateForm
from selaras.web.results.queries.follow_ups import (
    Followed,
    earlier_of,
    followed_of,
    organisations_of,
    posts_of,
)
from selaras.web.results.views.page import now_and_day, region_page


@require_safe
@never_cache
def follow_ups(request: Request, key: str, region: str) -> HttpResponse:
    """The recommendations for a region, each with what is done about it."""
    _at, day = now_and_day()
    seen = get_follow_ups_for(request.viewer, key, region, day)
    found = followed_of(seen.opened.row)
    return region_page(
        request,
        seen,
        "results/follow_ups.html",
        followed=found,
        mine={each.finding.pk for each in found if _role(request, seen, each) is not None},
        today=day,
        late={each.finding.pk for each in found if each.is_late(day)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def follow_up_page(request: Request, key: str, region: str, number: int) -> HttpResponse:
    """Say what is done about one recommendation, by whom, until when, and how far it is."""
    at, day = now_and_day()
    seen = get_follow_ups_for(request.viewer, key, region, day)
    followed = next(
        (each for each in followed_of(seen.opened.row) if each.finding.pk == number), None
    )
    role = _role(request, seen, followed) if followed else None
    if followed is None or role is None:
        raise Http404(str(number))
    form = _form(request, followed, region, day)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        follow_up(
            finding=followed.finding,
            intent=Intent(told["action"], told["organisation"], told["holder"], told["until"]),
            state=told["state"],
            note=told["note"],
            by=request.viewer,
            role=role,
            at=at,
        )
        messages.success(request, _("Tindak lanjut disimpan."))
        return redirect("results:follow_ups", key, region)
    return region_page(request, seen, "results/follow_up.html", followed=followed, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def earlier(request: Request, key: str, region: str) -> HttpResponse:
    """What became of the recommendations of the round before; answered while answering lasts."""
    at, day = now_and_day()
    seen = get_earlier_for(request.viewer, key, region, day)
    found = earlier_of(seen.opened.row)
    open_ = seen.opened.phase == Phase.ANSWERING
    roles = {each.finding.pk: _role(request, seen, each) for each in found} if open_ else {}
    forms = {
        each.finding.pk: _state_form(request, each) for each in found if roles.get(each.finding.pk)
    }
    if request.method == "POST":
        if not forms:
            raise Http404(region)
        if all(form.is_valid() for form in forms.values()):
            for each in found:
                role, form = roles.get(each.finding.pk), forms.get(each.finding.pk)
                if form is not None and form.has_changed():
                    follow_up(
                        finding=each.finding,
                        intent=None,
                        state=form.cleaned_data["state"],
                        note=form.cleaned_data["note"],
                        by=request.viewer,
                        role=role or "",
                        at=at,
                    )
            messages.success(request, _("Keadaan tindak lanjut disimpan."))
            return redirect("results:earlier", key, region)
    return region_page(
        request,
        seen,
        "results/earlier.html",
        followed=found,
        rows=[(each, forms.get(each.finding.pk)) for each in found],
        writes=bool(forms),
        faulty=any(form.errors for form in forms.values()),
    )


def _role(request: Request, seen: Seen, each: Followed) -> str | None:
    return follow_role(request.viewer, seen.opened.row.region, each.row)


def _form(request: Request, followed: Followed, region: str, day: date) -> FollowUpForm:
    row = followed.row
    initial: dict[str, object] = {"state": followed.state}
    if row is not None:
        initial |= {
            "action": row.action,
            "organisation": str(row.organisation_id or ""),
            "holder": str(row.holder_id or ""),
            "until": row.until,
            "note": row.note,
        }
    return FollowUpForm(
        request.POST or None,
        organisations=organisations_of(region, day),
        posts=posts_of(region, day),
        initial=initial,
    )


def _state_form(request: Request, each: Followed) -> StateForm:
    row = each.row
    return StateForm(
        request.POST or None,
        prefix=f"r{each.finding.pk}",
        initial={"state": each.state, "note": row.note if row else ""},
    )
