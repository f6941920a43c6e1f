"""Where two values of a plan differ, and that checking there finds what a full check finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.checks import Touched, check, check_again
from selaras.core.plan import Masterplan, apply, moving, removing, setting
from selaras.core.text import Text
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan
from selaras.web.plans.queries.touched import touched_between

PLAN = sample_plan(programmes=12, seed=5)


def test_nothing_differs_from_itself() -> None:
    assert touched_between(PLAN, PLAN.model_copy()) == frozenset()


def test_fields_items_and_places_are_named() -> None:
    first, second = PLAN.programmes[0].key, PLAN.programmes[1].key
    changed = apply(PLAN, setting(PLAN, "programmes", first, {"risk": "Baru", "lead": None}))
    assert touched_between(PLAN, changed) == {
        Touched("programmes", first, "risk"), Touched("programmes", first, "lead"),
    }  # fmt: skip
    moved = apply(PLAN, [moving(PLAN, "programmes", first, 1)])
    assert touched_between(PLAN, moved) == {
        Touched("programmes", first), Touched("programmes", second),
    }  # fmt: skip
    partner = PLAN.partners[0].key
    removed = touched_between(PLAN, apply(PLAN, removing(PLAN, "partners", partner)))
    assert Touched("partners", partner) in removed
    renamed = PLAN.model_copy(update={"title": Text(id="Lain")})
    assert touched_between(PLAN, renamed) == {Touched(field="title")}


def _changed(plan: Masterplan, number: int, what: str) -> Masterplan:
    programme = plan.programmes[number % len(plan.programmes)]
    if what == "move":
        return apply(plan, [moving(plan, "programmes", programme.key, 0)])
    if what == "remove":
        return apply(plan, removing(plan, "programmes", programme.key))
    value = {"stated_total": number, "name": f"Program {number}", "budget": None}[what]
    return apply(plan, setting(plan, "programmes", programme.key, {what: value}))


@given(
    st.lists(
        st.tuples(
            st.integers(0, 50),
            st.sampled_from(["move", "remove", "stated_total", "name", "budget"]),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=15, deadline=None)
def test_checking_where_it_differs_finds_everything(steps: list[tuple[int, str]]) -> None:
    knowledge = load_knowledge()
    after = PLAN
    for number, what in steps:
        after = _changed(after, number, what)
    again = check_again(check(PLAN, knowledge), after, knowledge, touched_between(PLAN, after))
    assert [(each.code, each.path) for each in again] == [
        (each.code, each.path) for each in check(after, knowledge)
    ]
