"""What is checked again after a change has the findings of a full check."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.core.checks import Finding, Rule, Touched, check, check_again, rules
from selaras.core.plan import PARTS, Item, Masterplan, difference
from selaras.core.text import Text
from selaras.reference import load_knowledge
from tests.core.checks.cases import CLEAN, cases_of, example
from tests.core.plan.plans import plans

OWN = tuple(Masterplan.model_fields.keys() - set(PARTS) - {"selaras", "key"})
Held = Mapping[str, Sequence[Any]]
"""Items by part, and values of the plan's own fields by field."""


def with_item(plan: Masterplan, part: str, place: int, /, **fields: Any) -> Masterplan:
    items = list(plan.items(part))
    items[place] = items[place].model_copy(update=fields)
    return plan.model_copy(update={part: tuple(items)})


def test_a_field_that_no_rule_reads_changes_nothing() -> None:
    before = with_item(CLEAN, "programmes", 7, risk=None)
    findings = check(before, load_knowledge())
    after = with_item(before, "programmes", 7, description=Text(id="Lebih rinci"))
    touched = [Touched("programmes", CLEAN.programmes[7].key, "description")]
    assert len(findings) == 1
    assert check_again(findings, after, load_knowledge(), touched) is findings


def test_only_what_was_touched_is_looked_at() -> None:
    """Every programme lacks its risk; asked about one, nothing is said about the others."""
    bare = tuple(each.model_copy(update={"risk": None, "lead": None}) for each in CLEAN.programmes)
    plan = CLEAN.model_copy(update={"programmes": bare})
    touched = [Touched("programmes", bare[7].key, "risk")]
    again = check_again((), plan, load_knowledge(), touched)
    assert [(found.code, found.key) for found in again] == [("PRG14", bare[7].key)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_case_there_and_back(rule: Rule) -> None:
    knowledge = load_knowledge()
    for case in cases_of(rule.code):
        touched = {Touched(each.part, each.key, each.field) for each in difference(CLEAN, case)}
        findings = check(case, knowledge)
        assert check_again((), case, knowledge, touched) == findings
        more = {Touched("programmes", case.programmes[0].key), Touched(field="period")}
        assert check_again(findings, CLEAN, knowledge, touched | more) == ()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_field_that_a_case_is_about(rule: Rule) -> None:
    """Each is given other values by itself; nothing the rule said of it may stay behind."""
    knowledge = load_knowledge()
    for case in cases_of(rule.code):
        findings = check(case, knowledge, [rule.code])
        for after, touched in variations(case, findings):
            try:
                wanted = check(after, knowledge, [rule.code])
            except KeyError:  # It names an item that is not there: no such plan is ever checked.
                continue
            again = check_again(findings, after, knowledge, [touched])
            assert tuple(each for each in again if each.code == rule.code) == wanted, touched


def variations(plan: Masterplan, found: Iterable[Finding]) -> Iterator[tuple[Masterplan, Touched]]:
    """The plan with another value in one field: its own, or of an item that is new or faulty."""
    for name in OWN:
        other = CLEAN if getattr(plan, name) != getattr(CLEAN, name) else example()
        yield plan.model_copy(update={name: getattr(other, name)}), Touched(field=name)
    for part in PARTS:
        faulty = [finding.key for finding in found if finding.part == part]
        places = [
            place
            for place, item in enumerate(plan.items(part))
            if item.key in faulty or item not in CLEAN.items(part)
        ]
        for place in places[:2]:  # Some cases change a whole part.
            item = plan.items(part)[place]
            for field in type(item).model_fields.keys() - {"key"}:
                for value in _values(field, item, CLEAN.items(part)[-1:]):
                    after = with_item(plan, part, place, **{field: value})
                    yield after, Touched(part, item.key, field)


slow = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@settings(slow, max_examples=25)
@given(st.data())
def test_any_changes_of_the_sample(data: st.DataObject) -> None:
    assert_same_findings(data, CLEAN, faulty())


@settings(slow, max_examples=8)
@given(st.data(), plans())
def test_any_changes_of_any_plan(data: st.DataObject, plan: Masterplan) -> None:
    own = held([plan])
    assert_same_findings(data, plan, {name: [*own[name], *faulty()[name]] for name in own})


@cache
def faulty() -> Held:
    """What the cases of all rules hold and the clean sample does not, and its own fields."""
    clean = held([CLEAN])
    found = held(case for rule in rules() for case in cases_of(rule.code))
    new = {name: [each for each in found[name] if each not in clean[name]] for name in found}
    return new | {name: [getattr(CLEAN, name), *new[name]] for name in OWN}


def held(plans: Iterable[Masterplan]) -> Held:
    found: dict[str, list[Any]] = {name: [] for name in (*OWN, *PARTS)}
    for plan in plans:
        for name in OWN:
            found[name].append(getattr(plan, name))
        for part, item in plan.all_items():
            found[part].append(item)
    return found


def assert_same_findings(data: st.DataObject, plan: Masterplan, source: Held) -> None:
    """After each of a few changes of a few edits, one following the other."""
    knowledge = load_knowledge()
    findings = check(plan, knowledge)
    for _ in range(data.draw(st.integers(1, 6))):
        after, touched = changed(data, plan, source)
        try:
            wanted = check(after, knowledge)
        except KeyError:  # It names an item that is not there: no such plan is ever checked.
            continue
        assert check_again(findings, after, knowledge, touched) == wanted
        plan, findings = after, wanted


def changed(
    data: st.DataObject, plan: Masterplan, source: Held
) -> tuple[Masterplan, list[Touched]]:
    touched = []
    for _ in range(data.draw(st.integers(1, 3))):
        part = data.draw(st.sampled_from(("", *PARTS)), "part")
        if part:
            items = list(plan.items(part))
            touched += edit(data, part, items, source[part])
            plan = plan.model_copy(update={part: tuple(items)})
        else:
            name = data.draw(st.sampled_from(OWN))
            value = data.draw(st.sampled_from(source[name]), name)
            plan = plan.model_copy(update={name: value})
            touched.append(Touched(field=name))
    return plan, touched


def edit(
    data: st.DataObject, part: str, items: list[Item], source: Sequence[Item]
) -> Iterator[Touched]:
    """One edit of the items of a part, in place."""
    kind = data.draw(st.sampled_from(("set", "set", "set", "add", "remove", "move")), "edit")
    place = data.draw(st.integers(0, max(len(items) - 1, 0)), "place")
    if kind == "add" and source:
        item = _named_anew(data.draw(st.sampled_from(source)), {each.key for each in items})
        items.insert(place, item)
        yield Touched(part, item.key)
    elif kind == "set" and items:
        item = items[place]
        field = data.draw(st.sampled_from(sorted(type(item).model_fields.keys() - {"key"})))
        value = data.draw(st.sampled_from(_values(field, item, [*source, *items])), field)
        items[place] = item.model_copy(update={field: value})
        yield Touched(part, item.key, field)
    elif items:
        item = items.pop(place)
        if kind == "move":
            items.insert(data.draw(st.integers(0, len(items)), "to"), item)
        yield Touched(part, item.key)


def _named_anew(item: Item, taken: Collection[str]) -> Item:
    keys = (f"{item.key[:70]}-{number}" if number else item.key for number in count())
    return item.model_copy(update={"key": next(key for key in keys if key not in taken)})


def _values(field: str, item: Item, others: Sequence[Item]) -> list[Any]:
    """What others hold in that field, and nothing where that is allowed."""
    own = type(item).model_fields[field]
    nothing = [] if own.is_required() else [own.get_default()]
    return nothing + [getattr(each, field) for each in others]
