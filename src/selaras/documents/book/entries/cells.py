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
    return fields_cell(book, (("supporting", agencies), ("partners", others)), item, separator="; ")


def fields_cell(
    book: Manuscript, fields: Iterable[tuple[str, str]], item: Item, separator: str
) -> Cell:
    """Several fields of one item in one cell; a dash without any."""
    parts = ((text, item.demonstrates(field)) for field, text in fields)
    return marked_cell(book, parts, separator)


def marked_cell(book: Manuscript, parts: Iterable[tuple[str, bool]], separator: str) -> Cell:
    """Texts with whether each is made up; a dash without any text.

    Neighbours that are all real or all made up are one run, so that a mark stands once.
    """
    found: list[tuple[str, bool]] = []
    for text, made_up in parts:
        if not text:
            continue
        if found and found[-1][1] == made_up:
            found[-1] = (f"{found[-1][0]}{separator}{text}", made_up)
        else:
            found.append((text, made_up))
    if not found:
        return book.cell(None)
    if len(found) == 1:
        return book.cell(found[0][0], demonstration=found[0][1])
    runs: list[Run] = []
    for text, made_up in found:
        if runs:
            runs.append(Run(separator))
        runs.append(book.made_up(text, made_up))
    return Cell(tuple(runs))


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a sign of its own."""
    return text if text.endswith((".", "!", "?", ":", "…")) else f"{text}."
