"""Numbers, money and dates as they are written in Indonesia and in English.

Rounding is half-up and for display only: 3.475 shown with two decimals is 3.48.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from selaras.core.text.language import Language

# fmt: off
_MONTHS: dict[Language, list[str]] = {
    "id": [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ],
    "en": [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ],
}
# fmt: on

_SCALES: tuple[tuple[int, dict[Language, str]], ...] = (
    (10**12, {"id": "triliun", "en": "trillion"}),
    (10**9, {"id": "miliar", "en": "billion"}),
    (10**6, {"id": "juta", "en": "million"}),
)

_INDONESIAN = str.maketrans(",.", ".,")


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero to that many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def format_number(
    value: Decimal | int, language: Language = "id", decimals: int | None = None
) -> str:
    """1234567.89 as `1.234.567,89` (id) or `1,234,567.89` (en); all decimals unless told."""
    number = value if isinstance(value, int) else Decimal(value)
    if decimals is not None and isinstance(number, Decimal):
        number = round_half_up(number, decimals)
    english = f"{number:,d}" if isinstance(number, int) else f"{number:,f}"
    english = english.replace("-", "\N{MINUS SIGN}")
    return english.translate(_INDONESIAN) if language == "id" else english


def format_percent(share: Decimal, language: Language = "id", decimals: int = 1) -> str:
    """A share of one as a percentage: 0.8924 as `89,2 %`."""
    return f"{format_number(share * 100, language, decimals)}\N{NO-BREAK SPACE}%"


def format_amount(value: int, language: Language = "id") -> str:
    """Whole rupiah without the sign, for columns whose head says rupiah."""
    return format_number(value, language)


def format_rupiah(value: int, language: Language = "id") -> str:
    """Whole rupiah: `Rp 1.250.000.000`."""
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    return f"{sign}Rp\N{NO-BREAK SPACE}{format_number(abs(value), language)}"


def short_rupiah(value: int, language: Language = "id", decimals: int = 1) -> str:
    """Rounded for reading: 1234000000 as `Rp 1,2 miliar` (en `Rp 1.2 billion`)."""
    for size, names in _SCALES:
        if abs(value) >= size:
            sign = "\N{MINUS SIGN}" if value < 0 else ""
            rounded = format_number(Decimal(abs(value)) / size, language, decimals)
            return f"{sign}Rp\N{NO-BREAK SPACE}{rounded} {names[language]}"
    return format_rupiah(value, language)


def format_date(day: date, language: Language = "id") -> str:
    """`22 September 2022`."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
