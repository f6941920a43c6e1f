"""Versions of a workflow: made from another one, changed, released, discarded."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from selaras.core.text import Text
from selaras.core.workflow import Stage, Workflow
from selaras.reference.workflow_reading import MOST_STAGES
from selaras.web.accounts import rights
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.viewing import Viewer
from selaras.web.records import actions as records
from selaras.web.workflows.known import workflow_of
from selaras.web.workflows.models import WorkflowVersion
from selaras.web.workflows.refusals import Refused

_Change = Callable[[Workflow], Workflow]


def start(*, base: str, version: str, name: Text, by: Viewer, at: datetime) -> WorkflowVersion:
    """A new version in work, the same as `base` but for its name. Raises Refused."""
    told = workflow_of(base)
    flow = _with(told, version=version, name=name, source="", confidence="")
    require_free(flow.slug, version)
    try:
        with transaction.atomic():
            row = WorkflowVersion.objects.create(
                slug=flow.slug,
                version=version,
                body=_body(flow),
                based_on=base,
                made_by=by.person,
                made_at=at,
            )
            _note("workflow.started", row, by=by, at=at, details={"base": base.replace("@", "/")})
    except IntegrityError:
        require_free(flow.slug, version)
        raise
    return row


def require_free(slug: str, version: str) -> None:
    """Nobody made that version, and none is in work; raises Refused."""
    key = f"{slug}@{version}"
    rows = WorkflowVersion.objects.filter(slug=slug)
    in_work = rows.filter(released_at=None).first()
    if in_work is not None:
        raise Refused(
            id=f"Versi {in_work.key} masih disusun. Terbitkan atau buang dahulu sebelum membuat "
            "yang lain.",
            en=f"Version {in_work.key} is still in work. Release or discard it before you make "
            "another one.",
        )
    if _is_known(key) or rows.filter(version=version).exists():
        raise Refused(
            id=f"Versi {key} sudah ada. Pilih tahun lain, atau tambahkan nomor seperti "
            f"{version[:4]}-2.",
            en=f"Version {key} exists already. Choose another year, or add a number as in "
            f"{version[:4]}-2.",
        )


def describe(
    *,
    row: WorkflowVersion,
    name: Text,
    source: str,
    note: Text | None,
    seen: int,
    by: Viewer,
    at: datetime,
) -> WorkflowVersion:
    """Another name, source and note. Raises Refused."""

    def change(flow: Workflow) -> Workflow:
        return _with(flow, name=name, source=source, note=note)

    return _changed(row, change, seen=seen, by=by, at=at, details={"part": "about"})


def change_stage(
    *, row: WorkflowVersion, stage: Stage, seen: int, by: Viewer, at: datetime
) -> WorkflowVersion:
    """Another content of the stage of that code. Raises Refused."""

    def change(flow: Workflow) -> Workflow:
        _require_stage(flow, stage.code)
        stages = tuple(stage if each.code == stage.code else each for each in flow.stages)
        return _sound(flow, stages)

    return _changed(row, change, seen=seen, by=by, at=at, details={"stage": stage.code})


def add_stage(
    *, row: WorkflowVersion, stage: Stage, after: str, seen: int, by: Viewer, at: datetime
) -> WorkflowVersion:
    """One stage more, behind the one of the code `after`; empty: at the beginning.

    Raises Refused.
    """

    def change(flow: Workflow) -> Workflow:
        if len(flow.stages) >= MOST_STAGES:
            raise Refused(
                id=f"Paling banyak {MOST_STAGES} tahap. Hapus satu tahap dahulu.",
                en=f"There are at most {MOST_STAGES} stages. Remove one first.",
            )
        if stage.code in flow.stage:
            raise Refused(
                id=f"Sudah ada tahap dengan kode {stage.code}. Beri nama lain.",
                en=f"There is a stage of the code {stage.code} already. Give it another name.",
            )
        place = 0
        if after:
            _require_stage(flow, after)
            place = [each.code for each in flow.stages].index(after) + 1
        return _sound(flow, (*flow.stages[:place], stage, *flow.stages[place:]))

    return _changed(row, change, seen=seen, by=by, at=at, details={"stage": stage.code})


def remove_stage(
    *, row: WorkflowVersion, code: str, seen: int, by: Viewer, at: datetime
) -> WorkflowVersion:
    """Without the stage. Raises Refused where nothing would be left for regions."""

    def change(flow: Workflow) -> Workflow:
        _require_stage(flow, code)
        return _sound(flow, tuple(each for each in flow.stages if each.code != code))

    return _changed(row, change, seen=seen, by=by, at=at, details={"removed": code})


def move_stage(
    *, row: WorkflowVersion, code: str, steps: int, seen: int, by: Viewer, at: datetime
) -> WorkflowVersion:
    """The stage one place earlier (-1) or later (1); at the end it stays. Raises Refused."""

    def change(flow: Workflow) -> Workflow:
        _require_stage(flow, code)
        codes = [each.code for each in flow.stages]
        place = codes.index(code)
        other = min(max(place + steps, 0), len(codes) - 1)
        codes[place], codes[other] = codes[other], codes[place]
        return _with(flow, stages=tuple(flow.stage[each] for each in codes))

    return _changed(row, change, seen=seen, by=by, at=at, details={"moved": code})


def restore_stage(
    *, row: WorkflowVersion, code: str, seen: int, by: Viewer, at: datetime
) -> WorkflowVersion:
    """The stage as the base version has it, put back where it was removed. Raises Refused."""
    base = workflow_of(row.based_on)

    def change(flow: Workflow) -> Workflow:
        _require_stage(base, code)
        if code in flow.stage:
            stages = tuple(base.stage[code] if each.code == code else each for each in flow.stages)
            return _sound(flow, stages)
        earlier = [each.code for each in base.stages]
        before = set(earlier[: earlier.index(code)])
        place = max(
            (number for number, each in enumerate(flow.stages, 1) if each.code in before), default=0
        )
        return _sound(flow, (*flow.stages[:place], base.stage[code], *flow.stages[place:]))

    return _changed(row, change, seen=seen, by=by, at=at, details={"restored": code})


def release(*, row: WorkflowVersion, seen: int, by: Viewer, at: datetime) -> WorkflowVersion:
    """Cohorts can begin with it from now on, and it never changes again. Raises Refused."""
    with transaction.atomic():
        held = _held(row, seen)
        held.released_at = at
        held.save(update_fields=["released_at"])
        _note("workflow.released", held, by=by, at=at, after=held.body)
    return held


def discard(*, row: WorkflowVersion, seen: int, by: Viewer, at: datetime) -> None:
    """Take away a version that was not released. Raises Refused."""
    with transaction.atomic():
        held = _held(row, seen)
        body = held.body
        WorkflowVersion.objects.filter(pk=held.pk).delete()
        _note("workflow.discarded", held, by=by, at=at, before=body)


def _changed(
    row: WorkflowVersion,
    change: _Change,
    *,
    seen: int,
    by: Viewer,
    at: datetime,
    details: Mapping[str, str],
) -> WorkflowVersion:
    with transaction.atomic():
        held = _held(row, seen)
        before = held.body
        held.body = _body(change(Workflow.model_validate(before)))
        if held.body == before:
            return held
        held.revision += 1
        held.save(update_fields=["body", "revision"])
        _note(
            "workflow.changed",
            held,
            by=by,
            at=at,
            before=before,
            after=held.body,
            details=details,
        )
    return held


def _held(row: WorkflowVersion, seen: int) -> WorkflowVersion:
    """The row, locked; it must be in work and as it was seen. Raises Refused."""
    held = WorkflowVersion.objects.select_for_update().filter(pk=row.pk).first()
    if held is None:
        raise Refused(
            id="Versi ini sudah dibuang. Buat versi baru bila masih diperlukan.",
            en="This version was discarded. Make a new one if it is still needed.",
        )
    if held.released_at is not None:
        raise Refused(
            id="Versi ini sudah diterbitkan dan tidak dapat diubah lagi. Buat versi baru darinya.",
            en="This version is released and cannot be changed any more. Make a new one from it.",
        )
    if held.revision != seen:
        raise Refused(
            id="Versi ini baru saja diubah orang lain. Isian Anda masih ada di bawah; periksa "
            "perubahannya, lalu simpan lagi.",
            en="Somebody else has just changed this version. What you typed is still below; look "
            "at what changed, then save again.",
        )
    return held


def _sound(flow: Workflow, stages: tuple[Stage, ...]) -> Workflow:
    """The workflow with these stages; a region guided in full must pass at least one."""
    if not any("full" in each.modes and not each.area_only for each in stages):
        raise Refused(
            id="Daerah yang dibimbing penuh tidak akan melalui satu tahap pun. Sisakan setidaknya "
            "satu tahap bagi mereka yang tidak khusus kawasan.",
            en="Regions that are guided in full would pass through no stage at all. Leave at least "
            "one for them that is not for areas only.",
        )
    return _with(flow, stages=stages)


def _with(flow: Workflow, **values: Any) -> Workflow:
    """Another workflow with these values; made anew, for a copy would keep its stages by code."""
    own = {name: getattr(flow, name) for name in Workflow.model_fields}
    return Workflow.model_validate({**own, **values})


def _require_stage(flow: Workflow, code: str) -> None:
    if code not in flow.stage:
        raise Refused(
            id="Tahap ini sudah tidak ada dalam versi ini.",
            en="This stage is not in this version any more.",
        )


def _is_known(key: str) -> bool:
    try:
        workflow_of(key)
    except KeyError:
        return False
    return True


def _body(flow: Workflow) -> dict[str, Any]:
    return flow.model_dump(mode="json")


def _note(
    what: str,
    row: WorkflowVersion,
    *,
    by: Viewer,
    at: datetime,
    before: object = None,
    after: object = None,
    details: Mapping[str, str] | None = None,
) -> None:
    post = rights.post_for(by, Kind.WORKFLOW, Action.MANAGE, [""])
    records.append(
        what=what,
        # A key looks like an e-mail address, which the record does not keep.
        subject=f"workflow:{row.slug}/{row.version}",
        by=by,
        at=at,
        role=post.role if post else "",
        before=before,
        after=after,
        details=details,
    )
