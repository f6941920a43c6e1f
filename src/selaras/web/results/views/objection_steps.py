"""What objecting and deciding share: the objection, its node, and where one goes after."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from selaras.core.instrument import Node
from selaras.web.accounts.viewing import Request
from selaras.web.results.access import (
    Seen,
)
from selaras.web.results.forms.objections import DecisionForm, ObjectionForm
from selaras.web.results.models import Objection
from selaras.web.results.refusals import Refused
from selaras.web.results.views.page import refuse


def finished(
    request: Request,
    seen: Seen,
    form: ObjectionForm | DecisionForm,
    act: Callable[[], object],
    success: str,
) -> HttpResponse | None:
    """Do it and go to the list; None where it was refused and the form says why."""
    try:
        act()
    except Refused as refused:
        refuse(form, refused)
        return None
    messages.success(request, success)
    return redirect("results:objections", seen.opened.round.key, seen.opened.row.region)


def objection_of(seen: Seen, code: str) -> Objection:
    rows = Objection.objects.select_related("participant__round", "file", "by")
    return get_object_or_404(rows, participant=seen.opened.row, code=code)


def node_of(seen: Seen, code: str) -> Node:
    node = seen.opened.instrument.by_code.get(code)
    if node is None:
        raise Http404(code)
    return node


def typed(row: Objection) -> str:
    value = row.value if row.value is not None else row.wanted
    return "" if value is None else f"{value.normalize():f}"
