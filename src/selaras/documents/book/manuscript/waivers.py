"""The annex with the findings that somebody agreed to leave as they are."""

from selaras.core.checks import about_words, part_of, rule
from selaras.core.plan import Item, Masterplan, Waiver
from selaras.core.text import Text, format_date
from selaras.documents.book.book import Cell, Row, Run
from selaras.documents.book.manuscript.manuscript import Head, Manuscript
from selaras.documents.book.manuscript.phrases import both

WAIVERS_ID = "waivers"

_TITLE = both("Temuan yang dikecualikan", "Waived findings")
_LEAD = both(
    "Pemeriksaan rencana ini menemukan hal-hal pada {table} yang disetujui untuk tetap demikian. "
    "Setiap baris memuat alasannya, siapa yang menyetujui, dan sampai kapan persetujuan itu "
    "berlaku.",
    "The checks of this plan found what {table} lists, and it was agreed that it may stay. Each "
    "line says why, who agreed, and until when.",
)
_CAPTION = both("Pengecualian yang menyangkut buku ini", "Waivers that concern this book")
_HEADS = (
    Head(both("Temuan", "Finding"), 4),
    Head(both("Tempat", "Place"), 5),
    Head(both("Alasan", "Reason"), 6),
    Head(both("Disetujui oleh", "Agreed by"), 4),
    Head(both("Berlaku", "Valid"), 3),
)
_RULE = both("{title} ({code})", "{title} ({code})")
_UNTIL = both("sampai {until}", "until {until}")
_FROM = both("{since} sampai {until}", "{since} to {until}")
_PLAN = both("Rencana secara keseluruhan", "The plan as a whole")
_ITEM = both("{part}:", "{part}:")


def add_waivers(book: Manuscript, number: int) -> None:
    """The waivers of what counts for the book of that number, by policy; nothing without any."""
    gate = book.knowledge.gate_of_book[number]
    found = [
        each for each in book.plan.waivers if _part(each) in gate.parts or each.rule in gate.always
    ]
    if not found:
        return
    book.annex(WAIVERS_ID, _TITLE)
    table = book.new_table("table-waivers")
    book.paragraph(_LEAD, table=table)
    rows = [_row(book, waiver) for waiver in found]
    book.table(table, _CAPTION, _HEADS, rows, sources=found, landscape=True)


def _part(waiver: Waiver) -> str:
    return part_of(waiver.part or "", waiver.field or "")


def _row(book: Manuscript, waiver: Waiver) -> Row:
    return Row(
        (
            book.cell_of(waiver, "rule", _rule(waiver)),
            _place(book, waiver),
            book.cell_of(waiver, "reason", waiver.reason),
            book.cell_of(waiver, "approver", waiver.approver),
            book.cell_of(waiver, "until", _valid(book, waiver)),
        )
    )


def _rule(waiver: Waiver) -> Text | str:
    known = rule(waiver.rule)
    return _RULE.format(title=known.title, code=known.code) if known else waiver.rule


def _place(book: Manuscript, waiver: Waiver) -> Cell:
    part = _part(waiver)
    name = book.knowledge.words(part).title if part else _PLAN
    if waiver.item is None:
        place = book.cell(name)
    else:
        place = Cell((*book.line(_ITEM, part=name), Run(" "), _named(book, waiver)))
    about = about_words(waiver, book.knowledge)
    return place if about is None else Cell((*place.line, Run(f" ({book.say(about)})")))


def _named(book: Manuscript, waiver: Waiver) -> Run:
    """The item as people know it; its key where it is no longer there.

    The key of prose is the code of the section that it was written for.
    """
    known = {part.code: part.title for part in book.knowledge.book_parts}
    if waiver.part == "narratives" and waiver.item in known:
        return Run(book.say(known[waiver.item]))
    item = _item(book.plan, waiver)
    if item is None or waiver.part is None:
        return Run(str(waiver.item))
    field = book.knowledge.words(waiver.part).names_item
    name = getattr(item, field)
    return book.run_of(item, field, name if isinstance(name, Text) else str(name))


def _item(plan: Masterplan, waiver: Waiver) -> Item | None:
    items = plan.items(waiver.part) if waiver.part else ()
    return next((item for item in items if item.key == waiver.item), None)


def _valid(book: Manuscript, waiver: Waiver) -> Text:
    until = format_date(waiver.until, book.language)
    if waiver.since is None:
        return _UNTIL.format(until=until)
    return _FROM.format(since=format_date(waiver.since, book.language), until=until)
