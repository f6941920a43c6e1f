"""Writes: files of a meeting, kept and taken away until the minutes are done."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from selaras.web.accounts.viewing import Viewer
from selaras.web.answers.actions.keeping import Upload, keep_upload, kept_only_if_done
from selaras.web.meetings import refusals
from selaras.web.meetings.actions.holding import hold, note, regions_of
from selaras.web.meetings.models import Material, Meeting
from selaras.web.meetings.refusals import Refused


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that was looked at, what it is, and what it is called or shows."""

    kind: str
    title: str
    upload: Upload


def add_material(
    *, meeting: Meeting, shown: Shown, by: Viewer, role: str, at: datetime
) -> Material:
    """Keep a file of the meeting; raises Refused. Where anything fails, nothing of it stays."""
    with kept_only_if_done() as written, transaction.atomic():
        held = hold(meeting)
        if shown.kind == Material.Kind.PHOTO and shown.upload.checked.kind != "image":
            raise Refused(refusals.NO_PICTURE, "file")
        if shown.kind == Material.Kind.PHOTO and not shown.title:
            raise Refused(refusals.NO_ALT, "title")
        regions = regions_of(held)
        home = regions[0] if len(regions) == 1 else ""
        row = Material.objects.create(
            meeting=held,
            kind=shown.kind,
            title=shown.title or shown.upload.name,
            file=keep_upload(shown.upload, home, written, by=by, at=at),
            by=by.person,
            at=at,
        )
        _note("material.added", held, row, by=by, role=role, at=at)
    return row


def remove_material(*, material: Material, by: Viewer, role: str, at: datetime) -> None:
    """Take a file away; raises Refused. The stored file stays where others use it."""
    with transaction.atomic():
        held = hold(material.meeting)
        row = Material.objects.select_related("file").filter(pk=material.pk).first()
        if row is None:
            return
        row.delete()
        _note("material.removed", held, row, by=by, role=role, at=at)


def _note(
    what: str, meeting: Meeting, row: Material, *, by: Viewer, role: str, at: datetime
) -> None:
    note(
        what,
        meeting,
        regions_of(meeting),
        by=by,
        role=role,
        at=at,
        details={"kind": row.kind, "file": row.title, "sha256": row.file.sha256},
    )
