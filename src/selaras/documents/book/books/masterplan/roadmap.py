"""Chapter V: what runs when, as figures, as a table of phases and as marks under the years."""

from collections.abc import Sequence

from selaras.core.plan import Programme, Span
from selaras.core.text import Text, short_rupiah
from selaras.documents.book.book import Paragraph, Row
from selaras.documents.book.books.masterplan.accelerated import write_accelerated
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.bars import programme_bar
from selaras.documents.book.entries.counts import PROGRAMME
from selaras.documents.book.entries.money import years_of
from selaras.documents.book.entries.places import Group
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.chart import Horizon, RoadmapRow, roadmap, roadmap_pages

_TITLE = both("Peta jalan", "Roadmap")
_NONE = both("program yang dapat disusun menjadi peta jalan", "programmes to draw a roadmap from")
_LEAD = both(
    "Peta jalan membagi {years} menjadi {phases}. {table} menunjukkan isi setiap tahap.",
    "The roadmap divides {years} into {phases}. {table} shows what each phase holds.",
)
_UNDATED = both("{count} belum memiliki tahun pelaksanaan.", "Not dated yet: {count}.")
_PHASES = {
    1: both("satu tahap", "one phase"),
    2: both("dua tahap", "two phases"),
    3: both("tiga tahap", "three phases"),
}
_SHORT = both("Jangka pendek", "Short term")
_MEDIUM = both("Jangka menengah", "Medium term")
_LONG = both("Jangka panjang", "Long term")

_PHASE_CAPTION = both("Tahap peta jalan", "Phases of the roadmap")
_PHASE_HEADS = (
    Head(both("Tahap", "Phase"), 5),
    Head(both("Tahun", "Years"), 3),
    Head(both("Program berjalan", "Programmes running"), 3, "right"),
    Head(both("Mulai", "Starting"), 2, "right"),
    Head(both("Selesai", "Ending"), 2, "right"),
    Head(both("Anggaran", "Budget"), 4, "right"),
)

_FIGURES = both("Gambar peta jalan", "The roadmap as figures")
_KIND_UNKNOWN = both(
    "{count} belum menyebut jenisnya dan digambar seperti program yang sudah ada.",
    "{count} without a kind so far, drawn like existing programmes.",
)
_FIGURE_CAPTION = both("Peta jalan {dimension}", "Roadmap of {dimension}")
_FIGURE_PART = both(
    "Peta jalan {dimension}, bagian {part} dari {parts}",
    "Roadmap of {dimension}, part {part} of {parts}",
)

_TABLE_SECTION = both("Program menurut tahun", "Programmes by year")
_TABLE_LEAD = both(
    "Tanda {mark} berarti program berjalan pada tahun itu.",
    "The mark {mark} means that a programme runs in that year.",
)
_CAPTION = both("Program menurut tahun pelaksanaan", "Programmes by year of activity")
_RUNS = "●"

FIRST, MIDDLE = 1, 5
"""Last year of the short and of the medium term, counted from the start of the plan."""


def write_roadmap(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("roadmap", _TITLE)
    if outline.in_order:
        spans = phases(book.plan.period)
        _phases(book, outline, spans)
        _figures(book, outline, spans)
        _table(book, outline)
    else:
        book.missing(_NONE)
    write_accelerated(book, outline)


def phases(period: Span) -> tuple[tuple[Text, Span], ...]:
    """Short term: the first year; medium: to the fifth; long: to the end. As far as it goes."""
    ends = (period.start + FIRST - 1, period.start + MIDDLE - 1, period.end)
    found: list[tuple[Text, Span]] = []
    start = period.start
    for name, end in zip((_SHORT, _MEDIUM, _LONG), ends, strict=True):
        last = min(end, period.end)
        if last >= start:
            found.append((name, Span(start=start, end=last)))
        start = last + 1
    return tuple(found)


def _phases(book: Manuscript, outline: Outline, spans: Sequence[tuple[Text, Span]]) -> None:
    table = book.new_table("table-phases")
    line = book.line(_LEAD, years=str(book.plan.period), phases=_PHASES[len(spans)], table=table)
    if undated := sum(programme.years is None for programme in outline.in_order):
        line += then(book, _UNDATED, count=book.count(undated, PROGRAMME))
    book.add(Paragraph(line))
    rows = [_phase_row(book, outline, name, span) for name, span in spans]
    book.table(table, _PHASE_CAPTION, _PHASE_HEADS, rows)


def _phase_row(book: Manuscript, outline: Outline, name: Text, span: Span) -> Row:
    years = [programme.years for programme in outline.in_order if programme.years]
    money = sum(line.amount for line in outline.lines if line.year in span)
    said = short_rupiah(money, book.language) if money else None
    return Row(
        (
            book.cell(name),
            book.cell(years_of(span)),
            book.cell(str(sum(overlaps(own, span) for own in years))),
            book.cell(str(sum(own.start in span for own in years))),
            book.cell(str(sum(own.end in span for own in years))),
            book.cell(said, demonstration=_spends_made_up(outline, span)),
        )
    )


def _spends_made_up(outline: Outline, span: Span) -> bool:
    """Whether a demonstration value is among the money of those years."""
    return any(
        line.year in span
        for programme in outline.in_order
        if programme.demonstrates("budget")
        for line in programme.budget
    )


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a year."""
    return one.start <= other.end and other.start <= one.end


def _figures(book: Manuscript, outline: Outline, spans: Sequence[tuple[Text, Span]]) -> None:
    book.section("roadmap-figures", _FIGURES)
    if unknown := sum(programme.kind is None for programme in outline.in_order):
        book.paragraph(_KIND_UNKNOWN, count=book.count(unknown, PROGRAMME))
    period = (book.plan.period.start, book.plan.period.end)
    horizons = [Horizon(book.say(name), span.end) for name, span in spans]
    quick = {win.programme for win in book.plan.quick_wins}
    for group in outline.programmes:
        pages = roadmap_pages(_bars(book, group, quick))
        for part, rows in enumerate(pages, start=1):
            caption = _FIGURE_CAPTION if len(pages) == 1 else _FIGURE_PART
            said = book.say(caption, dimension=group.name, part=part, parts=len(pages))
            chart = roadmap(rows, period, horizons, book.language, title=said)
            if chart:
                handle = book.new_figure(f"figure-roadmap-{group.code}-{part}")
                book.figure(
                    handle,
                    caption,
                    chart,
                    made_up=any(_is_made_up(programme) for programme in group.items),
                    dimension=group.name,
                    part=part,
                    parts=len(pages),
                )


def _is_made_up(programme: Programme) -> bool:
    """Whether the picture of a programme shows a demonstration value."""
    return any(programme.demonstrates(field) for field in ("name", "years", "kind"))


def _bars(book: Manuscript, group: Group[Programme], quick: set[str | None]) -> list[RoadmapRow]:
    return [
        programme_bar(book, programme, colour=group.colour, group=book.say(sub.name), quick=quick)
        for sub in group.subs
        for programme in sub.items
    ]


def _table(book: Manuscript, outline: Outline) -> None:
    book.section("roadmap-table", _TABLE_SECTION)
    book.paragraph(_TABLE_LEAD, mark=_RUNS)
    spans = outline.years.spans
    heads = (
        Head(both("No.", "No."), 2, "right"),
        Head(both("Program", "Programme"), 12),
        Head(both("Tahun", "Years"), 4),
        *(Head(Text(id=years_of(span)), 2, "center") for span in spans),
    )
    rows: list[Row] = []
    for group in outline.programmes:
        if group.items:
            rows.append(book.group(group.name, len(heads)))
        rows.extend(_row(book, outline, programme) for programme in group.items)
    table = book.new_table("table-roadmap")
    book.table(table, _CAPTION, heads, rows, landscape=True)


def _row(book: Manuscript, outline: Outline, programme: Programme) -> Row:
    years = programme.years
    mark, blank = book.cell(_RUNS), book.cell("\N{NO-BREAK SPACE}")
    return Row(
        (
            book.cell(str(outline.number[programme.key])),
            book.cell_of(programme, "name", programme.name),
            book.cell_of(programme, "years", years_of(years) if years else None),
            *(mark if years and overlaps(years, span) else blank for span in outline.years.spans),
        )
    )
