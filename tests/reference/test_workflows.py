"""The workflows there are, against what regions reported of the four Bimtek."""

from datetime import date

import pytest

from selaras.core.workflow import Stage
from selaras.reference import load_knowledge
from selaras.reference.workflow_reading import ROLES
from selaras.reference.workflows import keys, workflow, workflows

BIMTEK = ["bimtek-1", "bimtek-2", "bimtek-3", "bimtek-4"]


def books(stage: Stage) -> list[int | None]:
    return [each.book for each in stage.produces if each.kind == "book" and each.required]


def test_there_are_two_versions() -> None:
    assert keys() == ("bimtek@2017", "bimtek@2021")
    assert tuple(each.key for each in workflows()) == keys()
    assert workflow("bimtek@2021") is workflow("bimtek@2021")


@pytest.mark.parametrize("key", ["bimtek@2020", "bimtek", "", "../fields@", "bimtek@2021.yaml"])
def test_there_is_no_other(key: str) -> None:
    with pytest.raises(KeyError):
        workflow(key)


@pytest.mark.parametrize("key", keys())
def test_four_bimtek_produce_the_books(key: str) -> None:
    flow = workflow(key)
    assert [stage.code for stage in flow.stages[:4]] == BIMTEK
    assert flow.stages[-1].code == "closing"
    assert [books(flow.stage[code]) for code in BIMTEK] == [[1], [2], [2], [1, 2, 3, 4]]
    outputs = {each.code for each in flow.stage["bimtek-4"].produces}
    assert "commitment" in outputs
    assert all(flow.stage[code].session_days == 2 for code in BIMTEK)


@pytest.mark.parametrize("key", keys())
def test_each_stage_has_the_gate_of_its_name(key: str) -> None:
    gates = {gate.code for gate in load_knowledge().gates}
    for stage in workflow(key).stages:
        assert stage.checks == ("" if stage.code == "area-forum" else stage.code)
        assert stage.checks in gates | {""}


def test_the_area_forum_is_for_areas_and_for_2021_only() -> None:
    assert "area-forum" not in workflow("bimtek@2017").stage
    flow = workflow("bimtek@2021")
    assert [each.code for each in flow.course("full", has_area=False)] == [*BIMTEK, "closing"]
    assert [each.code for each in flow.course("area", has_area=True)] == ["area-forum"]
    assert {each.code for each in flow.stage["area-forum"].produces} >= {"charter", "area-book"}


def test_default_days_come_from_the_calendar() -> None:
    days = {stage.code: stage.days for stage in workflow("bimtek@2021").stages}
    assert days["bimtek-1"] == (date(2021, 6, 30) - date(2021, 5, 20)).days
    assert days["bimtek-2"] == (date(2021, 7, 31) - date(2021, 6, 30)).days
    assert days["closing"] == (date(2021, 12, 14) - date(2021, 12, 2)).days
    assert workflow("bimtek@2017").days == (date(2017, 11, 10) - date(2017, 5, 23)).days


@pytest.mark.parametrize("key", keys())
def test_all_is_said_in_both_languages_and_where_it_is_from(key: str) -> None:
    flow = workflow(key)
    assert flow.source
    assert flow.confidence
    assert flow.note is not None
    said = [flow.name, flow.note]
    for stage in flow.stages:
        assert stage.help is not None
        said += [stage.name, stage.purpose, stage.help, *(each.name for each in stage.produces)]
        assert set(stage.takes_part) <= set(ROLES)
    assert [text.id for text in said if not text.en] == []
