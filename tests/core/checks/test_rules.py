"""Every rule against the cases on its page: exactly the expected findings, no others."""

import inspect
import json
from importlib.resources import files

import pytest

from selaras.core.checks import BUNDLES, Rule, check, rules
from selaras.core.checks.catalogue import bundle_of, file_of
from selaras.core.plan import Masterplan, Unusable, decode
from selaras.reference import load_knowledge
from selaras.reference.rule_pages import Case, rule_page
from tests.core.checks.cases import CLEAN, CLEAN_DATA, cases_of, example
from tests.core.checks.change import changed
from tests.core.checks.watched import as_declared, judges_alone, read_by

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
    assert [(found.code, found.path) for found in check(read(CLEAN_DATA), load_knowledge())] == []


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_found_exactly(case: Case) -> None:
    found: dict[str, list[str]] = {}
    for finding in check(read(changed(CLEAN_DATA, case.change)), load_knowledge()):
        found.setdefault(finding.code, []).append(finding.path)
    assert {code: sorted(paths) for code, paths in found.items()} == {
        code: sorted(paths) for code, paths in case.expect.items()
    }


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_is_whole(rule: Rule) -> None:
    page = rule_page(rule.code)
    assert page.title == rule.title.id
    assert file_of(rule.code).split(".")[1] == rule.name.replace("-", "_")
    assert inspect.getmodule(rule.find).__doc__.startswith(f"{rule.code}: ")  # type: ignore[union-attr]
    assert all(text.en for text in (rule.title, rule.message, rule.remedy, page.why))
    assert any(case.expect.get(rule.code) for case in page.cases), "no case that finds"
    assert any(not case.expect.get(rule.code) for case in page.cases), "no case that is fine"
    _assert_it_declares_what_it_reads(rule)


def _assert_it_declares_what_it_reads(rule: Rule) -> None:
    """Over the sample, the example and its own cases, which show every branch of it."""
    knowledge = load_knowledge()
    plans = [CLEAN, example(), *cases_of(rule.code)]
    read = set().union(*(read_by(rule, plan, knowledge) for plan in plans))
    assert as_declared(read) == set(rule.reads), "reads: what it reads, and what it says it reads"
    alone = all(judges_alone(rule, plan, knowledge) for plan in plans)
    assert alone == rule.alone, "alone: what it does, and what it says it does"


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
