"""Chapter IV, third part: policy, institution, infrastructure, applications and literacy."""

from selaras.core.plan import Action
from selaras.core.text import format_number
from selaras.documents.book.book import Paragraph, Row
from selaras.documents.book.books.masterplan.bodies import write_bodies
from selaras.documents.book.books.masterplan.outline import Outline
from selaras.documents.book.entries.cells import fields_cell, lead_cell, sentence
from selaras.documents.book.entries.counts import ACTION
from selaras.documents.book.entries.money import budget_text, years_of
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Handle, Head, Manuscript, both
from selaras.documents.book.names import joined
from selaras.documents.book.words import labels

_MISSING = {
    "policy": both("daftar peraturan yang akan disusun", "the regulations to be made"),
    "institution": both("rencana pengembangan kelembagaan", "the plan for the institutions"),
    "infrastructure": both("rencana infrastruktur", "the plan for the infrastructure"),
    "application": both("rencana aplikasi", "the plan for applications"),
    "literacy": both("rencana penguatan literasi", "the plan for literacy"),
}
_SUMMARY = both("{table} memuat {count}", "{table} lists {count}")
_FIRST = both(
    "; yang dimulai pada {year}, tahun pertama: {names}",
    "; starting in {year}, the first year: {names}",
)
_UNDATED = both("Tanpa tahun: {count}.", "Without a year: {count}.")
_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Kegiatan", "Action"), 7),
    Head(both("Bentuk", "Form"), 3),
    Head(both("Penanggung jawab", "Lead"), 3),
    Head(both("Tahun", "Years"), 2),
    Head(both("Keluaran", "Output"), 5),
    Head(both("Program terkait", "For programmes"), 6),
)
_BUDGET = both("Anggaran ({unit}) dan sumber", "Budget ({unit}) and sources")
_TOTAL = both("Jumlah", "Total")
_FEW = 3
"""So many names may stand in a sentence."""


def write_parts(book: Manuscript, outline: Outline) -> Handle:
    """A section for each of the five parts; returns the one that holds the bodies."""
    held: dict[str, list[Action]] = {part: [] for part in _MISSING}
    for action in book.plan.actions:
        held[action.part].append(action)
    sections: dict[str, Handle] = {}
    names = labels(book, "actions", "part")
    for part, actions in held.items():
        sections[part] = book.section(f"part-{part}", names[part])
        if actions:
            _table(book, outline, part, actions)
        else:
            book.missing(_MISSING[part])
        if part == "institution":
            write_bodies(book)
    return sections["institution"]


def _table(book: Manuscript, outline: Outline, part: str, actions: list[Action]) -> None:
    table = book.new_table(f"table-part-{part}")
    line = book.line(_SUMMARY, table=table, count=book.count(len(actions), ACTION))
    start = book.plan.period.start
    first = [action for action in actions if action.years and action.years.start == start]
    if 0 < len(first) <= _FEW:
        names = joined(book, [book.say(action.title) for action in first])
        line += book.line(_FIRST, year=start, names=names)
    line += book.line(both(".", "."))
    if undated := sum(action.years is None for action in actions):
        line += then(book, _UNDATED, count=book.count(undated, ACTION))
    book.add(Paragraph(line))
    funded = any(action.budget for action in actions)
    unit = outline.unit.name
    heads = (*_HEADS, Head(_BUDGET.format(unit=unit), 4)) if funded else _HEADS
    rows = [_row(book, outline, number, action, funded) for number, action in enumerate(actions, 1)]
    if funded:
        total = outline.money(sum(_cost(action) for action in actions))
        made_up = any(action.budget and action.demonstrates("budget") for action in actions)
        cell = book.cell(total, demonstration=made_up, strong=True)
        rows.append(book.total(_TOTAL, len(_HEADS), cell))
    book.table(
        table, labels(book, "actions", "part")[part], heads, rows, sources=actions, landscape=True
    )


def _cost(action: Action) -> int:
    return sum(line.amount for line in action.budget)


def _row(book: Manuscript, outline: Outline, number: int, action: Action, funded: bool) -> Row:
    title = sentence(book.say(action.title)) if action.description else book.say(action.title)
    names = (
        ("title", title),
        ("description", book.say(action.description) if action.description else ""),
    )
    cells = (
        book.cell(str(number)),
        fields_cell(book, names, action, " "),
        book.cell_of(action, "form", action.form),
        lead_cell(book, action, action.lead),
        book.cell_of(action, "years", years_of(action.years) if action.years else None),
        fields_cell(book, _output(book, action), action, ": "),
        book.cell_of(action, "programmes", _programmes(book, outline, action)),
    )
    if not funded:
        return Row(cells)
    budget = budget_text(book, outline.money, action.budget)
    return Row((*cells, book.cell_of(action, "budget", budget)))


def _output(book: Manuscript, action: Action) -> tuple[tuple[str, str], ...]:
    """What is delivered, and how much of it."""
    amount = ""
    if action.quantity is not None:
        amount = format_number(action.quantity, book.language)
        amount += f" {book.say(action.unit)}" if action.unit else ""
    return (("output", book.say(action.output) if action.output else ""), ("quantity", amount))


def _programmes(book: Manuscript, outline: Outline, action: Action) -> str | None:
    """The programmes by number and name."""
    names = [
        f"{outline.number[key]}. {book.say(book.plan.programme[key].name)}"
        for key in sorted(action.programmes, key=lambda key: outline.number[key])
    ]
    return "; ".join(names) or None
