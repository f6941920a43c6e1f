"""Chapter IV: present against wanted state, dimension by dimension."""

from collections.abc import Sequence

from selaras.core.plan import Gap
from selaras.documents.book.book import Cell, Row, Run
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Head, Manuscript, Noun, both
from selaras.documents.book.names import agencies_short, joined, sub_dimension_name

_TITLE = both("Analisis kesenjangan", "Analysis of the gaps")
_NONE = both(
    "kesenjangan antara keadaan sekarang dan keadaan yang diharapkan",
    "the gaps between the present and the wanted state",
)
_LEAD = both(
    "Bab ini memuat {gaps} antara keadaan sekarang dan keadaan yang diharapkan, pada {subs} dari "
    "{all} subdimensi.",
    "This chapter holds {gaps} between the present and the wanted state, in {subs} of {all} "
    "sub-dimensions.",
)
_GAP = Noun("butir kesenjangan", "gap", "gaps")
_PRIORITY = both(
    "Prioritas 1, yang paling mendesak, diberikan kepada {first}.",
    "Priority 1, the most urgent, is given to {first}.",
)
_ABSENT = both(
    "Kesenjangan pada {dimensions} belum dirumuskan.",
    "The gaps of {dimensions} have not been worked out yet.",
)
_LIST_LEAD = both("Menurut dimensi, rinciannya sebagai berikut:", "By dimension these are:")
_LISTED = both("{dimension}: {gaps} ({table})", "{dimension}: {gaps} ({table})")
_CAPTION = both("Kesenjangan {dimension}", "Gaps of {dimension}")
_HEADS = (
    Head(both("Subdimensi", "Sub-dimension"), 3),
    Head(both("Keadaan sekarang", "Present state"), 5),
    Head(both("Keadaan yang diharapkan", "Wanted state"), 5),
    Head(both("Kesenjangan", "Gap"), 4),
    Head(both("Penyebab", "Cause"), 4),
    Head(both("Kebutuhan", "Need"), 4),
    Head(both("OPD", "Agencies"), 3),
    Head(both("Prioritas", "Priority"), 2, "center"),
)


def write_gaps(book: Manuscript) -> None:
    """One landscape table per dimension that has gaps."""
    book.chapter("gaps", _TITLE)
    gaps = book.plan.gaps
    if not gaps:
        book.missing(_NONE)
        return
    subs = len({gap.sub_dimension for gap in gaps} & book.knowledge.sub_dimension.keys())
    book.lead(
        _LEAD, subs=subs, all=len(book.knowledge.sub_dimension), gaps=book.count(len(gaps), _GAP)
    )
    first = sum(gap.priority == 1 for gap in gaps)
    if first:
        book.paragraph(_PRIORITY, first=book.count(first, _GAP))
    book.narrative("gap-summary")
    groups = by_dimension(gaps, book.knowledge)
    absent = [book.say(group.name) for group in groups if not group.items]
    if absent:
        book.note(_ABSENT, "missing", dimensions=joined(book, absent))
    _tables(book, [group for group in groups if group.items])


def _tables(book: Manuscript, groups: Sequence[Group[Gap]]) -> None:
    """What stands where, then a section with one table for each dimension."""
    tables = [book.new_table(f"table-gaps-{group.code}") for group in groups]
    book.paragraph(_LIST_LEAD)
    book.bullets(
        book.line(
            _LISTED, dimension=group.name, gaps=book.count(len(group.items), _GAP), table=table
        )
        for group, table in zip(groups, tables, strict=True)
    )
    for group, table in zip(groups, tables, strict=True):
        book.section(f"gaps-{group.code}", group.name)
        rows = [_row(book, gap) for gap in group.items]
        book.table(
            table,
            _CAPTION,
            _HEADS,
            rows,
            sources=group.items,
            landscape=True,
            dimension=group.name,
        )


def _row(book: Manuscript, gap: Gap) -> Row:
    made_up = gap.demonstrates
    return Row(
        (
            book.cell(sub_dimension_name(book, gap.sub_dimension)),
            _current(book, gap),
            book.cell_of(gap, "desired", gap.desired),
            book.cell_of(gap, "gap", gap.gap),
            book.cell_of(gap, "cause", gap.cause),
            book.cell_of(gap, "need", gap.need),
            book.cell(agencies_short(book, gap.agencies), demonstration=made_up("agencies")),
            book.cell_of(gap, "priority", str(gap.priority) if gap.priority else None),
        )
    )


def _current(book: Manuscript, gap: Gap) -> Cell:
    """The present state and the numbers of the sources of its facts."""
    runs = [book.run_of(gap, "current", gap.current)]
    sources = (book.plan.fact[key].origin.source for key in gap.facts)
    for source in dict.fromkeys(source for source in sources if source):
        runs += [Run(" "), book.sources.citation(source)]
    return Cell(tuple(runs))
