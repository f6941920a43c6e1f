"""Removing, merging and copying items with all that names them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.core.plan import (
    PARTS,
    Edit,
    Impossible,
    Masterplan,
    apply,
    copying,
    data_of,
    decode,
    encode,
    inverse,
    mentions,
    merging,
    moving,
    removing,
    setting,
)
from selaras.reference.sample import sample_plan

PLAN = sample_plan(programmes=18, seed=1)
FIRST, SECOND = (programme.key for programme in PLAN.programmes[:2])

numbers = st.integers(0, 1000)
commands = st.lists(
    st.tuples(
        st.sampled_from(["remove", "merge", "copy", "move"]), st.sampled_from(PARTS), numbers,
        numbers,
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(commands)
def test_any_sequence_leaves_a_sound_plan_and_can_be_taken_back(
    commands: list[tuple[str, str, int, int]],
) -> None:
    plan = PLAN
    done: list[Edit] = []
    for number, (what, part, one, other) in enumerate(commands):
        keys = [item.key for item in plan.items(part)]
        if keys:
            edits = edited(plan, what, part, keys[one % len(keys)], keys[other % len(keys)], number)
            plan = apply(plan, edits)
            done += edits
    assert decode(encode(plan, "json"), "json", PLAN.regions) == plan
    assert apply(plan, inverse(done)).fingerprint == PLAN.fingerprint


def edited(
    plan: Masterplan, what: str, part: str, key: str, other: str, number: int
) -> tuple[Edit, ...]:
    if what == "remove":
        return removing(plan, part, key)
    if what == "merge":
        return merging(plan, part, key, other) if key != other else ()
    if what == "copy":
        return (copying(plan, part, key, f"copy-{number}"),)
    return (moving(plan, part, key, number),)


def test_nothing_names_an_item_that_was_removed() -> None:
    lead = PLAN.programmes[0].lead
    assert lead
    named = mentions(PLAN, "agencies", lead)
    assert ("programmes", FIRST, "lead", False) in {
        (each.part, each.key, each.field, each.required) for each in named
    }
    after = apply(PLAN, removing(PLAN, "agencies", lead))
    assert lead not in after.agency
    assert mentions(after, "agencies", lead) == ()
    assert len(after.programmes) == len(PLAN.programmes)
    assert after.programme[FIRST].lead is None


def test_indicators_go_with_their_objective() -> None:
    objective = PLAN.objectives[0].key
    gone = {each.key for each in PLAN.indicators_of[objective]}
    assert gone
    after = apply(PLAN, removing(PLAN, "objectives", objective))
    assert {each.key for each in PLAN.indicators} - {each.key for each in after.indicators} == gone


def test_of_two_programmes_one_takes_what_it_lacks() -> None:
    plan = PLAN
    for key, fields in (
        (FIRST, {"risk": None, "mitigation": "Cadangan", "supporting": ["dinkes"]}),
        (SECOND, {"risk": "Putus", "mitigation": "Lain", "supporting": ["dinkes", "diskominfo"]}),
        (PLAN.programmes[2].key, {"depends_on": [FIRST, SECOND]}),
    ):
        plan = apply(plan, setting(plan, "programmes", key, fields))
    after = apply(plan, merging(plan, "programmes", FIRST, SECOND))
    kept = after.programme[FIRST]
    assert (str(kept.risk), str(kept.mitigation)) == ("Putus", "Cadangan")
    assert kept.supporting == ("dinkes", "diskominfo")
    assert SECOND not in after.programme
    assert after.programme[PLAN.programmes[2].key].depends_on == (FIRST,)
    assert mentions(after, "programmes", SECOND) == ()
    assert kept.cost == plan.programme[FIRST].cost + plan.programme[SECOND].cost


def test_a_copy_stands_after_its_original_and_may_differ() -> None:
    edit = copying(PLAN, "programmes", FIRST, "salinan", name="Salinan")
    after = apply(PLAN, [edit])
    assert [each.key for each in after.programmes[:2]] == [FIRST, "salinan"]
    assert {**data_of(PLAN, "programmes", FIRST), "key": "salinan", "name": "Salinan"} == data_of(
        after, "programmes", "salinan"
    )
    with pytest.raises(Impossible):
        copying(after, "programmes", FIRST, "salinan")


def test_what_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        removing(PLAN, "programmes", "tidak-ada")
    with pytest.raises(KeyError):
        merging(PLAN, "programmes", FIRST, "tidak-ada")
    with pytest.raises(KeyError):
        copying(PLAN, "programmes", "tidak-ada", "salinan")
