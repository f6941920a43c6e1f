"""The day of signing: signatures are entered at several machines, and all see them at once."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.agreements.access import Opened
from selaras.web.agreements.actions import sign
from selaras.web.agreements.forms import SigningForm
from selaras.web.agreements.queries import Line, stamp_of, steps_in
from selaras.web.agreements.refusals import Refused
from selaras.web.agreements.steps import Side, Step, has_signed
from selaras.web.agreements.views.steps import signer_of
from selaras.web.agreements.words import region_name
from selaras.web.cohorts.access import get_cohort_to_manage
from selaras.web.cohorts.models import Cohort
from selaras.web.ui.templatetags.selaras import said

_PAGE = "agreements/signing_day.html"


@dataclass(frozen=True, slots=True)
class Day:
    """The regions of a cohort by province on the day of signing.

    `stamp` tells this state from any other. `last` is the memorandum that was signed last.
    """

    cohort: Cohort
    lines: list[Line]
    stamp: str
    last: Line | None

    @property
    def signed(self) -> int:
        """How many memoranda both sides signed."""
        return sum(line.step == Step.SIGNED for line in self.lines)

    @property
    def halves(self) -> int:
        """How many one side signed."""
        return sum(line.step == Step.AGREED and _half(line) for line in self.lines)

    @property
    def ready(self) -> int:
        """How many wait for signatures."""
        return sum(line.step == Step.AGREED for line in self.lines)

    @property
    def early(self) -> int:
        """How many still miss something before they can be signed."""
        return len(self.lines) - self.signed - self.ready


@require_safe
@never_cache
def signing_day(request: Request, key: str) -> HttpResponse:
    """All regions live: who signed, what is missing, where signatures can be entered."""
    cohort = get_cohort_to_manage(request.viewer, key)
    return render(request, _PAGE, {"cohort": cohort, "day": _day(cohort)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def signing_region(request: Request, key: str, region: str) -> HttpResponse:
    """The same with the form of one region; once entered, the next one that waits."""
    cohort = get_cohort_to_manage(request.viewer, key)
    day = _day(cohort)
    entering = next((line for line in day.lines if line.region == region), None)
    if entering is None:
        raise Http404(region)
    opened = Opened(entering, request.viewer)
    initial = {name: value for side in Side for name, value in signer_of(opened, side).items()}
    posted = request.method == "POST"
    # The sides of a form that was sent stay, whatever others entered meanwhile.
    sides = _typed_sides(request) if posted else _unsigned(entering)
    form = SigningForm(request.POST if posted else None, sides=sides, initial=initial)
    if posted and form.is_valid() and _entered(request, entering, form):
        return redirect(_after(day, entering))
    context = {"cohort": cohort, "day": day, "entering": entering, "form": form}
    return render(request, _PAGE, context)


@require_safe
@never_cache
def signing_lines(request: Request, key: str) -> HttpResponse:
    """The live part, for pages that have the state `seen`: 204 as long as that is the present."""
    cohort = get_cohort_to_manage(request.viewer, key)
    if request.GET.get("seen") == stamp_of(cohort):
        return HttpResponse(status=204)
    hall = request.GET.get("view") == "hall"
    template = "agreements/hall_lines.html" if hall else "agreements/signing_lines.html"
    context = {"cohort": cohort, "day": _day(cohort), "fragment": True}
    return render(request, template, context)


@require_safe
@never_cache
def hall(request: Request, key: str) -> HttpResponse:
    """The same for a screen in the hall: large, without anything to press."""
    cohort = get_cohort_to_manage(request.viewer, key)
    return render(request, "agreements/hall.html", {"cohort": cohort, "day": _day(cohort)})


def _day(cohort: Cohort) -> Day:
    # The stamp comes first: what changes in between is shown now and asked for once more.
    stamp, lines = stamp_of(cohort), steps_in(cohort)
    signed = [line for line in lines if line.step == Step.SIGNED]
    return Day(cohort, lines, stamp, max(signed, key=lambda line: line.since, default=None))


def _unsigned(line: Line) -> list[Side]:
    agreement = line.agreement
    return [side for side in Side if agreement is None or not has_signed(agreement, side)]


def _typed_sides(request: Request) -> list[Side]:
    """The sides that the form has; both where somebody sends none."""
    return [side for side in Side if f"{side}_number" in request.POST] or list(Side)


def _entered(request: Request, line: Line, form: SigningForm) -> bool:
    try:
        sign(
            participation=line.participation,
            signatures=form.signatures(),
            by=request.viewer,
            at=timezone.now(),
        )
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, said(refused.text))
        return False
    name = region_name(line.region)
    messages.success(request, _("Tanda tangan %(region)s dicatat.") % {"region": name})
    return True


def _after(day: Day, entered: Line) -> str:
    """The form of the next region in order that waits for signatures; the list after the last."""
    waiting = [line.region for line in day.lines if line.step == Step.AGREED]
    rest = [region for region in waiting if region != entered.region]
    following = next((region for region in rest if region > entered.region), None)
    following = following or next(iter(rest), None)
    if following is None:
        return reverse("agreements:signing_day", args=(day.cohort.key,))
    there = reverse("agreements:signing_region", args=(day.cohort.key, following))
    return f"{there}#entry"


def _half(line: Line) -> bool:
    return len(_unsigned(line)) == 1
