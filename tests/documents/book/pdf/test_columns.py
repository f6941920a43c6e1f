"""Widths of columns: what the table asks for, as long as the words find room."""

import pytest

from selaras.documents.book.book import Cell, Column, Row, Table, cell, line
from selaras.documents.book.pdf.breaks import word_width
from selaras.documents.book.pdf.columns import INSET, column_widths


def _table(columns: tuple[Column, ...], *rows: Row) -> Table:
    return Table("t", "Tabel 1", "Contoh", columns, rows)


def test_widths_follow_the_shares_when_the_words_fit() -> None:
    table = _table((Column("A", 3), Column("B", 1)))
    assert column_widths(table, 400, 9) == (300, 100)


def test_a_narrow_column_grows_to_its_longest_word() -> None:
    table = _table((Column("Uraian", 9), Column("Rp", 1)), Row((cell("a"), cell("1.234.567.890"))))
    need = word_width("1.234.567.890", 9) + 2 * INSET
    assert column_widths(table, 400, 9) == pytest.approx((400 - need, need))


def test_a_cell_over_several_columns_widens_none() -> None:
    spanning = Row((Cell(line("Pertanggungjawaban"), span=2),), "group")
    assert column_widths(_table((Column("A"), Column("B")), spanning), 100, 9) == (50, 50)


def test_columns_share_the_lack_when_no_width_is_enough() -> None:
    word = cell("Pertanggungjawaban")
    widths = column_widths(_table((Column("A"),) * 6, Row((word,) * 6)), 120, 9)
    assert widths == pytest.approx((20,) * 6)
