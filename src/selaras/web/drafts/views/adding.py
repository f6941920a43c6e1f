"""A short form with what a new item cannot be without; the rest is filled in on its own form."""

import json
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from selaras.core.plan import Impossible
from selaras.web.accounts.models import Organisation
from selaras.web.accounts.viewing import Request
from selaras.web.assignments.access import Writable
from selaras.web.drafts.actions.structure import Writer, add_item
from selaras.web.drafts.answers import entry_of, tell_done
from selaras.web.drafts.form.adding import NewItemForm, begun, waits_for
from selaras.web.drafts.form.inputs import Inputs
from selaras.web.drafts.form.reading import InputProblem, problems_of
from selaras.web.drafts.refusals import ended
from selaras.web.drafts.views.parts import open_part
from selaras.web.plans.access import Opened
from selaras.web.plans.naming import name_by_key
from selaras.web.plans.page import plan_page
from selaras.web.plans.writing import Closed, Reused
from selaras.web.ui.templatetags.selaras import said

_OURS = ("csrfmiddlewaretoken", "entry", "section")


def add(request: Request, plan_key: str, part: str) -> HttpResponse:
    """Add an item to a part, then on to its form."""
    if request.method == "POST" and not request.viewer.signed_in:
        return ended(request)
    writable = open_part(request, plan_key, part)
    section = _section(request, writable, part)
    if not (writable.may_add(part) or (section and writable.may(part, section))):
        raise Http404(part)
    form = NewItemForm(writable.opened, part, _begun(request, writable, part))
    if request.method != "POST":
        return _page(request, writable, form, section=section)
    typed: Inputs = {
        str(name): [str(text) for text in texts]
        for name, texts in request.POST.lists()
        if name not in _OURS
    }
    return _posted(request, writable, form, typed, section)


def _posted(
    request: Request, writable: Writable, form: NewItemForm, typed: Inputs, section: str
) -> HttpResponse:
    read = form.read(form.names, typed)
    if read.problems:
        return _page(request, writable, form, typed, read.problems, section=section)
    data = {name: value for name, value in read.data.items() if value is not None}
    if section:
        data["key"] = section
    entry = entry_of(request, "add", form.part, json.dumps(data, sort_keys=True))
    writer = Writer(writable, request.viewer, timezone.now(), entry)
    try:
        written, key = add_item(writer=writer, part=form.part, data=data)
    except (Closed, Reused) as refused:
        messages.error(request, said(refused.text))
        return redirect("drafts:part", writable.opened.row.key, form.part)
    except Impossible as refused:
        # The key was made up on the way; the problems tell it.
        key = refused.problems[0].path.partition(".")[2].partition(".")[0]
        wrong = problems_of(refused, form.part, key, read, form.shapes.values())
        return _page(request, writable, form, typed, wrong, section=section)
    name = name_by_key(written.plan, form.part, key)
    done = gettext("“%(name)s” ditambahkan. Lengkapi isinya di bawah ini.") % {"name": name}
    tell_done(request, writable.opened.row, written, done)
    return redirect("drafts:item", writable.opened.row.key, form.part, key)


def _section(request: Request, writable: Writable, part: str) -> str:
    """The section of a book that a new text is for; empty for items of other parts."""
    if part != "narratives":
        return ""
    section = request.POST.get("section") or request.GET.get("section", "")
    written = writable.opened.plan.narrative
    if section in written or section not in {e.code for e in writable.opened.knowledge.book_parts}:
        raise Http404(section)
    return section


def _begun(request: Request, writable: Writable, part: str) -> dict[str, str]:
    agency = "" if writable.everything else _own_agency(writable)
    return begun(writable.opened, part, request.GET.dict(), agency)


def _own_agency(writable: Writable) -> str:
    """The agency of the plan that is called like one of the viewer's; empty where none is."""
    names = {
        word.casefold()
        for each in Organisation.objects.filter(pk__in=writable.organisations)
        for word in (each.name, each.abbreviation)
        if word
    }
    for agency in writable.opened.plan.agencies:
        if {agency.name.id.casefold(), (agency.abbreviation or "").casefold()} & names:
            return agency.key
    return ""


def _page(
    request: Request,
    writable: Writable,
    form: NewItemForm,
    typed: Inputs | None = None,
    problems: tuple[InputProblem, ...] = (),
    *,
    section: str = "",
) -> HttpResponse:
    opened: Opened = writable.opened
    words = opened.knowledge.words(form.part)
    prose = next((each for each in opened.knowledge.book_parts if each.code == section), None)
    waits = waits_for(opened, form.part)
    fields = () if waits else form.asked(typed, problems)
    response = plan_page(
        request,
        opened,
        "drafts/add.html",
        "drafts:write",
        part=form.part,
        title=said(words.title),
        one=said(words.one),
        prose=prose,
        section=section,
        waits=[(each, said(opened.knowledge.words(each).title)) for each in waits],
        fields=fields,
        sections=({"fields": fields},),
        general=[each.message for each in problems if not each.input],
        problems=problems,
        entry=request.POST.get("entry") or uuid4(),
    )
    response.status_code = 422 if problems else 200
    return response
