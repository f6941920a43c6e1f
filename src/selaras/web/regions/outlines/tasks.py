"""The background job that reads a file of outlines."""

from django.utils import timezone
from django_tasks import task

from selaras.reference import load_knowledge
from selaras.web.regions.models import OutlineImport
from selaras.web.regions.outlines.actions import note_failure, read_brought


@task()
def read_outline_file(number: int) -> None:
    """Read a file that was brought. A fault of the program is kept in its row, then raised."""
    brought = OutlineImport.objects.filter(pk=number).first()
    if brought is None or brought.state in (
        OutlineImport.State.DONE,
        OutlineImport.State.REFUSED,
        OutlineImport.State.FAILED,
    ):
        return
    done = False
    try:
        read_brought(brought=brought, knowledge=load_knowledge(), at=timezone.now())
        done = True
    finally:
        if not done:
            note_failure(brought=brought, at=timezone.now())
