"""Chapter I: what this book holds, how it is read, and what makes it binding."""

from selaras.core.plan import Document
from selaras.core.text import short_rupiah
from selaras.documents.book.book import Line, Panel, Paragraph, Run
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.counts import (
    DIMENSION,
    INDICATOR,
    OBJECTIVE,
    PROGRAMME,
    QUICK_WIN,
    YEAR,
    counted_list,
)
from selaras.documents.book.entries.documents import document_line
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Manuscript, both
from selaras.documents.book.manuscript.front import region_name
from selaras.documents.book.names import joined

_TITLE = both("Pendahuluan", "Introduction")
_LEAD = both(
    "Buku ini memuat rencana induk smart city {region} untuk tahun {period}.",
    "This book holds the smart-city masterplan of {region} for the years {period}.",
)
_HOLDS = both(
    "Isinya {counts}, beserta peta jalan, pendanaan, dan tata kelolanya.",
    "It contains {counts}, with their roadmap, their funding and the way they are governed.",
)
_COST = both("Seluruh program membutuhkan {amount}.", "All programmes together need {amount}.")

_ABOUT = both("Tentang buku ini", "About this book")
_SERIES = both(
    "Rencana induk terbagi atas empat buku. Buku I memuat analisis yang menjadi dasarnya; Buku "
    "II, yaitu buku ini, memuat arah dan rencana aksi; Buku III meringkas keduanya bagi pimpinan "
    "dan warga; Buku IV memuat lembar setiap quick win.",
    "The masterplan comes in four books. Book I gives the analysis it rests on; Book II, which is "
    "this one, gives the direction and the action plan; Book III sums up both for leaders and "
    "citizens; Book IV holds a sheet for each quick win.",
)
_READING = both(
    "Setiap program memakai nomor yang sama di semua tabel. Sasaran ditandai dengan huruf S dan "
    "nomornya. Nilai uang dalam tabel ditulis dalam {unit} tanpa pembulatan, sehingga setiap "
    "jumlah dapat dihitung ulang.",
    "A programme keeps its number in all tables. Objectives are marked with the letter O and "
    "their number. Money in tables is written in {unit} without rounding, so that every total can "
    "be added up again.",
)

_DIMENSIONS = both("Enam dimensi", "The six dimensions")
_DIMENSIONS_LEAD = both(
    "Program nasional membagi smart city menjadi {count}, masing-masing dengan tujuan dan "
    "subdimensinya. {matrix} menunjukkan apa yang dimuat rencana ini di setiap dimensi.",
    "The national programme divides the smart city into {count}, each with its goal and its "
    "sub-dimensions. {matrix} shows what this plan holds in each of them.",
)
_DIMENSIONS_CAPTION = both(
    "Dimensi, tujuannya, dan isi rencana", "The dimensions, their goals and what the plan holds"
)
_EMPTY_PANEL = both("belum ada sasaran dan program", "no objectives and programmes yet")
_PANEL = both("{objectives} dan {programmes}", "{objectives} and {programmes}")
_STRANGE = both(
    "Rencana ini juga menyebut dimensi yang bukan bagian dari program nasional: {names}. Isinya "
    "tetap dicetak dalam kelompok tersendiri agar dapat dipindahkan ke dimensi yang sesuai.",
    "The plan also names a dimension that is not part of the national programme: {names}. What "
    "stands there is printed in a group of its own, so that it can be moved to the right one.",
)

_LEGAL = both("Kedudukan hukum", "Legal standing")
_ENACTED = both(
    "Rencana induk ini ditetapkan dengan {document}.",
    "This masterplan is enacted by {document}.",
)
_NOT_ENACTED = both(
    "peraturan yang menetapkan rencana induk ini",
    "the regulation that enacts this masterplan",
)
_RESTS = both(
    "Penyusunannya berlandaskan peraturan dan keputusan berikut.",
    "It rests on the following regulations and decisions.",
)

_PERIOD = both("Jangka waktu", "Period")
_LENGTH = both(
    "Rencana ini berlaku {years}, dari {start} sampai dengan {end}.",
    "The plan runs for {years}, from {start} to {end}.",
)
_REVIEW = both(
    "Pada {review} rencana ditinjau dan disesuaikan dengan keadaan saat itu.",
    "In {review} it is reviewed and fitted to the state of that time.",
)


def write_introduction(book: Manuscript, outline: Outline) -> None:
    """The whole chapter."""
    book.chapter("introduction", _TITLE)
    _lead(book, outline)
    book.section("about", _ABOUT)
    book.paragraph(_SERIES)
    book.paragraph(_READING, unit=outline.unit.name)
    _dimensions(book, outline)
    _legal_standing(book)
    _period(book)


def _lead(book: Manuscript, outline: Outline) -> None:
    plan = book.plan
    counts = counted_list(
        book,
        (
            (len(plan.objectives), OBJECTIVE),
            (len(plan.indicators), INDICATOR),
            (len(plan.programmes), PROGRAMME),
            (len(plan.quick_wins), QUICK_WIN),
        ),
    )
    region = region_name(plan, book.knowledge, book.language)
    line: Line = book.line(_LEAD, region=region, period=str(plan.period))
    if counts:
        line += then(book, _HOLDS, counts=counts)
    if outline.budgeted:
        total = sum(programme.cost for programme in outline.in_order)
        amount = book.made_up(short_rupiah(total, book.language), outline.budget_made_up)
        line += then(book, _COST, amount=amount)
    book.add(Paragraph(line, lead=True))


def _dimensions(book: Manuscript, outline: Outline) -> None:
    book.section("dimensions", _DIMENSIONS)
    matrix = book.new_figure("figure-dimensions")
    count = book.count(len(book.knowledge.dimensions), DIMENSION)
    book.paragraph(_DIMENSIONS_LEAD, count=count, matrix=matrix)
    panels = [
        _panel(book, outline, at) for at, group in enumerate(outline.programmes) if group.goal
    ]
    book.matrix(matrix, _DIMENSIONS_CAPTION, panels)
    named = [group.code for group in outline.programmes]
    named += [group.code for group in outline.objectives]
    strange = [code for code in dict.fromkeys(named) if code not in book.knowledge.dimension]
    if strange:
        book.note(_STRANGE, "missing", names=joined(book, strange))


def _panel(book: Manuscript, outline: Outline, at: int) -> Panel:
    programmes, objectives = outline.programmes[at], outline.objectives[at]
    dimension = book.knowledge.dimension[programmes.code]
    empty = not objectives.items and not programmes.items
    holds = book.line(
        _EMPTY_PANEL if empty else _PANEL,
        objectives=book.count(len(objectives.items), OBJECTIVE),
        programmes=book.count(len(programmes.items), PROGRAMME),
    )
    parts = ", ".join(book.say(sub.name) for sub in dimension.sub_dimensions)
    return Panel(
        book.say(dimension.name), (book.line(dimension.goal), (Run(parts, emphasis=True),), holds)
    )


def _legal_standing(book: Manuscript) -> None:
    book.section("legal-standing", _LEGAL)
    enacting = [document for document in book.plan.documents if document.enacts_plan]
    for document in enacting:
        book.paragraph(_ENACTED, document=document_line(book, document))
    if not enacting:
        book.missing(_NOT_ENACTED)
    basis: list[Document] = [
        document
        for document in book.plan.documents
        if document.legal_basis and not document.enacts_plan
    ]
    if basis:
        book.paragraph(_RESTS)
        book.bullets((document_line(book, document) for document in basis), numbered=True)


def _period(book: Manuscript) -> None:
    book.section("period", _PERIOD)
    period = book.plan.period
    years = book.count(period.length, YEAR)
    line = book.line(_LENGTH, years=years, start=period.start, end=period.end)
    if book.plan.review is not None:
        line += then(book, _REVIEW, review=book.plan.review)
    book.add(Paragraph(line))
