"""Ratios against values worked out by hand."""

from fractions import Fraction

import pytest

from selaras.core.finance import RATIOS, apbd, growth
from selaras.core.finance.bands import DECENTRALISATION, EFFECTIVENESS, INDEPENDENCE, band_of
from selaras.core.plan import Account, YearAmount


def account(code: str, *amounts: tuple[int, int | None, int | None]) -> Account:
    return Account(
        key=f"a-{code.replace('.', '-')}",
        code=code,
        name=code,  # type: ignore[arg-type]
        amounts=tuple(YearAmount(year=y, budget=b, realisation=r) for y, b, r in amounts),
    )


# 2021 is realised, 2022 only budgeted.
REGION = apbd(
    [
        account("4", (2021, 1_200, 1_250), (2022, 1_300, None)),
        account("4.1", (2021, 100, 110), (2022, 130, None)),
        account("4.2", (2021, 1_000, 1_100), (2022, 1_040, None)),
        account("5", (2021, 1_240, 1_200), (2022, 1_300, None)),
        account("5.1.01", (2021, 500, 480), (2022, 520, None)),
    ]
)
KINDS = {kind.code: kind for kind in RATIOS}


@pytest.mark.parametrize(
    ("code", "year", "value", "basis"),
    [
        ("independence", 2021, Fraction(1, 10), "realisation"),  # 110 / 1100
        ("independence", 2022, Fraction(1, 8), "budget"),  # 130 / 1040
        ("decentralisation", 2021, Fraction(11, 125), "realisation"),  # 110 / 1250
        ("decentralisation", 2022, Fraction(1, 10), "budget"),
        ("dependence", 2021, Fraction(22, 25), "realisation"),
        ("effectiveness", 2021, Fraction(11, 10), "realisation"),
        ("efficiency", 2021, Fraction(24, 25), "realisation"),  # 1200 / 1250
        ("personnel", 2021, Fraction(2, 5), "realisation"),
        ("personnel", 2022, Fraction(2, 5), "budget"),
    ],
)
def test_ratio_is_exact(code: str, year: int, value: Fraction, basis: str) -> None:
    found = KINDS[code].of(REGION, year)
    assert found is not None
    assert (found.value, found.basis) == (value, basis)


def test_loans_stand_beside_transfers() -> None:
    with_loan = apbd(
        [
            account("4.1", (2021, None, 110)),
            account("4.2", (2021, None, 1_000)),
            account("6.1.04", (2021, None, 100)),
        ]
    )
    found = KINDS["independence"].of(with_loan, 2021)
    assert found is not None
    assert found.value == Fraction(1, 10)


@pytest.mark.parametrize("code", ["effectiveness", "efficiency"])
def test_a_budget_alone_says_nothing_about_what_was_done(code: str) -> None:
    assert KINDS[code].of(REGION, 2022) is None


@pytest.mark.parametrize("code", [kind.code for kind in RATIOS])
def test_unstated_accounts_and_zero_divisors_give_no_ratio(code: str) -> None:
    zero = apbd([account(part, (2021, 0, 0)) for part in ("4", "4.1", "4.2", "5")])
    assert KINDS[code].of(zero, 2021) is None
    assert KINDS[code].of(apbd([]), 2021) is None


def test_growth_compares_like_with_like() -> None:
    region = apbd([account("4", (2020, 900, 1_000), (2021, 1_200, 1_250), (2022, 1_300, None))])
    assert [growth(region, "4", year) for year in (2020,)] == [None]
    risen, planned = growth(region, "4", 2021), growth(region, "4", 2022)
    assert risen is not None
    assert planned is not None
    assert (risen.value, risen.basis) == (Fraction(1, 4), "realisation")
    assert (planned.value, planned.basis) == (Fraction(1, 12), "budget")


@pytest.mark.parametrize(
    ("percent", "name"),
    [(10, "sangat kurang"), (Fraction(1001, 100), "kurang"), (50, "baik"), (51, "sangat baik")],
)
def test_bands_of_decentralisation_include_their_upper_end(
    percent: Fraction | int, name: str
) -> None:
    assert band_of(Fraction(percent) / 100, DECENTRALISATION).name.id == name


@pytest.mark.parametrize(
    ("percent", "name"),
    [
        (59, "tidak efektif"),
        (60, "kurang efektif"),
        (89, "cukup efektif"),
        (90, "efektif"),
        (100, "efektif"),
        (101, "sangat efektif"),
    ],
)
def test_own_revenue_is_very_effective_only_above_its_target(percent: int, name: str) -> None:
    assert band_of(Fraction(percent, 100), EFFECTIVENESS).name.id == name


def test_a_region_that_lives_on_its_own_is_delegative() -> None:
    assert band_of(Fraction(3, 2), INDEPENDENCE).name.id == "tinggi (delegatif)"
