"""Who may open which version; one in work exists for the ministry only."""

from dataclasses import dataclass

from django.http import Http404

from selaras.core.workflow import Workflow
from selaras.reference.workflows import keys, workflow
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.workflows.models import WorkflowVersion


@dataclass(frozen=True, slots=True)
class Opened:
    """A version as a value; `row` is None for one that comes with Selaras."""

    workflow: Workflow
    row: WorkflowVersion | None
    manages: bool

    @property
    def in_work(self) -> bool:
        """Whether it can still be changed."""
        return self.row is not None and self.row.released_at is None


def manages_workflows(viewer: Viewer) -> bool:
    """Whether the viewer makes versions: the ministry."""
    return rights.post_for(viewer, Kind.WORKFLOW, Action.MANAGE, [""]) is not None


def get_workflow_for(viewer: Viewer, slug: str, version: str) -> Opened:
    """The version, where the viewer may see it; raises Http404. One query."""
    manages = manages_workflows(viewer)
    row = WorkflowVersion.objects.filter(slug=slug, version=version).first()
    key = f"{slug}@{version}"
    if row is None:
        if key not in keys():
            raise Http404(key)
        return Opened(workflow(key), None, manages)
    state = "draft" if row.released_at is None else "released"
    everyone = state in rights.open_states(Kind.WORKFLOW, Action.SEE)
    if not everyone and rights.post_for(viewer, Kind.WORKFLOW, Action.SEE, [""], state) is None:
        raise Http404(key)
    return Opened(Workflow.model_validate(row.body), row, manages)


def get_version_to_manage(viewer: Viewer, slug: str, version: str) -> WorkflowVersion:
    """The row of a version that the ministry made, released or not; raises Http404."""
    row = WorkflowVersion.objects.filter(slug=slug, version=version).first()
    if row is None or not manages_workflows(viewer):
        raise Http404(f"{slug}@{version}")
    return row


def versions_for(viewer: Viewer) -> list[Opened]:
    """Every version that the viewer may see, the newest first; one query."""
    manages = manages_workflows(viewer)
    rows = WorkflowVersion.objects.all()
    if not manages:
        rows = rows.exclude(released_at=None)
    found = [Opened(Workflow.model_validate(row.body), row, manages) for row in rows]
    found += [Opened(workflow(key), None, manages) for key in keys()]
    return sorted(found, key=lambda each: (each.workflow.version, each.workflow.slug), reverse=True)
