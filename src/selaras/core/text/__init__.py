"""Words, numbers, money and dates in Indonesian and English."""

from selaras.core.text.language import LANGUAGES, Language
from selaras.core.text.numbers import (
    format_amount,
    format_date,
    format_number,
    format_percent,
    format_rupiah,
    round_half_up,
    short_rupiah,
)
from selaras.core.text.text import Text

__all__ = [
    "LANGUAGES",
    "Language",
    "Text",
    "format_amount",
    "format_date",
    "format_number",
    "format_percent",
    "format_rupiah",
    "round_half_up",
    "short_rupiah",
]
