"""Versions of the workflow: open once released, the ministry's own before."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from selaras.web.workflows.models import WorkflowVersion
from tests.web.rights.asked import ALL, Arguments, Asked, Body, Scene, filled, page
from tests.web.rights.guided import WORKFLOW

_SHIPPED = tuple(WORKFLOW.split("@"))
_STAGE = "bimtek-2"
_READ = ("workflow", "file", "differences")


def _draft(*more: str) -> Arguments:
    def arguments(scene: Scene) -> tuple[str, ...]:
        row = scene.world.guidance.draft
        return row.slug, row.version, *more

    return arguments


def _seen(scene: Scene) -> dict[str, Any]:
    return {"seen": scene.world.guidance.draft.revision}


def _released(scene: Scene) -> None:
    WorkflowVersion.objects.update(released_at=timezone.now())


def _none_in_work(scene: Scene) -> None:
    WorkflowVersion.objects.all().delete()


def _new(scene: Scene) -> dict[str, Any]:
    return {"base": WORKFLOW, "version": "2098", "name_id": "Versi lain"}


def _sent(name: str, data: Body, *more: str) -> Asked:
    """A step on the version in work, as its page sends it."""
    return Asked(f"workflows:{name}", "POST", "draft", _draft(*more), data=data, of=ALL)


def workflows() -> Iterator[Asked]:
    """The list, versions in each state, and what is done to the one in work."""
    yield page("workflows:workflows")
    for name in _READ:
        yield Asked(f"workflows:{name}", about="shipped", args=lambda scene: _SHIPPED, of=ALL)
        yield Asked(f"workflows:{name}", about="draft", args=_draft(), of=ALL)
        yield Asked(f"workflows:{name}", about="released", args=_draft(), of=ALL, ready=_released)
    yield page("workflows:new")
    yield Asked("workflows:new", "POST", data=_new, of=ALL, ready=_none_in_work)
    for name in ("change", "add_stage", "release", "discard"):
        yield Asked(f"workflows:{name}", about="draft", args=_draft(), of=ALL)
    for name in ("stage", "remove_stage"):
        yield Asked(f"workflows:{name}", about="draft", args=_draft(_STAGE), of=ALL)
    yield _sent("change", filled("workflows:change", _draft(), source="Surat nomor 7"))
    yield _sent(
        "add_stage",
        filled("workflows:add_stage", _draft(), name_id="Uji coba", purpose_id="Mencoba"),
    )
    yield _sent("stage", filled("workflows:stage", _draft(_STAGE), days="77"), _STAGE)
    yield _sent("move_stage", lambda scene: {**_seen(scene), "to": "earlier"}, _STAGE)
    yield _sent("remove_stage", _seen, _STAGE)

    def changed(scene: Scene) -> None:
        row = WorkflowVersion.objects.get()
        row.body["stages"][1]["days"] = 77
        row.save()

    yield Asked(
        "workflows:restore_stage",
        "POST",
        "draft",
        _draft(_STAGE),
        data=_seen,
        of=ALL,
        ready=changed,
    )
    for name in ("release", "discard"):
        yield _sent(name, _seen)
    yield Asked(
        "workflows:stage",
        "POST",
        "released",
        _draft(_STAGE),
        data=lambda scene: {"seen": 0},
        of=ALL,
        ready=_released,
    )
