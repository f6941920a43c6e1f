"""What the script of the forms asks: saving fields, and whether the session still holds.

Answers are JSON. 200 says that all fields stand in the plan (the receipt), 409 that others wrote
some of them meanwhile, 422 that something makes no sense, 413 that it is too large, 400 that it
cannot be read or that its number stands for another change, 403 that the session or the token must
be renewed (`why`). 404 is the page of every missing address.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import open_to_write
from selaras.web.drafts import showing
from selaras.web.drafts.actions.saving import GONE, Outcome, Refused
from selaras.web.drafts.actions.saving import save as save_item
from selaras.web.drafts.form.building import ItemForm
from selaras.web.drafts.form.inputs import Inputs
from selaras.web.drafts.receipts import fragments
from selaras.web.drafts.refusals import LARGEST, lacks_token
from selaras.web.drafts.views.item import open_form
from selaras.web.plans.access import Opened
from selaras.web.plans.writing import Reused
from selaras.web.ui.templatetags.selaras import clock, day, said


@dataclass(frozen=True, slots=True)
class Entry:
    """What a browser sends: fields of one item with their inputs, seen at a revision.

    `number` names it for ever, so that it counts once however often it arrives; `person` is who
    typed it, whoever is signed in when it is sent.
    """

    number: UUID
    person: int
    part: str
    key: str
    fields: tuple[str, ...]
    inputs: Inputs
    seen: int


_NO_ENTRY = (
    *(ValueError, KeyError, TypeError, AttributeError),
    *(OverflowError, RecursionError),
)
"""What is raised by texts that are no JSON, or other JSON."""


class Unreadable(Exception):
    """The text is no entry."""


@csrf_exempt
@require_POST
def save(request: Request, plan_key: str) -> HttpResponse:
    """Save fields of an item; the receipt says what the plan holds, and since when."""
    if not request.viewer.signed_in:
        return JsonResponse({"why": "session"}, status=403)
    if lacks_token(request):
        return JsonResponse({"why": "csrf"}, status=403)
    try:
        entry = _read(request)
    except RequestDataTooBig:
        return _problem(_("Isian ini terlalu besar untuk disimpan. Pendekkan teksnya."), 413)
    except Unreadable:
        return _problem(_("Kiriman ini tidak dapat dibaca. Muat ulang halaman."), 400)
    person = request.viewer.person
    if person is None or person.pk != entry.person:
        return JsonResponse({"why": "person"}, status=403)
    return _saved(request, plan_key, entry)


def _saved(request: Request, plan_key: str, entry: Entry) -> HttpResponse:
    writable, form = open_form(request, plan_key, entry.part, entry.key)
    try:
        outcome = save_item(
            writable=writable,
            form=form,
            names=entry.fields,
            inputs=entry.inputs,
            seen=entry.seen,
            by=request.viewer,
            at=timezone.now(),
            entry=entry.number,
        )
    except Refused as refused:
        problems = [
            {"input": each.input, "message": said(each.message)} for each in refused.problems
        ]
        return JsonResponse({"entry": str(entry.number), "problems": problems}, status=422)
    except Reused as reused:
        return _problem(said(reused.text), 400)
    except KeyError as gone:
        raise Http404(said(GONE)) from gone
    opened = Opened(outcome.row, outcome.plan, writable.opened.knowledge)
    after = ItemForm(opened, entry.part, entry.key)
    return JsonResponse(_receipt(entry, outcome, after), status=409 if outcome.contests else 200)


def _receipt(entry: Entry, outcome: Outcome, form: ItemForm) -> dict[str, Any]:
    held = (*outcome.saved, *outcome.contests)
    other = [name for name in held if _differs(name, form, entry.inputs)]
    clashes = [
        {
            "field": each.field,
            "label": each.label,
            "mine": each.mine,
            "theirs": each.theirs,
            "by": each.by,
            "at": f"{day(each.at)} {clock(each.at)}" if each.at else "",
        }
        for each in showing.told_contests(form, outcome.contests).values()
    ]
    return {
        "entry": str(entry.number),
        "revision": outcome.revision,
        "now": outcome.row.revision,
        "at": outcome.at.isoformat(),
        "said": showing.said_of(outcome),
        "saved": outcome.saved,
        "merged": outcome.merged,
        "clashes": clashes,
        "undo": _undo(outcome),
        "fragments": fragments(form, other),
    }


def _undo(outcome: Outcome) -> str:
    """Where the step is taken back; empty where there was none."""
    return reverse("drafts:undo", args=(outcome.row.key, outcome.step)) if outcome.step else ""


def _differs(name: str, form: ItemForm, sent: Inputs) -> bool:
    """Whether the form as the plan has it now would hold other texts than those that were sent."""
    held = form.inputs([name])
    mine = {
        each: [text for text in texts if text]
        for each, texts in sent.items()
        if each.partition(".")[0] == name
    }
    # Years stand in the inputs before anybody wrote a value for them.
    written = {
        each: texts
        for each, texts in mine.items()
        if texts and not (each.endswith(".year") and not mine.get(f"{each[:-5]}.value", ["x"]))
    }
    return held != written


@require_safe
def pulse(request: Request, plan_key: str) -> HttpResponse:
    """Who is signed in, a fresh token and the plan's revision, for those who may write in it."""
    writable = open_to_write(request.viewer, plan_key)
    person = request.viewer.person
    return JsonResponse(
        {
            "person": person.pk if person else 0,
            "token": get_token(request),
            "revision": writable.opened.row.revision,
        }
    )


def _problem(message: str, status: int) -> JsonResponse:
    return JsonResponse({"problems": [{"input": "", "message": message}]}, status=status)


def _read(request: Request) -> Entry:
    if len(request.body) > LARGEST:
        raise RequestDataTooBig
    try:
        data = json.loads(request.body)
        return Entry(
            number=UUID(data["entry"]),
            person=int(data["person"]),
            part=_text(data["part"]),
            key=_text(data["key"]),
            fields=tuple(_text(each) for each in data["fields"]),
            inputs={
                _text(name): [_text(each) for each in texts]
                for name, texts in data["inputs"].items()
            },
            seen=int(data["seen"]),
        )
    except _NO_ENTRY as error:
        raise Unreadable from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unreadable
    return value
