"""Pages that tell: every step, one item, two moments compared, what is new to the viewer."""

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from selaras.core.plan import OWN, PARTS
from selaras.web.accounts.viewing import Request
from selaras.web.histories import steps
from selaras.web.histories.access import Readable, get_history, open_history
from selaras.web.histories.comparing import FEW, Comparison
from selaras.web.histories.forms import SeenForm
from selaras.web.histories.looks import changed_since, looks_of, who_changed
from selaras.web.histories.moments import Moment, Moments, state_at
from selaras.web.histories.telling import OWN_ADDRESS, Standing, Told, Who, part_names, standing_of
from selaras.web.plans.earlier import NotKept
from selaras.web.plans.page import plan_page
from selaras.web.plans.queries.findings import address_of_form, address_of_item

PLACE = "histories:history"


@require_safe
def history(request: Request, plan_key: str) -> HttpResponse:
    """Every step, newest first, narrowed to what was asked for."""
    readable = open_history(request.viewer, plan_key)
    opened = readable.opened
    choice = steps.read_choice(request.GET.dict())
    page = steps.page_of(opened.row, choice, request.GET.get("page"))
    return plan_page(
        request,
        opened,
        "histories/history.html",
        PLACE,
        choice=choice,
        page=page,
        days=steps.days_of_part(opened.row, opened.plan, page.object_list, choice.part),
        people=steps.people_of(opened.row),
        parts=part_names(),
        may_restore=readable.writes_everything,
    )


@require_safe
def item(request: Request, plan_key: str, part: str, key: str) -> HttpResponse:
    """What happened to one item; only the list where a form asks for it beside its fields."""
    readable = open_history(request.viewer, plan_key)
    standing = get_standing(readable, part, key)
    row, plan = readable.opened.row, readable.opened.plan
    page = steps.page_of_item(row, standing.part, standing.key, request.GET.get("page"))
    days = steps.days_of_item(row, plan, page.object_list, standing.part, standing.key)
    if not standing.present and not page.object_list:
        raise Http404(f"{part}/{key}")
    may = readable.may(standing.part, standing.key)
    about = {
        "standing": standing,
        "there": _there(standing, plan_key, writes=may),
        "part": part,
        "page": page,
        "days": days,
        "may_restore": may,
    }
    if request.htmx:
        about |= {"row": row, "beside": True}
        return render(request, "histories/item_steps.html", about)
    return plan_page(request, readable.opened, "histories/item.html", PLACE, **about)


def _there(standing: Standing, plan_key: str, *, writes: bool) -> str:
    """Where the item is written, or shown to those who only read; nothing where there is none."""
    if not standing.present or standing.part == "waivers":
        return ""
    address = address_of_form if writes else address_of_item
    return address(standing.part, standing.key, plan_key)


def get_standing(readable: Readable, part: str, key: str) -> Standing:
    """The item that an address names; raises Http404 where there never was one."""
    if (part, key) == OWN_ADDRESS:
        part, key = OWN, ""
    elif part not in PARTS:
        raise Http404(part)
    found = standing_of(readable.opened.row, readable.opened.plan, part, key)
    if found is None:
        raise Http404(f"{part}/{key}")
    return found


@require_safe
def compare(request: Request, plan_key: str) -> HttpResponse:
    """Two moments beside each other, part by part."""
    readable = open_history(request.viewer, plan_key)
    opened = readable.opened
    moments = Moments(opened.row)
    query = request.GET
    before = moments.read(query.get("from", ""), query.get("from_day", ""))
    after = moments.read(query.get("to", "now"), query.get("to_day", ""))
    chosen = {"from": query.get("from", ""), "to": query.get("to", "now")}
    asked = bool(query.get("from") or query.get("from_day"))
    found = _compared(moments, before, after) if before and after else None
    part = query.get("part", "")
    return plan_page(
        request,
        opened,
        "histories/compare.html",
        PLACE,
        moments=moments,
        chosen=chosen,
        before=before,
        after=after,
        unknown=asked and not (before and after),
        lost=bool(before and after and found is None),
        comparison=found,
        part=part,
        may_restore=readable.writes_everything,
        page=_told(found, part, query.get("page")) if found else None,
    )


def _compared(
    moments: Moments, before: Moment, after: Moment, who: Who | None = None
) -> Comparison | None:
    """None where the history does not reach back that far."""
    try:
        old, new = (
            state_at(moments.row, each.revision, moments.milestones) for each in (before, after)
        )
        return Comparison(moments.row, old, new, who)
    except NotKept:
        return None


def _told(found: Comparison, part: str, number: str | None) -> Page[Told] | None:
    """The differences that are told on the page: all where they are few, else those of a part."""
    if not part and found.count > FEW:
        return None
    return found.told(part, number)


@require_safe
def since(request: Request, plan_key: str) -> HttpResponse:
    """What others changed since the viewer's last look, or since an earlier one asked for."""
    opened = open_history(request.viewer, plan_key).opened
    looks = looks_of(opened.row, request.viewer)
    look = next((each for each in looks if str(each.pk) == request.GET.get("look")), None)
    look = look or (looks[0] if looks else None)
    found = None
    if look:
        here = Moment(look.revision, f"r{look.revision}", "")
        moments = Moments(opened.row)
        who = who_changed(opened.row, look.revision, request.viewer)
        found = _compared(moments, here, moments.now, who)
    part = request.GET.get("part", "")
    return plan_page(
        request,
        opened,
        "histories/since.html",
        PLACE,
        look=look,
        looks=looks,
        lost=bool(look and found is None),
        comparison=found,
        part=part,
        page=_told(found, part, request.GET.get("page")) if found else None,
        form=SeenForm(initial={"revision": opened.row.revision}, auto_id=False),
    )


@require_safe
def line(request: Request, plan_key: str) -> HttpResponse:
    """The line on the plan's summary: how much changed since the viewer's last look."""
    row = get_history(request.viewer, plan_key)
    looks = looks_of(row, request.viewer)
    look = looks[0] if looks else None
    count = changed_since(row, look.revision, request.viewer) if look else 0
    about = {"row": row, "look": look, "count": count}
    return render(request, "histories/line.html", about)
