"""The parts of a plan for those who write it, and the list of one part."""

from uuid import uuid4

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable, open_to_write
from selaras.web.drafts import lists, overview
from selaras.web.drafts.grouping import UNMOVED
from selaras.web.drafts.prose import prose_of
from selaras.web.plans.page import plan_page
from selaras.web.ui.templatetags.selaras import said


@require_safe
def write(request: Request, plan_key: str) -> HttpResponse:
    """All parts, and how far each is; what was given to the viewer's agency comes first."""
    writable = open_to_write(request.viewer, plan_key)
    standing = lists.Standing(writable)
    return plan_page(
        request,
        writable.opened,
        "drafts/write.html",
        "drafts:write",
        writable=writable,
        sections=overview.sections(standing),
        mine=overview.mine(standing),
    )


@require_safe
def part(request: Request, plan_key: str, part: str) -> HttpResponse:
    """The items of one part, narrowed by the filters, a page at a time."""
    writable = open_part(request, plan_key, part)
    standing = lists.Standing(writable)
    choice = lists.read_choice(request.GET.dict())
    page = lists.page_of(standing, part, choice, request.GET.get("page"))
    asks = lists.asks_for(part)
    return plan_page(
        request,
        writable.opened,
        "drafts/prose.html" if part == "narratives" else "drafts/part.html",
        "drafts:write",
        part=part,
        words=writable.opened.knowledge.words(part),
        title=said(writable.opened.knowledge.words(part).title),
        one=said(writable.opened.knowledge.words(part).one),
        may_add=writable.may_add(part),
        writable=writable,
        choice=choice,
        asks_dimension=asks("dimension"),
        asks_agency=asks("agency"),
        columns=lists.columns(part),
        moves=part not in UNMOVED,
        page=page,
        groups=lists.rows_of(standing, part, page),
        entry=uuid4(),
        prose=prose_of(standing) if part == "narratives" else (),
    )


def open_part(request: Request, plan_key: str, part: str) -> Writable:
    """The plan, for those who write any of it, where it has that part; else Http404."""
    writable = open_to_write(request.viewer, plan_key)
    if part not in overview.WRITTEN:
        raise Http404(part)
    return writable
