"""The plans that rules are tried on: the clean sample, the example, and each case of the pages."""

from functools import cache
from typing import Any

from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.reference.example import load_example
from selaras.reference.rule_pages import rule_page
from selaras.reference.sample import sample_plan
from tests.core.checks.change import changed

CLEAN = sample_plan(programmes=36, seed=1)
CLEAN_DATA = CLEAN.as_data()


@cache
def example() -> Masterplan:
    """The plan that comes with Selaras."""
    return load_example(load_knowledge())


def cases_of(code: str) -> list[Masterplan]:
    """The clean sample after each case on the page of that rule."""
    return [_after(case.change) for case in rule_page(code).cases]


def _after(change: dict[str, Any]) -> Masterplan:
    # Only what changes is read again: all the rest is the clean plan's own.
    names = {place.partition("[")[0] for place in change}
    data = changed({name: CLEAN_DATA[name] for name in names & CLEAN_DATA.keys()}, change)
    same = {name: getattr(CLEAN, name) for name in Masterplan.model_fields.keys() - names}
    return Masterplan.model_validate(same | data)
