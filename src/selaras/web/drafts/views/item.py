"""The form of one item, or of the plan's own fields; an ordinary form where scripts are off."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from selaras.core.plan import OWN, PARTS
from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable, open_item_to_write
from selaras.web.drafts import showing
from selaras.web.drafts.actions.saving import Contest, Outcome, Refused, save
from selaras.web.drafts.answers import tell_saved
from selaras.web.drafts.form.building import ItemForm
from selaras.web.drafts.form.inputs import Inputs
from selaras.web.drafts.form.reading import InputProblem
from selaras.web.drafts.refusals import (
    ended,
    from_elsewhere,
    is_too_large,
    lacks_token,
    too_large,
)
from selaras.web.plans.access import Opened
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries.findings import address_of_form

WRITTEN = tuple(part for part in PARTS if part != "waivers")
"""Parts whose items are written in a form here; waivers have pages of their own."""

_OURS = ("csrfmiddlewaretoken", "fields", "seen", "person")
_CHOICE = "choice."


def open_form(request: Request, plan_key: str, part: str, key: str) -> tuple[Writable, ItemForm]:
    """The form of an item that the viewer may write; raises Http404."""
    if part != OWN and part not in WRITTEN:
        raise Http404(part)
    writable = open_item_to_write(request.viewer, plan_key, part, key)
    try:
        return writable, ItemForm(writable.opened, part, key)
    except KeyError as gone:
        raise Http404(key) from gone


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: Request, plan_key: str) -> HttpResponse:
    """The plan's own fields: title, period, vision, slogan, commitment."""
    return _answer(request, plan_key, OWN, "")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """One item."""
    return _answer(request, plan_key, part, key)


def _answer(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    if request.method != "POST":
        writable, form = open_form(request, plan_key, part, key)
        return _page(request, writable, form)
    if from_elsewhere(request):
        raise Http404(key)
    if is_too_large(request):
        return too_large(request)
    if not request.viewer.signed_in:
        return ended(request)
    writable, form = open_form(request, plan_key, part, key)
    return _posted(request, writable, form)


def _posted(request: Request, writable: Writable, form: ItemForm) -> HttpResponse:
    typed: Inputs = {
        name: texts
        for name, texts in request.POST.lists()
        if isinstance(name, str) and name not in _OURS and not name.startswith(_CHOICE)
    }
    seen = _whole(request.POST.get("seen", ""), writable.opened.row.revision)
    if lacks_token(request):
        notice = _(
            "Belum disimpan: tanda pengaman formulir berganti, biasanya karena Anda masuk lagi. "
            "Isian Anda masih ada di bawah ini; periksa, lalu simpan sekali lagi."
        )
        return _page(request, writable, form, typed, seen=seen, notice=notice, status=403)
    names = [
        name
        for name in request.POST.get("fields", "").split()
        if request.POST.get(f"{_CHOICE}{name}") != "theirs"
    ]
    now = timezone.now()
    try:
        outcome = save(
            writable=writable,
            form=form,
            names=names,
            inputs=typed,
            seen=seen,
            by=request.viewer,
            at=now,
        )
    except Refused as refused:
        return _page(request, writable, form, typed, refused.problems, seen=seen, status=422)
    except KeyError as gone:
        raise Http404(form.key) from gone
    if outcome.contests:
        return _contested(request, writable, outcome, form, typed)
    tell_saved(request, outcome.row, outcome.revision, now, showing.said_of(outcome))
    return redirect(address_of_form(form.part, form.key, writable.opened.row.key))


def _contested(
    request: Request, writable: Writable, outcome: Outcome, before: ItemForm, typed: Inputs
) -> HttpResponse:
    """What could be saved is; of the rest both values are shown, with a choice."""
    opened = Opened(outcome.row, outcome.plan, writable.opened.knowledge)
    form = ItemForm(opened, before.part, before.key)
    inputs = form.inputs(name for name in form.shapes if name not in outcome.contests)
    for name, texts in typed.items():
        if name.partition(".")[0] in outcome.contests:
            inputs[name] = list(texts)
    again = replace(writable, opened=opened)
    return _page(request, again, form, inputs, contests=outcome.contests, status=409)


def _page(
    request: Request,
    writable: Writable,
    form: ItemForm,
    typed: Inputs | None = None,
    problems: Sequence[InputProblem] = (),
    *,
    contests: Mapping[str, Contest] | None = None,
    seen: int | None = None,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    opened = writable.opened
    told: Mapping[str, Any] = showing.told_contests(form, contests or {})
    response = plan_page(
        request,
        opened,
        "drafts/item.html",
        showing.PLACE,
        form=form,
        sections=form.sections(typed, problems, told),
        general=[each.message for each in problems if not each.input],
        problems=problems,
        seen=opened.row.revision if seen is None else seen,
        notice=notice,
        posted=request.method == "POST",
        contests=told,
        **showing.beside(opened, form),
    )
    response.status_code = status
    return response


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise
