"""What a version has otherwise than the one it was made from, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.workflow import Stage, Workflow
from selaras.web.ui.templatetags.selaras import said
from selaras.web.workflows.words import FIELDS, told


@dataclass(frozen=True, slots=True)
class Changed:
    """One fact before and now."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class StageDifference:
    """A stage that was added, removed or changed; `code` is in the base where `restorable`."""

    code: str
    name: str
    manner: Promise
    changes: tuple[Changed, ...]
    restorable: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """`head` is what is said of the whole, `order` names of stages where their order is another."""

    head: tuple[Changed, ...]
    order: tuple[tuple[str, ...], tuple[str, ...]] | None
    stages: tuple[StageDifference, ...]

    @property
    def many(self) -> int:
        """How many things differ, a stage counting once."""
        return len(self.head) + len(self.stages) + (self.order is not None)


def difference(base: Workflow, now: Workflow) -> Difference:
    """Stages in the order of the version now, those that were removed at the end."""
    found = [_of_stage(base, stage) for stage in now.stages]
    found += [_removed(stage) for stage in base.stages if stage.code not in now.stage]
    return Difference(
        head=_of_head(base, now),
        order=_order(base, now),
        stages=tuple(each for each in found if each is not None),
    )


def _of_head(base: Workflow, now: Workflow) -> tuple[Changed, ...]:
    """Source and note; every version has a name of its own, and none takes over a source."""
    labels = {"source": _("Dasar"), "note": _("Catatan")}
    found = (
        Changed(str(label), _words(base, field), _words(now, field))
        for field, label in labels.items()
        if getattr(base, field) != getattr(now, field) and (getattr(now, field) or field == "note")
    )
    return tuple(found)


def _words(flow: Workflow, field: str) -> str:
    value = getattr(flow, field)
    return value if isinstance(value, str) else said(value)


def _order(base: Workflow, now: Workflow) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Names of the stages that both have, where they stand in another order."""
    before = [each.code for each in base.stages if each.code in now.stage]
    after = [each.code for each in now.stages if each.code in base.stage]
    if before == after:
        return None
    return tuple(said(base.stage[code].name) for code in before), tuple(
        said(now.stage[code].name) for code in after
    )


def _of_stage(base: Workflow, stage: Stage) -> StageDifference | None:
    old = base.stage.get(stage.code)
    name = said(stage.name)
    if old is None:
        return StageDifference(stage.code, name, _("ditambahkan"), _facts(None, stage), False, True)
    if old == stage:
        return None
    return StageDifference(stage.code, name, _("diubah"), _facts(old, stage), True, True)


def _removed(stage: Stage) -> StageDifference:
    return StageDifference(stage.code, said(stage.name), _("dihapus"), (), True, False)


def _facts(old: Stage | None, new: Stage) -> tuple[Changed, ...]:
    before = told(old) if old else {}
    now = told(new)
    changes = [
        Changed(str(label), before.get(field, ""), now[field])
        for field, label in FIELDS.items()
        if before.get(field, "") != now[field]
    ]
    # What differs in the other language only would else be a change without a word.
    if old and not changes:
        other = {field for field in ("name", "purpose", "help", "produces")
                 if getattr(old, field) != getattr(new, field)}  # fmt: skip
        changes = [
            Changed(str(FIELDS[field]), _both(old, field), _both(new, field)) for field in other
        ]
    return tuple(changes)


def _both(stage: Stage, field: str) -> str:
    """What the other language says of it too."""
    value = getattr(stage, field)
    texts = [each.name for each in value] if field == "produces" else [value]
    return "\n".join(f"{text.id} / {text.en or '–'}" for text in texts if text is not None)
