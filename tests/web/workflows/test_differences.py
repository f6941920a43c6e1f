"""What a version has otherwise than its base, as the page tells it."""

from typing import Any

from selaras.core.text import Text
from selaras.core.workflow import Stage, Workflow
from selaras.reference.workflows import workflow
from selaras.web.workflows.differences import Changed, difference

BASE = workflow("bimtek@2017")
FIRST, SECOND, THIRD, *_ = BASE.stages


def version(*stages: Stage, **head: Any) -> Workflow:
    told = {"slug": "bimtek", "version": "2030", "name": Text(id="Lain"), "note": BASE.note}
    return Workflow.model_validate({**told, **head, "stages": stages or BASE.stages})


def test_a_copy_with_a_name_of_its_own_does_not_differ() -> None:
    assert difference(BASE, version()).many == 0


def test_the_note_and_the_source_are_told() -> None:
    found = difference(BASE, version(source="Surat 7", note=None))
    assert [(each.label, each.now) for each in found.head] == [
        ("Dasar", "Surat 7"),
        ("Catatan", ""),
    ]
    assert found.many == 2


def test_only_what_changed_of_a_stage_is_told() -> None:
    longer = FIRST.model_copy(update={"days": 45, "checks": "", "approval": False})
    (stage,) = difference(BASE, version(longer, *BASE.stages[1:])).stages
    assert (stage.code, str(stage.manner), stage.restorable) == ("bimtek-1", "diubah", True)
    assert stage.changes == (
        Changed("Lama tahap", "30 hari", "45 hari"),
        Changed("Pemeriksaan", "Bimtek I", "temuan tidak diperiksa"),
        Changed("Persetujuan", "pembimbing harus menyetujui", "tanpa persetujuan pembimbing"),
    )


def test_a_change_in_the_other_language_is_told_as_well() -> None:
    renamed = FIRST.model_copy(update={"name": Text(id="Bimtek I", en="First Bimtek")})
    (stage,) = difference(BASE, version(renamed, *BASE.stages[1:])).stages
    assert stage.changes == (Changed("Nama", "Bimtek I / Bimtek I", "Bimtek I / First Bimtek"),)


def test_stages_that_came_went_and_moved() -> None:
    new = SECOND.model_copy(update={"code": "new", "name": Text(id="Baru")})
    found = difference(BASE, version(THIRD, new, SECOND, *BASE.stages[3:]))
    assert [(each.code, str(each.manner), each.stands) for each in found.stages] == [
        ("new", "ditambahkan", True),
        ("bimtek-1", "dihapus", False),
    ]
    assert found.order is not None
    before, now = found.order
    assert before[:2] == ("Bimtek II", "Bimtek III")
    assert now[:2] == ("Bimtek III", "Bimtek II")
    assert found.many == 3
