"""What a gate asks for, in order, and when it opens."""

import pytest

from selaras.core.text import Text
from selaras.core.workflow import Condition, Facts, Output, Stage, Workflow, gate_state


def stage(**more: object) -> Stage:
    words = Text(id="Tahap", en="Stage")
    return Stage.model_validate(
        {"code": "one", "name": words, "purpose": words, "days": 30, "checks": "bimtek-1", **more}
    )


BOOK = Output(code="book-1", name=Text(id="Buku I"), kind="book", book=1)
EXTRA = Output(code="photos", name=Text(id="Foto"), kind="document", required=False)
FULL = stage(produces=(BOOK, EXTRA))


def test_a_gate_asks_for_checks_then_outputs_then_approval() -> None:
    state = gate_state(FULL, Facts(in_the_way=0))
    assert state.conditions == (
        Condition("checks", "bimtek-1", True),
        Condition("output", "book-1", False),
        Condition("approval", "", False),
    )
    assert state.missing == state.conditions[1:]
    assert not state.may_open


def test_it_opens_when_all_is_there_and_not_before() -> None:
    there = frozenset({"book-1"})
    assert gate_state(FULL, Facts(0, there, approved=True)).may_open
    assert not gate_state(FULL, Facts(0, frozenset({"photos"}), approved=True)).may_open
    assert not gate_state(FULL, Facts(0, there, approved=False)).may_open
    assert not gate_state(FULL, Facts(1, there, approved=True)).may_open


def test_without_a_plan_the_checks_are_not_clean() -> None:
    assert not gate_state(FULL, Facts(None, frozenset({"book-1"}), approved=True)).may_open


def test_an_exception_opens_it_and_still_says_what_is_missing() -> None:
    state = gate_state(FULL, Facts(3, excepted=True))
    assert state.may_open
    assert [each.kind for each in state.missing] == ["checks", "output", "approval"]


def test_a_stage_that_asks_for_nothing_is_open() -> None:
    state = gate_state(stage(checks="", approval=False, produces=(EXTRA,)), Facts(None))
    assert state.conditions == ()
    assert state.may_open


@pytest.mark.parametrize(
    ("mode", "has_area", "course"),
    [
        ("full", True, ["one", "forum", "own"]),
        ("full", False, ["one", "own"]),
        ("area", True, ["forum"]),
        ("area", False, []),
        ("own", True, ["one", "own"]),
    ],
)
def test_a_region_passes_through_the_stages_of_its_mode(
    mode: str, has_area: bool, course: list[str]
) -> None:
    forum = stage(code="forum", modes=("full", "area"), area_only=True)
    words = Text(id="Kecil")
    flow = Workflow(
        slug="kecil", version="2030", name=words, stages=(stage(), forum, stage(code="own"))
    )
    assert [each.code for each in flow.course(mode, has_area=has_area)] == course
    assert flow.days == 90
    assert flow.key == "kecil@2030"
