"""Every instrument agrees with the cases that were worked by hand beside it."""

from fractions import Fraction

import pytest

from selaras.core.instrument import Instrument, score, shown
from selaras.reference.instruments import Case, cases, instruments

LEAST = 3

WORKED = [(each, case) for each in instruments() for case in cases(each.slug, each.version)]


@pytest.mark.parametrize(
    ("instrument", "case"),
    [pytest.param(each, case, id=f"{each.key}:{case.line}") for each, case in WORKED],
)
def test_the_score_is_the_one_worked_by_hand(instrument: Instrument, case: Case) -> None:
    found = score(instrument, case.values, case.kind)
    assert found.index == case.index
    assert found.index is not None
    assert str(shown(found.index)) == case.shown
    assert (found.predicate.id if found.predicate else None) == case.predicate
    assert {code: found.nodes[code].value for code in case.nodes} == case.nodes


def test_every_instrument_has_cases() -> None:
    assert {
        each.key: len(cases(each.slug, each.version))
        for each in instruments()
        if len(cases(each.slug, each.version)) < LEAST
    } == {}


@pytest.mark.parametrize(
    ("key", "values", "coverage", "lowest", "highest"),
    [
        # 20 and 30 of 100 are answered: 0.2*3.2 + 0.3*2.8 = 1.48 is certain, the other half is
        # worth 0 at worst and 0.5*4 = 2 at best.
        (
            "smart-city-evaluation@2022",
            {"output": "3.2", "outcome": "2.8"},
            "1/2",
            "1.48",
            "3.48",
        ),
        # Two of 47 indicators, 1.3 and 3 of 100: 0.013*5 + 0.03*1 = 0.095 is certain, the other
        # 0.957 of the weight lies between levels 1 and 5.
        ("spbe@2020", {"I01": "5", "I47": "1"}, "0.043", "1.052", "4.88"),
        # One of six services that share 20 of 100: 1/30 of the weight at level 3.
        ("spbe@2018", {"I35b": "3"}, "1/30", "1/10", "148/30"),
    ],
)
def test_what_is_not_answered_is_told(
    key: str, values: dict[str, str], coverage: str, lowest: str, highest: str
) -> None:
    instrument = next(each for each in instruments() if each.key == key)
    found = score(instrument, {code: Fraction(value) for code, value in values.items()})
    assert (found.coverage, found.lowest, found.highest) == (
        Fraction(coverage),
        Fraction(lowest),
        Fraction(highest),
    )
