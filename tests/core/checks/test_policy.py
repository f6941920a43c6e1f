"""What stands in the way of a book or a stage."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from selaras.core.checks import check, in_the_way, judged, part_of, rules, stops
from selaras.core.framework import Gate
from selaras.core.plan import PARTS, Masterplan
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan
from tests.core.checks.change import changed

KNOWLEDGE = load_knowledge()
ON = date(2026, 6, 30)
SAMPLE = sample_plan(programmes=36, seed=1).as_data()
INDICATOR = SAMPLE["indicators"][0]["key"]
NO_BASELINE: dict[str, Any] = {f"indicators[{INDICATOR}]": {"baseline": None, "definition": None}}
"""An error and a piece of advice."""

GATE = Gate("x", Text(id="x", en="x"), None, ("error",), ("", "indicators"))


def in_way(change: dict[str, Any], gate: Gate) -> list[str]:
    plan = Masterplan.model_validate(changed(SAMPLE, change))
    found = judged(check(plan, KNOWLEDGE), plan, ON)
    return [each.finding.code for each in in_the_way(found, gate)]


@pytest.mark.parametrize(
    ("gate", "codes"),
    [
        (GATE, ["IND03"]),
        (replace(GATE, severities=("error", "advice")), ["IND02", "IND03"]),
        (replace(GATE, severities=("warning",)), []),
        (replace(GATE, parts=("", "programmes")), []),
        (replace(GATE, always=("IND02",)), ["IND02", "IND03"]),
        (replace(GATE, always=("IND02",), parts=("facts",)), ["IND02"]),
        (replace(GATE, never=("IND03",)), []),
    ],
)
def test_severity_part_and_named_rules_decide(gate: Gate, codes: list[str]) -> None:
    assert in_way(NO_BASELINE, gate) == codes


def test_a_waived_finding_is_not_in_the_way() -> None:
    waiver = {
        "key": "w",
        "rule": "IND03",
        "part": "indicators",
        "item": INDICATOR,
        "field": "baseline",
        "reason": "Survei belum ada",
        "approver": "Sekretaris Daerah",
        "until": "2026-06-30",
    }
    assert in_way({**NO_BASELINE, "waivers": [waiver]}, GATE) == []
    assert in_way({**NO_BASELINE, "waivers": [{**waiver, "until": "2026-06-29"}]}, GATE) == [
        "IND03"
    ]


def test_a_finding_about_a_whole_part_belongs_to_that_part() -> None:
    assert part_of("", "quick_wins") == "quick_wins"
    assert part_of("", "vision") == ""
    assert part_of("facts", "year") == "facts"
    book = KNOWLEDGE.gate_of_book
    assert in_way({"quick_wins": []}, book[4])[:1] == ["QWN01"]
    assert in_way({"quick_wins": []}, book[1]) == []


def test_a_plan_without_faults_passes_everywhere() -> None:
    for gate in KNOWLEDGE.gates:
        assert in_way({}, gate) == []


def test_an_objective_may_lack_indicators_after_the_second_stage_and_not_after_the_third() -> None:
    objective = SAMPLE["objectives"][0]["key"]
    own = [each["key"] for each in SAMPLE["indicators"] if each["objective"] == objective]
    change = {f"indicators[{key}]": None for key in own}
    assert in_way(change, KNOWLEDGE.gate["bimtek-2"]) == []
    assert in_way(change, KNOWLEDGE.gate["bimtek-3"]) == ["OBJ01"]


def test_the_enacting_regulation_follows_the_last_stage() -> None:
    kept = [each for each in SAMPLE["documents"] if not each.get("enacts_plan")]
    assert in_way({"documents": kept}, KNOWLEDGE.gate["bimtek-4"]) == []
    assert in_way({"documents": kept}, KNOWLEDGE.gate["closing"]) == ["DOC05"]


def test_every_rule_that_the_policy_names_exists() -> None:
    known = {rule.code for rule in rules()}
    assert {code for gate in KNOWLEDGE.gates for code in (*gate.always, *gate.never)} <= known


def test_every_part_with_rules_of_its_own_counts_for_a_book() -> None:
    counted = {part for gate in KNOWLEDGE.gate_of_book.values() for part in gate.parts}
    assert {"", *PARTS} - counted == {"agencies", "partners", "waivers"}


def test_the_gravest_finding_of_a_part_that_does_not_count_does_not_stop() -> None:
    plan = Masterplan.model_validate(changed(SAMPLE, {"quick_wins": []}))
    (finding,) = check(plan, KNOWLEDGE, ["QWN01"])
    assert stops(finding, KNOWLEDGE.gate["closing"])
    assert not stops(finding, KNOWLEDGE.gate["bimtek-3"])
