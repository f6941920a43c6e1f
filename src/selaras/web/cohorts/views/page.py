"""What pages about one cohort have in common."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render

from selaras.web.accounts.viewing import Request
from selaras.web.cohorts.models import Cohort
from selaras.web.cohorts.refusals import Refused
from selaras.web.ui.templatetags.selaras import said

METHODS = ["GET", "HEAD", "POST"]


def cohort_page(request: Request, cohort: Cohort, name: str, **context: object) -> HttpResponse:
    """A page below the cohort's own."""
    return render(request, f"cohorts/{name}.html", {"cohort": cohort, **context})


def done(form: BaseForm, step: Callable[[], object], *, revision: int | None = None) -> bool:
    """Whether the step was taken; why not becomes an error of the form.

    With the present `revision` the next try is one that has seen it.
    """
    try:
        step()
    except Refused as refused:
        form.add_error(None, said(refused.text))
        if revision is not None:
            data = form.data.copy()  # type: ignore[attr-defined]
            data["seen"] = str(revision)
            form.data = data
        return False
    return True
