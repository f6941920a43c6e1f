"""Numbers as columns keep them."""

from decimal import Decimal
from fractions import Fraction

_PLACES = 18


def stored(value: Fraction | None) -> Decimal | None:
    """The value with 18 decimals, half away from zero; None for None."""
    if value is None:
        return None
    parts = (2 * abs(value) * 10**_PLACES + 1) // 2
    return Decimal(int(-parts if value < 0 else parts)).scaleb(-_PLACES)
