"""Every workflow that a cohort can name: shipped with Selaras, or released by the ministry."""

from selaras.core.workflow import Workflow
from selaras.reference.workflows import keys, workflow, workflows
from selaras.web.workflows.models import WorkflowVersion


def workflow_of(key: str) -> Workflow:
    """The workflow of that key, as `bimtek@2021`; KeyError if there is none that is released."""
    if key in keys():
        return workflow(key)
    slug, _, version = key.partition("@")
    row = WorkflowVersion.objects.filter(
        slug=slug, version=version, released_at__isnull=False
    ).first()
    if row is None:
        raise KeyError(key)
    return Workflow.model_validate(row.body)


def released() -> list[Workflow]:
    """All that a cohort can begin with, the newest version first."""
    rows = WorkflowVersion.objects.filter(released_at__isnull=False)
    known = [*workflows(), *(Workflow.model_validate(row.body) for row in rows)]
    return sorted(known, key=lambda each: (each.version, each.slug), reverse=True)
