"""A form that nobody touched says what the plan said."""

from functools import cache
from types import SimpleNamespace
from typing import Any, cast

from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.plan import PARTS, Masterplan, data_of
from selaras.reference import load_knowledge
from selaras.reference.example import load_example
from selaras.reference.sample import sample_plan
from selaras.web.drafts.form.building import ItemForm
from selaras.web.plans.access import Opened
from tests.web.drafts.form.page_inputs import sent_of


def opened(plan: Masterplan) -> Opened:
    return Opened(cast(Any, SimpleNamespace(key=plan.key)), plan, load_knowledge())


@cache
def sample(seed: int) -> Masterplan:
    return sample_plan(programmes=6, seed=seed)


def drawn(form: ItemForm) -> dict[str, list[str]]:
    """The inputs of the form as a browser would send them."""
    fields = (field for section in form.sections() for field in section.fields)
    return sent_of("".join(field.control for field in fields))


def assert_unchanged(plan: Masterplan, part: str, key: str) -> None:
    form = ItemForm(opened(plan), part, key)
    read = form.read(form.shapes, drawn(form))
    assert read.problems == ()
    held = data_of(plan, part, key)
    assert read.data == {name: held.get(name) for name in form.shapes}


PLACES = [("", 0), *((part, number) for part in PARTS if part != "waivers" for number in (0, 1))]


@given(
    seed=st.integers(0, 3),
    place=st.sampled_from(PLACES),
    language=st.sampled_from(["id", "en"]),
)
@settings(max_examples=40, deadline=None)
def test_any_item_of_a_sample(seed: int, place: tuple[str, int], language: str) -> None:
    plan = sample(seed)
    part, number = place
    items = plan.items(part) if part else ()
    key = items[number % len(items)].key if items else ""
    if part and not items:
        return
    with override(language):
        assert_unchanged(plan, part, key)


def test_items_of_the_example() -> None:
    plan = load_example(load_knowledge())
    with override("id"):
        assert_unchanged(plan, "", "")
        for part in PARTS:
            for item in plan.items(part)[::5] if part != "waivers" else ():
                assert_unchanged(plan, part, item.key)
