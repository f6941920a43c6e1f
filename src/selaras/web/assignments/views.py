"""Pages about whose part is whose: the list, giving, handing on, finishing, reminding."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.assignments import actions
from selaras.web.assignments.access import Writable, open_item_to_write
from selaras.web.assignments.forms import GiveForm, HandOnForm
from selaras.web.assignments.models import Assignment
from selaras.web.assignments.queries import (
    ASSIGNABLE,
    STATES,
    Choice,
    Line,
    Place,
    agencies_of,
    contacts_of,
    lines_of,
    read_choice,
)
from selaras.web.plans.access import Opened, open_plan, post_to
from selaras.web.plans.models import Plan
from selaras.web.plans.page import plan_page
from selaras.web.ui.templatetags.selaras import said

PAGE = 100
"""Lines on one page."""


@require_safe
def assignments(request: Request, plan_key: str) -> HttpResponse:
    """Every part and item with whose it is, narrowed by the filters."""
    opened = open_plan(request.viewer, plan_key, Action.COMMENT)
    return _list(request, opened, _give_form(request, opened))


@require_POST
def give(request: Request, plan_key: str) -> HttpResponse:
    """The ticked lines become an agency's."""
    opened = open_plan(request.viewer, plan_key, Action.ASSIGN)
    form = _give_form(request, opened)
    places = _ticked(request, opened)
    if not places:
        form.is_valid()
        form.add_error(
            None, gettext("Belum ada yang dicentang. Centang bagian atau butirnya dahulu.")
        )
        return _list(request, opened, form)
    if form.is_valid():
        told = form.cleaned_data
        try:
            many = actions.assign(
                plan=opened.row,
                places=places,
                organisation=told["organisation"],
                holder=told["holder"],
                until=told["until"],
                by=request.viewer,
                at=timezone.now(),
            )
        except actions.Unfit as unfit:
            form.add_error("holder", said(unfit.text))
            return _list(request, opened, form)
        agency = told["organisation"].name
        messages.success(
            request,
            ngettext(
                "%(many)d butir diberikan kepada %(agency)s.",
                "%(many)d butir diberikan kepada %(agency)s.",
                many,
            )
            % {"many": many, "agency": agency},
        )
        return _back(request, opened.row)
    return _list(request, opened, form)


@require_POST
def take_back(request: Request, plan_key: str) -> HttpResponse:
    """The ticked lines are nobody's any more."""
    opened = open_plan(request.viewer, plan_key, Action.ASSIGN)
    many = actions.release(
        plan=opened.row, places=_ticked(request, opened), by=request.viewer, at=timezone.now()
    )
    messages.success(
        request,
        ngettext("%(many)d pembagian dicabut.", "%(many)d pembagian dicabut.", many)
        % {"many": many},
    )
    return _back(request, opened.row)


@require_POST
def by_lead(request: Request, plan_key: str) -> HttpResponse:
    """What nobody has goes to the agency that the plan names as responsible."""
    opened = open_plan(request.viewer, plan_key, Action.ASSIGN)
    many = actions.assign_to_leads(
        plan=opened.row, value=opened.plan, by=request.viewer, at=timezone.now()
    )
    messages.success(
        request,
        ngettext(
            "%(many)d butir diberikan menurut penanggung jawabnya.",
            "%(many)d butir diberikan menurut penanggung jawabnya.",
            many,
        )
        % {"many": many},
    )
    return _back(request, opened.row)


@require_POST
def remind(request: Request, plan_key: str) -> HttpResponse:
    """Letters about what is still to do, as drafts in the outbox."""
    opened = open_plan(request.viewer, plan_key, Action.ASSIGN)
    chosen = [line for line in _lines(opened) if _choice_sent(request).fits(line)]
    many = actions.remind(
        plan=opened.row,
        lines=chosen,
        by=request.viewer,
        site=request.build_absolute_uri("/"),
        at=timezone.now(),
    )
    if not many:
        messages.info(request, gettext("Tidak ada yang perlu diingatkan dalam pilihan ini."))
        return _back(request, opened.row)
    messages.success(
        request,
        ngettext(
            "%(many)d surat disiapkan. Baca dahulu, lalu lepaskan.",
            "%(many)d surat disiapkan. Baca dahulu, lalu lepaskan.",
            many,
        )
        % {"many": many},
    )
    return redirect("outbox:letters")


@require_POST
def finish(request: Request, plan_key: str, part: str, key: str = "") -> HttpResponse:
    """The agency calls its part finished, or takes that back."""
    found, assignment = _own(request, plan_key, part, key)
    done = request.POST.get("done") == "1"
    actions.note_done(assignment=assignment, done=done, at=timezone.now())
    messages.success(request, gettext("Ditandai selesai.") if done else gettext("Dibuka kembali."))
    return _to_own_parts(found.opened.row)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: Request, plan_key: str, part: str, key: str = "") -> HttpResponse:
    """A colleague of the same agency goes on with it and gets the link by letter."""
    found, assignment = _own(request, plan_key, part, key)
    opened = found.opened
    today = timezone.localdate()
    posts = contacts_of(opened.row, today, of=assignment.organisation)
    colleagues = [post for post in posts if post.person_id != _person(request)]
    form = HandOnForm(request.POST or None, colleagues=colleagues)
    line = next((each for each in _lines(opened) if (each.part, each.key) == (part, key)), None)
    if line is None:
        raise Http404(f"{part}/{key}")
    if request.method == "POST" and form.is_valid():
        actions.hand_on(
            assignment=assignment,
            to=form.cleaned_data["to"],
            name=line.name,
            site=request.build_absolute_uri("/"),
            by=request.viewer,
            at=timezone.now(),
        )
        messages.success(
            request, gettext("Diteruskan. Rekan Anda mendapat surat dengan tautannya.")
        )
        return _to_own_parts(opened.row)
    return plan_page(
        request,
        opened,
        "assignments/hand_on.html",
        "assignments:assignments",
        form=form,
        line=line,
        assignment=assignment,
        colleagues=colleagues,
    )


def _person(request: Request) -> int | None:
    return request.viewer.person.pk if request.viewer.person else None


def _own(request: Request, plan_key: str, part: str, key: str) -> tuple[Writable, Assignment]:
    found = open_item_to_write(request.viewer, plan_key, part, key)
    rows = Assignment.objects.select_related("organisation", "holder__person", "plan")
    assignment = get_object_or_404(rows, plan=found.opened.row, part=part, key=key)
    return found, assignment


def _to_own_parts(row: Plan) -> HttpResponse:
    return redirect(f"{reverse('drafts:write', args=(row.key,))}#mine")


def _lines(opened: Opened) -> tuple[Line, ...]:
    return lines_of(opened, timezone.localdate())


def _choice_sent(request: Request) -> Choice:
    return read_choice(request.POST.dict())


def _ticked(request: Request, opened: Opened) -> list[Place]:
    """The lines that were ticked and that exist; all that fit the filter where that was asked."""
    lines = _lines(opened)
    if request.POST.get("all"):
        choice = _choice_sent(request)
        return [(line.part, line.key) for line in lines if choice.fits(line) and line.key]
    ticked = set(request.POST.getlist("line"))
    return [(line.part, line.key) for line in lines if line.value in ticked]


def _give_form(request: Request, opened: Opened) -> GiveForm:
    today = timezone.localdate()
    return GiveForm(
        request.POST if request.method == "POST" else None,
        agencies=agencies_of(opened.row, today),
        contacts=contacts_of(opened.row, today),
        today=today,
    )


def _back(request: Request, row: Plan) -> HttpResponse:
    address = reverse("assignments:assignments", args=(row.key,))
    choice = _choice_sent(request)
    told = {"part": choice.part, "agency": choice.agency, "state": choice.state}
    query = "&".join(f"{name}={value}" for name, value in told.items() if value.isalnum())
    return redirect(f"{address}?{query}" if query else address)


def _list(request: Request, opened: Opened, form: GiveForm) -> HttpResponse:
    sent = request.POST if request.method == "POST" else request.GET
    choice = read_choice(sent.dict())
    lines = _lines(opened)
    chosen = [line for line in lines if choice.fits(line)]
    counts = {state: sum(line.state == state for line in lines if line.key) for state in STATES}
    counts["late"] = sum(line.late for line in lines if line.key)
    return plan_page(
        request,
        opened,
        "assignments/assignments.html",
        "assignments:assignments",
        choice=choice,
        counts=counts,
        states=(*STATES, "late"),
        parts=[(part, opened.knowledge.words(part).title) for part in ASSIGNABLE],
        agencies=agencies_of(opened.row, timezone.localdate()),
        page=Paginator(chosen, PAGE).get_page(request.GET.get("page")),
        form=form,
        manages=post_to(request.viewer, Action.ASSIGN, opened.row) is not None,
    )
