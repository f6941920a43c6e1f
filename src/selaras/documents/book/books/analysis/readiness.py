"""Chapter III, first part: what is known about each readiness element."""

from collections.abc import Iterable
from decimal import Decimal

from selaras.core.framework import ReadinessElement
from selaras.core.plan import Fact
from selaras.documents.book.book import Cell, Row
from selaras.documents.book.manuscript import Handle, Head, Manuscript, Noun, both
from selaras.documents.book.names import inside_sentence, joined
from selaras.documents.chart import ElementLevel, readiness_profile

_TITLE = both("Analisis kesiapan", "Analysis of readiness")
_LEAD = both(
    "Kesiapan dinilai dari {elements}. Bab ini memuat {facts} dengan tahun dan sumbernya sejauh "
    "diketahui, lalu keadaan keuangan daerah.",
    "Readiness is judged by {elements}. This chapter holds {facts} with year and source as far "
    "as known, and then the state of local finance.",
)
_LEAD_EMPTY = both(
    "Kesiapan dinilai dari {elements}, lalu dari keadaan keuangan daerah.",
    "Readiness is judged by {elements}, and then by the state of local finance.",
)
_ELEMENT = Noun("unsur", "element", "elements")
_FACT = Noun("fakta", "fact", "facts")

_PROFILE = both("Profil kesiapan", "Readiness profile")
_PROFILE_NONE = both(
    "tingkat kesiapan (1 sampai 4) pada fakta", "readiness levels (1 to 4) of the facts"
)
_PROFILE_LEAD = both(
    "Tingkat kesiapan, dari 1 (rendah) sampai 4 (tinggi), diberikan kepada {rated} dari {all}. "
    "{figure} memuat rata-ratanya menurut unsur.",
    "A level of readiness from 1 (low) to 4 (high) is given to {rated} of {all}. {figure} shows "
    "the means by element.",
)
_PROFILE_CAPTION = both(
    "Tingkat kesiapan rata-rata menurut unsur", "Mean level of readiness by element"
)
_STRONGEST = both(
    "Unsur yang paling siap adalah {best} ({high} dari 4); yang paling perlu dikuatkan adalah "
    "{worst} ({low} dari 4).",
    "The readiest element is {best} ({high} of 4); the one that most needs strengthening is "
    "{worst} ({low} of 4).",
)

_NO_FACTS = both("fakta tentang {element}", "facts about {element}")
_FACTS_LEAD = both(
    "{table} memuat {facts} tentang {parts}{ages}.",
    "{table} holds {facts} about {parts}{ages}.",
)
_FROM_TO = both(", dari tahun {first} sampai {last}", ", from {first} to {last}")
_ONE_YEAR = both(", semuanya dari tahun {first}", ", all from {first}")
_FACTS_CAPTION = both("Fakta unsur {element}", "Facts of the element {element}")
_FACTS_HEADS = (
    Head(both("Fakta", "Fact"), 5),
    Head(both("Nilai atau keadaan", "Value or state"), 5),
    Head(both("Tahun", "Year"), 1, "center"),
    Head(both("Tingkat", "Level"), 1, "center"),
    Head(both("Sumber", "Source"), 1, "center"),
)


def write_readiness(book: Manuscript) -> None:
    """Opens chapter III: the profile, then one section per element."""
    book.chapter("readiness", _TITLE)
    elements = book.knowledge.readiness
    facts = book.plan.facts
    book.lead(
        _LEAD if facts else _LEAD_EMPTY,
        elements=book.count(len(elements), _ELEMENT),
        facts=book.count(len(facts), _FACT),
    )
    _profile(book)
    for element in elements:
        _element(book, element, [fact for fact in facts if fact.element == element.code])


def _profile(book: Manuscript) -> None:
    book.section("readiness-profile", _PROFILE)
    facts = book.plan.facts
    levels = [
        ElementLevel(
            book.say(element.name),
            mean_level(fact for fact in facts if fact.element == element.code),
            sum(fact.element == element.code for fact in facts),
        )
        for element in book.knowledge.readiness
    ]
    chart = readiness_profile(levels, book.language, title=book.say(_PROFILE_CAPTION))
    if chart is None:
        book.missing(_PROFILE_NONE)
        return
    figure = book.new_figure("figure-readiness")
    rated = sum(fact.level is not None for fact in facts)
    book.paragraph(
        _PROFILE_LEAD,
        all=book.count(len(facts), _FACT),
        rated=book.number(rated),
        figure=figure,
    )
    made_up = any(fact.level and fact.demonstrates("level") for fact in facts)
    book.figure(figure, _PROFILE_CAPTION, chart, made_up=made_up)
    _compare(book, levels, made_up)


def mean_level(facts: Iterable[Fact]) -> Decimal | None:
    """The mean of the levels that are given; None without any."""
    levels = [fact.level for fact in facts if fact.level is not None]
    return Decimal(sum(levels)) / len(levels) if levels else None


def _compare(book: Manuscript, levels: list[ElementLevel], made_up: bool) -> None:
    known = sorted(
        ((entry.level, entry.name) for entry in levels if entry.level is not None),
        key=lambda pair: pair[0],
    )
    (low, worst), (high, best) = known[0], known[-1]
    if low < high:
        book.paragraph(
            _STRONGEST,
            best=best,
            high=book.made_up(book.number(high, 2), made_up),
            worst=worst,
            low=book.made_up(book.number(low, 2), made_up),
        )


def _element(book: Manuscript, element: ReadinessElement, facts: list[Fact]) -> None:
    book.section(f"readiness-{element.code}", element.name)
    book.paragraph(element.explanation)
    if not facts:
        book.missing(_NO_FACTS, element=element.name)
        return
    table = book.new_table(f"table-facts-{element.code}")
    groups = _grouped(book, element, facts)
    _introduce(book, table, [name for name, _ in groups], facts)
    rows: list[Row] = []
    for name, held in groups:
        rows.append(book.group(name, len(_FACTS_HEADS)))
        rows += [_fact_row(book, fact) for fact in held]
    book.table(table, _FACTS_CAPTION, _FACTS_HEADS, rows, element=element.name)


def _grouped(
    book: Manuscript, element: ReadinessElement, facts: list[Fact]
) -> list[tuple[str, list[Fact]]]:
    """Facts by sub-element: those the programme knows first, in its order."""
    names = {sub.code: book.say(sub.name) for sub in element.sub_elements}
    found: dict[str, list[Fact]] = {code: [] for code in names}
    for fact in facts:
        found.setdefault(fact.sub_element, []).append(fact)
    return [(names.get(code, code), held) for code, held in found.items() if held]


def _introduce(book: Manuscript, table: Handle, names: list[str], facts: list[Fact]) -> None:
    years = sorted({fact.year for fact in facts if fact.year})
    ages = ""
    if len(years) > 1:
        ages = book.say(_FROM_TO, first=years[0], last=years[-1])
    elif years and all(fact.year for fact in facts):
        ages = book.say(_ONE_YEAR, first=years[0])
    book.paragraph(
        _FACTS_LEAD,
        table=table,
        facts=book.count(len(facts), _FACT),
        parts=joined(book, [inside_sentence(name) for name in names]),
        ages=ages,
    )


def _fact_row(book: Manuscript, fact: Fact) -> Row:
    return Row(
        (
            book.cell_of(fact, "name", fact.name),
            value_cell(book, fact),
            book.cell_of(fact, "year", str(fact.year) if fact.year else None),
            book.cell_of(fact, "level", str(fact.level) if fact.level else None),
            book.cited((fact,)),
        )
    )


def value_of(book: Manuscript, fact: Fact) -> str:
    """`66,90 persen`, or what is stated; a document number goes before it."""
    parts = [fact.number] if fact.number else []
    if fact.value is not None:
        unit = f" {book.say(fact.unit)}" if fact.unit else ""
        parts.append(f"{book.number(fact.value)}{unit}")
    if fact.statement:
        parts.append(book.say(fact.statement))
    return "; ".join(parts)


def value_cell(book: Manuscript, fact: Fact) -> Cell:
    """The value in a cell, marked when any part of it was made up."""
    return book.cell(value_of(book, fact), demonstration=value_made_up(fact))


def value_made_up(fact: Fact) -> bool:
    """Whether any part of the value was made up."""
    return any(fact.demonstrates(field) for field in ("value", "statement", "unit", "number"))
