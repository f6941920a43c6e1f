"""Which blocks stand on turned pages."""

from typing import Any

from selaras.documents.book.book import Chapter, Column, Heading, Paragraph, Table, line
from selaras.documents.book.pdf.sheets import sheets

TEXT = Paragraph(line("Teks."))
HEADING = Heading("h", "Judul", "1.1")
UPRIGHT = Table("u", "Tabel 1", "Tegak", (Column("A"),), ())
WIDE = Table("w", "Tabel 2", "Lebar", (Column("A"),), (), landscape=True)


def _sheets(*blocks: Any) -> list[tuple[bool, int]]:
    """The direction and the number of blocks of each sheet."""
    found = sheets(Chapter("bab", "1", "Bab", blocks))
    assert sum((sheet.blocks for sheet in found), ()) == blocks
    return [(sheet.landscape, len(sheet.blocks)) for sheet in found]


def test_a_chapter_without_blocks_has_one_upright_sheet() -> None:
    assert _sheets() == [(False, 0)]


def test_wide_tables_in_a_row_share_a_sheet() -> None:
    assert _sheets(UPRIGHT, WIDE, WIDE, UPRIGHT) == [(False, 1), (True, 2), (False, 1)]


def test_a_heading_goes_with_the_wide_table_below_it() -> None:
    assert _sheets(UPRIGHT, TEXT, HEADING, HEADING, TEXT, WIDE) == [(False, 2), (True, 4)]


def test_a_short_opening_of_a_chapter_goes_with_its_wide_table() -> None:
    assert _sheets(TEXT, HEADING, TEXT, WIDE, TEXT) == [(True, 4), (False, 1)]


def test_a_short_text_between_wide_tables_stays_with_them() -> None:
    assert _sheets(WIDE, TEXT, HEADING, TEXT, WIDE) == [(True, 5)]


def test_a_long_text_before_a_wide_table_stays_upright() -> None:
    assert _sheets(TEXT, TEXT, TEXT, TEXT, WIDE) == [(False, 4), (True, 1)]
    assert _sheets(TEXT, TEXT, TEXT, TEXT, HEADING, WIDE) == [(False, 4), (True, 2)]
