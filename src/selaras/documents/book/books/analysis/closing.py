"""The closing of Buku I: what was found, what is still open, and where it leads."""

from selaras.core.text import short_rupiah
from selaras.documents.book.entries.counts import OBJECTIVE, PROGRAMME, STRATEGY, counted_list
from selaras.documents.book.manuscript import Manuscript, Noun, both

_TITLE = both("Penutup", "Closing")
_FOUND = both("Buku ini memuat {found}.", "This book holds {found}.")
_NEXT = both(
    "Buku II menjabarkannya menjadi {programmes} dengan anggaran {cost} selama {period}.",
    "Book II turns them into {programmes} with a budget of {cost} over {period}.",
)
_NEXT_UNPAID = both(
    "Buku II menjabarkannya menjadi {programmes} selama {period}.",
    "Book II turns them into {programmes} over {period}.",
)
_NOTHING = both("analisis strategis rencana ini", "the strategic analysis of this plan")
_OPEN = both(
    "Sebelum rencana ditetapkan, hal berikut masih perlu dilengkapi:",
    "Before the plan is enacted, the following is still to be completed:",
)
_FACT = Noun("fakta kesiapan", "fact of readiness", "facts of readiness")
_GAP = Noun("kesenjangan", "gap", "gaps")
_SWOT = Noun("butir SWOT", "SWOT entry", "SWOT entries")
_UNDATED = Noun("fakta tanpa tahun", "fact without a year", "facts without a year")
_UNSOURCED = Noun("fakta tanpa sumber", "fact without a source", "facts without a source")
_UNMEASURED = Noun(
    "sasaran tanpa indikator", "objective without an indicator", "objectives without an indicator"
)
_UNPROVEN = Noun(
    "butir SWOT tanpa bukti", "SWOT entry without evidence", "SWOT entries without evidence"
)
_IDLE = Noun("strategi tanpa program", "strategy without programme", "strategies without programme")
_UNSERVED = Noun(
    "arah pembangunan tanpa sasaran",
    "planning goal without an objective",
    "planning goals without an objective",
)


def write_closing(book: Manuscript) -> None:
    """Counts what the chapters hold and what they lack; says nothing of what is not there."""
    book.chapter("closing", _TITLE)
    _found(book)
    _next(book)
    _open(book)


def _found(book: Manuscript) -> None:
    plan = book.plan
    found = counted_list(
        book,
        (
            (len(plan.facts), _FACT),
            (len(plan.gaps), _GAP),
            (len(plan.swot), _SWOT),
            (len(plan.strategies), STRATEGY),
            (len(plan.objectives), OBJECTIVE),
        ),
    )
    if found:
        book.paragraph(_FOUND, found=found)
    else:
        book.missing(_NOTHING)


def _next(book: Manuscript) -> None:
    plan = book.plan
    if not plan.programmes:
        return
    cost = sum(programme.cost for programme in plan.programmes)
    made_up = any(p.budget and p.demonstrates("budget") for p in plan.programmes)
    book.paragraph(
        _NEXT if cost else _NEXT_UNPAID,
        programmes=book.count(len(plan.programmes), PROGRAMME),
        cost=book.made_up(short_rupiah(cost, book.language), made_up and bool(cost)),
        period=str(plan.period),
    )


def _open(book: Manuscript) -> None:
    plan = book.plan
    linked = {(link.document, link.goal) for goal in plan.objectives for link in goal.links}
    goals = [(document.key, goal.key) for document in plan.documents for goal in document.goals]
    counts = (
        (sum(fact.year is None for fact in plan.facts), _UNDATED),
        (sum(fact.origin.source is None for fact in plan.facts), _UNSOURCED),
        (sum(goal not in linked for goal in goals), _UNSERVED),
        (sum(not (entry.facts or entry.evidence) for entry in plan.swot), _UNPROVEN),
        (sum(not strategy.programmes for strategy in plan.strategies), _IDLE),
        (sum(one.key not in plan.indicators_of for one in plan.objectives), _UNMEASURED),
    )
    open_points = [book.count(count, noun) for count, noun in counts if count]
    if open_points:
        book.paragraph(_OPEN)
        book.bullets(book.line(point) for point in open_points)
