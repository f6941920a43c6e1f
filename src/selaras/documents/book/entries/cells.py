"""Agencies, partners and fields of one item as the cells of a table."""

from collections.abc import Iterable

from selaras.core.plan import Item
from selaras.documents.book.book import Cell, Run
from selaras.documents.book.manuscript import Manuscript
from selaras.documents.book.names import agency_short


def lead_cell(book: Manuscript, item: Item, lead: str | None) -> Cell:
    """Who answers for an item."""
    return book.cell_of(item, "lead", agency_short(book, lead) if lead else None)


def helpers_cell(
    book: Manuscript, item: Item, supporting: Iterable[str], partners: Iterable[str]
) -> Cell:
    """Supporting agencies and partners, each list with its own mark."""
    agencies = ", ".join(agency_short(book, key) for key in supporting)
    others = ", ".join(book.say(book.plan.partner[key].name) for key in partners)
    return fields_cell(
        book, (("supporting", agencies), ("partners", others)), item, separator="; "
    )


def fields_cell(
    book: Manuscript, fields: Iterable[tuple[str, str]], item: Item, separator: str
) -> Cell:
    """Several fields of one item in one cell, each marked for itself; a dash without any."""
    runs: list[Run] = []
    for field, text in fields:
        if not text:
            continue
        if runs:
            runs.append(Run(separator))
        runs.append(book.run_of(item, field, text))
    if len(runs) == 1:
        return book.cell(runs[0].text, demonstration=runs[0].demonstration)
    return Cell(tuple(runs)) if runs else book.cell(None)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a sign of its own."""
    return text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."
