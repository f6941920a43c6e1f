"""Chapter V: SWOT of each readiness element, and the strategies crossed from it."""

from collections.abc import Sequence
from typing import Literal

from selaras.core.framework import ReadinessElement
from selaras.core.plan import Strategy, Swot
from selaras.documents.book.book import Cell, Panel, Row, Run
from selaras.documents.book.books.analysis.readiness import value_made_up, value_of
from selaras.documents.book.entries.counts import counted_list
from selaras.documents.book.manuscript import NOTHING, Head, Manuscript, Noun, both
from selaras.documents.book.names import dimension_name
from selaras.documents.book.words import SWOT_KINDS, labels

_TITLE = both("Analisis SWOT dan strategi", "SWOT analysis and strategies")
_NONE = both(
    "kekuatan, kelemahan, peluang, dan ancaman",
    "strengths, weaknesses, opportunities and threats",
)
_LEAD = both(
    "Analisis ini mencatat {found} menurut unsur kesiapan. Kodenya dipakai kembali pada strategi "
    "di akhir bab.",
    "This analysis notes {found} by element of readiness. The codes are used again in the "
    "strategies at the end of the chapter.",
)
_NOUNS = {
    "strength": Noun("kekuatan", "strength", "strengths"),
    "weakness": Noun("kelemahan", "weakness", "weaknesses"),
    "opportunity": Noun("peluang", "opportunity", "opportunities"),
    "threat": Noun("ancaman", "threat", "threats"),
}
_LETTERS = {"strength": "S", "weakness": "W", "opportunity": "O", "threat": "T"}
_TONES: dict[str, Literal["good", "bad"]] = {
    "strength": "good",
    "weakness": "bad",
    "opportunity": "good",
    "threat": "bad",
}
_NO_ELEMENT = both("SWOT unsur {element}", "SWOT of the element {element}")
_ELEMENT_LEAD = both(
    "{matrix} merangkum SWOT unsur ini; {table} memuat bukti tiap butir.",
    "{matrix} sums up the SWOT of this element; {table} gives the evidence of each entry.",
)
_MATRIX_CAPTION = both("Matriks SWOT unsur {element}", "SWOT matrix of the element {element}")
_TABLE_CAPTION = both(
    "Bukti dan bobot SWOT unsur {element}", "Evidence and weights of the SWOT of {element}"
)
_TABLE_HEADS = (
    Head(both("Kode", "Code"), 1),
    Head(both("Butir", "Entry"), 5),
    Head(both("Bukti", "Evidence"), 8),
    Head(both("Bobot", "Weight"), 1, "right"),
    Head(both("Peringkat", "Rating"), 2, "right"),
)

_STRATEGIES = both("Strategi", "Strategies")
_STRATEGIES_NONE = both(
    "strategi yang disilangkan dari SWOT", "strategies crossed from the SWOT entries"
)
_STRATEGIES_LEAD = both(
    "{table} memuat {count} yang disilangkan dari butir SWOT, beserta program yang menjalankannya.",
    "{table} holds {count} crossed from the SWOT entries, with the programmes behind each.",
)
_STRATEGY = Noun("strategi", "strategy", "strategies")
_STRATEGIES_CAPTION = both("Strategi dari silang SWOT", "Strategies crossed from SWOT")
_STRATEGIES_HEADS = (
    Head(both("No.", "No."), 1, "right"),
    Head(both("Strategi", "Strategy"), 6),
    Head(both("Dari", "From"), 2),
    Head(both("Dimensi", "Dimension"), 3),
    Head(both("Program", "Programmes"), 5),
)
_NO_PROGRAMME = both("belum ada program", "no programme yet")


def write_swot(book: Manuscript) -> None:
    """A matrix and a table per element, then the strategies."""
    book.chapter("swot", _TITLE)
    swot = book.plan.swot
    codes = _codes(swot)
    if swot:
        counts = [(sum(one.kind == kind for one in swot), noun) for kind, noun in _NOUNS.items()]
        book.lead(_LEAD, found=counted_list(book, counts))
        book.narrative("swot-summary")
        for element in book.knowledge.readiness:
            _element(book, element, [e for e in swot if e.element == element.code], codes)
    else:
        book.missing(_NONE)
    _strategies(book, codes)


def _codes(swot: Sequence[Swot]) -> dict[str, str]:
    """`S1`, `W1`, `O1`, `T1` through the whole plan, in its order."""
    numbers = dict.fromkeys(_LETTERS, 0)
    found = {}
    for entry in swot:
        numbers[entry.kind] += 1
        found[entry.key] = f"{_LETTERS[entry.kind]}{numbers[entry.kind]}"
    return found


def _element(
    book: Manuscript, element: ReadinessElement, entries: list[Swot], codes: dict[str, str]
) -> None:
    book.section(f"swot-{element.code}", element.name)
    name = book.say(element.name)
    if not entries:
        book.missing(_NO_ELEMENT, element=name)
        return
    matrix = book.new_figure(f"figure-swot-{element.code}")
    table = book.new_table(f"table-swot-{element.code}")
    book.paragraph(_ELEMENT_LEAD, matrix=matrix, table=table)
    panels = [_panel(book, kind, entries, codes) for kind in SWOT_KINDS]
    book.matrix(matrix, _MATRIX_CAPTION, panels, element=name)
    ordered = [entry for kind in SWOT_KINDS for entry in entries if entry.kind == kind]
    rows = [_evidence_row(book, entry, codes[entry.key]) for entry in ordered]
    book.table(table, _TABLE_CAPTION, _TABLE_HEADS, rows, sources=entries, element=name)


def _panel(book: Manuscript, kind: str, entries: list[Swot], codes: dict[str, str]) -> Panel:
    lines = tuple(
        (Run(f"{codes[entry.key]} ", strong=True), book.run_of(entry, "statement", entry.statement))
        for entry in entries
        if entry.kind == kind
    )
    return Panel(book.say(SWOT_KINDS[kind]), lines or ((Run(NOTHING),),), _TONES[kind])


def _evidence_row(book: Manuscript, entry: Swot, code: str) -> Row:
    weight = None if entry.weight is None else book.number(entry.weight)
    return Row(
        (
            book.cell(code, strong=True),
            book.cell_of(entry, "statement", entry.statement),
            _evidence(book, entry),
            book.cell_of(entry, "weight", weight),
            book.cell_of(entry, "rating", str(entry.rating) if entry.rating else None),
        )
    )


def _evidence(book: Manuscript, entry: Swot) -> Cell:
    """What was written as evidence, then each fact with its value, year and source."""
    runs: list[Run] = []
    if entry.evidence:
        runs.append(book.run_of(entry, "evidence", entry.evidence))
    for key in entry.facts:
        fact = book.plan.fact[key]
        if runs:
            runs.append(Run("; "))
        year = f" ({fact.year})" if fact.year else ""
        text = f"{book.say(fact.name)}: {value_of(book, fact)}{year}"
        runs.append(book.made_up(text, value_made_up(fact)))
        if fact.origin.source:
            runs += [Run(" "), book.sources.citation(fact.origin.source)]
    return Cell(tuple(runs)) if runs else book.cell(None)


def _strategies(book: Manuscript, codes: dict[str, str]) -> None:
    book.section("swot-strategies", _STRATEGIES)
    found = book.plan.strategies
    if not found:
        book.missing(_STRATEGIES_NONE)
        return
    table = book.new_table("table-strategies")
    book.paragraph(_STRATEGIES_LEAD, table=table, count=book.count(len(found), _STRATEGY))
    rows: list[Row] = []
    number = 0
    for kind, name in labels(book, "strategies", "kind").items():
        held = [strategy for strategy in found if strategy.kind == kind]
        if held:
            rows.append(book.group(name, len(_STRATEGIES_HEADS)))
        for strategy in held:
            number += 1
            rows.append(_strategy_row(book, number, strategy, codes))
    book.table(table, _STRATEGIES_CAPTION, _STRATEGIES_HEADS, rows, sources=found)


def _strategy_row(book: Manuscript, number: int, strategy: Strategy, codes: dict[str, str]) -> Row:
    dimension = dimension_name(book, strategy.dimension) if strategy.dimension else None
    programmes = "; ".join(book.say(book.plan.programme[key].name) for key in strategy.programmes)
    return Row(
        (
            book.cell(str(number)),
            book.cell_of(strategy, "statement", strategy.statement),
            book.cell_of(strategy, "swot", ", ".join(codes[key] for key in strategy.swot) or None),
            book.cell_of(strategy, "dimension", dimension),
            book.cell_of(strategy, "programmes", programmes)
            if programmes
            else Cell((Run(book.say(_NO_PROGRAMME), emphasis=True),)),
        )
    )
