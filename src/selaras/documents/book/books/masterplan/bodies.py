"""The council, the team, the working groups and the forum: who sits where and does what."""

from collections.abc import Sequence

from selaras.core.plan import Body, Seat
from selaras.core.text import Text
from selaras.documents.book.book import Cell, Line, Paragraph, Row, Run
from selaras.documents.book.entries.counts import BODY
from selaras.documents.book.entries.documents import numbered_line
from selaras.documents.book.entries.places import dimension_name
from selaras.documents.book.entries.sentences import then
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import agency_name, agency_short, joined
from selaras.documents.book.words import labels

_NONE = both("susunan Dewan, Tim Pelaksana, dan Forum", "who sits in council, team and forum")
_LEAD = both("{table} memuat {count} smart city.", "{table} lists {count} of the smart city.")
_UNDECREED = both(
    "Tanpa keputusan pembentukan: {names}.", "Without a decree that sets it up: {names}."
)
_CAPTION = both("Kelembagaan smart city", "Smart-city bodies")
_HEADS = (
    Head(both("Nama", "Name"), 6),
    Head(both("Peran", "Role"), 4),
    Head(both("Dimensi", "Dimension"), 4),
    Head(both("Keputusan pembentukan", "Decree"), 6),
    Head(both("Kursi", "Seats"), 2, "right"),
)

_GROUPS = both("Kelompok kerja", "Working groups")
_SEATS_CAPTION = both("Susunan {name}", "Seats of {name}")
_GROUPS_CAPTION = both("Susunan kelompok kerja", "Seats of the working groups")
_SEAT_HEADS = (
    Head(both("Kedudukan", "Position"), 3),
    Head(both("Dijabat oleh", "Held by"), 12),
)
_GROUP_HEAD = Head(both("Kelompok kerja", "Working group"), 6)
_TASKS = both("Tugasnya:", "Its tasks:")
_NO_TASKS = both("tugas {name}", "the tasks of {name}")
_NO_SEATS = both("susunan {name}", "the seats of {name}")


def write_bodies(book: Manuscript) -> None:
    """A table of all bodies, then their tasks and seats; the working groups stand together."""
    bodies = book.plan.bodies
    if not bodies:
        book.missing(_NONE)
        return
    table = book.new_table("table-bodies")
    line = book.line(_LEAD, table=table, count=book.count(len(bodies), BODY))
    loose = [book.say(body.name) for body in bodies if body.decree is None]
    if loose:
        line += then(book, _UNDECREED, names=joined(book, loose))
    book.add(Paragraph(line))
    book.table(table, _CAPTION, _HEADS, [_row(book, body) for body in bodies], sources=bodies)
    for body in bodies:
        if body.role != "working-group":
            _body(book, body)
    if groups := [body for body in bodies if body.role == "working-group"]:
        _working_groups(book, groups)


def _row(book: Manuscript, body: Body) -> Row:
    document = book.plan.document.get(body.decree or "")
    decree = numbered_line(book, document) if document else ()
    return Row(
        (
            book.cell_of(body, "name", body.name),
            book.cell(labels(book, "bodies", "role")[body.role]),
            book.cell_of(body, "dimension", dimension_name(body.dimension, book.knowledge)),
            Cell(decree) if decree else book.cell(document.title if document else None),
            book.cell(str(len(body.seats))),
        )
    )


def _body(book: Manuscript, body: Body) -> None:
    name = book.say(body.name)
    book.subsection(f"body-{body.key}", name)
    if body.tasks:
        book.paragraph(_TASKS)
        book.bullets((book.run_of(body, "tasks", task),) for task in body.tasks)
    else:
        book.missing(_NO_TASKS, name=name)
    if not body.seats:
        book.missing(_NO_SEATS, name=name)
        return
    table = book.new_table(f"table-seats-{body.key}")
    book.table(table, _SEATS_CAPTION, _SEAT_HEADS, _seats(book, body), name=name)


def _working_groups(book: Manuscript, groups: Sequence[Body]) -> None:
    """One table for all of them, and one list of their tasks."""
    book.subsection("working-groups", _GROUPS)
    book.definitions((book.say(body.name), _tasks(book, body)) for body in groups if body.tasks)
    seated = [body for body in groups if body.seats]
    if seated:
        rows = [
            Row((book.cell_of(body, "name", body.name), *row.cells))
            for body in seated
            for row in _seats(book, body)
        ]
        table = book.new_table("table-working-groups")
        book.table(table, _GROUPS_CAPTION, (_GROUP_HEAD, *_SEAT_HEADS), rows)
    _lacking(book, _NO_TASKS, [body for body in groups if not body.tasks])
    _lacking(book, _NO_SEATS, [body for body in groups if not body.seats])


def _lacking(book: Manuscript, what: Text, bodies: Sequence[Body]) -> None:
    if bodies:
        book.missing(what, name=joined(book, [book.say(body.name) for body in bodies]))


def _tasks(book: Manuscript, body: Body) -> Line:
    said = "; ".join(book.say(task).rstrip(".") for task in body.tasks)
    return (book.run_of(body, "tasks", said), Run("."))


def _seats(book: Manuscript, body: Body) -> list[Row]:
    functions = labels(book, "bodies", "seats.function")
    return [
        Row(
            (
                book.cell_of(body, "seats", functions[seat.function]),
                book.cell_of(body, "seats", _holder(book, seat)),
            )
        )
        for seat in body.seats
    ]


def _holder(book: Manuscript, seat: Seat) -> str:
    """Who sits there, with the agency unless the words name it already."""
    holder = book.say(seat.holder)
    if seat.agency is None or agency_name(book, seat.agency) in holder:
        return holder
    short = agency_short(book, seat.agency)
    return holder if short in holder else f"{holder} ({short})"
