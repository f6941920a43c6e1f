"""Plans as files: nothing is lost on the way, and every problem is told with its place."""

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from selaras.core.plan import (
    Masterplan,
    Unusable,
    decode,
    encode,
    json_schema,
)
from selaras.core.plan.source import LARGEST, MOST_PROBLEMS, MOST_VALUES, Format
from tests.core.plan.plans import REGIONS, plans

SMALL = """\
selaras: 1
key: contoh
title: {id: Rencana, en: Plan}
regions: ['73.22']
period: {start: 2023, end: 2032}
agencies:
- {key: dinas, name: Dinas}
programmes:
- key: satu
  name: Program satu
  dimension: governance
  sub_dimension: bureaucracy
  lead: dinas
  budget:
  - {year: 2023, fund: apbd, amount: 5}
"""

SCHEMA = Draft202012Validator(json_schema())

any_plan = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def problems(text: str | bytes, format: Format = "yaml") -> list[tuple[str, int | None, str]]:
    found = decode(text, format, REGIONS)
    assert isinstance(found, Unusable), "the text was read as a plan"
    for problem in found.problems:
        assert problem.message.en
        assert problem.message.en != problem.message.id
    return [(problem.path, problem.line, problem.code) for problem in found.problems]


@any_plan
@given(plans())
def test_nothing_is_lost_in_json(plan: Masterplan) -> None:
    assert decode(encode(plan, "json"), "json", REGIONS) == plan


@any_plan
@given(plans())
def test_nothing_is_lost_in_yaml(plan: Masterplan) -> None:
    again = decode(encode(plan, "yaml"), "yaml", REGIONS)
    assert again == plan
    assert again.fingerprint == plan.fingerprint


@any_plan
@given(plans())
def test_what_is_written_fits_the_published_schema(plan: Masterplan) -> None:
    assert [error.message for error in SCHEMA.iter_errors(plan.as_data())] == []


def test_a_printed_number_keeps_its_last_zero() -> None:
    text = (
        SMALL
        + "facts:\n- {key: ipm, element: structure, sub_element: people, name: IPM, value: 66.90}\n"
    )
    plan = decode(text, "yaml", REGIONS)
    assert isinstance(plan, Masterplan)
    assert str(plan.fact["ipm"].value) == "66.90"
    assert "value: 66.90\n" in encode(plan, "yaml")
    assert plan.fact["ipm"].value == Decimal("66.9")


def test_both_ways_of_reading_json_agree() -> None:
    plan = decode(SMALL, "yaml", REGIONS)
    assert isinstance(plan, Masterplan)
    assert decode(encode(plan, "json").replace("\n ", "\n\t"), "json", REGIONS) == plan


def test_a_byte_order_mark_is_no_content() -> None:
    assert isinstance(decode(b"\xef\xbb\xbf" + SMALL.encode(), "yaml", REGIONS), Masterplan)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("lead: dinas", "lead: badan", ("programmes[satu].lead", 13, "unknown-reference")),
        ("'73.22'", "'99.99'", ("regions[0]", 4, "unknown-region")),
        ("'73.22'", "73.22", ("regions[0]", 4, "bad-region-code")),
        ("amount: 5", "amount: -5", ("programmes[satu].budget[0].amount", 15, "too-small")),
        ("amount: 5", "amount: .nan", ("programmes[satu].budget[0].amount", 15, "wrong-type")),
        ("amount: 5", "amount: 5.5", ("programmes[satu].budget[0].amount", 15, "wrong-type")),
        ("amount: 5", 'amount: "5"', ("programmes[satu].budget[0].amount", 15, "wrong-type")),
        ("amount: 5", "amount: 5, amount: 6",
         ("programmes[satu].budget[0].amount", 15, "doubled-key")),
        ("amount: 5", "amount: 5, sum: 6",
         ("programmes[satu].budget[0].sum", 15, "extra_forbidden")),
        ("end: 2032", "end: 2523", ("period.end", 5, "too-big")),
        ("start: 2023", "start: 1960", ("period", 5, "span_too_long")),
        ("end: 2032", "end: 2020", ("period", 5, "span_reversed")),
        ("selaras: 1", "selaras: 2", ("selaras", 1, "other-format")),
        ("key: satu", "key: Satu!", ("programmes[Satu!].key", 9, "bad-key")),
        ("Program satu", '"Program\\u202Esatu"', ("programmes[satu].name.id", 10, "bad-text")),
        ("Program satu", '"Program\\u0007satu"', ("programmes[satu].name.id", 10, "bad-text")),
        ("Program satu", "Program \uf0b7 satu", ("programmes[satu].name.id", 10, "bad-text")),
        ("Program satu", "Program\\u2028satu".join('""'),
         ("programmes[satu].name.id", 10, "bad-text")),
        ("Program satu", '""', ("programmes[satu].name.id", 10, "too-short")),
        ("Program satu", "x" * 20001, ("programmes[satu].name.id", 10, "too-long")),
        ("name: Program satu", "name: [a]", ("programmes[satu].name", 10, "wrong-type")),
        ("  sub_dimension: bureaucracy\n", "", ("programmes[satu].sub_dimension", 9, "missing")),
        ("- {key: dinas, name: Dinas}", "- &a {key: dinas, name: Dinas}\n- *a", ("", 8, "alias")),
    ],
)  # fmt: skip
def test_a_problem_is_told_with_its_place(
    old: str, new: str, expected: tuple[str, int, str]
) -> None:
    assert old in SMALL
    assert expected in problems(SMALL.replace(old, new))


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = SMALL.replace("'73.22'", "'99.99'").replace("amount: 5", "amount: -5, sum: 6")
    text = text.replace("key: satu", "key: satu\n  ket: x")
    assert problems(text) == [
        ("regions[0]", 4, "unknown-region"),
        ("programmes[satu].ket", 10, "extra_forbidden"),
        ("programmes[satu].budget[0].amount", 16, "too-small"),
        ("programmes[satu].budget[0].sum", 16, "extra_forbidden"),
    ]


def test_references_are_told_all_at_once() -> None:
    text = SMALL.replace("'73.22'", "'99.99'").replace(
        "lead: dinas", "lead: a\n  supporting: [b, c]"
    )
    assert problems(text) == [
        ("regions[0]", 4, "unknown-region"),
        ("programmes[satu].lead", 13, "unknown-reference"),
        ("programmes[satu].supporting[0]", 14, "unknown-reference"),
        ("programmes[satu].supporting[1]", 14, "unknown-reference"),
    ]


def test_references_are_told_beside_values_that_are_wrong() -> None:
    text = SMALL.replace("lead: dinas", "lead: badan").replace("amount: 5", "amount: -5")
    text += "- {key: dua, name: Dua, dimension: a, sub_dimension: b, lead: x, depends_on: [satu]}\n"
    assert problems(text) == [
        ("programmes[satu].budget[0].amount", 15, "too-small"),
        ("programmes[dua].lead", 16, "unknown-reference"),
    ]


def test_two_items_of_one_key_are_told() -> None:
    text = SMALL.replace(
        "- {key: dinas, name: Dinas}", "- {key: dinas, name: A}\n- {key: dinas, name: B}"
    )
    assert problems(text) == [("agencies[dinas].key", 8, "doubled-item")]


@pytest.mark.parametrize(
    ("text", "format", "code", "line"),
    [
        ("", "yaml", "empty", None),
        ("  \n", "json", "empty", None),
        ("[1, 2]", "json", "not-a-plan", 1),
        ("hanya kata", "yaml", "not-a-plan", 1),
        ('{"key": 1,\n "a": }', "json", "broken-json", 2),
        ("{'key': 1}", "json", "broken-json", 1),
        ('{"key": NaN}', "json", "not-a-number", 1),
        ('{"key":\n -Infinity}', "json", "not-a-number", 2),
        ("key: [1, 2\nb: 3", "yaml", "broken-yaml", 2),
        ("\tkey: 1", "yaml", "broken-yaml", 1),
        ("[" * 100_000, "json", "too-deep", None),
        ("[" * 100_000, "yaml", "too-deep", 1),
        ("? [a, b]\n: 1", "yaml", "key-not-text", 1),
        ("key: a\n---\nkey: b", "yaml", "second-document", 2),
        ("---\n---\nkey: b", "yaml", "second-document", 2),
        ("key: !!binary aGFsbw==", "yaml", "tag", 1),
        ("key: a\nx: !!python/object/apply:os.system [ls]", "yaml", "tag", 2),
        ("key: a\nx: 'b\0'", "yaml", "broken-yaml", 2),
        ('{"key":\n1e99999999999999999999}', "json", "not-a-number", 2),
        ("- 1\n" * (MOST_VALUES + 1), "yaml", "too-many-values", MOST_VALUES),
        (f"[{'0,' * MOST_VALUES}0]", "json", "too-many-values", 1),
        (b"key: \xff", "yaml", "not-utf8", None),
        (b" " * (LARGEST + 1), "yaml", "too-large", None),
    ],
)
def test_text_that_is_no_plan(
    text: str | bytes, format: Format, code: str, line: int | None
) -> None:
    assert (code, line) in [(found, at) for _, at, found in problems(text, format)]


def test_a_json_file_is_read_by_the_rules_of_json() -> None:
    # Escaped emoji, slashes and the letters that YAML forbids are no fault of a JSON file.
    text = encode_small().replace("Dinas", "\\ud83d\\ude00 \\/ \\t \x7f")
    text = text.replace('"amount": 5', '"amount": -5')
    assert [code for _, _, code in problems(text, "json")] == ["bad-text", "too-small"]


@pytest.mark.parametrize(
    ("key", "told"),
    [("\\u001b[31mred", "�[31mred"), ("\\u202e", "�"), ("x" * 9999, "x" * 79 + "…")],
)
def test_an_odd_key_is_shown_safely(key: str, told: str) -> None:
    text = encode_small().replace('"amount"', f'"{key}": 1, "amount"')
    found = decode(text, "json", REGIONS)
    assert isinstance(found, Unusable)
    assert [problem.path for problem in found.problems] == [f"programmes[satu].budget[0].{told}"]
    assert found.problems[0].message.id.startswith(f"Isian “{told}” tidak dikenal.")


def test_a_hopeless_file_is_given_up_early() -> None:
    text = SMALL + "facts:\n" + "- {}\n" * 5000
    found = problems(text)
    assert found[0] == ("facts[0].element", 17, "missing")
    assert found[-1] == ("", None, "more-problems")
    assert len(found) == MOST_PROBLEMS + 1


def test_a_wrong_region_is_not_called_missing_too() -> None:
    assert problems(SMALL.replace("'73.22'", "luwu")) == [("regions[0]", 4, "bad-region-code")]


@pytest.mark.parametrize("day", ["0", "1663804800", "'1663804800'", "2022-09-22T00:00:00", "2022"])
def test_a_number_is_no_day(day: str) -> None:
    assert problems(SMALL + f"as_of: {day}\n") == [("as_of", 16, "bad-date")]


@pytest.mark.parametrize("word", ["yes", "'true'", "1", "on"])
def test_only_true_and_false_are_true_and_false(word: str) -> None:
    text = SMALL.replace("  lead: dinas", f"  ict: {word}")
    assert problems(text) == [("programmes[satu].ict", 13, "wrong-type")]


FACT = "facts:\n- {key: ipm, element: structure, sub_element: people, name: IPM, value: %s}\n"


@pytest.mark.parametrize("number", ["1_000", "'1_000'", "٣", "0x10", "' 5 '", ".inf", "true"])
def test_other_ways_to_write_a_number_are_refused(number: str) -> None:
    assert problems(SMALL + FACT % number) == [("facts[ipm].value", 17, "wrong-type")]


def test_there_is_no_minus_zero() -> None:
    plans_of = [decode(SMALL + FACT % zero, "yaml", REGIONS) for zero in ("0.0", "-0.0")]
    assert encode(plans_of[0], "json") == encode(plans_of[1], "json")  # type: ignore[arg-type]


def test_aliases_that_would_fill_the_machine_are_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + step)}: &{chr(98 + step)} [{', '.join(['*' + chr(97 + step)] * 9)}]\n"
        for step in range(20)
    )
    assert [code for _, _, code in problems(bomb)] == ["alias"]


@pytest.mark.parametrize("digits", [5000, 400])
def test_a_number_without_end_is_refused(digits: int) -> None:
    text = encode_small().replace('"amount": 5', f'"amount": {"9" * digits}')
    assert problems(text, "json")


def encode_small() -> str:
    plan = decode(SMALL, "yaml", REGIONS)
    assert isinstance(plan, Masterplan)
    return encode(plan, "json")


def test_the_schema_refuses_what_the_decoder_refuses() -> None:
    validator = Draft202012Validator(json_schema())
    data = json.loads(encode_small())
    assert validator.is_valid(data)
    assert not validator.is_valid({**data, "unknown": 1})
    assert not validator.is_valid({**data, "regions": []})
    assert not validator.is_valid({**data, "period": {"start": "2023", "end": 2032}})
