"""Names and numbers as letters and reports say them."""

from decimal import Decimal
from fractions import Fraction

from selaras.core.framework import Region
from selaras.core.instrument import exact, shown
from selaras.core.text import Language, Text, format_number
from selaras.documents.book.manuscript.phrases import both

NONE = "–"
_KINDS = {"Kabupaten ": "{} Regency", "Kota ": "{} City"}
_HEADS = {
    "regency": both("Bupati {place}", "Regent of {place}"),
    "city": both("Wali Kota {place}", "Mayor of {place}"),
    "province": both("Gubernur {place}", "Governor of {place}"),
}


_COUNTED = (
    both("satu", "one"),
    both("dua", "two"),
    both("tiga", "three"),
    both("empat", "four"),
    both("lima", "five"),
)


def counted(many: int) -> Text:
    """A small number as a word; a larger one in digits."""
    return _COUNTED[many - 1] if 1 <= many <= len(_COUNTED) else Text(id=str(many))


def said_score(value: Fraction | None, language: Language) -> str:
    """Two decimals, rounded half up; a dash for None."""
    return NONE if value is None else format_number(shown(value), language, 2)


def said_exact(value: Fraction, language: Language) -> str:
    """All decimals where they end, else the fraction."""
    told = exact(value)
    return told if "/" in told else format_number(Decimal(told), language)


def said_share(value: Fraction | None, language: Language) -> str:
    """A share of one as a percentage with at most two decimals; a dash for None."""
    if value is None:
        return NONE
    hundredths = shown(value * 100)
    whole = hundredths == hundredths.to_integral_value()
    return f"{format_number(hundredths, language, 0 if whole else 2)}\N{NO-BREAK SPACE}%"


def said_change(value: Fraction | None, language: Language) -> str:
    """A difference with its sign; a dash for None."""
    if value is None:
        return NONE
    told = format_number(shown(value), language, 2)
    return f"+{told}" if shown(value) > 0 else told


def bare_name(region: Region) -> str:
    """`Luwu Utara`, without the kind."""
    for kind in _KINDS:
        if region.name.startswith(kind):
            return region.name.removeprefix(kind)
    return region.name


def region_name(region: Region, language: Language) -> str:
    """`Kabupaten Luwu Utara`, in English `Luwu Utara Regency`."""
    if region.kind == "province":
        return f"Provinsi {region.name}" if language == "id" else f"{region.name} Province"
    if language == "id":
        return region.name
    kind = next((each for each in _KINDS if region.name.startswith(each)), None)
    return _KINDS[kind].format(bare_name(region)) if kind else region.name


def head_of(region: Region) -> Text:
    """`Bupati Luwu Utara`."""
    return _HEADS[region.kind].format(place=bare_name(region))
