"""Both sides of the bench of worksheets handle the same cells."""

from pathlib import Path

from bench.worksheet.bare import read_cells, write_cells
from bench.worksheet.files import CHANGED_ROWS, ON, PARTS, returned_file, write_returned

from selaras.documents.worksheet import Version, open_workbook, read_worksheet, write_worksheet
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan

PROGRAMMES = CHANGED_ROWS + 5


def test_the_bare_side_writes_every_cell_of_ours(tmp_path: Path) -> None:
    plan = sample_plan(programmes=PROGRAMMES, seed=7)
    version = Version(plan.key, 1, plan.fingerprint)
    ours, bare = tmp_path / "ours.xlsx", tmp_path / "bare.xlsx"
    ours.write_bytes(write_worksheet(plan, load_knowledge(), PARTS, "id", version=version, on=ON))
    sheets = read_cells(ours)
    bare.write_bytes(write_cells(sheets))
    assert _filled(read_cells(bare)) == _filled(sheets)
    # As many cells as a table of forty columns has, on the sheets of programmes and their rows.
    assert sum(map(len, _filled(sheets).values())) >= 40 * PROGRAMMES


def test_what_comes_back_holds_as_many_changes_as_are_told(tmp_path: Path) -> None:
    plan = sample_plan(programmes=PROGRAMMES, seed=7)
    write_returned(tmp_path, plan)
    content = returned_file(tmp_path).read_bytes()
    found = read_worksheet(open_workbook(content), plan, load_knowledge())
    assert (len(found.rows), found.unchanged) == (CHANGED_ROWS, PROGRAMMES - CHANGED_ROWS)
    # The bare side reads the same file to its last row.
    assert sum(len(rows) > PROGRAMMES for rows in read_cells(returned_file(tmp_path)).values()) > 0


def _filled(sheets: dict[str, list[list[object]]]) -> dict[str, list[tuple[int, int, object]]]:
    return {
        name: [
            (number, place, cell)
            for number, row in enumerate(rows)
            for place, cell in enumerate(row)
            if cell != ""
        ]
        for name, rows in sheets.items()
    }
