"""Versions of the workflow as the pages make them."""

from django.utils import timezone

from selaras.core.text import Text
from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import viewer_of
from selaras.web.workflows import actions
from selaras.web.workflows.models import WorkflowVersion

BASE = "bimtek@2021"


def make_version(by: Person, version: str = "2027", base: str = BASE) -> WorkflowVersion:
    """A version in work, the same as its base."""
    at = timezone.now()
    return actions.start(
        base=base,
        version=version,
        name=Text(id=f"Bimbingan {version}"),
        by=viewer_of(by, at=at),
        at=at,
    )


def release(row: WorkflowVersion, by: Person) -> WorkflowVersion:
    """The version, open to cohorts."""
    at = timezone.now()
    return actions.release(row=row, seen=row.revision, by=viewer_of(by, at=at), at=at)
