"""Waivers in a plan file: what is refused with its place, and what is read all the same."""

from datetime import date
from typing import Any, get_args

import pytest

from selaras.core.plan import PARTS, Masterplan, Unusable, Waiver, decode
from tests.core.plan.plans import REGIONS

FILE = """\
selaras: 1
key: contoh
title: Rencana
regions: ['73.22']
period: {start: 2023, end: 2032}
waivers:
- key: satu
  rule: IND03
  part: indicators
  item: ikm
  field: baseline
  reason: Survei pertama tahun 2026
  approver: Drs. H. Fulan, Sekretaris Daerah
  since: 2026-01-01
  until: 2026-12-31
"""


def read(text: str) -> Masterplan | Unusable:
    return decode(text, "yaml", REGIONS)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("rule: IND03", "rule: ind03", ("waivers[satu].rule", 8, "bad-rule-code")),
        ("rule: IND03", "rule: IND3", ("waivers[satu].rule", 8, "bad-rule-code")),
        ("part: indicators", "part: indikator", ("waivers[satu].part", 9, "not-in-list")),
        ("part: indicators", "part: waivers", ("waivers[satu].part", 9, "not-in-list")),
        ("item: ikm", "item: IKM", ("waivers[satu].item", 10, "bad-key")),
        ("since: 2026-01-01", "since: 2027-01-01", ("waivers[satu]", 7, "waiver_reversed")),
        ("until: 2026-12-31", "until: 2026-13-31", ("waivers[satu].until", 15, "bad-date")),
        ("  until: 2026-12-31\n", "", ("waivers[satu].until", 7, "missing")),
        ("  reason: Survei pertama tahun 2026\n", "", ("waivers[satu].reason", 7, "missing")),
        (
            "  approver: Drs. H. Fulan, Sekretaris Daerah\n",
            "",
            ("waivers[satu].approver", 7, "missing"),
        ),
    ],
)
def test_a_waiver_that_says_too_little_or_too_oddly_is_refused(
    old: str, new: str, expected: tuple[str, int, str]
) -> None:
    assert old in FILE
    found = read(FILE.replace(old, new))
    assert isinstance(found, Unusable)
    assert [(each.path, each.line, each.code) for each in found.problems] == [expected]


def test_an_unknown_rule_or_item_is_no_fault_of_the_file() -> None:
    plan = read(FILE.replace("IND03", "ZZZ99").replace("item: ikm", "item: sudah-dihapus"))
    assert isinstance(plan, Masterplan)
    assert (plan.waivers[0].rule, plan.waivers[0].item) == ("ZZZ99", "sudah-dihapus")


def test_a_waiver_may_stand_for_every_part_but_its_own() -> None:
    optional, _ = get_args(Waiver.model_fields["part"].annotation)
    assert (*get_args(optional), "waivers") == PARTS


@pytest.mark.parametrize(
    ("since", "day", "counts"),
    [
        ("2026-01-01", date(2025, 12, 31), False),
        ("2026-01-01", date(2026, 1, 1), True),
        (None, date(1990, 1, 1), True),
        (None, date(2026, 12, 31), True),
        (None, date(2027, 1, 1), False),
    ],
)
def test_both_days_are_part_of_the_time(since: str | None, day: date, counts: bool) -> None:
    fields: dict[str, Any] = {"key": "a", "rule": "IND03", "reason": "b", "approver": "c"}
    waiver = Waiver.model_validate({**fields, "since": since, "until": "2026-12-31"})
    assert waiver.in_force(day) is counts


def test_a_plan_without_waivers_keeps_its_fingerprint() -> None:
    plan = read(FILE[: FILE.index("waivers:")])
    assert isinstance(plan, Masterplan)
    assert "waivers" not in plan.as_data()
