"""Exact values, rounded for the eye."""

from decimal import Decimal

import pytest

from selaras.core.instrument import exact, shown
from tests.core.instrument.trees import number


@pytest.mark.parametrize(
    ("value", "two_decimals", "exactly"),
    [
        ("3.475", "3.48", "3.475"),
        ("2.675", "2.68", "2.675"),
        ("3.4749999", "3.47", "3.4749999"),
        ("10/3", "3.33", "10/3"),
        ("2/3", "0.67", "2/3"),
        ("3", "3.00", "3"),
        ("0", "0.00", "0"),
        ("-0.005", "-0.01", "-0.005"),
        ("1200", "1200.00", "1200"),
        ("1/8", "0.13", "0.125"),
        ("1/8192", "0.00", "1/8192"),
    ],
)
def test_half_up_and_exactly(value: str, two_decimals: str, exactly: str) -> None:
    assert str(shown(number(value))) == two_decimals
    assert shown(number(value)) == Decimal(two_decimals)
    assert exact(number(value)) == exactly
