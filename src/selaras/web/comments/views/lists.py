"""All talk about a plan."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.comments.about import about_of, called, names_of_gone
from selaras.web.comments.access import open_talk, post_to_talk
from selaras.web.comments.models import Thread
from selaras.web.comments.queries.people import talkers_of
from selaras.web.comments.queries.threads import (
    GONE,
    MENTIONED,
    MINE,
    OPEN,
    PAGE,
    RESOLVED,
    WHOLE,
    Choice,
    choice_of,
    chosen,
    counts_of,
    parts_with_talk,
    threads_of,
)
from selaras.web.plans.access import Opened
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries.findings import part_name

HEADS: dict[str, Promise] = {
    OPEN: _("Masih terbuka"),
    RESOLVED: _("Sudah diselesaikan"),
    GONE: _("Tentang butir yang sudah dihapus"),
}
WHOSE: dict[str, Promise] = {
    MINE: _("Yang saya ikuti"),
    MENTIONED: _("Yang menyebut saya"),
}


@require_safe
def comments(request: Request, plan_key: str) -> HttpResponse:
    """Threads by pile: open ones, settled ones, those about items that were removed."""
    opened = open_talk(request.viewer, plan_key)
    choice = choice_of(request.GET)
    threads = chosen(threads_of(opened.row), choice, request.viewer)
    page = Paginator(threads, PAGE).get_page(request.GET.get("page"))
    return plan_page(
        request,
        opened,
        "comments/comments.html",
        "comments:comments",
        page=page,
        groups=_groups(opened, list(page)),
        choice=choice,
        counts=counts_of(opened.row),
        may_write=post_to_talk(request.viewer, opened.row) is not None,
        **_filters(opened, choice),
    )


def _filters(opened: Opened, choice: Choice) -> dict[str, object]:
    parts = parts_with_talk(opened.row)
    return {
        "states": list(HEADS.items()),
        "whose": list(WHOSE.items()),
        "parts": [(part or WHOLE, part_name(part)) for part in parts],
        "talkers": talkers_of(opened.row),
    }


def _groups(opened: Opened, threads: list[Thread]) -> list[tuple[str, Promise, list[object]]]:
    """Threads under the heads of their piles, each with the name of what it is about."""
    names = names_of_gone(opened, [(each.part, each.key) for each in threads if _is_gone(each)])
    return [
        (pile, HEADS[pile], [(each, called(opened, about_of(each), names)) for each in members])
        for pile, members in groupby(threads, key=_pile)
    ]


def _pile(thread: Thread) -> str:
    return str(thread.pile)  # type: ignore[attr-defined]


def _is_gone(thread: Thread) -> bool:
    return _pile(thread) == GONE
