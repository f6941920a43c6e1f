"""Taking steps back: all of them from the last, or one although the plan went on."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.core.plan import (
    PARTS,
    Edit,
    Impossible,
    Masterplan,
    adding,
    apply,
    copying,
    data_of,
    merging,
    moving,
    removing,
    setting,
)
from selaras.core.plan.undo import undoing
from selaras.reference.sample import sample_plan

PLAN = sample_plan(programmes=6, seed=3)
_CHANGED = tuple(part for part in PARTS if part not in ("narratives", "waivers"))
_TEXTS = ("Ringkas", {"id": "Dua bahasa", "en": "Two languages"}, "Lain lagi")


def step(plan: Masterplan, draw: Any, number: int) -> tuple[Edit, ...]:
    """Some change that somebody may make; nothing where it does not fit the plan."""
    part = draw(st.sampled_from([part for part in _CHANGED if plan.items(part)]))
    items = plan.items(part)
    key = items[draw(st.integers(0, len(items) - 1))].key
    other = items[draw(st.integers(0, len(items) - 1))].key
    kind = draw(st.sampled_from(["set", "set", "set", "copy", "move", "merge", "remove", "own"]))
    try:
        if kind == "set":
            return setting(plan, part, key, fields_for(part, plan, key, draw))
        if kind == "copy":
            return (copying(plan, part, key, f"salinan-{number}"),)
        if kind == "move":
            return (moving(plan, part, key, draw(st.integers(0, len(items)))),)
        if kind == "merge" and key != other:
            return merging(plan, part, key, other)
        if kind == "remove":
            return removing(plan, part, key)
        return setting(plan, "", "", {"title": draw(st.sampled_from(_TEXTS))})
    except Impossible:
        return ()


def fields_for(part: str, plan: Masterplan, key: str, draw: Any) -> dict[str, Any]:
    """New values for some fields of an item: taken from its neighbours, or none."""
    names = [name for name in data_of(plan, part, key) if name != "key"]
    givers = plan.items(part)
    giver = data_of(plan, part, givers[draw(st.integers(0, len(givers) - 1))].key)
    chosen = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
    return {name: giver.get(name) for name in chosen}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_taking_all_steps_back_from_the_last_gives_the_plan_at_the_start(data: Any) -> None:
    plan, done = PLAN, []
    for number in range(data.draw(st.integers(1, 8))):
        edits = step(plan, data.draw, number)
        try:
            plan = apply(plan, edits)
        except Impossible:
            continue
        done.append(edits)
    for edits in reversed(done):
        found = undoing(plan, edits)
        assert not found.disputed
        back = apply(plan, found.edits)
        # What was taken back can be done again.
        assert apply(back, undoing(back, found.edits).edits) == plan
        plan = back
    assert plan == PLAN


def changed(plan: Masterplan, key: str, **fields: Any) -> tuple[Masterplan, tuple[Edit, ...]]:
    edits = setting(plan, "programmes", key, fields)
    return apply(plan, edits), edits


def test_what_somebody_wrote_since_stays_and_the_rest_goes_back() -> None:
    key = PLAN.programmes[0].key
    plan, edits = changed(PLAN, key, risk="Saya", mitigation="Saya juga")
    plan, _ = changed(plan, key, risk="Mereka")
    found = undoing(plan, edits)
    assert [(each.field, each.wanted, each.written, each.now) for each in found.disputed] == [
        ("risk", data_of(PLAN, "programmes", key).get("risk"), "Saya", "Mereka")
    ]
    back = data_of(apply(plan, found.edits), "programmes", key)
    assert back.get("mitigation") == data_of(PLAN, "programmes", key).get("mitigation")
    assert back["risk"] == "Mereka"


def test_rows_of_a_table_that_others_added_survive() -> None:
    key = PLAN.programmes[0].key
    plan, _ = changed(PLAN, key, budget=[{"year": 2027, "fund": "apbd-kabkota", "amount": 1}])
    plan, edits = changed(plan, key, budget=[{"year": 2027, "fund": "apbd-kabkota", "amount": 5}])
    more = {"year": 2028, "fund": "apbd-kabkota", "amount": 7}
    plan, _ = changed(plan, key, budget=[*data_of(plan, "programmes", key)["budget"], more])
    back = apply(plan, undoing(plan, edits).edits)
    assert [line.amount for line in back.programme[key].budget] == [1, 7]


def test_an_added_item_that_was_changed_or_named_since_stays_whole() -> None:
    data = {**data_of(PLAN, "programmes", PLAN.programmes[0].key), "key": "baru"}
    added = (adding(PLAN, "programmes", data),)
    plan = apply(PLAN, added)
    written, _ = changed(plan, "baru", risk="Kemudian")
    found = undoing(written, added)
    assert not found.edits
    assert [(each.field, each.now) for each in found.disputed] == [("risk", "Kemudian")]
    named, _ = changed(plan, PLAN.programmes[1].key, depends_on=["baru"])
    found = undoing(named, added)
    assert not found.edits
    assert [(each.key, each.field) for each in found.disputed] == [
        (PLAN.programmes[1].key, "depends_on")
    ]
    assert apply(plan, undoing(plan, added).edits) == PLAN


def test_a_removed_item_comes_back_with_those_who_named_it() -> None:
    key = PLAN.objectives[0].key
    removed = removing(PLAN, "objectives", key)
    plan = apply(PLAN, removed)
    assert undoing(plan, removed).edits
    assert apply(plan, undoing(plan, removed).edits) == PLAN
    taken = apply(
        plan,
        [adding(plan, "objectives", {**data_of(PLAN, "objectives", key), "statement": "Lain"})],
    )
    found = undoing(taken, removed)
    assert not found.edits
    assert ("objectives", key, "") in [(each.part, each.key, each.field) for each in found.disputed]


def test_a_fact_whose_number_gave_way_to_a_statement_gets_its_number_back() -> None:
    fact = next(each for each in PLAN.facts if each.value is not None and each.statement is None)
    edits = setting(PLAN, "facts", fact.key, {"value": None, "statement": "Sudah ada."})
    plan = apply(PLAN, edits)
    assert apply(plan, undoing(plan, edits).edits) == PLAN
