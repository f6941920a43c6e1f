"""Chapter III of Buku III: the road over the years."""

from selaras.core.plan import Programme
from selaras.documents.book.books.masterplan.roadmap import phases
from selaras.documents.book.entries.bars import programme_bar
from selaras.documents.book.entries.counts import PROGRAMME
from selaras.documents.book.entries.places import Group, by_dimension
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.chart import Horizon, RoadmapRow, roadmap

_TITLE = both("Peta jalan", "Roadmap")
_NONE = both("program dan tahun pelaksanaannya", "programmes and their years")
_ALL = both(
    "{figure} memuat {all} dari awal sampai akhir rencana.",
    "{figure} shows {all} from the beginning to the end of the plan.",
)
_SOME = both(
    "{figure} memuat {shown} dengan anggaran terbesar di tiap dimensi, dari {all} dalam rencana. "
    "Peta jalan selengkapnya ada dalam Buku II.",
    "{figure} shows {shown} with the largest budgets of each dimension, of {all} in the plan. The "
    "whole roadmap is in Book II.",
)
_FIGURE = both("Peta jalan {period}", "Roadmap {period}")
_MOST_ROWS = 24
"""So many fit on the page that the chapter opens with."""


def write_road(book: Manuscript) -> None:
    """One picture; of a large plan the dearest programmes of each dimension."""
    book.chapter("road", _TITLE)
    plan = book.plan
    groups = by_dimension(plan.programmes, book.knowledge)
    every = len(plan.programmes)
    most = every if every <= _MOST_ROWS else _MOST_ROWS // len(groups)
    rows = [row for group in groups for row in _rows(book, group, most)]
    period = (plan.period.start, plan.period.end)
    horizons = [Horizon(book.say(name), span.end) for name, span in phases(plan.period)]
    title = book.say(_FIGURE, period=str(plan.period))
    chart = roadmap(rows, period, horizons, book.language, title=title)
    if chart is None:
        book.missing(_NONE)
        return
    figure = book.new_figure("figure-roadmap")
    book.paragraph(
        _ALL if len(rows) == every else _SOME,
        figure=figure,
        shown=book.count(len(rows), PROGRAMME),
        all=book.count(every, PROGRAMME),
    )
    made_up = any(programme.demonstrates("years") for programme in plan.programmes)
    book.figure(figure, _FIGURE, chart, made_up=made_up, period=str(plan.period))


def _rows(book: Manuscript, group: Group[Programme], most: int) -> list[RoadmapRow]:
    """The dearest programmes of a dimension, in the order of the plan."""
    dearest = sorted(group.items, key=lambda programme: -programme.cost)[:most]
    kept = {programme.key for programme in dearest}
    quick = {win.programme for win in book.plan.quick_wins}
    return [
        programme_bar(book, programme, colour=group.colour, group=book.say(group.name), quick=quick)
        for programme in group.items
        if programme.key in kept
    ]
