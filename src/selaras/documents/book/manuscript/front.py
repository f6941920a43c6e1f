"""Cover, fixed words and edition of a book."""

from selaras.core.framework import Knowledge
from selaras.core.plan import Masterplan
from selaras.core.text import Language, Text, format_date
from selaras.documents.book.book import Anchor, Cover, Labels
from selaras.documents.book.manuscript.phrases import both

_SERIES = both("Buku {number}", "Book {number}")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_AS_OF = both("Keadaan data {day}", "State of data {day}")
_UNDATED = both("Keadaan data tidak bertanggal", "State of data without date")
_ANCHORED = both("entri {number}, {day}", "entry {number}, {day}")
_AND = both("dan", "and")
_GOVERNMENT = both("Pemerintah {region}", "Government of {region}")
_KINDS = {"Kabupaten ": "{} Regency", "Kota ": "{} City", "Provinsi ": "{} Province"}

_LABELS = {
    "contents": both("Daftar isi", "Contents"),
    "tables": both("Daftar tabel", "List of tables"),
    "figures": both("Daftar gambar", "List of figures"),
    "page": both("Halaman", "Page"),
    "source": both("Sumber", "Source"),
    "demonstration_mark": both("◊", "◊"),
    "demonstration_foot": both(
        "nilai contoh untuk peragaan, bukan data resmi",
        "demonstration value, not official data",
    ),
    "chapter": both("Bab", "Chapter"),
    "data_of_figure": both("Data gambar", "Data of the figures"),
    "fingerprint": both("Sidik data", "Fingerprint of the data"),
    "edition": both("Edisi", "Edition"),
    "record": both("Catatan keputusan", "Record of decisions"),
}


def labels(language: Language) -> Labels:
    """The fixed words in that language."""
    return Labels(**{name: text.in_(language) for name, text in _LABELS.items()})


def edition_of(plan: Masterplan, language: Language) -> str:
    """Which state of knowledge the plan shows, from the plan alone."""
    if plan.as_of is None:
        return _UNDATED.in_(language)
    return _AS_OF.format(day=format_date(plan.as_of, language)).in_(language)


def anchored(anchor: Anchor, language: Language) -> str:
    """Which entry of the record stood at its end, and of which day it is."""
    day = format_date(anchor.moment.date(), language)
    return _ANCHORED.format(number=str(anchor.number), day=day).in_(language)


def region_name(plan: Masterplan, knowledge: Knowledge, language: Language) -> str:
    """`Kabupaten Luwu Utara`, in English `Luwu Utara Regency`; several joined by and."""
    names = [_one_name(code, knowledge, language) for code in plan.regions]
    *others, last = names
    return f"{', '.join(others)} {_AND.in_(language)} {last}" if others else last


def _one_name(code: str, knowledge: Knowledge, language: Language) -> str:
    region = knowledge.region_ever[code]
    if language == "id":
        return region.name if region.kind != "province" else f"Provinsi {region.name}"
    for kind, pattern in _KINDS.items():
        if region.name.startswith(kind):
            return pattern.format(region.name.removeprefix(kind))
    return f"{region.name} Province" if region.kind == "province" else region.name


def cover(
    plan: Masterplan, knowledge: Knowledge, number: int, title: Text, language: Language
) -> Cover:
    """What stands on the first page."""
    region = region_name(plan, knowledge, language)
    return Cover(
        region=region,
        series=_SERIES.format(number=_ROMAN[number - 1]).in_(language),
        title=title.in_(language),
        subtitle=plan.title.in_(language),
        period=str(plan.period),
        slogan=plan.slogan.name if plan.slogan else None,
        imprint=(_GOVERNMENT.format(region=region).in_(language),),
    )
