"""Tables of RPJMD and Renstra as regions have them: told apart, mapped, never guessed silently."""

from io import BytesIO
from time import perf_counter
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from docx import Document

from selaras.documents.worksheet import (
    ForeignTable,
    Guess,
    Labels,
    Refused,
    foreign_tables,
    guess_columns,
    items_from,
)
from tests.documents.worksheet.test_bad_files import KINDS
from tests.documents.worksheet.workbooks import EXAMPLE, KNOWLEDGE

LABELS = Labels(EXAMPLE, KNOWLEDGE, "id")
AGENCY = EXAMPLE.agencies[0]
OBJECTIVE = EXAMPLE.objectives[0]


def _renstra() -> bytes:
    """Heads over two rows, numbered columns, a total, amounts in millions."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Renstra"
    page["A1"] = "Tabel 6.1 Rencana Program dan Pendanaan"
    heads = [
        "No",
        "Program/Kegiatan",
        "Indikator Kinerja",
        "Satuan",
        "Target",
        "",
        "Pagu (juta Rp)",
    ]
    for place, text in enumerate([*heads, "", "OPD Penanggung Jawab"], 1):
        page.cell(3, place).value = text or None
    for place, year in zip((5, 6, 7, 8), (2025, 2026, 2025, 2026), strict=True):
        page.cell(4, place).value = year
    for cells in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "I3:I4", "E3:F3", "G3:H3"):
        page.merge_cells(cells)
    rows: list[list[Any]] = [
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        [1, "Desa terang", "Lampu", "unit", 40, 60.5, 1250.5, "2.000", AGENCY.name.id],
        [2, "Pasar digital", "Kios", "unit", "12,5", "-", 10, "1.500,25", AGENCY.name.id],
        [3, "Entah siapa", "Kios", "unit", 1, 2, 10, 20, "Dinas Entah"],
        [4, None, "Tanpa nama", "unit", 1, 2, 10, 20, AGENCY.name.id],
        ["", "Jumlah", None, None, None, None, 1290.5, 2000, None],
    ]
    for number, row in enumerate(rows, 5):
        for place, value in enumerate(row, 1):
            page.cell(number, place).value = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _masterplan() -> bytes:
    """A Word document with a table whose objective is merged over two indicators."""
    document = Document()
    document.add_paragraph("Pembukaan")
    document.add_paragraph("Tabel 3.2 Indikator kinerja")
    heads = ["Sasaran", "Indikator", "Satuan", "Kondisi Awal 2022", "Target 2025", "Target 2026"]
    table = document.add_table(rows=3, cols=6)
    rows = [
        heads,
        [OBJECTIVE.statement.id, "Indeks SPBE", "indeks", "2,35", "3,1", "3,6"],
        ["", "Penduduk terlayani", "orang", "1.234", "1.250", "10.500"],
    ]
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _fields(guesses: tuple[Guess, ...]) -> dict[int, str]:
    return {guess.column: guess.field for guess in guesses}


def _only(content: bytes) -> ForeignTable:
    (table,) = foreign_tables(content)
    return table


def test_heads_over_two_rows_are_joined_and_columns_known() -> None:
    table = _only(_renstra())
    assert table.title == "Renstra Tabel 6.1 Rencana Program dan Pendanaan"
    assert table.heads[4:8] == (
        "Target 2025",
        "Target 2026",
        "Pagu (juta Rp) 2025",
        "Pagu (juta Rp) 2026",
    )
    assert [number for number, _ in table.rows] == [6, 7, 8, 9, 10]
    guesses = guess_columns(table, "programmes", LABELS)
    assert _fields(guesses) == {
        1: "name",
        2: "outputs.name",
        3: "outputs.unit",
        4: "outputs.targets.value@2025",
        5: "outputs.targets.value@2026",
        6: "budget.amounts.amount@2025",
        7: "budget.amounts.amount@2026",
        8: "lead",
    }
    assert {guess.field: guess.scale for guess in guesses if guess.scale > 1} == {
        "budget.amounts.amount@2025": 1_000_000,
        "budget.amounts.amount@2026": 1_000_000,
    }
    assert all(0.5 <= guess.score <= 1 for guess in guesses)


def test_rows_become_items_or_are_kept_aside_with_the_reason() -> None:
    table = _only(_renstra())
    constants = {
        "dimension": "Smart Living",
        "sub_dimension": "Kesehatan",
        "budget.fund": "APBN",
    }
    mapping = guess_columns(table, "programmes", LABELS)
    found = items_from(table, "programmes", mapping, LABELS, constants)
    assert [[each.code for each in item.problems] for item in found] == [
        [],
        [],
        ["reference-unknown"],
        ["missing"],
        ["total-row"],
    ]
    common = {"dimension": "living", "sub_dimension": "health", "lead": AGENCY.key}
    assert found[0].data == {
        "name": "Desa terang",
        **common,
        "outputs": [
            {
                "name": "Lampu",
                "unit": "unit",
                "targets": [{"year": 2025, "value": "40"}, {"year": 2026, "value": "60.5"}],
            }
        ],
        "budget": [
            {"year": 2025, "fund": "apbn", "amount": 1_250_500_000},
            {"year": 2026, "fund": "apbn", "amount": 2_000_000_000},
        ],
    }
    assert found[1].data["budget"][1]["amount"] == 1_500_250_000
    assert found[1].data["outputs"][0]["targets"] == [{"year": 2025, "value": "12.5"}]
    assert all(item.data == {} for item in found[2:])
    assert found[3].cells["Indikator Kinerja"] == "Tanpa nama"


def test_a_table_of_a_word_document() -> None:
    table = _only(_masterplan())
    assert table.title == "Tabel 3.2 Indikator kinerja"
    assert [each.code for each in table.notes] == ["unrolled"]
    mapping = guess_columns(table, "indicators", LABELS)
    assert _fields(mapping) == {
        0: "objective",
        1: "name",
        2: "unit",
        3: "baseline.value",
        4: "targets.value@2025",
        5: "targets.value@2026",
    }
    found = items_from(table, "indicators", mapping, LABELS, {"baseline.year": "2022"})
    assert [each.problems for each in found] == [(), ()]
    assert found[0].data == {
        "objective": OBJECTIVE.key,
        "name": "Indeks SPBE",
        "unit": "indeks",
        "baseline": {"year": 2022, "value": "2.35"},
        "targets": [{"year": 2025, "value": "3.1"}, {"year": 2026, "value": "3.6"}],
    }
    assert found[1].data["objective"] == OBJECTIVE.key
    assert found[1].data["baseline"] == {"year": 2022, "value": "1234"}


def test_a_number_with_two_readings_is_kept_aside_where_nothing_tells_the_writer() -> None:
    table = ForeignTable(
        "Tabel", ("Indikator", "Target 2025"), ((2, ("Penduduk terlayani", "1.234")),)
    )
    mapping = [Guess(0, "name", 1), Guess(1, "targets.value@2025", 1)]
    constants = {"objective": OBJECTIVE.key}
    (found,) = items_from(table, "indicators", mapping, LABELS, constants)
    assert [each.code for each in found.problems] == ["two-readings"]
    assert found.problems[0].column == "Target 2025"
    assert found.data == {}


@pytest.mark.parametrize("code", sorted(KINDS.keys() - {"word", "no-identity"}))
def test_what_holds_no_tables_is_refused(code: str) -> None:
    with pytest.raises(Refused) as found:
        foreign_tables(KINDS[code])
    assert [each.code for each in found.value.remarks] == [code]


def test_a_document_without_tables_has_none() -> None:
    assert foreign_tables(KINDS["word"]) == ()


def test_merged_cells_upon_each_other_are_refused() -> None:
    book = openpyxl.Workbook()
    for number in range(1, 1500):
        book.active.append(["Program", "Pagu", number])
    for number in range(1, 700):
        book.active.merged_cells.add(f"A{number}:C{number + 700}")
    with pytest.raises(Refused) as found:
        foreign_tables(_saved(book))
    assert found.value.remarks[0].code == "broken"


def test_a_table_of_a_hundred_thousand_rows_in_a_document_is_refused_quickly() -> None:
    down = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    first = down.replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>')
    start = perf_counter()
    with pytest.raises(Refused) as found:
        foreign_tables(_document(first + down * 100_000))
    assert found.value.remarks[0].code == "too-many-rows"
    assert perf_counter() - start < 5


def test_a_span_that_is_no_number_is_one() -> None:
    cells = "".join(
        f'<w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr>'
        f"<w:p><w:r><w:t>{name}</w:t></w:r></w:p></w:tc>"
        for name in ("Program", "Pagu")
    )
    (table,) = foreign_tables(_document(f"<w:tr>{cells}</w:tr>"))
    assert table.heads == ("Program", "Pagu")


def _saved(book: Any) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _document(rows: str) -> bytes:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{main}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", text)
    return buffer.getvalue()
