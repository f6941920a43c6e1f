"""What changed between two plans."""

from hypothesis import given

from selaras.core.plan import PARTS, Masterplan, difference
from selaras.reference.sample import sample_plan
from tests.core.plan.plans import plans
from tests.core.plan.test_codec import any_plan

PLAN = sample_plan(programmes=18, seed=1)
FIRST = PLAN.programmes[0]


def replaced(**fields: object) -> Masterplan:
    programme = FIRST.model_copy(update=fields)
    return PLAN.model_copy(update={"programmes": (programme, *PLAN.programmes[1:])})


def test_equal_plans_do_not_differ() -> None:
    assert difference(PLAN, sample_plan(programmes=18, seed=1)) == ()


def test_a_changed_field_is_named() -> None:
    (change,) = difference(PLAN, replaced(lead="dinkes"))
    assert (change.kind, change.path, change.before, change.after) == (
        "changed",
        "programmes[governance-public-service-1].lead",
        "diskominfo",
        "dinkes",
    )


def test_added_and_removed_items_are_whole() -> None:
    without = PLAN.model_copy(update={"programmes": PLAN.programmes[1:]})
    (removed,) = difference(PLAN, without)
    (added,) = difference(without, PLAN)
    assert (removed.kind, removed.after, removed.field) == ("removed", None, "")
    assert (added.kind, added.before) == ("added", None)
    assert removed.before == added.after
    assert removed.before["name"]["en"] == FIRST.name.en


def test_only_the_item_that_moved_is_told() -> None:
    moved = PLAN.model_copy(update={"programmes": (*PLAN.programmes[1:], FIRST)})
    (change,) = difference(PLAN, moved)
    assert (change.kind, change.key, change.before, change.after) == ("moved", FIRST.key, 1, 18)


def test_fields_of_the_plan_itself() -> None:
    (change,) = difference(PLAN, PLAN.model_copy(update={"review": 2029}))
    assert (change.path, change.before, change.after) == ("review", 2030, 2029)


@any_plan
@given(plans(), plans())
def test_every_part_that_differs_is_told(one: Masterplan, other: Masterplan) -> None:
    changes = difference(one, other)
    assert {change.part for change in changes if change.part} == {
        part for part in PARTS if one.items(part) != other.items(part)
    }
    assert bool(changes) == (one != other)
