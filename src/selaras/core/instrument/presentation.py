"""Exact values as they are shown: rounded for the eye, and exactly beside it."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

MOST_DECIMALS: Final = 12
"""A longer decimal is easier to read as a fraction."""


def shown(value: Fraction) -> Decimal:
    """Two decimals, half away from zero as schools do it: 3.475 is shown as 3.48."""
    hundredths = (200 * abs(value) + 1) // 2
    return Decimal(int(-hundredths if value < 0 else hundredths)).scaleb(-2)


def exact(value: Fraction) -> str:
    """`3.475` where the decimals end, `10/3` where they do not."""
    found = in_words(value)
    return found if isinstance(found, str) else f"{found:f}"


def in_words(value: Fraction) -> Decimal | str:
    """The exact value for a sentence, which words a decimal in its own language."""
    for decimals in range(MOST_DECIMALS + 1):
        if 10**decimals % value.denominator == 0:
            digits = Decimal(value.numerator * 10**decimals // value.denominator)
            return digits.scaleb(-decimals)
    return str(value)
