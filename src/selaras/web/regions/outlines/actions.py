"""Writes: bring a file of outlines, read it, use a set on all maps, stop using it, remove it."""

import hashlib
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from selaras.core.framework import Knowledge
from selaras.core.text import Text
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.actions import append
from selaras.web.regions.models import Outline, OutlineImport, OutlineSet
from selaras.web.regions.outlines.drawing import Drawing, draw
from selaras.web.regions.outlines.reading import Reading, read_outlines

State = OutlineImport.State

TOO_HEAVY = Text(
    id="Garis batas tetap terlalu berat setelah disederhanakan. Sederhanakan di sumbernya.",
    en="The outlines stay too heavy after simplification. Simplify them at their source.",
)
OUR_FAULT = Text(
    id="Berkas gagal dibaca karena kesalahan pada program. Coba sekali lagi; bila terulang, beri "
    "tahu pengelola situs.",
    en="The file could not be read because of a fault in the program. Try once more; if it "
    "happens again, tell those who run the site.",
)


def bring(
    *, name: str, source: str, content: bytes, mend: bool, by: Viewer, at: datetime
) -> OutlineImport:
    """Keep a file until the worker reads it."""
    return OutlineImport.objects.create(
        name=name[:200],
        source=source,
        mend=mend,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        by=by.person,
        at=at,
        moved_at=at,
    )


def read_brought(*, brought: OutlineImport, knowledge: Knowledge, at: datetime) -> None:
    """Read the file and keep what maps draw, all of it or nothing."""
    _note(brought, 5, at)
    reading = read_outlines(bytes(brought.content), knowledge, mend=brought.mend)
    drawing = None
    faults = [{"region": each.region, **each.text.model_dump()} for each in reading.faults]
    if not faults:
        _note(brought, 40, at)
        try:
            drawing = draw(reading.shapes, lambda percent: _note(brought, 40 + percent // 2, at))
        except ValueError:
            faults = [{"region": "", **TOO_HEAVY.model_dump()}]
    _finish(brought, reading, drawing, faults, at)


@transaction.atomic
def _finish(
    brought: OutlineImport,
    reading: Reading,
    drawing: Drawing | None,
    faults: list[dict[str, str]],
    at: datetime,
) -> None:
    brought.faults = faults
    brought.mended = [
        {"region": each.region, "kind": each.kind, "share": f"{each.share:.4f}"}
        for each in reading.mended
    ]
    brought.state, brought.percent = State.REFUSED if faults else State.DONE, 100
    brought.content, brought.moved_at = b"", at
    if drawing is not None:
        brought.set = _keep(brought, drawing, at)
    brought.save()


def _keep(brought: OutlineImport, drawing: Drawing, at: datetime) -> OutlineSet:
    kept = OutlineSet.objects.create(
        name=brought.name,
        source=brought.source,
        sha256=brought.sha256,
        tolerance=Decimal(f"{drawing.tolerance:.4f}"),
        width=drawing.width,
        height=drawing.height,
        by=brought.by,
        at=at,
    )
    rows = [Outline(set=kept, region=code, path=path) for code, path in drawing.paths.items()]
    Outline.objects.bulk_create(rows)
    return kept


def note_failure(*, brought: OutlineImport, at: datetime) -> None:
    """Keep that the program failed, with the sentence that says what to do."""
    brought.state, brought.faults = State.FAILED, [{"region": "", **OUR_FAULT.model_dump()}]
    brought.content, brought.moved_at = b"", at
    brought.save()


def use(*, outlines: OutlineSet, by: Viewer, at: datetime) -> None:
    """Draw all maps with this set; one that was in use until now is no more."""
    with transaction.atomic():
        before = list(
            OutlineSet.objects.select_for_update().filter(in_use=True).exclude(pk=outlines.pk)
        )
        OutlineSet.objects.filter(in_use=True).exclude(pk=outlines.pk).update(in_use=False)
        OutlineSet.objects.filter(pk=outlines.pk).update(in_use=True)
        details = {"name": outlines.name, "source": outlines.source}
        if before:
            details["instead_of"] = before[0].name
        _record("outlines.used", outlines, by, at, details)


def stop_using(*, outlines: OutlineSet, by: Viewer, at: datetime) -> None:
    """Draw maps with tiles again."""
    with transaction.atomic():
        if OutlineSet.objects.filter(pk=outlines.pk, in_use=True).update(in_use=False):
            _record("outlines.put_away", outlines, by, at, {"name": outlines.name})


def remove(*, outlines: OutlineSet, by: Viewer, at: datetime) -> None:
    """Remove a set for good; if it was in use, maps show tiles again."""
    with transaction.atomic():
        number, details = outlines.pk, {"name": outlines.name, "sha256": outlines.sha256}
        outlines.delete()
        outlines.pk = number
        _record("outlines.removed", outlines, by, at, details)


def forget(*, brought: OutlineImport) -> None:
    """Take a file that was refused or lost off the list."""
    brought.delete()


def _note(brought: OutlineImport, percent: int, at: datetime) -> None:
    brought.state, brought.percent, brought.moved_at = State.READING, percent, at
    brought.save(update_fields=["state", "percent", "moved_at"])


def _record(
    what: str, outlines: OutlineSet, by: Viewer, at: datetime, details: dict[str, str]
) -> None:
    append(
        what=what,
        subject=f"outlines:{outlines.pk}",
        by=by,
        at=at,
        role=Role.MINISTRY_OFFICER,
        details=details,
    )
