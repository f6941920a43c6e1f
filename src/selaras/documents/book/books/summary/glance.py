"""Chapter I of Buku III: what the plan wants, and the region in ten numbers."""

from selaras.core.plan import Fact
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Line, Paragraph, Row, Run
from selaras.documents.book.books.analysis.readiness import value_cell
from selaras.documents.book.books.analysis.vision import add_slogan, add_vision
from selaras.documents.book.entries.counts import (
    INDICATOR,
    OBJECTIVE,
    PROGRAMME,
    QUICK_WIN,
    counted_list,
)
from selaras.documents.book.manuscript import Head, Manuscript, both

_TITLE = both("Sekilas rencana", "The plan at a glance")
_LEAD = both(
    "{title} berlaku {period} dan memuat {found}.", "{title} runs {period} and holds {found}."
)
_LEAD_EMPTY = both("{title} berlaku {period}.", "{title} runs {period}.")
_COST = both(
    "Seluruh program membutuhkan {cost} selama {period}.",
    "All programmes together need {cost} over {period}.",
)
_REVIEW = both("Rencana ditinjau kembali pada {review}.", "The plan is reviewed in {review}.")
_REGION = both("Daerah dalam angka", "The region in numbers")
_REGION_NONE = both("angka tentang daerah", "numbers about the region")
_REGION_LEAD = both(
    "{table} memuat angka terbaru dari ukuran yang paling sering dicatat pada tiap unsur "
    "kesiapan. Buku I memuat seluruh fakta.",
    "{table} gives the latest values of what is measured most often in each element of readiness. "
    "Book I holds all facts.",
)
_CAPTION = both("Daerah dalam angka", "The region in numbers")
_HEADS = (
    Head(both("Fakta", "Fact"), 6),
    Head(both("Nilai", "Value"), 5),
    Head(both("Tahun", "Year"), 1, "center"),
    Head(both("Sumber", "Source"), 1, "center"),
)
_FACTS_EACH = 2


def write_glance(book: Manuscript) -> None:
    """The summary in prose, vision and slogan, the region in numbers."""
    book.chapter("glance", _TITLE)
    _opening(book)
    book.narrative("executive-summary")
    add_vision(book)
    add_slogan(book)
    _region(book)


def _opening(book: Manuscript) -> None:
    plan = book.plan
    counts = (
        (len(plan.objectives), OBJECTIVE),
        (len(plan.indicators), INDICATOR),
        (len(plan.programmes), PROGRAMME),
        (len(plan.quick_wins), QUICK_WIN),
    )
    found = counted_list(book, counts)
    period = str(plan.period)
    title = book.made_up(book.say(plan.title), plan.origin.demonstrates("title"))
    book.lead(_LEAD if found else _LEAD_EMPTY, title=title, period=period, found=found)
    line: Line = ()
    cost = sum(programme.cost for programme in plan.programmes)
    if cost:
        made_up = any(p.budget and p.demonstrates("budget") for p in plan.programmes)
        said = book.made_up(short_rupiah(cost, book.language), made_up)
        line = book.line(_COST, cost=said, period=period)
    if plan.review:
        review = book.made_up(str(plan.review), plan.origin.demonstrates("review"))
        line = (*line, *((Run(" "),) if line else ()), *book.line(_REVIEW, review=review))
    if line:
        book.add(Paragraph(line))


def _region(book: Manuscript) -> None:
    book.section("glance-region", _REGION)
    groups = [
        (element, _headline_facts([f for f in book.plan.facts if f.element == element.code]))
        for element in book.knowledge.readiness
    ]
    if not any(facts for _, facts in groups):
        book.missing(_REGION_NONE)
        return
    table = book.new_table("table-region")
    book.paragraph(_REGION_LEAD, table=table)
    rows: list[Row] = []
    for element, facts in groups:
        if facts:
            rows.append(book.group(element.name, len(_HEADS)))
        for fact in facts:
            name = book.cell_of(fact, "name", fact.name)
            year = book.cell_of(fact, "year", str(fact.year) if fact.year else None)
            rows.append(Row((name, value_cell(book, fact), year, book.cited((fact,)))))
    book.table(table, _CAPTION, _HEADS, rows)


def _headline_facts(facts: list[Fact]) -> list[Fact]:
    """The latest value of each of the measures recorded most often."""
    series: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.value is not None:
            series.setdefault(fact.measure or fact.key, []).append(fact)
    often = sorted(series.values(), key=len, reverse=True)
    return [max(held, key=lambda fact: fact.year or 0) for held in often[:_FACTS_EACH]]
