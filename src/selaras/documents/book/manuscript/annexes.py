"""The two annexes of every book: its sources, and what in the plan was made up."""

from collections.abc import Sequence

from selaras.core.framework import Knowledge
from selaras.core.plan import ALL_FIELDS, PARTS, Masterplan, Origin
from selaras.core.text import Text
from selaras.documents.book.book import Cell, Row
from selaras.documents.book.manuscript.manuscript import Head, Manuscript
from selaras.documents.book.manuscript.phrases import both
from selaras.documents.book.manuscript.sources import SOURCES_ID
from selaras.documents.book.manuscript.waivers import add_waivers

_SOURCES = both("Daftar sumber", "List of sources")
_SOURCES_LEAD = both(
    "Angka dalam kurung siku di dalam buku ini merujuk ke nomor pada {table}.",
    "Numbers in square brackets in this book refer to the numbers in {table}.",
)
_SOURCES_CAPTION = both("Sumber yang dirujuk buku ini", "Sources cited in this book")
_SOURCES_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Sumber", "Source"), 12),
)

_MADE_UP = both("Nilai contoh", "Demonstration values")
_MADE_UP_LEAD = both(
    "Rencana ini memuat {items} butir dengan nilai contoh, yaitu nilai yang diisi untuk peragaan "
    "karena sumber resminya belum ada. Nilai itu ditandai di setiap tempat dan perlu diganti "
    "dengan data resmi sebelum buku ditetapkan. {table} menghitungnya menurut bagian.",
    "This plan holds {items} items with demonstration values: values filled in to show how the "
    "book works, because there is no official source yet. They are marked wherever they stand "
    "and need to be replaced by official data before the book is enacted. {table} counts them "
    "by part.",
)
_MADE_UP_CAPTION = both(
    "Butir dengan nilai contoh menurut bagian rencana",
    "Items with demonstration values by part of the plan",
)
_MADE_UP_HEADS = (
    Head(both("Bagian rencana", "Part of the plan"), 4),
    Head(both("Jumlah butir", "Items"), 2, "right"),
    Head(both("Seluruhnya contoh", "Wholly made up"), 2, "right"),
    Head(both("Sebagian contoh", "Partly made up"), 2, "right"),
)
_TOTAL = both("Jumlah", "Total")
_WHOLE_PLAN = both("Judul, visi, dan komitmen", "Title, vision and commitment")


_Count = tuple[Text, tuple[int, int, int]]


def add_annexes(book: Manuscript, number: int) -> None:
    """Waivers that touch the book of that number, sources, demonstration values.

    Each only if there are any.
    """
    add_waivers(book, number)
    if len(book.sources):
        _add_sources(book)
    counts = _made_up_counts(book.plan, book.knowledge)
    if counts:
        _add_demonstration(book, counts)


def _add_sources(book: Manuscript) -> None:
    book.annex(SOURCES_ID, _SOURCES)
    table = book.new_table("table-sources")
    book.paragraph(_SOURCES_LEAD, table=table)
    rows = [
        Row((book.cell(str(number)), book.cell(source)))
        for number, source in enumerate(book.sources, start=1)
    ]
    book.table(table, _SOURCES_CAPTION, _SOURCES_HEADS, rows)


def _add_demonstration(book: Manuscript, counts: list[_Count]) -> None:
    book.annex("demonstration", _MADE_UP)
    table = book.new_table("table-demonstration")
    every, whole, partly = (sum(count[at] for _, count in counts) for at in range(3))
    book.paragraph(_MADE_UP_LEAD, table=table, items=book.number(whole + partly))
    rows = [Row((book.cell(name), *_numbers(book, count))) for name, count in counts]
    rows.append(book.total(_TOTAL, 1, *_numbers(book, (every, whole, partly), strong=True)))
    book.table(table, _MADE_UP_CAPTION, _MADE_UP_HEADS, rows)


def _numbers(
    book: Manuscript, count: tuple[int, int, int], *, strong: bool = False
) -> tuple[Cell, ...]:
    return tuple(book.cell(book.number(number), strong=strong) for number in count)


def _made_up_counts(plan: Masterplan, knowledge: Knowledge) -> list[_Count]:
    """The parts that hold demonstration values: all items, wholly and partly made up ones."""
    vision = (plan.vision.origin,) if plan.vision else ()
    promise = plan.commitment and plan.commitment.demonstration
    commitment = (Origin(demonstration=(ALL_FIELDS,) if promise else ()),) * bool(plan.commitment)
    counts = [(_WHOLE_PLAN, _counted((plan.origin, *vision, *commitment)))]
    counts += [
        (knowledge.words(part).title, _counted([item.origin for item in plan.items(part)]))
        for part in PARTS
    ]
    return [(name, count) for name, count in counts if count[1] or count[2]]


def _counted(origins: Sequence[Origin]) -> tuple[int, int, int]:
    made_up = [origin for origin in origins if origin.demonstration]
    whole = sum(origin.demonstrates(ALL_FIELDS) for origin in made_up)
    return len(origins), whole, len(made_up) - whole
