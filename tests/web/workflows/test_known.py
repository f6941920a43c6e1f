"""What cohorts can begin with, and that the reader knows the roles of the site."""

import pytest

from selaras.core.workflow import Workflow
from selaras.reference.workflow_reading import ROLES
from selaras.reference.workflows import workflow
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.workflows.known import released, workflow_of
from selaras.web.workflows.words import gate_names, told
from tests.web.workflows.making import make_version, release


def test_roles_of_a_workflow_are_roles_of_the_site() -> None:
    assert {*ROLES} == {*Role} - {Role.ASSESSOR, Role.CITIZEN, Role.SUPPORT}


@pytest.mark.one_database
def test_a_version_in_work_is_not_known(cast: Cast) -> None:
    officer = cast["", Role.MINISTRY_OFFICER]
    row = make_version(officer)
    assert [each.key for each in released()] == ["bimtek@2021", "bimtek@2017"]
    with pytest.raises(KeyError):
        workflow_of(row.key)
    release(row, officer)
    assert [each.key for each in released()] == ["bimtek@2027", "bimtek@2021", "bimtek@2017"]
    assert workflow_of("bimtek@2027") == Workflow.model_validate(row.body)
    assert workflow_of("bimtek@2021") is workflow("bimtek@2021")


@pytest.mark.parametrize("key", ["", "bimtek", "bimtek@2099", "@2021", "bimtek@2021@1"])
@pytest.mark.one_database
def test_there_is_no_other(db: None, key: str) -> None:
    with pytest.raises(KeyError):
        workflow_of(key)


def test_every_stage_can_be_told_in_words() -> None:
    assert "closing" in gate_names()
    first, forum = (workflow("bimtek@2021").stage[code] for code in ("bimtek-1", "area-forum"))
    assert told(first)["produces"].split("\n")[0] == "Draf Buku I (Buku rencana 1, wajib)"
    assert told(first)["takes_part"].split("\n")[0] == "Kepala daerah"
    assert told(first)["checks"] == "Bimtek I"
    assert told(forum)["checks"] == "temuan tidak diperiksa"
    assert told(forum)["modes"].split("\n")[-1] == "hanya daerah dalam suatu kawasan"
