"""The versions there are, one of them to read, and as a file."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from selaras.core.workflow import Stage, Workflow
from selaras.reference.workflow_writing import written
from selaras.web.accounts.viewing import Request
from selaras.web.workflows.access import (
    Opened,
    get_workflow_for,
    manages_workflows,
    versions_for,
)
from selaras.web.workflows.differences import Difference, difference
from selaras.web.workflows.forms.versions import SeenForm
from selaras.web.workflows.known import workflow_of
from selaras.web.workflows.words import CONFIDENCE, FIELDS, days_words, facts

_PAGE = 20


@require_safe
def workflows(request: Request) -> HttpResponse:
    """Every version: those that cohorts can begin with, and the one in work."""
    found = versions_for(request.viewer)
    released = [each for each in found if not each.in_work]
    context = {
        "page": Paginator(released, _PAGE).get_page(request.GET.get("page")),
        "in_work": [each for each in found if each.in_work],
        "manages": manages_workflows(request.viewer),
    }
    return render(request, "workflows/workflows.html", context)


@require_safe
def workflow(request: Request, slug: str, version: str) -> HttpResponse:
    """Its stages, to read and to print; the ministry changes one in work from here."""
    opened = get_workflow_for(request.viewer, slug, version)
    flow = opened.workflow
    context = {
        "opened": opened,
        "flow": flow,
        "stages": _rows(flow),
        "days": days_words(flow.days),
        "confidence": CONFIDENCE.get(flow.confidence),
        "changes": _difference(opened).many if opened.row else 0,
        "form": _seen(opened),
    }
    return render(request, "workflows/workflow.html", context)


@require_safe
def file(request: Request, slug: str, version: str) -> HttpResponse:
    """The version as the YAML that Selaras reads."""
    opened = get_workflow_for(request.viewer, slug, version)
    response = HttpResponse(
        written(opened.workflow), content_type="application/yaml; charset=utf-8"
    )
    name = f"{opened.workflow.slug}-{opened.workflow.version}.yaml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def differences(request: Request, slug: str, version: str) -> HttpResponse:
    """What it has otherwise than the version that it was made from."""
    opened = get_workflow_for(request.viewer, slug, version)
    context = {
        "opened": opened,
        "flow": opened.workflow,
        "base": workflow_of(opened.row.based_on) if opened.row else None,
        "difference": _difference(opened) if opened.row else None,
        "form": _seen(opened),
    }
    return render(request, "workflows/differences.html", context)


def _seen(opened: Opened) -> SeenForm | None:
    """What steps on a version in work carry with them."""
    if opened.row is None or not opened.in_work:
        return None
    return SeenForm(initial={"seen": opened.row.revision})


def _difference(opened: Opened) -> Difference:
    assert opened.row is not None
    return difference(workflow_of(opened.row.based_on), opened.workflow)


def _rows(flow: Workflow) -> list[tuple[Stage, int, int, list[tuple[str, list[str]]]]]:
    """Each stage with the first and last day of the guidance that it takes by default, and its
    facts by their labels."""
    found = []
    day = 0
    for stage in flow.stages:
        said = facts(stage)
        labelled = [(str(FIELDS[field]), said[field].split("\n")) for field in said]
        found.append((stage, day + 1, day + stage.days, labelled))
        day += stage.days
    return found
