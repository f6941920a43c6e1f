"""Chapter II: which national and local plans the masterplan serves, and how they meet in time."""

from selaras.core.plan import Document, Goal, Objective
from selaras.documents.book.book import Cell, Row, Run
from selaras.documents.book.entries.money import years_of
from selaras.documents.book.manuscript import Head, Manuscript, Noun, both
from selaras.documents.book.names import dimension_name, joined, short_title, sub_dimension_name
from selaras.documents.book.words import labels

_TITLE = both("Analisis masa depan", "Analysis of the future")
_DIRECTION = both("Arah pembangunan daerah", "Where the region is heading")
_DIRECTION_NONE = both(
    "uraian arah pembangunan nasional dan daerah",
    "an account of where the national and local plans point",
)

_PERIODS = both("Jangka waktu dokumen perencanaan", "Periods of the planning documents")
_PERIODS_NONE = both(
    "dokumen perencanaan yang menjadi acuan beserta jangka waktunya",
    "the planning documents this plan must fit, with their periods",
)
_PERIODS_LEAD = both(
    "Rencana ini berlaku {period}. {table} membandingkannya dengan jangka waktu {documents} "
    "yang menjadi acuan.",
    "This plan runs {period}. {table} compares it with the periods of {documents} that it refers "
    "to.",
)
_PERIODS_CAPTION = both(
    "Jangka waktu rencana dan dokumen acuan", "Periods of the plan and of its reference documents"
)
_PERIODS_HEADS = (
    Head(both("Dokumen", "Document"), 7),
    Head(both("Jenis", "Kind"), 3),
    Head(both("Jangka waktu", "Period"), 2, "center"),
    Head(both("Tahun bersama", "Years in common"), 2, "right"),
    Head(both("Butir arah", "Goals"), 2, "right"),
)
_THIS_PLAN = both("Rencana ini", "This plan")
_ENDS_BEFORE = both(
    "{document} berakhir pada {end}, sebelum rencana ini selesai pada {last}. Setelah dokumen "
    "penggantinya ditetapkan, keselarasan rencana ini perlu diperiksa kembali.",
    "{document} ends in {end}, before this plan does in {last}. Once its successor is enacted, "
    "the alignment of this plan needs to be looked at again.",
)
_SEVERAL_END_BEFORE = both(
    "{count} berakhir sebelum rencana ini selesai pada {last}, yaitu {documents}. Setelah "
    "dokumen penggantinya ditetapkan, keselarasan rencana ini perlu diperiksa kembali.",
    "{count} end before this plan does in {last}: {documents}. Once their successors are "
    "enacted, the alignment of this plan needs to be looked at again.",
)

_ALIGNMENT = both("Keselarasan dengan arah pembangunan", "Alignment with the planning goals")
_ALIGNMENT_NONE = both(
    "tujuan, prioritas, atau misi dari dokumen acuan",
    "goals, priorities or missions of the reference documents",
)
_ALIGNMENT_LEAD = both(
    "Dokumen acuan memuat {goals}. Sasaran rencana ini mendukung {served} di antaranya.",
    "The reference documents hold {goals}. The objectives of this plan serve {served} of them.",
)
_TABLE_LEAD = both(
    "{table} memasangkan {goals} dari {document} dengan sasaran rencana ini.",
    "{table} sets {goals} of {document} against the objectives of this plan.",
)
_ALIGNMENT_CAPTION = both("Keselarasan dengan {document}", "Alignment with {document}")
_ALIGNMENT_HEADS = (
    Head(both("Sasaran rencana ini", "Objective of this plan"), 8),
    Head(both("Dimensi", "Dimension"), 3),
    Head(both("Subdimensi", "Sub-dimension"), 3),
)
_UNSERVED = both("belum ada sasaran", "no objective yet")

_DOCUMENT = Noun("dokumen", "document", "documents")
_GOAL = Noun("butir arah pembangunan", "planning goal", "planning goals")


def write_future(book: Manuscript) -> None:
    """Direction in prose, periods, and the alignment table."""
    book.chapter("future", _TITLE)
    book.section("future-direction", _DIRECTION)
    if not book.narrative("future"):
        book.missing(_DIRECTION_NONE)
    _periods(book)
    _alignment(book)


def _periods(book: Manuscript) -> None:
    book.section("future-periods", _PERIODS)
    plan = book.plan
    found = [document for document in plan.documents if document.period]
    if not found:
        book.missing(_PERIODS_NONE)
        return
    table = book.new_table("table-periods")
    period = str(plan.period)
    documents = book.count(len(found), _DOCUMENT)
    book.paragraph(_PERIODS_LEAD, period=period, table=table, documents=documents)
    this = (book.cell(_THIS_PLAN, strong=True), book.cell(None), book.cell(period, strong=True))
    rows = [Row((*this, book.cell(str(plan.period.length)), book.cell(None)))]
    rows += [_period_row(book, document) for document in found]
    book.table(table, _PERIODS_CAPTION, _PERIODS_HEADS, rows, sources=found)
    _ending_before(book, found)


def _period_row(book: Manuscript, document: Document) -> Row:
    years = document.period.years if document.period else ()
    common = sum(year in book.plan.period for year in years)
    return Row(
        (
            book.cell_of(document, "title", document.title),
            book.cell_of(document, "kind", labels(book, "documents", "kind")[document.kind]),
            book.cell_of(
                document, "period", years_of(document.period) if document.period else None
            ),
            book.cell(str(common)),
            book.cell_of(document, "goals", str(len(document.goals)) if document.goals else None),
        )
    )


def _ending_before(book: Manuscript, documents: list[Document]) -> None:
    last = book.plan.period.end
    early = [
        document
        for document in documents
        if document.period and book.plan.period.start <= document.period.end < last
    ]
    if len(early) == 1:
        only = early[0]
        end = str(only.period.end if only.period else "")
        book.paragraph(_ENDS_BEFORE, document=short_title(book, only), end=end, last=last)
    elif early:
        titles = joined(book, [short_title(book, document) for document in early])
        count = book.count(len(early), _DOCUMENT)
        book.paragraph(_SEVERAL_END_BEFORE, count=count, last=last, documents=titles)


def _alignment(book: Manuscript) -> None:
    book.section("future-alignment", _ALIGNMENT)
    found = [document for document in book.plan.documents if document.goals]
    if not found:
        book.missing(_ALIGNMENT_NONE)
        return
    serving = _serving(book)
    goals = sum(len(document.goals) for document in found)
    served = sum((doc.key, goal.key) in serving for doc in found for goal in doc.goals)
    book.paragraph(_ALIGNMENT_LEAD, goals=book.count(goals, _GOAL), served=book.number(served))
    for document in found:
        _aligned(book, document, serving)


def _serving(book: Manuscript) -> dict[tuple[str, str], list[Objective]]:
    """Objectives by the document and goal that they link to."""
    found: dict[tuple[str, str], list[Objective]] = {}
    for objective in book.plan.objectives:
        for link in objective.links:
            found.setdefault((link.document, link.goal), []).append(objective)
    return found


def _aligned(
    book: Manuscript, document: Document, serving: dict[tuple[str, str], list[Objective]]
) -> None:
    table = book.new_table(f"table-alignment-{document.key}")
    title = short_title(book, document)
    goals = book.count(len(document.goals), _GOAL)
    book.paragraph(_TABLE_LEAD, table=table, goals=goals, document=title)
    rows: list[Row] = []
    for at, goal in enumerate(document.goals, start=1):
        rows.append(_goal_row(book, document, goal, at))
        rows += _objective_rows(book, serving.get((document.key, goal.key), []))
    book.table(
        table, _ALIGNMENT_CAPTION, _ALIGNMENT_HEADS, rows, sources=(document,), document=title
    )


def _goal_row(book: Manuscript, document: Document, goal: Goal, at: int) -> Row:
    text = f"{goal.number or at}. {book.say(goal.text)}"
    made_up = document.demonstrates("goals")
    span = len(_ALIGNMENT_HEADS)
    return Row((book.cell(text, demonstration=made_up, strong=True, span=span),), "group")


def _objective_rows(book: Manuscript, objectives: list[Objective]) -> list[Row]:
    if not objectives:
        unserved = Cell((Run(book.say(_UNSERVED), emphasis=True),))
        return [Row((unserved, book.cell(None), book.cell(None)))]
    return [
        Row(
            (
                book.cell(
                    objective.statement,
                    demonstration=objective.demonstrates("links")
                    or objective.demonstrates("statement"),
                ),
                book.cell(dimension_name(book, objective.dimension)),
                book.cell(sub_dimension_name(book, objective.sub_dimension)),
            )
        )
        for objective in objectives
    ]
