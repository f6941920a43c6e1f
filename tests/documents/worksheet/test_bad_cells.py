"""What people do to a worksheet, and the answer: what, where, how to mend; nothing half-read."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from selaras.core.plan import PARTS, Masterplan
from selaras.documents.worksheet import Reading
from tests.documents.worksheet.workbooks import (
    EXAMPLE,
    KNOWLEDGE,
    applied,
    changed,
    column,
    page_of,
    read,
    row,
    written,
)

KEY = "super-apps"
KINDS = KNOWLEDGE.words("programmes").field("kind")
PROGRAMMES = written(EXAMPLE, ["programmes"])
FACTS = written(EXAMPLE, ["facts"])
DOCUMENTS = written(EXAMPLE, ["documents"])
SHEET = "programmes"
BUDGET = "programmes.budget"
OUTPUTS = "programmes.outputs"
FACT = EXAMPLE.facts[0].key


def _put(sheet: str, key: str, code: str, value: Any, format: str = "") -> Callable[[Any], None]:
    def change(book: Any) -> None:
        page = page_of(book, sheet)
        cell = page.cell(row(page, key), column(page, code))
        cell.value = value
        if format:
            cell.number_format = format

    return change


def _programme(code: str, value: Any) -> Reading:
    return read(changed(PROGRAMMES, _put(SHEET, KEY, code, value)), EXAMPLE)


def _fact(code: str, value: Any, format: str = "") -> Reading:
    return read(changed(FACTS, _put("facts", FACT, code, value, format)), EXAMPLE)


def _data(reading: Reading) -> Any:
    (found,) = reading.rows
    assert not found.problems
    return dict(found.data)


def _code(reading: Reading) -> str:
    """The code of the only problem, which keeps its field from being taken over."""
    (found,) = reading.rows
    (problem,) = found.problems
    assert found.data == {}
    assert problem.sheet
    assert problem.row == found.row
    assert problem.cell
    assert problem.column
    assert problem.message.en
    return problem.code


@pytest.mark.parametrize(
    ("code", "value", "field", "expected"),
    [
        ("stated_total", 1_500_000_000, "stated_total", 1_500_000_000),
        ("stated_total", "Rp 1,5 miliar", "stated_total", 1_500_000_000),
        ("stated_total", "1.234.567,00", "stated_total", 1_234_567),
        ("stated_total", "1,234,567.00", "stated_total", 1_234_567),
        ("stated_total", "500 juta", "stated_total", 500_000_000),
        ("years.start", "2024", "years", {"start": 2024, "end": 2032}),
        ("kind", KINDS.choice("existing").id.upper(), "kind", "existing"),
        ("kind", "existing", "kind", "existing"),
        ("dimension", "smart  living", "dimension", "living"),
        ("ict", False, "ict", False),
        ("description", "Baris satu\r\nBaris dua ", "description", {"id": "Baris satu\nBaris dua"}),
        ("description@en", "Bite", "description", {"en": "Bite"}),
        ("lead", "", "lead", None),
    ],
)
def test_what_people_write_is_understood(code: str, value: Any, field: str, expected: Any) -> None:
    data = _data(_programme(code, value))
    if field == "description":
        before = EXAMPLE.programme[KEY].model_dump(mode="json")["description"]
        expected = {**before, **expected}
    assert data == {field: expected}


@pytest.mark.parametrize(
    ("value", "expected"),
    [(12.5, "12.5"), ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), (0.1, "0.1"), (3, "3")],
)
def test_numbers_are_exact(value: Any, expected: str) -> None:
    assert _data(_fact("value", value)) == {"value": expected}


@pytest.mark.parametrize(
    ("value", "format", "code"),
    [
        ("1.234", "", "two-readings"),
        ("1,234", "", "two-readings"),
        ("45 %", "", "percent"),
        (0.45, "0%", "percent-cell"),
        (0.4567, "0.00%", "percent-cell"),
        ("12 unit", "", "not-a-number"),
        (date(2024, 1, 3), "yyyy-mm-dd", "date-as-other"),
        (True, "", "truth-as-other"),
        ("#REF!", "", "error-cell"),
        ("=NOSUCH()", "", "formula-without-result"),
        ("1" * 30, "", "too-precise"),
    ],
)
def test_numbers_that_are_not_taken(value: Any, format: str, code: str) -> None:
    assert _code(_fact("value", value, format)) == code


@pytest.mark.parametrize(
    ("code", "value", "problem"),
    [
        ("stated_total", 1.5, "not-whole"),
        ("stated_total", "banyak", "not-an-amount"),
        ("stated_total", -5, "too-small"),
        ("years.start", "24", "not-a-year"),
        ("years.start", 1800, "too-small"),
        ("years.end", 2001, "span_reversed"),
        ("years.end", "", "missing"),
        ("dimension", "Smart Farming", "not-in-list"),
        ("lead", "Dinas Entah", "reference-unknown"),
        ("supporting", "Dinas Entah\nDinas Lain", "reference-unknown"),
        ("name", "", "missing"),
        ("name", 4.1, "number-as-text"),
        ("name", date(2024, 1, 3), "date-as-other"),
        ("nomenclature.code", "x" * 501, "too-long"),
        ("description", "a" * 20_001, "too-long"),
        ("description", "hidden \u202e mark", "bad-text"),
    ],
)
def test_cells_that_are_not_taken(code: str, value: Any, problem: str) -> None:
    assert _code(_programme(code, value)) == problem


def test_days() -> None:
    key = next(each.key for each in EXAMPLE.documents if each.issued)
    for value in ("3 Mei 2024", "3/5/2024", "2024-05-03", date(2024, 5, 3)):
        content = changed(DOCUMENTS, _put("documents", key, "issued", value))
        assert _data(read(content, EXAMPLE)) == {"issued": "2024-05-03"}
    for value, code in ((45415, "number-as-day"), ("31/2/2024", "no-such-day")):
        content = changed(DOCUMENTS, _put("documents", key, "issued", value))
        assert _code(read(content, EXAMPLE)) == code


def test_other_fields_of_a_row_stay_when_one_is_wrong() -> None:
    def change(book: Any) -> None:
        _put(SHEET, KEY, "years.start", "lama")(book)
        _put(SHEET, KEY, "stated_total", 77)(book)

    (found,) = read(changed(PROGRAMMES, change), EXAMPLE).rows
    assert [each.code for each in found.problems] == ["not-a-year"]
    assert found.data == {"stated_total": 77}


def test_a_formula_gives_its_result_and_is_told() -> None:
    def change(book: Any) -> None:
        _put(SHEET, KEY, "stated_total", 987_654_321)(book)

    content, buffer = changed(PROGRAMMES, change), BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            plain, formula = b"<v>987654321</v>", b"<f>A1*2</f><v>987654321</v>"
            new.writestr(name, old.read(name).replace(plain, formula))
    reading = read(buffer.getvalue(), EXAMPLE)
    assert _data(reading) == {"stated_total": 987_654_321}
    assert [each.code for each in reading.notes] == ["formula"]
    assert "987654321" in reading.notes[0].message.id


def test_columns_moved_renamed_added_and_deleted() -> None:
    def change(book: Any) -> None:
        page = page_of(book, SHEET)
        name = column(page, "name")
        page.cell(2, name).value = "Judul program"
        _put(SHEET, KEY, "stated_total", 77)(book)
        page.insert_cols(2)
        page.cell(2, 2).value = "Catatan kami"
        page.cell(row(page, KEY), 2).value = "penting"
        page.delete_cols(column(page, "risk@en"))
        place, last = column(page, "dimension"), page.max_column
        for cells in page.iter_rows(min_row=1):
            first, moved = cells[place - 1], cells[last - 1]
            first.value, moved.value = moved.value, first.value

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert _data(reading) == {"stated_total": 77}
    told = {each.code for each in reading.notes}
    assert told >= {"column-renamed", "column-added", "column-gone"}
    assert not reading.problems


def test_the_key_column_is_needed_and_no_column_may_be_there_twice() -> None:
    def without_keys(book: Any) -> None:
        page = page_of(book, SHEET)
        page.cell(1, 1).value = None
        page.cell(1, 2).value = "programmes#name"

    def doubled(book: Any) -> None:
        page = page_of(book, SHEET)
        page.cell(1, page.max_column + 1).value = "lead"

    for change, code in ((without_keys, "no-key-column"), (doubled, "column-twice")):
        reading = read(changed(PROGRAMMES, change), EXAMPLE)
        assert [each.code for each in reading.problems] == [code]
        assert reading.rows == ()
        assert reading.gone == {}


def test_columns_are_known_by_name_when_the_codes_are_gone() -> None:
    def change(book: Any) -> None:
        _put(SHEET, KEY, "stated_total", 77)(book)
        for page in [page_of(book, code) for code in (SHEET, BUDGET, OUTPUTS)]:
            page.delete_rows(1)

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert _data(reading) == {"stated_total": 77}
    assert {each.code for each in reading.notes} == {"heads-by-name"}


def test_a_sheet_without_heads_is_not_read() -> None:
    content = changed(PROGRAMMES, lambda book: page_of(book, SHEET).delete_rows(1, 2))
    reading = read(content, EXAMPLE)
    assert [each.code for each in reading.problems] == ["no-heads"]
    assert reading.gone == {}


def test_sheets_gone_added_hidden_and_copied() -> None:
    def change(book: Any) -> None:
        book.remove(page_of(book, BUDGET))
        book.create_sheet("Hitungan")["A1"] = 5
        book.create_sheet("Rahasia").sheet_state = "hidden"
        book.copy_worksheet(page_of(book, SHEET)).title = "Program 2"

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert sorted(each.code for each in reading.notes) == [
        "sheet-gone",
        "sheet-hidden",
        "sheet-unknown",
    ]
    assert [each.code for each in reading.problems] == ["sheet-twice"]
    assert (reading.rows, reading.gone) == ((), {})


def test_a_renamed_sheet_is_known_by_its_codes() -> None:
    def change(book: Any) -> None:
        _put(SHEET, KEY, "stated_total", 77)(book)
        page_of(book, SHEET).title = "Punya kami"

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert _data(reading) == {"stated_total": 77}
    assert reading.rows[0].sheet == "Punya kami"


def test_merged_rows_are_not_read() -> None:
    def change(book: Any) -> None:
        page = page_of(book, SHEET)
        at = row(page, KEY)
        page.merge_cells(start_row=at, end_row=at + 1, start_column=2, end_column=2)

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert [each.code for each in reading.problems] == ["merged", "merged"]
    assert "B" in reading.problems[0].message.id
    assert (reading.rows, reading.gone) == ((), {})


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("super-app", "key-unknown"),
        (EXAMPLE.programmes[1].key, "key-twice"),
        (EXAMPLE.programmes[5].key, "key-elsewhere"),
    ],
)
def test_keys_that_do_not_belong(key: str, code: str) -> None:
    keys = [each.key for each in EXAMPLE.programmes[:3]]
    content = written(EXAMPLE, ["programmes"], only={"programmes": keys})

    def change(book: Any) -> None:
        page = page_of(book, SHEET)
        page.cell(row(page, keys[2]), 1).value = key

    reading = read(changed(content, change), EXAMPLE)
    assert [each.code for each in reading.problems] == [code]
    assert reading.problems[0].cell == "A5"
    assert reading.gone == {"programmes": (keys[2],)}


def test_a_deleted_row_is_told_and_changes_nothing() -> None:
    def change(book: Any) -> None:
        page = page_of(book, SHEET)
        page.delete_rows(row(page, KEY))

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert reading.gone == {"programmes": (KEY,)}
    assert reading.rows == ()


def test_sorted_rows_change_nothing() -> None:
    def change(book: Any) -> None:
        for page in (page_of(book, SHEET), page_of(book, BUDGET), page_of(book, OUTPUTS)):
            rows = [[cell.value for cell in cells] for cells in page.iter_rows(min_row=3)]
            rows.sort(key=lambda cells: str(cells[0]), reverse=True)
            for cells, values in zip(page.iter_rows(min_row=3), rows, strict=True):
                for cell, value in zip(cells, values, strict=True):
                    cell.value = value

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert (reading.rows, reading.gone, reading.problems) == ((), {}, ())


def _add_programme(book: Any) -> None:
    page = page_of(book, SHEET)
    at = page.max_row + 3
    for code, value in {
        "name": "Desa terang",
        "dimension": "Smart Living",
        "sub_dimension": "Kesehatan",
        "lead": "diskominfo",
    }.items():
        page.cell(at, column(page, code)).value = value


def test_a_new_item_with_its_tables() -> None:
    agency = EXAMPLE.agencies[0]

    def change(book: Any) -> None:
        _add_programme(book)
        page = page_of(book, SHEET)
        page.cell(page.max_row, column(page, "lead")).value = agency.name.id
        budget = page_of(book, BUDGET)
        at = budget.max_row + 1
        budget.cell(at, 1).value = " desa TERANG"
        budget.cell(at, column(budget, "fund")).value = "APBN"
        budget.cell(at, column(budget, "amounts.amount@2025")).value = "2 miliar"
        budget.cell(at, column(budget, "amounts.amount@2026")).value = 5
        output = page_of(book, OUTPUTS)
        at = output.max_row + 1
        output.cell(at, 1).value = "Desa terang"
        output.cell(at, column(output, "name")).value = "Lampu"
        output.cell(at, column(output, "targets.value@2025")).value = 40

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    (found,) = reading.rows
    assert found.is_new
    assert not found.problems
    assert found.data == {
        "name": "Desa terang",
        "dimension": "living",
        "sub_dimension": "health",
        "lead": agency.key,
        "budget": [
            {"year": 2025, "fund": "apbn", "amount": 2_000_000_000},
            {"year": 2026, "fund": "apbn", "amount": 5},
        ],
        "outputs": [{"name": "Lampu", "targets": [{"year": 2025, "value": "40"}]}],
    }
    plan = applied(reading, EXAMPLE)
    assert len(plan.programmes) == len(EXAMPLE.programmes) + 1


def test_a_new_item_with_a_mistake_is_not_taken_at_all() -> None:
    reading = read(changed(PROGRAMMES, _add_programme), EXAMPLE)
    (found,) = reading.rows
    assert found.data == {}
    assert [each.code for each in found.problems] == ["reference-unknown"]


def test_a_new_narrative_brings_the_section_it_is_for() -> None:
    texts = tuple(each for each in EXAMPLE.narratives if each.key != "scope")
    assert len(texts) == len(EXAMPLE.narratives) - 1
    plan = EXAMPLE.model_copy(update={"narratives": texts})
    content = written(plan, ["narratives"])

    def change(book: Any) -> None:
        page = page_of(book, "narratives")
        at = page.max_row + 1
        page.cell(at, 1).value = "Ruang lingkup"
        page.cell(at, 2).value = "Seluruh kabupaten."

    (found,) = read(changed(content, change), plan).rows
    assert found.data == {"key": "scope", "text": "Seluruh kabupaten."}


def _budget_cell(book: Any, year: int) -> Any:
    page = page_of(book, BUDGET)
    at = next(cell.row for cell in page["A"] if cell.value and str(cell.value).endswith(f"[{KEY}]"))
    return page.cell(at, column(page, f"amounts.amount@{year}"))


def test_one_amount_changes_one_line() -> None:
    def change(book: Any) -> None:
        _budget_cell(book, 2025).value = 1

    data = _data(read(changed(PROGRAMMES, change), EXAMPLE))
    before = EXAMPLE.programme[KEY].model_dump(mode="json")["budget"]
    fund = before[0]["fund"]
    expected = [
        {**line, "amount": 1} if (line["year"], line["fund"]) == (2025, fund) else line
        for line in before
    ]
    assert data == {"budget": expected}
    assert expected != before


def test_rows_of_tables_without_an_item_keep_all_others_from_being_deleted() -> None:
    def change(book: Any) -> None:
        _budget_cell(book, 2025)
        page = page_of(book, BUDGET)
        page.cell(3, 1).value = "Program entah"
        page.cell(4, 1).value = None

    reading = read(changed(PROGRAMMES, change), EXAMPLE)
    assert [each.code for each in reading.problems] == ["item-unknown", "no-item"]
    assert reading.rows == ()


def test_two_lines_of_one_fund_are_a_problem() -> None:
    def change(book: Any) -> None:
        page = page_of(book, BUDGET)
        at = _budget_cell(book, 2025).row
        for place in range(1, 6):
            page.cell(page.max_row + (place == 1), place).value = page.cell(at, place).value

    (found,) = read(changed(PROGRAMMES, change), EXAMPLE).rows
    assert [each.code for each in found.problems] == ["group-twice"]
    assert found.data == {}


def test_what_no_cell_can_show_stays() -> None:
    long = "\N{GRINNING FACE}" * 19_000
    plan = _with(EXAMPLE, KEY, description=long)
    content = written(plan, ["programmes"])
    assert read(content, plan).rows == ()
    reading = read(changed(content, _put(SHEET, KEY, "stated_total", 77)), plan)
    assert _data(reading) == {"stated_total": 77}

    def copied(book: Any) -> None:
        page = page_of(book, SHEET)
        place = column(page, "description")
        page.cell(row(page, KEY) + 1, place).value = page.cell(row(page, KEY), place).value

    assert _code(read(changed(content, copied), plan)) == "marker"


def test_digits_and_doubled_years_stay() -> None:
    plan = EXAMPLE.model_copy(
        update={
            "indicators": (
                EXAMPLE.indicators[0].model_copy(
                    update={
                        "targets": _targets("66.90", "66.90") + _targets("1234567890123456.125"),
                        "baseline": _targets("1.500")[0],
                    }
                ),
                *EXAMPLE.indicators[1:],
            )
        }
    )
    content = written(plan, ["indicators"])
    key = plan.indicators[0].key
    content = changed(content, _put("indicators", key, "source", "BPS"))
    assert _data(read(content, plan)) == {"source": "BPS"}
    content = changed(content, _put("indicators", key, "targets.value@2030", 7))
    data = _data(read(content, plan))
    assert [each["value"] for each in data["targets"]] == [
        "66.90",
        "66.90",
        "1234567890123456.125",
        "7",
    ]


def _targets(*values: str) -> tuple[Any, ...]:
    kind = type(EXAMPLE.indicators[0].targets[0])
    return tuple(kind(year=2026 + (len(values) == 1), value=value) for value in values)  # type: ignore[call-arg]


def _with(plan: Masterplan, key: str, **fields: Any) -> Masterplan:
    data = plan.as_data()
    for item in data["programmes"]:
        if item["key"] == key:
            item.update(fields)
    return Masterplan.model_validate(data)


def test_no_part_breaks_when_every_cell_is_nonsense() -> None:
    content = written(EXAMPLE, PARTS)

    def change(book: Any) -> None:
        for page in [each for each in book if "#" in str(each["A1"].value)]:
            for cells in page.iter_rows(min_row=3, max_row=4, min_col=2):
                for cell in cells:
                    cell.value = "\N{PILE OF POO} =1"

    reading = read(changed(content, change), EXAMPLE)
    assert reading.problems or any(found.problems for found in reading.rows)
