"""What every page of a questionnaire shows around its own part."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Request
from selaras.web.answers.access import Answering
from selaras.web.assessments.access import may
from selaras.web.assessments.queries import answer_until


def page(
    request: Request,
    answering: Answering,
    template: str,
    here: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page; `here` is the entry of the menu that leads to it."""
    opened, viewer = answering.opened, request.viewer
    told = {
        "answering": answering,
        "opened": opened,
        "row": opened.row,
        "round": opened.round,
        "here": here,
        "today": timezone.localdate(),
        "until": answer_until(opened.row),
        "may_assign": may(viewer, Kind.ANSWERS, Action.ASSIGN, opened),
        "may_submit": may(viewer, Kind.ANSWERS, Action.SUBMIT, opened),
        "may_carry": answering.everything and opened.round.previous_id is not None,
    }
    return render(request, template, told | context, status=status)
