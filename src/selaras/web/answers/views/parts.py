"""Pages about whose each part of the questionnaire is: giving, handing on, finishing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from selaras.core.instrument import ROOT
from selaras.web.accounts.models import Organisation
from selaras.web.accounts.viewing import Request
from selaras.web.answers.access import (
    Answering,
    contacts_of,
    open_part,
    open_to_answer,
    open_to_assign,
)
from selaras.web.answers.actions import giving
from selaras.web.answers.page import page
from selaras.web.answers.part_forms import GivePartsForm, HandPartOnForm
from selaras.web.answers.refusals import Refused
from selaras.web.answers.sheet import sheet_of
from selaras.web.ui.templatetags.selaras import said


@require_safe
def parts(request: Request, key: str, region: str) -> HttpResponse:
    """Every node with whose it is and how far they are."""
    answering = open_to_assign(request.viewer, key, region, timezone.localdate())
    return _list(request, answering, _give_form(request, answering))


@require_POST
def give(request: Request, key: str, region: str) -> HttpResponse:
    """The ticked nodes become an agency's."""
    answering = open_to_assign(request.viewer, key, region, timezone.localdate())
    form = _give_form(request, answering)
    codes = _ticked(request, answering)
    if not codes:
        form.is_valid()
        form.add_error(None, gettext("Belum ada yang dicentang. Centang pertanyaannya dahulu."))
        return _list(request, answering, form)
    if not form.is_valid():
        return _list(request, answering, form)
    told = form.cleaned_data
    try:
        many = giving.give_nodes(
            opened=answering.opened,
            codes=codes,
            organisation=told["organisation"],
            holder=told["holder"],
            until=told["until"],
            by=request.viewer,
            role=answering.role,
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(refused.field, said(refused.text))
        return _list(request, answering, form)
    words = ngettext(
        "%(many)d bagian diberikan kepada %(agency)s.",
        "%(many)d bagian diberikan kepada %(agency)s.",
        many,
    )
    messages.success(request, words % {"many": many, "agency": told["organisation"].name})
    return redirect("answers:parts", key, region)


@require_POST
def take_back(request: Request, key: str, region: str) -> HttpResponse:
    """The ticked nodes are nobody's any more."""
    answering = open_to_assign(request.viewer, key, region, timezone.localdate())
    try:
        many = giving.take_back(
            opened=answering.opened,
            codes=_ticked(request, answering),
            by=request.viewer,
            role=answering.role,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, said(refused.text))
    else:
        words = ngettext("%(many)d pembagian dicabut.", "%(many)d pembagian dicabut.", many)
        messages.success(request, words % {"many": many})
    return redirect("answers:parts", key, region)


@require_POST
def finish(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """The agency calls its part finished, or takes that back."""
    answering = open_to_answer(request.viewer, key, region, timezone.localdate())
    part = open_part(answering, code)
    done = request.POST.get("done") == "1"
    try:
        giving.note_done(part=part, opened=answering.opened, done=done, at=timezone.now())
    except Refused as refused:
        messages.error(request, said(refused.text))
    else:
        told = gettext("Ditandai selesai.") if done else gettext("Dibuka kembali.")
        messages.success(request, told)
    return redirect("answers:questionnaire", key, region)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: Request, key: str, region: str, code: str) -> HttpResponse:
    """A colleague of the same agency goes on with it."""
    day = timezone.localdate()
    answering = open_to_answer(request.viewer, key, region, day)
    part = open_part(answering, code)
    person = request.viewer.person.pk if request.viewer.person else None
    posts = contacts_of(region, day)
    colleagues = [
        post
        for post in posts
        if post.organisation_id == part.organisation_id and post.person_id != person
    ]
    form = HandPartOnForm(request.POST or None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        try:
            giving.hand_on(
                part=part,
                opened=answering.opened,
                to=form.cleaned_data["to"],
                by=request.viewer,
                role=answering.role,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(refused.field, said(refused.text))
        else:
            messages.success(request, gettext("Diteruskan. Tugasnya ada pada rekan Anda."))
            return redirect("answers:questionnaire", key, region)
    return page(
        request,
        answering,
        "answers/hand_on.html",
        "questionnaire",
        part=part,
        node=answering.opened.instrument.node(code),
        form=form,
        colleagues=colleagues,
    )


def _give_form(request: Request, answering: Answering) -> GivePartsForm:
    region, day = answering.opened.row.region, timezone.localdate()
    return GivePartsForm(
        request.POST if request.method == "POST" else None,
        agencies=_agencies(region),
        contacts=contacts_of(region, day),
        today=day,
    )


def _agencies(region: str) -> list[Organisation]:
    agencies = Organisation.objects.filter(kind=Organisation.Kind.AGENCY, region=region)
    return list(agencies.filter(until=None).order_by("name"))


def _ticked(request: Request, answering: Answering) -> list[str]:
    known = {each.node.code for each in answering.questions.every}
    return sorted(known.intersection(request.POST.getlist("node")))


def _list(request: Request, answering: Answering, form: GivePartsForm) -> HttpResponse:
    sheet = sheet_of(answering)
    own = {part.code for part in answering.parts}
    lines = [line for line in sheet.lines if line.question.node.code != ROOT]
    ticked = set(request.POST.getlist("node"))
    unowned = sum(line.question.asked and line.part is None for line in lines)
    return page(
        request,
        answering,
        "answers/parts.html",
        "parts",
        lines=lines,
        own=own,
        ticked=ticked,
        unowned=unowned,
        form=form,
    )
