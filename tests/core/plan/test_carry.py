"""A new plan out of the last period's: sound, inside its period, naming nothing that is gone."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.plan import Masterplan, Span, decode, encode
from selaras.core.plan.carry import CARRIED, carried
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.example import load_example

KNOWLEDGE = load_knowledge()
OLD = load_example(KNOWLEDGE)
NEW = Span(start=2029, end=2033)


def carry(*parts: str) -> Masterplan:
    return carried(OLD, key="baru", title=Text(id="Baru"), period=NEW, parts=parts)


def test_budgets_and_targets_outside_the_new_period_fall_away() -> None:
    plan = carry(*CARRIED)
    lines = chain.from_iterable(
        each.budget for each in (*plan.programmes, *plan.actions, *plan.quick_wins)
    )
    targets = chain.from_iterable(each.targets for each in plan.indicators)
    years = [each.year for each in (*lines, *targets, *plan.ceilings)]
    assert years
    assert all(year in NEW for year in years)
    assert all(each.years is None or NEW.covers(each.years) for each in plan.programmes)
    assert len(plan.programmes) == len(OLD.programmes)
    kept = {line for each in plan.programmes for line in each.budget}
    wanted = {line for each in OLD.programmes for line in each.budget if line.year in NEW}
    assert kept == wanted


def test_facts_keep_their_year_or_say_where_they_come_from() -> None:
    plan = carry("facts")
    assert len(plan.facts) == len(OLD.facts)
    for old, new in zip(OLD.facts, plan.facts, strict=True):
        assert new.year == old.year
        assert new.year is not None or new.note is not None


def test_nothing_of_the_old_plan_as_such_comes_along() -> None:
    plan = carry(*CARRIED)
    assert (plan.as_of, plan.review, plan.commitment, plan.waivers) == (None, None, None, ())
    assert plan.vision == OLD.vision
    assert carry("documents", "agencies").vision is None
    assert not any(each.enacts_plan for each in plan.documents)


def test_indicators_go_where_their_objective_does_not_come() -> None:
    assert carry("indicators").indicators == ()
    assert len(carry("objectives", "indicators").indicators) == len(OLD.indicators)


@pytest.mark.parametrize("part", CARRIED)
def test_each_part_alone_is_a_plan_that_can_be_read(part: str) -> None:
    plan = carry(part)
    assert decode(encode(plan, "json"), "json", KNOWLEDGE.region) == plan


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(CARRIED)))
def test_any_choice_of_parts_is_a_plan_that_can_be_read(parts: set[str]) -> None:
    plan = carry(*parts)
    assert decode(encode(plan, "json"), "json", KNOWLEDGE.region) == plan
    assert all(not plan.items(part) for part in CARRIED if part not in parts)
