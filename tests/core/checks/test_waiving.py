"""Which findings a waiver excuses, on which days, and which waivers excuse nothing."""

from datetime import date
from typing import Any

from selaras.core.checks import (
    Finding,
    check,
    expired,
    idle_waivers,
    judged,
    open_findings,
)
from selaras.core.plan import PARTS, Masterplan
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan

SAMPLE = sample_plan(programmes=18, seed=1).as_data()
KEY = SAMPLE["indicators"][0]["key"]
ON = date(2026, 6, 30)


def waiver(key: str = "w", **other: Any) -> dict[str, Any]:
    """A waiver for the baseline that the plan below lacks."""
    place = {"rule": "IND03", "part": "indicators", "item": KEY, "field": "baseline"}
    agreed = {"reason": "Survei belum ada", "approver": "Sekretaris Daerah", "until": "2026-12-31"}
    return {"key": key, **place, **agreed, **other}


def plan_with(*waivers: dict[str, Any]) -> Masterplan:
    """The sample without the first indicator's baseline (IND03) and without vision (VIS01)."""
    first, *others = SAMPLE["indicators"]
    bare = {name: value for name, value in first.items() if name != "baseline"}
    data = {name: value for name, value in SAMPLE.items() if name != "vision"}
    return Masterplan.model_validate({**data, "indicators": [bare, *others], "waivers": waivers})


FINDINGS = check(plan_with(), load_knowledge())


def excused(plan: Masterplan, on: date = ON) -> dict[str, str | None]:
    """Code of each finding, and the key of its waiver."""
    return {
        each.finding.code: each.waiver and each.waiver.key for each in judged(FINDINGS, plan, on)
    }


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_without_waivers_every_finding_is_open() -> None:
    assert codes(FINDINGS) == ["VIS01", "IND03"]
    assert open_findings(judged(FINDINGS, plan_with(), ON)) == FINDINGS


def test_waivers_change_nothing_that_is_found() -> None:
    assert check(plan_with(waiver()), load_knowledge()) == FINDINGS


def test_a_waiver_excuses_the_finding_of_its_rule_at_its_place() -> None:
    plan = plan_with(waiver())
    assert excused(plan) == {"VIS01": None, "IND03": "w"}
    assert codes(open_findings(judged(FINDINGS, plan, ON))) == ["VIS01"]


def test_a_waiver_of_the_whole_plan_names_neither_part_nor_item() -> None:
    whole = waiver(rule="VIS01", part=None, item=None, field="vision")
    assert excused(plan_with(whole)) == {"VIS01": "w", "IND03": None}


def test_another_rule_part_item_or_field_is_not_excused() -> None:
    for other in (
        {"rule": "IND02"},
        {"part": "facts"},
        {"item": SAMPLE["indicators"][1]["key"]},
        {"field": "targets"},
        {"field": None},
    ):
        plan = plan_with(waiver(**other))
        assert excused(plan) == {"VIS01": None, "IND03": None}, other
        assert [each.key for each in idle_waivers(FINDINGS, plan)] == ["w"]


def test_a_waiver_counts_from_its_first_to_its_last_day() -> None:
    plan = plan_with(waiver(since="2026-02-01", until="2026-03-31"))
    days = {
        date(2026, 1, 31): None,
        date(2026, 2, 1): "w",
        date(2026, 3, 31): "w",
        date(2026, 4, 1): None,
    }
    assert {day: excused(plan, day)["IND03"] for day in days} == days


def test_of_several_in_force_the_first_counts() -> None:
    plan = plan_with(waiver("old", until="2026-01-31"), waiver("a"), waiver("b"))
    assert excused(plan)["IND03"] == "a"
    assert excused(plan, date(2026, 1, 31))["IND03"] == "old"


def test_a_waiver_is_expired_from_the_day_after_its_last() -> None:
    plan = plan_with(waiver(), waiver("early", until="2026-06-29"))
    assert [each.key for each in expired(plan, ON)] == ["early"]
    assert [each.key for each in expired(plan, date(2026, 6, 29))] == []


def test_a_waiver_is_idle_when_what_it_excuses_is_not_found_whatever_the_day() -> None:
    plan = plan_with(waiver(until="2020-01-01"), waiver("gone", item="tidak-ada", rule="ZZZ99"))
    assert [each.key for each in idle_waivers(FINDINGS, plan)] == ["gone"]


def without_quick_wins_but(*dimensions: str, waivers: tuple[dict[str, Any], ...]) -> Masterplan:
    """The sample with quick wins of these dimensions only."""
    plan = sample_plan(programmes=18, seed=1)
    wins = tuple(each for each in plan.quick_wins if each.dimension in dimensions)
    data = {**plan.model_copy(update={"quick_wins": wins}).as_data(), "waivers": waivers}
    return Masterplan.model_validate(data)


def test_another_finding_of_the_rule_at_the_same_place_is_not_excused() -> None:
    about = {"rule": "DIM08", "part": None, "item": None, "field": "quick_wins"}

    def still_open(*kept: str, **place: Any) -> set[str]:
        waivers = (waiver(**about, **place),)
        plan = without_quick_wins_but(*kept, waivers=waivers)
        found = check(plan, load_knowledge(), ["DIM08"])
        assert len(found) == 6 - len(kept)
        assert bool(idle_waivers(found, plan)) == (place.get("about") in kept)
        return {each.about for each in open_findings(judged(found, plan, ON))}

    four = ("governance", "economy", "living", "society")
    assert still_open(*four, about="branding") == {"environment"}
    assert still_open(*four[:3], about="branding") == {"environment", "society"}
    assert still_open(*four, "branding", about="branding") == {"environment"}
    # Without saying which, all of the rule at that place.
    assert still_open(*four) == set()


def test_of_two_waivers_for_a_finding_the_first_counts() -> None:
    place = {"rule": "DIM08", "part": None, "item": None, "field": "quick_wins"}
    one, all_of_them = waiver("one", about="branding", **place), waiver("all", **place)
    for waivers, first in (((one, all_of_them), "one"), ((all_of_them, one), "all")):
        plan = without_quick_wins_but("governance", waivers=waivers)
        found = judged(check(plan, load_knowledge(), ["DIM08"]), plan, ON)
        by = {each.finding.about: each.waiver and each.waiver.key for each in found}
        assert by["branding"] == first
        assert by["economy"] == "all"


def test_findings_of_one_rule_at_one_place_say_what_they_are_about() -> None:
    plan = sample_plan(programmes=3, seed=1)
    empty = plan.model_copy(update=dict.fromkeys(PARTS, ()))
    few = plan.model_copy(update={"quick_wins": plan.quick_wins[:1], "ceilings": ()})
    several = set()
    for each in (plan, empty, few):
        found = check(each, load_knowledge())
        places = [(one.code, one.part, one.key, one.field) for one in found]
        abouts = [(*place, one.about) for place, one in zip(places, found, strict=True)]
        assert len(set(abouts)) == len(abouts)
        several |= {place[0] for place in places if places.count(place) > 1}
    assert {"ACT02", "DIM04", "DIM08", "FAC06", "GAP01", "SWO02", "SWO03"} <= several
