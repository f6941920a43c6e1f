"""The council, the team, the working groups and the forum: who sits where and does what."""

from selaras.core.plan import Body
from selaras.documents.book.book import Cell, Row
from selaras.documents.book.entries.documents import document_line
from selaras.documents.book.entries.places import dimension_name
from selaras.documents.book.manuscript import Head, Manuscript, both
from selaras.documents.book.names import agency_name
from selaras.documents.book.words import BODY_ROLES, SEAT_FUNCTIONS

_NONE = both("susunan Dewan, Tim Pelaksana, dan Forum", "who sits in council, team and forum")
_CAPTION = both("Kelembagaan smart city", "Smart-city bodies")
_HEADS = (
    Head(both("Nama", "Name"), 6),
    Head(both("Peran", "Role"), 4),
    Head(both("Dimensi", "Dimension"), 4),
    Head(both("Keputusan pembentukan", "Decree"), 6),
    Head(both("Kursi", "Seats"), 2, "right"),
)
_SEATS_CAPTION = both("Susunan {name}", "Seats of {name}")
_SEAT_HEADS = (
    Head(both("Kedudukan", "Position"), 3),
    Head(both("Dijabat oleh", "Held by"), 7),
    Head(both("Perangkat daerah", "Agency"), 6),
)
_TASKS = both("Tugas {name}:", "Tasks of {name}:")
_NO_TASKS = both("tugas {name}", "the tasks of {name}")
_NO_SEATS = both("susunan {name}", "the seats of {name}")


def write_bodies(book: Manuscript) -> None:
    """A table of all bodies, then each with its seats and tasks."""
    bodies = book.plan.bodies
    if not bodies:
        book.missing(_NONE)
        return
    table = book.new_table("table-bodies")
    rows = [_row(book, body) for body in bodies]
    book.table(table, _CAPTION, _HEADS, rows, sources=bodies)
    for body in bodies:
        _body(book, body)


def _row(book: Manuscript, body: Body) -> Row:
    document = book.plan.document.get(body.decree or "")
    decree = Cell(document_line(book, document)) if document else book.cell(body.decree)
    return Row(
        (
            book.cell_of(body, "name", body.name),
            book.cell(BODY_ROLES[body.role]),
            book.cell_of(body, "dimension", dimension_name(body.dimension, book.knowledge)),
            decree,
            book.cell(str(len(body.seats))),
        )
    )


def _body(book: Manuscript, body: Body) -> None:
    name = book.say(body.name)
    book.subsection(f"body-{body.key}", name)
    if body.tasks:
        book.paragraph(_TASKS, name=name)
        book.bullets((book.run_of(body, "tasks", task),) for task in body.tasks)
    else:
        book.missing(_NO_TASKS, name=name)
    if not body.seats:
        book.missing(_NO_SEATS, name=name)
        return
    table = book.new_table(f"table-seats-{body.key}")
    rows = [
        Row(
            (
                book.cell_of(body, "seats", SEAT_FUNCTIONS[seat.function]),
                book.cell_of(body, "seats", seat.holder),
                book.cell_of(
                    body, "seats", agency_name(book, seat.agency) if seat.agency else None
                ),
            )
        )
        for seat in body.seats
    ]
    book.table(table, _SEATS_CAPTION, _SEAT_HEADS, rows, name=name)
