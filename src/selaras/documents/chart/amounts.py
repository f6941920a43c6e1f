"""Money on an axis, beside a mark, and in a data table."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from selaras.core.text import Language, Text, format_number
from selaras.documents.chart.phrases import NO_DATA

_BILLION = Text(id="Rp miliar", en="Rp billion")
_MILLION = Text(id="Rp juta", en="Rp million")
_RUPIAH = Text(id="Rp", en="Rp")


@dataclass(frozen=True, slots=True)
class Unit:
    """What one step of a number stands for: `size` rupiah; `decimals` None means all of them."""

    name: Text
    size: int
    decimals: int | None

    def say(self, amount: int | None, language: Language) -> str:
        """The amount in this unit, without the unit's name."""
        if amount is None:
            return NO_DATA.in_(language)
        if self.size == 1:
            return format_number(amount, language)
        return format_number(Decimal(amount) / self.size, language, self.decimals)


def drawn_unit(amounts: Iterable[int]) -> Unit:
    """Billions of rupiah; millions when nothing reaches one billion. At most one decimal."""
    largest = max((abs(amount) for amount in amounts), default=0)
    if largest < 10**9:
        return Unit(_MILLION, 10**6, 0 if largest >= 10**8 else 1)
    return Unit(_BILLION, 10**9, 0 if largest >= 10**12 else 1)


def table_unit(amounts: Iterable[int]) -> Unit:
    """Millions of rupiah where that loses nothing, else rupiah: a data table is exact."""
    if all(amount % 10**6 == 0 for amount in amounts):
        return Unit(_MILLION, 10**6, 0)
    return Unit(_RUPIAH, 1, 0)
