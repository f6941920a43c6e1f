"""Pages that change something: bring back, name a moment, mark as seen."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from selaras.core.plan import Edit, Impossible, Masterplan
from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable
from selaras.web.histories import actions
from selaras.web.histories.access import (
    get_history,
    get_milestone,
    open_history,
    open_to_restore,
)
from selaras.web.histories.comparing import Comparison
from selaras.web.histories.forms import MomentForm, NameForm, RestoreForm, SeenForm
from selaras.web.histories.moments import Moment, Moments, state_at
from selaras.web.histories.refusals import Refused
from selaras.web.histories.suggesting import suggested_names
from selaras.web.histories.telling import Teller, with_gone
from selaras.web.histories.views.reading import PLACE, get_standing
from selaras.web.plans.earlier import NotKept
from selaras.web.plans.page import plan_page
from selaras.web.plans.writing import Closed, Written
from selaras.web.ui.templatetags.selaras import said

_Step = Callable[[Request, Writable, Moment], HttpResponse]

# The package that brings it has no types.
_after_recent_sign_in: Callable[[_Step], _Step] = reauthentication_required

BROUGHT_BACK = _("Sudah dikembalikan. Langkah ini pun dapat dikembalikan lagi dari riwayat.")
ALREADY = _("Tidak ada yang perlu dikembalikan: keadaannya sudah sama.")
NAMED = _("Keadaan ini diberi nama dan disimpan beserta seluruh isi rencana.")
RENAMED = _("Nama diganti.")
SEEN = _("Ditandai sudah dilihat. Mulai sekarang hanya perubahan berikutnya yang ditampilkan.")


@require_http_methods(["GET", "HEAD", "POST"])
def restore_item(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """Show what bringing an item back would change, and do it."""
    readable = open_history(request.viewer, plan_key)
    standing = get_standing(readable, part, key)
    writable = readable.writable
    if writable is None or not writable.may(standing.part, standing.key):
        raise Http404(f"{part}/{key}")
    moment = _moment(request, writable)
    back = reverse("histories:item", args=(plan_key, part, key))
    if request.method == "POST":
        form = RestoreForm(request.POST)
        if not form.is_valid():
            raise Http404(f"{part}/{key}")
        return _tried(
            request,
            lambda: actions.restore_item(
                writable=writable,
                part=standing.part,
                key=standing.key,
                revision=moment.revision,
                seen=form.cleaned_data["revision"],
                by=request.viewer,
                at=timezone.now(),
            ),
            back,
        )
    edits, problem = _asked(
        writable, moment, lambda now, then: actions.to_item(now, then, standing.part, standing.key)
    )
    row, plan = writable.opened.row, writable.opened.plan
    return plan_page(
        request,
        writable.opened,
        "histories/restore_item.html",
        PLACE,
        standing=standing,
        part=part,
        moment=moment,
        told=Teller(row, with_gone(row, plan, edits), in_full=True).told(edits),
        problem=problem,
        form=_restore_form(writable, moment),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: Request, plan_key: str) -> HttpResponse:
    """Show what bringing the whole plan back would change, and do it."""
    writable = open_to_restore(request.viewer, plan_key)
    return _restore(request, writable, _moment(request, writable))


# Access comes before this question: who may not write learns nothing from being asked to sign in.
@_after_recent_sign_in
def _restore(request: Request, writable: Writable, moment: Moment) -> HttpResponse:
    row = writable.opened.row
    if request.method == "POST":
        form = RestoreForm(request.POST)
        if not form.is_valid():
            raise Http404(row.key)
        return _tried(
            request,
            lambda: actions.restore_plan(
                writable=writable,
                revision=moment.revision,
                seen=form.cleaned_data["revision"],
                by=request.viewer,
                at=timezone.now(),
            ),
            reverse("histories:history", args=(row.key,)),
        )
    try:
        then = state_at(row, moment.revision)
    except NotKept as lost:
        messages.error(request, said(lost.text))
        return redirect("histories:history", row.key)
    now = writable.opened.plan
    then = actions.wanted(now, then, waives=actions.may_waive(request.viewer, row))
    found = Comparison(row, now, then)
    return plan_page(
        request,
        writable.opened,
        "histories/restore.html",
        PLACE,
        moment=moment,
        comparison=found,
        form=_restore_form(writable, moment),
    )


def _moment(request: Request, writable: Writable) -> Moment:
    word = (request.POST if request.method == "POST" else request.GET).get("to", "")
    moment = Moments(writable.opened.row).read(word)
    if moment is None:
        raise Http404(word)
    return moment


def _restore_form(writable: Writable, moment: Moment) -> RestoreForm:
    seen = writable.opened.row.revision
    return RestoreForm(initial={"revision": seen, "to": moment.word}, auto_id=False)


def _asked(
    writable: Writable,
    moment: Moment,
    make: Callable[[Masterplan, Masterplan], tuple[Edit, ...]],
) -> tuple[tuple[Edit, ...], str]:
    """What would change, or why nothing can."""
    try:
        return make(writable.opened.plan, state_at(writable.opened.row, moment.revision)), ""
    except (NotKept, Refused) as refused:
        return (), said(refused.text)
    except Impossible as impossible:
        return (), " ".join(said(each.message) for each in impossible.problems)


def _tried(request: Request, act: Callable[[], Written], back: str) -> HttpResponse:
    try:
        done = act()
    except (Refused, Closed, NotKept) as refused:
        messages.error(request, said(refused.text))
    except Impossible as impossible:
        for each in impossible.problems:
            messages.error(request, said(each.message))
    else:
        messages.success(request, str(ALREADY if done.step is None else BROUGHT_BACK))
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
def milestones(request: Request, plan_key: str) -> HttpResponse:
    """The moments that have names; whoever writes the whole plan names another."""
    readable = open_history(request.viewer, plan_key)
    row = readable.opened.row
    writable = readable.writable if readable.writes_everything else None
    if request.method == "POST" and writable is None:
        raise Http404(plan_key)
    moments = Moments(row)
    moment = moments.read(request.GET.get("at", "now")) or moments.now
    form = MomentForm(request.POST or None, initial={"revision": moment.revision})
    if request.method == "POST" and writable and form.is_valid():
        told = form.cleaned_data
        try:
            actions.name_moment(
                writable=writable,
                revision=told["revision"],
                name=told["name"],
                by=request.viewer,
                at=timezone.now(),
            )
        except (Refused, NotKept) as refused:
            form.add_error("name", said(refused.text))
        else:
            messages.success(request, str(NAMED))
            return redirect("histories:milestones", row.key)
    return plan_page(
        request,
        readable.opened,
        "histories/milestones.html",
        PLACE,
        milestones=moments.milestones,
        may_name=writable is not None,
        moment=moment,
        form=form,
        suggested=suggested_names(each.name for each in moments.milestones),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: Request, plan_key: str, number: int) -> HttpResponse:
    """Give a named moment another name."""
    writable = open_to_restore(request.viewer, plan_key)
    row = writable.opened.row
    milestone = get_milestone(row, number)
    form = NameForm(request.POST or None, initial={"name": milestone.name})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_moment(
                writable=writable,
                milestone=milestone,
                name=form.cleaned_data["name"],
                by=request.viewer,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error("name", said(refused.text))
        else:
            messages.success(request, str(RENAMED))
            return redirect("histories:milestones", row.key)
    return plan_page(
        request,
        writable.opened,
        "histories/rename.html",
        PLACE,
        milestone=milestone,
        form=form,
    )


@require_POST
def seen(request: Request, plan_key: str) -> HttpResponse:
    """Mark what stood on the page as seen."""
    row = get_history(request.viewer, plan_key)
    form = SeenForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Belum ditandai. Buka lagi halaman ini, lalu tandai."))
        return redirect("histories:since", row.key)
    actions.mark_seen(
        plan=row, revision=form.cleaned_data["revision"], by=request.viewer, at=timezone.now()
    )
    messages.success(request, str(SEEN))
    return redirect("histories:since", row.key)
