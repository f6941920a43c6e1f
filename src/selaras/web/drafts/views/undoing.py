"""What one changed oneself, and taking a step back."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from selaras.core.plan import OWN, Edit, Impossible
from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable, open_to_write
from selaras.web.drafts import steps
from selaras.web.drafts.actions.undoing import edits_of, get_step_to_undo, undo_step
from selaras.web.drafts.answers import attempt, entry_of, tell_done
from selaras.web.drafts.form.building import ItemForm
from selaras.web.drafts.receipts import fragments
from selaras.web.drafts.undo_page import standing_of
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Step
from selaras.web.plans.page import plan_page
from selaras.web.plans.writing import Closed
from selaras.web.ui.templatetags.selaras import clock


@require_safe
def mine(request: Request, plan_key: str) -> HttpResponse:
    """The steps that the viewer made in this plan, the latest first."""
    writable = open_to_write(request.viewer, plan_key)
    assert request.viewer.person is not None, "only people write"
    page = steps.own_steps(writable, request.viewer.person, request.GET.get("page"))
    return plan_page(
        request,
        writable.opened,
        "drafts/mine.html",
        "drafts:write",
        page=page,
        lines=steps.lines(writable, page.object_list, request.viewer),
    )


def undo(request: Request, plan_key: str, step: int) -> HttpResponse:
    """See what taking a step back would do, and do it."""
    writable = open_to_write(request.viewer, plan_key)
    held = get_step_to_undo(writable, step, request.viewer)
    if request.method == "POST":
        by_script = request.headers.get("Accept") == "application/json"
        return (_told_back if by_script else _taken_back)(request, writable, held)
    return plan_page(
        request,
        writable.opened,
        "drafts/undo.html",
        "drafts:write",
        line=steps.lines(writable, [held], request.viewer)[0],
        standing=standing_of(writable.opened.plan, edits_of(held)),
        entry=uuid4(),
    )


def _taken_back(request: Request, writable: Writable, step: Step) -> HttpResponse:
    page = reverse("drafts:undo", args=(writable.opened.row.key, step.pk))
    if steps.undone(writable.opened.row, [step.pk]):
        messages.info(request, gettext("Langkah ini sudah dibatalkan."))
        return redirect(page)
    entry, now = entry_of(request, "undo", str(step.pk)), timezone.now()
    done = attempt(
        request,
        lambda: undo_step(writable=writable, step=step, by=request.viewer, at=now, entry=entry),
    )
    if done is None:
        return redirect(page)
    if done.disputed:
        messages.warning(
            request,
            gettext(
                "Sebagian tidak dibatalkan karena sudah diubah lagi sesudahnya. Kedua isinya ada "
                "di bawah ini."
            ),
        )
        return redirect(page)
    tell_done(request, done.written.row, done.written, gettext("Langkah tadi dibatalkan."))
    return redirect(_place_of(writable.opened.row.key, edits_of(step)))


def _told_back(request: Request, writable: Writable, step: Step) -> HttpResponse:
    """What the script puts in place of the field; 409 where the page of the step must tell more."""
    edits = edits_of(step)
    items = {(edit.part, edit.key) for edit in edits if edit.kind == "set"}
    again = steps.undone(writable.opened.row, [step.pk])
    if again or len(items) != 1 or any(edit.kind != "set" for edit in edits):
        return JsonResponse({}, status=409)
    now = timezone.now()
    try:
        done = undo_step(writable=writable, step=step, by=request.viewer, at=now)
    except (Closed, Impossible, KeyError):
        return JsonResponse({}, status=409)
    if done.disputed or done.written.step is None:
        return JsonResponse({}, status=409)
    opened = Opened(done.written.row, done.written.plan, writable.opened.knowledge)
    form = ItemForm(opened, *items.pop())
    said = gettext("Dibatalkan %(time)s.") % {"time": clock(now)}
    revision, names = done.written.row.revision, [edit.field for edit in edits]
    return JsonResponse({"said": said, "now": revision, "fragments": fragments(form, names)})


def _place_of(plan_key: str, edits: tuple[Edit, ...]) -> str:
    """Where the first thing that the step was about is written."""
    first = next((edit for edit in edits if edit.kind != "set"), edits[0])
    if first.part == OWN:
        return reverse("drafts:own", args=(plan_key,))
    if first.kind == "set":
        return reverse("drafts:item", args=(plan_key, first.part, first.key))
    return f"{reverse('drafts:part', args=(plan_key, first.part))}#{first.part}-{first.key}"
