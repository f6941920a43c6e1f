"""All marks of a round as a workbook, for the ministry."""

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext
from xlsxwriter.workbook import Workbook

from selaras.core.instrument import exact, shown
from selaras.core.text import Language
from selaras.reference import load_knowledge
from selaras.web.accounts.viewing import Viewer
from selaras.web.assessments.access import instrument_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.judgements.models import Mark
from selaras.web.judgements.queries import Judged, is_complete, judged_of_many

NUMBER = "0.00"


def write_marks(row: Round, viewer: Viewer, language: Language) -> bytes:
    """Three sheets: regions with their index, every mark, agreed values. .xlsx bytes.

    Marks of unfinished seats are left out, and so is every region that the viewer judges as
    well and that is not finished: an export shows no more than the pages do.
    """
    participants = row.participants.select_related("round").order_by("region")
    judged = judged_of_many(participants)
    open_ = [each for each in judged.values() if not _hidden(each, viewer)]
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    _regions(book, open_)
    _marks(book, row, open_, language)
    _agreed(book, row, open_, language)
    book.close()
    return buffer.getvalue()


def _hidden(found: Judged, viewer: Viewer) -> bool:
    own = any(seat.holder_id in viewer.memberships for seat in found.seats)
    return own and not is_complete(found.seats, found.participant.round.seats)


def _sheet(book: Workbook, name: str, heads: list[str], lines: Iterable[list[object]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    number = book.add_format({"num_format": NUMBER})
    sheet.write_row(0, 0, heads, bold)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads) - 1, 22)
    for place, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            if isinstance(value, Fraction):
                sheet.write_number(place, column, float(value), number)
            elif isinstance(value, int):
                sheet.write_number(place, column, value)
            else:
                sheet.write_string(place, column, str(value))


def _regions(book: Workbook, found: Iterable[Judged]) -> None:
    heads = [
        gettext("Kode"),
        gettext("Daerah"),
        gettext("Asesor"),
        gettext("Selesai"),
        gettext("Rata-rata"),
        gettext("Perbedaan"),
        gettext("Disepakati"),
    ]
    _sheet(book, gettext("Daerah"), heads, (_region_line(each) for each in found))


def _region_line(each: Judged) -> list[object]:
    index = each.participant.index
    apart = each.differences
    return [
        each.participant.region,
        _name(each.participant),
        ", ".join(seat.holder.person.name for seat in each.seats),
        each.participant.finished_seats,
        "" if index is None else Fraction(shown(Fraction(index))),
        len(apart) if each.complete else "",
        sum(line.settlement is not None for line in apart) if each.complete else "",
    ]


def _marks(book: Workbook, row: Round, found: Iterable[Judged], language: Language) -> None:
    seats = {
        seat.pk: (each.participant, seat.holder.person.name)
        for each in found
        for seat in each.seats
        if seat.finished_at
    }
    marks = Mark.objects.filter(seat__participant__round=row, seat__in=seats).order_by(
        "seat__participant__region", "seat", "code"
    )
    nodes = instrument_of(row).by_code
    heads = [
        gettext("Kode"),
        gettext("Daerah"),
        gettext("Asesor"),
        gettext("Butir"),
        gettext("Nama butir"),
        gettext("Nilai"),
        gettext("Catatan"),
    ]
    lines: Iterable[list[object]] = (
        [
            seats[mark.seat_id][0].region,
            _name(seats[mark.seat_id][0]),
            seats[mark.seat_id][1],
            mark.code,
            nodes[mark.code].name.in_(language) if mark.code in nodes else "",
            "" if mark.value is None else Fraction(mark.value),
            mark.note,
        ]
        for mark in marks.iterator()
    )
    _sheet(book, gettext("Nilai asesor"), heads, lines)


def _agreed(book: Workbook, row: Round, found: Iterable[Judged], language: Language) -> None:
    nodes = instrument_of(row).by_code
    heads = [
        gettext("Kode"),
        gettext("Daerah"),
        gettext("Butir"),
        gettext("Nama butir"),
        gettext("Nilai"),
        gettext("Tepatnya"),
        gettext("Alasan"),
    ]
    lines: Iterable[list[object]] = (
        [
            each.participant.region,
            _name(each.participant),
            line.code,
            nodes[line.code].name.in_(language),
            each.agreed.get(line.code, ""),
            exact(each.agreed[line.code]) if line.code in each.agreed else "",
            each.settlements[line.code].reason if line.code in each.settlements else "",
        ]
        for each in found
        for line in each.lines
    )
    _sheet(book, gettext("Nilai disepakati"), heads, lines)


def _name(row: Participant) -> str:
    return load_knowledge().region_ever[row.region].name
