"""The talk about one item: a page, and beside its form a part of that page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from selaras.core.plan import OWN
from selaras.web.accounts.models import Membership
from selaras.web.accounts.viewing import Request
from selaras.web.comments.about import (
    About,
    address_of,
    exists,
    field_called,
    fields_of,
    gone,
    names_now,
    place_called,
)
from selaras.web.comments.access import open_talk, post_to_talk
from selaras.web.comments.forms import WHOLE, AskForm, SayForm
from selaras.web.comments.models import Thread
from selaras.web.comments.queries.threads import threads_about
from selaras.web.plans.access import Opened
from selaras.web.plans.page import plan_page


@dataclass(frozen=True, slots=True)
class Shown:
    """A thread with its box for an answer, if the viewer may answer."""

    thread: Thread
    form: SayForm | None


@require_safe
def of_own(request: Request, plan_key: str) -> HttpResponse:
    """The talk about the plan's own fields and the plan as a whole."""
    return talk_page(request, open_talk(request.viewer, plan_key), About(OWN))


@require_safe
def of_item(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """The talk about one item, field by field."""
    opened = open_talk(request.viewer, plan_key)
    about = About(part, key)
    if part == OWN or not exists(opened, about):
        raise Http404(key)
    return talk_page(request, opened, about)


def talk_page(
    request: Request,
    opened: Opened,
    about: About,
    *,
    answers: Mapping[int, SayForm] | None = None,
    asking: AskForm | None = None,
    done: str = "",
) -> HttpResponse:
    """The talk about an item; beside a form only that part of the page.

    `answers` and `asking` are forms with faults, by the number of their thread; `done` is what
    was done just now.
    """
    may_write = post_to_talk(request.viewer, opened.row) is not None
    threads = threads_about(opened.row, about.part, about.key)
    context = {
        "opened": opened,
        "row": opened.row,
        "about": about,
        "name": place_called(opened, about.item, names_now(opened, about)),
        "gone": gone(opened, about.item),
        "address": address_of(about, opened.row.key),
        "groups": _by_field(about.part, threads, answers or {}, may_write=may_write),
        "open": sum(not thread.resolved for thread in threads),
        "asking": asking or (asking_form(about) if may_write else None),
        "asks_now": asking is not None,
        "may_write": may_write,
        "done": done,
    }
    if request.htmx:
        return render(request, "comments/talk.html", context)
    return plan_page(request, opened, "comments/item.html", "comments:comments", **_more(context))


def asking_form(
    about: About, data: QueryDict | None = None, people: Sequence[Membership] = ()
) -> AskForm:
    """The form for a question about this place, its field chosen already."""
    whole = gettext("Seluruh rencana") if about.part == OWN else gettext("Seluruh butir ini")
    return AskForm(
        data,
        people=people,
        fields=fields_of(about.part, about.key),
        whole=whole,
        initial={"field": about.field or WHOLE},
        auto_id="ask_%s",
    )


def _by_field(
    part: str, threads: list[Thread], answers: Mapping[int, SayForm], *, may_write: bool
) -> list[tuple[str, str, list[Shown]]]:
    """Threads under the names of their fields in the order of the form; the whole item first."""
    order = ["", *(name for name, _ in fields_of(part, "-"))]
    place = {name: number for number, name in enumerate(order)}
    ordered = sorted(threads, key=lambda each: (place.get(each.field, len(order)), each.resolved))
    return [
        (field, field_called(part, field), [_shown(each, answers, may_write) for each in members])
        for field, members in groupby(ordered, key=lambda each: each.field)
    ]


def _shown(thread: Thread, answers: Mapping[int, SayForm], may_write: bool) -> Shown:
    faulty = answers.get(thread.pk)
    if faulty is not None or (may_write and not thread.resolved):
        return Shown(thread, faulty or SayForm(people=(), auto_id=box_of(thread)))
    return Shown(thread, None)


def box_of(thread: Thread) -> str:
    """Names of the inputs of a thread's box, of which a page has several."""
    return f"answer-{thread.pk}_%s"


def _more(context: dict[str, object]) -> dict[str, object]:
    """What the frame of a plan does not bring itself."""
    return {name: value for name, value in context.items() if name not in ("opened", "row")}
