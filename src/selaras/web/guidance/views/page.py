"""What pages of this app share: the frame of a region's way, and refusals."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.rights import Action
from selaras.web.accounts.viewing import Request
from selaras.web.guidance.access import Opened, manages, may
from selaras.web.guidance.refusals import Refused
from selaras.web.ui.templatetags.selaras import said


def way_page(
    request: Request, opened: Opened, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page about a region on its way."""
    about = {
        "opened": opened,
        "cohort": opened.cohort,
        "region": opened.region,
        "code": opened.participation.region,
        "journey": opened.journey,
        "plan_title": Text.model_validate(opened.journey.plan.title)
        if opened.journey.plan
        else None,
        "today": timezone.localdate(),
        "manages": manages(request.viewer),
        "writes": may(opened, request.viewer, Action.WRITE),
    }
    return render(request, f"guidance/{template}.html", {**about, **context}, status=status)


def refuse(form: forms.Form, refused: Refused, *, seen: int | None = None) -> None:
    """Show the sentence of a refusal at the top of the form, and keep what was typed.

    `seen` is what the page now shows, so that whoever looked again may repeat the step.
    """
    form.add_error(None, said(refused.text))
    if seen is not None:
        form.data = {**form.data, form.add_prefix("seen"): str(seen)}


def to_stage(opened: Opened, stage: str) -> HttpResponse:
    """Back to the page of a stage."""
    return redirect("guidance:stage", opened.cohort.key, opened.participation.region, stage)


def to_way(opened: Opened) -> HttpResponse:
    """Back to the region's way."""
    return redirect("guidance:journey", opened.cohort.key, opened.participation.region)
