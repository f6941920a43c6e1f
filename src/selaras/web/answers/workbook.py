"""A region's answers and evidence as an Excel file for its own people."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from selaras.core.instrument import exact, shown
from selaras.web.answers.access import Answering
from selaras.web.answers.models import Answer, Evidence
from selaras.web.answers.sheet import Line, Sheet
from selaras.web.answers.templatetags.answers import answered_as, state_word
from selaras.web.ui.templatetags.selaras import clock, page_language, said
from selaras.web.ui.templatetags.selaras import day as day_words

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_SAFE = {
    "in_memory": True,
    # What people typed is text, also where it begins like a formula or an address.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
_WIDTHS = {0: 16, 1: 44, 2: 16, 3: 24, 4: 10, 5: 60}

Row = Sequence[Any]


def workbook_of(
    answering: Answering,
    sheet: Sheet,
    answers: Mapping[str, Answer],
    evidence: Sequence[Evidence],
    at: datetime,
) -> bytes:
    """Three sheets: answers, evidence, and what this is."""
    buffer = BytesIO()
    with Workbook(buffer, _SAFE) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        _write(book, gettext("Jawaban"), _answer_rows(answering, sheet, answers), bold, plain)
        _write(book, gettext("Bukti dukung"), _evidence_rows(evidence), bold, plain)
        _write(book, gettext("Keterangan"), _about(answering, sheet, at), bold, plain)
    return buffer.getvalue()


def _write(book: Workbook, name: str, rows: Sequence[Row], bold: Format, plain: Format) -> None:
    page = book.add_worksheet(name)
    page.freeze_panes(1, 2)
    for column in range(max(map(len, rows))):
        page.set_column(column, column, _WIDTHS.get(column, 22))
    for number, row in enumerate(rows):
        page.write_row(number, 0, [_cell(each) for each in row], bold if number == 0 else plain)


def _cell(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _answer_rows(
    answering: Answering, sheet: Sheet, answers: Mapping[str, Answer]
) -> Sequence[Row]:
    rows: list[Row] = [
        [
            gettext("Kode"),
            gettext("Pertanyaan"),
            gettext("Keadaan"),
            gettext("Jawaban"),
            gettext("Nilai"),
            gettext("Catatan"),
            gettext("Dijawab oleh"),
            gettext("Pada"),
            gettext("Milik"),
            gettext("Bukti"),
            gettext("Bukti wajib yang kurang"),
        ]
    ]
    for line in sheet.lines:
        rows.append(_answer_row(line, answers))
        for each in line.question.below:
            value = sheet.values.get(each.code)
            rows.append([each.code, said(each.name), "", "" if value is None else exact(value)])
    return rows


def _answer_row(line: Line, answers: Mapping[str, Answer]) -> Row:
    node = line.question.node
    answer = answers.get(node.code)
    return [
        node.code,
        said(node.name),
        state_word(line.state),
        answered_as(line.value, line.question) if line.value is not None else "",
        "" if line.scored is None else shown(line.scored),
        line.note,
        answer.by.name if answer and answer.by else "",
        timezone.localtime(answer.at).strftime("%Y-%m-%d %H:%M") if answer else "",
        line.part.organisation.name if line.part else "",
        line.evidences,
        "; ".join(said(each.name) for each in line.missing),
    ]


def _evidence_rows(evidence: Sequence[Evidence]) -> Sequence[Row]:
    rows: list[Row] = [
        [
            gettext("Kode"),
            gettext("Judul"),
            gettext("Bukti apa"),
            gettext("Nomor"),
            gettext("Tanggal"),
            gettext("Berkas atau tautan"),
            gettext("Berlaku sampai"),
            "SHA-256",
        ]
    ]
    for each in evidence:
        what = each.file.name if each.file else each.link
        digest = each.file.sha256 if each.file else ""
        dates = (each.dated or "", each.valid_until or "")
        rows.append(
            [each.code, each.title, each.wanted, each.number, dates[0], what, dates[1], digest]
        )
    return rows


def _about(answering: Answering, sheet: Sheet, at: datetime) -> Sequence[Row]:
    opened = answering.opened
    index = sheet.score.index if sheet.score else None
    rows: list[Row] = [
        [gettext("Putaran"), opened.round.name.in_(page_language())],
        [gettext("Daerah"), opened.region.name],
        [gettext("Instrumen"), opened.instrument.key],
        [gettext("Diunduh"), f"{day_words(at)} {clock(at)}"],
        [gettext("Terjawab"), f"{sheet.answered}/{len(sheet.asked)}"],
        [gettext("Indeks sementara"), "" if index is None else shown(index)],
    ]
    if opened.instrument.note is not None:
        rows.append([gettext("Catatan instrumen"), said(opened.instrument.note)])
    if opened.round.demonstration:
        rows.append(
            [
                gettext("Contoh"),
                gettext(
                    "Putaran ini contoh. Jawaban, nilai, dan hasilnya dibuat-buat dan bukan data "
                    "resmi."
                ),
            ]
        )
    return rows
