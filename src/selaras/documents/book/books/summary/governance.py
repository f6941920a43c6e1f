"""Chapter V of Buku III: who carries the plan."""

from selaras.core.plan import Body
from selaras.documents.book.book import Row
from selaras.documents.book.entries.counts import AGENCY, PARTNER, counted_list
from selaras.documents.book.manuscript import Head, Manuscript, Noun, both
from selaras.documents.book.names import agency_short
from selaras.documents.book.words import labels

_TITLE = both("Pelaksana rencana", "Who carries the plan")
_NONE = both("dewan, tim pelaksana, dan forum", "council, implementation team and forum")
_LEAD = both(
    "Rencana ini digerakkan oleh {bodies} yang dimuat dalam {table}.",
    "The plan is carried by the {bodies} in {table}.",
)
_INVOLVED = both("Rencana ini melibatkan {found}.", "The plan involves {found}.")
_BODY = Noun("lembaga", "body", "bodies")
_CAPTION = both("Lembaga pelaksana rencana", "Bodies that carry the plan")
_HEADS = (
    Head(both("Lembaga", "Body"), 5),
    Head(both("Peran", "Role"), 3),
    Head(both("Dipimpin oleh", "Led by"), 5),
    Head(both("Kursi", "Seats"), 1, "right"),
)
_LEADING = ("chair", "coordinator", "director", "patron")


def write_governance(book: Manuscript) -> None:
    """One table of bodies; their seats and tasks are in Buku II."""
    book.chapter("governance", _TITLE)
    plan = book.plan
    if plan.bodies:
        table = book.new_table("table-bodies")
        book.paragraph(_LEAD, bodies=book.count(len(plan.bodies), _BODY), table=table)
        rows = [_row(book, body) for body in plan.bodies]
        book.table(table, _CAPTION, _HEADS, rows, sources=plan.bodies)
    else:
        book.missing(_NONE)
    involved = ((len(plan.agencies), AGENCY), (len(plan.partners), PARTNER))
    found = counted_list(book, involved)
    if found:
        book.paragraph(_INVOLVED, found=found)


def _row(book: Manuscript, body: Body) -> Row:
    return Row(
        (
            book.cell_of(body, "name", body.name),
            book.cell_of(body, "role", labels(book, "bodies", "role")[body.role]),
            book.cell_of(body, "seats", _leader(book, body)),
            book.cell_of(body, "seats", str(len(body.seats)) if body.seats else None),
        )
    )


def _leader(book: Manuscript, body: Body) -> str | None:
    """Who holds the first seat of the highest leading function that is filled."""
    for function in _LEADING:
        for seat in body.seats:
            if seat.function == function:
                short = agency_short(book, seat.agency) if seat.agency else ""
                holder = book.say(seat.holder)
                return f"{holder} ({short})" if short and short not in holder else holder
    return None
