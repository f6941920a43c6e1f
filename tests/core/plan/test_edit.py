"""Changes as values: applied, turned round, worked out from two plans, refused with reasons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.plan import (
    OWN,
    PARTS,
    Agency,
    Edit,
    Impossible,
    Masterplan,
    Span,
    adding,
    apply,
    between,
    data_of,
    inverse,
    moving,
    place_of,
    setting,
)
from selaras.core.text import Text
from selaras.reference.sample import sample_plan
from tests.core.plan.plans import plans
from tests.core.plan.test_codec import any_plan

PLAN = sample_plan(programmes=18, seed=1)
FIRST, SECOND = (programme.key for programme in PLAN.programmes[:2])
BARE = Masterplan(
    key="contoh", title=Text(id="Rencana"), regions=("73.22",), period=Span(start=2023, end=2032)
)
FACT = {"key": "ipm", "element": "structure", "sub_element": "people", "name": "IPM"}


@settings(any_plan, max_examples=20)
@given(plans(), plans())
def test_the_edits_between_two_plans_lead_there_and_back(
    one: Masterplan, other: Masterplan
) -> None:
    """To the last zero of every number: the fingerprints are the same too."""
    edits = between(one, other)
    there = apply(one, edits)
    assert there == other
    assert there.fingerprint == other.fingerprint
    assert apply(there, inverse(edits)).fingerprint == one.fingerprint
    assert bool(edits) == (one.fingerprint != other.fingerprint)


names = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(names, names)
def test_items_come_go_and_change_places(old: list[str], new: list[str]) -> None:
    one, other = agencies(old), agencies(new)
    edits = between(one, other)
    assert apply(one, edits) == other
    assert apply(other, inverse(edits)) == one
    assert all(edit.kind in ("add", "remove", "move") for edit in edits)


@given(names)
def test_one_item_that_moved_is_one_edit(old: list[str]) -> None:
    for key in old:
        for place in range(len(old)):
            one = agencies(old)
            other = apply(one, [moving(one, "agencies", key, place)])
            assert len(between(one, other)) == (place_of(one, "agencies", key) != place)


def agencies(keys: list[str]) -> Masterplan:
    found = tuple(Agency(key=key, name=Text(id=f"Dinas {key}")) for key in keys)
    return BARE.model_copy(update={"agencies": found})


def test_a_field_is_set_and_only_what_differs_is_an_edit() -> None:
    held = data_of(PLAN, "programmes", FIRST)
    fields = {"risk": "Jaringan putus", "name": held["name"], "mitigation": None}
    edits = setting(PLAN, "programmes", FIRST, fields)
    assert edits[0] == Edit("set", "programmes", FIRST, "risk", held.get("risk"), "Jaringan putus")
    assert {edit.field for edit in edits} <= {"risk", "mitigation"}
    after = apply(PLAN, edits)
    assert str(after.programme[FIRST].risk) == "Jaringan putus"
    assert after.programme[FIRST].mitigation is None
    assert after.programmes[1:] == PLAN.programmes[1:]


def test_values_are_noted_as_the_plan_holds_them() -> None:
    """White space around goes, a default is none, and one more zero is another number."""
    assert setting(BARE, OWN, "", {"title": "  Judul "})[0].after == "Judul"
    plan = apply(BARE, [adding(BARE, "facts", {**FACT, "value": "66.9"})])
    (edit,) = setting(plan, "facts", "ipm", {"value": "66.90", "origin": {}})
    assert (edit.before, edit.after) == ("66.9", "66.90")


def test_what_is_unsound_only_half_way_is_sound() -> None:
    """A fact says a number or words: one gives way to the other in either order."""
    one = apply(BARE, [adding(BARE, "facts", {**FACT, "value": "66.9"})])
    other = apply(BARE, [adding(BARE, "facts", {**FACT, "statement": "Naik"})])
    for before, after in ((one, other), (other, one)):
        edits = between(before, after)
        assert len(edits) == 2
        assert apply(before, edits) == after
        assert apply(before, edits[::-1]) == after


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"lead": "tidak-ada"}, [("unknown-reference", "programmes.{key}.lead")]),
        ({"name": None}, [("missing", "programmes.{key}.name")]),
        ({"nama": "x"}, [("extra_forbidden", "programmes.{key}.nama")]),
        ({"key": "lain"}, [("extra_forbidden", "programmes.{key}.key")]),
        (
            {"ict": "ya", "budget": [{"year": 2024, "fund": "apbd", "amount": -1}]},
            [
                ("wrong-type", "programmes.{key}.ict"),
                ("too-small", "programmes.{key}.budget.0.amount"),
            ],
        ),
        ({"risk": "x" * 1_000_000}, [("too-long", "programmes.{key}.risk.id")]),
    ],
)
def test_what_does_not_fit_is_refused_with_every_problem(
    fields: dict[str, object], told: list[tuple[str, str]]
) -> None:
    with pytest.raises(Impossible) as refused:
        setting(PLAN, "programmes", FIRST, fields)
    expected = {code: path.format(key=FIRST) for code, path in told}
    assert {each.code for each in refused.value.problems} == set(expected)
    for each in refused.value.problems:
        assert each.message.en
        assert each.path
    edits = [Edit("set", "programmes", FIRST, name, None, value) for name, value in fields.items()]
    with pytest.raises(Impossible):
        apply(PLAN, edits)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (Edit("add", "agencies", "a", after={"key": "a", "name": "B"}), "doubled-item"),
        (Edit("remove", "agencies", "z"), "gone-item"),
        (Edit("set", "agencies", "z", "name", None, "Z"), "gone-item"),
        (Edit("move", "agencies", "z", before=0, after=1), "gone-item"),
    ],
)
def test_edits_that_come_too_late_are_refused(edit: Edit, code: str) -> None:
    with pytest.raises(Impossible) as refused:
        apply(agencies(["a", "b"]), [edit])
    assert [each.code for each in refused.value.problems] == [code]


def test_an_item_that_others_name_cannot_be_taken_away_alone() -> None:
    lead = PLAN.programmes[0].lead
    assert lead
    edit = Edit(
        "remove", "agencies", lead, before=data_of(PLAN, "agencies", lead),
        place=place_of(PLAN, "agencies", lead),
    )  # fmt: skip
    with pytest.raises(Impossible) as refused:
        apply(PLAN, [edit])
    assert refused.value.problems[0].code == "unknown-reference"


def test_a_goal_that_objectives_serve_cannot_be_taken_away_alone() -> None:
    document, goal = next(
        (link.document, link.goal) for each in PLAN.objectives for link in each.links
    )
    goals = [each for each in data_of(PLAN, "documents", document)["goals"] if each["key"] != goal]
    with pytest.raises(Impossible) as refused:
        apply(PLAN, setting(PLAN, "documents", document, {"goals": goals}))
    assert {each.code for each in refused.value.problems} == {"unknown-reference"}


@pytest.mark.parametrize(("asked", "place"), [(None, 2), (0, 0), (1, 1), (99, 2), (-5, 0)])
def test_an_item_is_added_where_there_is_room(asked: int | None, place: int) -> None:
    plan = agencies(["a", "b"])
    edit = adding(plan, "agencies", {"key": "c", "name": "C"}, asked)
    assert edit.place == place
    assert place_of(apply(plan, [edit]), "agencies", "c") == place


def test_what_is_not_there_is_a_key_error() -> None:
    for act in (data_of, place_of):
        with pytest.raises(KeyError):
            act(PLAN, "programmes", "tidak-ada")
    with pytest.raises(KeyError):
        setting(PLAN, "programmes", "tidak-ada", {})
    with pytest.raises(KeyError):
        moving(PLAN, "programmes", "tidak-ada", 0)


def test_nothing_that_was_not_touched_is_made_again() -> None:
    after = apply(PLAN, setting(PLAN, "programmes", SECOND, {"risk": "Jaringan putus"}))
    assert all(after.items(part) is PLAN.items(part) for part in PARTS if part != "programmes")
    assert after.programmes[0] is PLAN.programmes[0]
