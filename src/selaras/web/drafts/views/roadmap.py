"""The years of all programmes on one page, typed or dragged."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable, open_to_write
from selaras.web.drafts import lists
from selaras.web.drafts.actions.structure import Writer
from selaras.web.drafts.actions.years import set_years
from selaras.web.drafts.answers import attempt, entry_of, tell_done
from selaras.web.drafts.refusals import ended
from selaras.web.drafts.roadmap import NOTHING, Typed, read_typed, rows_of
from selaras.web.plans.naming import name_by_key
from selaras.web.plans.page import plan_page
from selaras.web.plans.writing import Written

_PART = "programmes"


def roadmap(request: Request, plan_key: str) -> HttpResponse:
    """See and change the years of programmes; the script of the bars is answered in JSON."""
    if request.method == "POST" and not request.viewer.signed_in:
        return ended(request)
    writable = open_to_write(request.viewer, plan_key)
    if request.method != "POST":
        return _page(request, writable, NOTHING)
    typed = read_typed(request.POST.dict())
    if request.accepts("text/html"):
        return _posted(request, writable, typed)
    return _dragged(request, writable, typed)


def _posted(request: Request, writable: Writable, typed: Typed) -> HttpResponse:
    if typed.faults:
        return _page(request, writable, typed, status=422)
    done = _changed(request, writable, typed)
    if done is not None:
        written, late = done
        if late:
            messages.warning(request, _told_late(writable, late))
        if written.step is not None or not late:
            said = gettext("Tahun program disimpan.")
            tell_done(request, writable.opened.row, written, said)
    return redirect(request.get_full_path())


def _dragged(request: Request, writable: Writable, typed: Typed) -> HttpResponse:
    """`saved` tells whether the years stand as sent, `text` what to show."""
    fault = next(iter(typed.faults.values()), "")
    if fault:
        return JsonResponse({"saved": False, "text": fault}, status=422)
    done = _changed(request, writable, typed)
    if done is None:
        text = " ".join(str(each) for each in messages.get_messages(request))
        return JsonResponse({"saved": False, "text": text}, status=409)
    _written, late = done
    if late:
        return JsonResponse({"saved": False, "text": _told_late(writable, late)}, status=409)
    return JsonResponse({"saved": True, "text": gettext("Tahun program disimpan.")})


def _changed(
    request: Request, writable: Writable, typed: Typed
) -> tuple[Written, tuple[str, ...]] | None:
    writer = Writer(writable, request.viewer, timezone.now(), entry_of(request))
    return attempt(request, lambda: set_years(writer=writer, wishes=typed.wishes))


def _told_late(writable: Writable, late: tuple[str, ...]) -> str:
    names = "; ".join(name_by_key(writable.opened.plan, _PART, key) for key in late)
    text = gettext(
        "Tahun program ini baru saja diubah orang lain, sehingga tidak ditimpa: %(names)s. "
        "Periksa tahunnya sekarang."
    )
    return text % {"names": names}


def _page(request: Request, writable: Writable, typed: Typed, *, status: int = 200) -> HttpResponse:
    standing = lists.Standing(writable)
    choice = lists.read_choice(request.GET.dict())
    page = lists.page_of(standing, _PART, choice, request.GET.get("page"))
    response = plan_page(
        request,
        writable.opened,
        "drafts/roadmap.html",
        "drafts:write",
        writable=writable,
        choice=choice,
        asks_dimension=True,
        asks_agency=True,
        years=writable.opened.plan.period.years,
        page=page,
        groups=rows_of(standing, page, typed),
        faults=bool(typed.faults),
        entry=uuid4(),
    )
    response.status_code = status
    return response
