"""Chapter III: the sheet of each quick win."""

from collections.abc import Iterator
from functools import partial

from selaras.core.plan import QuickWin, Stage
from selaras.core.text import Text, format_rupiah
from selaras.documents.book.book import Line, Row, Run
from selaras.documents.book.books.quick_wins.outline import Outline
from selaras.documents.book.entries.cells import sentence
from selaras.documents.book.entries.money import budget_text
from selaras.documents.book.entries.months import MONTH_HEADS, month_cells
from selaras.documents.book.entries.outputs import outputs_text
from selaras.documents.book.entries.places import dimension_name, sub_name
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import agency_name, joined
from selaras.documents.book.words import labels

_TITLE = both("Lembar quick win", "The sheets")
_NONE = both("lembar quick win", "the sheets of the quick wins")

_PLACE = both("Dimensi", "Dimension")
_PROGRAMME = both("Program induk", "Programme it belongs to")
_LEAD = both("Penanggung jawab", "Lead")
_SUPPORTING = both("Perangkat daerah pendukung", "Supporting agencies")
_PARTNERS = both("Mitra", "Partners")
_OUTPUTS = both("Keluaran dan target", "Outputs and targets")
_BUDGET = both("Anggaran dan sumber", "Budget and source")
_STATUS = both("Status", "Status")
_EVIDENCE = both("Bukti", "Evidence")
_REPLACED = both("{state} dengan {name}", "{state} by {name}")
_FOLLOWED = both("{state}, dilanjutkan oleh {name}", "{state}, followed by {name}")

_TEXTS = (
    ("problem", both("Masalah", "Problem")),
    ("innovation", both("Inovasi", "Innovation")),
    ("aim", both("Tujuan", "Aim")),
    ("benefit", both("Manfaat", "Benefit")),
    ("beneficiaries", both("Penerima manfaat", "Beneficiaries")),
)
_NEEDS = (
    ("infrastructure_needed", both("Infrastruktur yang diperlukan", "Infrastructure needed")),
    ("application_needed", both("Aplikasi yang diperlukan", "Application needed")),
    ("regulation_needed", both("Regulasi yang diperlukan", "Regulation needed")),
    ("risk", both("Risiko", "Risk")),
    ("mitigation", both("Langkah pengurangan risiko", "How the risk is lessened")),
    ("sustainability", both("Keberlanjutan", "Sustainability")),
    ("measure", both("Ukuran keberhasilan", "Measure of success")),
)

_WANTED = (
    *_TEXTS,
    ("outputs", _OUTPUTS),
    ("stages", both("Tahapan", "Stages")),
    ("lead", _LEAD),
    ("budget", _BUDGET),
    ("risk", _NEEDS[3][1]),
    ("mitigation", _NEEDS[4][1]),
    ("sustainability", _NEEDS[5][1]),
    ("measure", _NEEDS[6][1]),
)
"""What a sheet should say; the rest is only there where it is needed."""

_STAGES_CAPTION = both("Tahapan {name}", "Stages of {name}")
_ACTIVITY = Head(both("Tahap", "Stage"), 12)

Entry = tuple[str, Line]


def write_sheets(book: Manuscript, outline: Outline) -> None:
    """One section for each quick win; the section's number ends in the quick win's."""
    book.chapter("sheets", _TITLE)
    if not outline.in_order:
        book.missing(_NONE)
    for win in outline.in_order:
        _sheet(book, win)


def _sheet(book: Manuscript, win: QuickWin) -> None:
    book.section(f"sheet-{win.key}", win.name)
    book.definitions(_entries(book, win))
    if win.stages:
        _stages(book, win)
    lacking = [book.say(name).lower() for field, name in _WANTED if not getattr(win, field)]
    if lacking:
        book.missing(Text(id=joined(book, lacking)))


def _entries(book: Manuscript, win: QuickWin) -> Iterator[Entry]:
    """The labelled fields of a sheet, as far as they are filled in."""
    place = book.say(dimension_name(win.dimension, book.knowledge) or Text(id=win.dimension))
    sub = book.say(sub_name(win.sub_dimension, book.knowledge))
    yield _entry(book, win, "dimension", _PLACE, f"{place}: {sub}")
    programme = book.plan.programme.get(win.programme or "")
    if programme:
        yield _entry(book, win, "programme", _PROGRAMME, programme.name)
    yield from _texts(book, win, _TEXTS)
    if win.outputs:
        yield _entry(book, win, "outputs", _OUTPUTS, outputs_text(book, win.outputs))
    yield from _people(book, win)
    in_full = partial(format_rupiah, language=book.language)
    if said := budget_text(book, in_full, win.budget):
        yield _entry(book, win, "budget", _BUDGET, said)
    yield from _texts(book, win, _NEEDS)
    yield book.say(_STATUS), _status(book, win)
    if win.evidence:
        yield _entry(book, win, "evidence", _EVIDENCE, "; ".join(win.evidence))


def _entry(book: Manuscript, win: QuickWin, field: str, name: Text, said: Text | str) -> Entry:
    return book.say(name), (book.run_of(win, field, said),)


def _texts(
    book: Manuscript, win: QuickWin, fields: tuple[tuple[str, Text], ...]
) -> Iterator[Entry]:
    for field, name in fields:
        text: Text | None = getattr(win, field)
        if text:
            yield _entry(book, win, field, name, text)


def _people(book: Manuscript, win: QuickWin) -> Iterator[Entry]:
    if win.lead:
        yield _entry(book, win, "lead", _LEAD, agency_name(book, win.lead))
    if win.supporting:
        names = joined(book, [agency_name(book, key) for key in win.supporting])
        yield _entry(book, win, "supporting", _SUPPORTING, names)
    if win.partners:
        names = joined(book, [book.say(book.plan.partner[key].name) for key in win.partners])
        yield _entry(book, win, "partners", _PARTNERS, names)


def _status(book: Manuscript, win: QuickWin) -> Line:
    """The state, what came instead, and why."""
    said = book.say(labels(book, "quick_wins", "status")[win.status])
    successor = next(
        (other for other in book.plan.quick_wins if other.key == win.replaced_by), None
    )
    line: Line = (book.run_of(win, "status", said),)
    if successor:
        phrase = _REPLACED if win.status == "replaced" else _FOLLOWED
        name = book.say(phrase, state=said, name=successor.name)
        line = (book.run_of(win, "replaced_by", name),)
    if win.status_reason:
        reason = sentence(book.say(win.status_reason))
        line = (*line, Run(". "), book.run_of(win, "status_reason", reason))
    return line


def _stages(book: Manuscript, win: QuickWin) -> None:
    """A row for each stage with its months; the years as groups when there are several."""
    handle = book.new_table(f"table-stages-{win.key}")
    heads = (_ACTIVITY, *MONTH_HEADS)
    by_year: dict[int, list[Stage]] = {}
    for stage in win.stages:
        by_year.setdefault(stage.year, []).append(stage)
    rows: list[Row] = []
    for year in sorted(by_year):
        rows.append(book.group(str(year), len(heads)))
        rows.extend(
            Row(
                (
                    book.cell_of(win, "stages", stage.activity),
                    *month_cells(book, [(stage.first_month, stage.last_month)]),
                )
            )
            for stage in by_year[year]
        )
    book.table(handle, _STAGES_CAPTION, heads, rows, sources=(win,), name=win.name)
