"""Every rule against the cases on its page: exactly the expected findings, no others."""

import inspect
import json
from importlib.resources import files

import pytest

from selaras.core.checks import BUNDLES, check, rules
from selaras.core.checks.catalogue import bundle_of, file_of
from selaras.core.plan import Masterplan, Unusable, decode
from selaras.reference import load_knowledge
from selaras.reference.rule_pages import Case, rule_page
from selaras.reference.sample import sample_plan
from tests.core.checks.change import changed

CLEAN = sample_plan(programmes=36, seed=1).as_data()
CASES = [
    pytest.param(case, id=f"{rule.code}-{case.name}")
    for rule in rules()
    for case in rule_page(rule.code).cases
]


def read(data: object) -> Masterplan:
    text = json.dumps(data, default=str)
    plan = decode(text, "json", load_knowledge().region)
    assert not isinstance(plan, Unusable), plan
    return plan


def test_the_sample_is_clean() -> None:
    assert [(found.code, found.path) for found in check(read(CLEAN), load_knowledge())] == []


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_found_exactly(case: Case) -> None:
    found: dict[str, list[str]] = {}
    for finding in check(read(changed(CLEAN, case.change)), load_knowledge()):
        found.setdefault(finding.code, []).append(finding.path)
    assert {code: sorted(paths) for code, paths in found.items()} == {
        code: sorted(paths) for code, paths in case.expect.items()
    }


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_is_whole(rule) -> None:  # type: ignore[no-untyped-def]
    page = rule_page(rule.code)
    assert page.title == rule.title.id
    assert file_of(rule.code).split(".")[1] == rule.name.replace("-", "_")
    assert inspect.getmodule(rule.find).__doc__.startswith(f"{rule.code}: ")  # type: ignore[union-attr]
    assert all(text.en for text in (rule.title, rule.message, rule.remedy, page.why))
    assert any(case.expect.get(rule.code) for case in page.cases), "no case that finds"
    assert any(not case.expect.get(rule.code) for case in page.cases), "no case that is fine"


def test_every_file_is_registered() -> None:
    folder = files("selaras.core.checks.rules")
    there = {
        f"{bundle.folder}.{entry.name.removesuffix('.py')}"
        for bundle in BUNDLES
        if folder.joinpath(bundle.folder).is_dir()
        for entry in folder.joinpath(bundle.folder).iterdir()
        if entry.name.endswith(".py") and entry.name != "__init__.py"
    }
    assert there == {file_of(rule.code) for rule in rules()}


def test_codes_are_unique_and_named_after_their_bundle() -> None:
    codes = [rule.code for rule in rules()]
    assert len(codes) == len(set(codes))
    letters: dict[str, set[str]] = {}
    for code in codes:
        letters.setdefault(bundle_of(code).folder, set()).add(code[:3])
    assert all(len(found) == 1 for found in letters.values()), letters
