"""The sheet with every choice there is: drop-downs take theirs from it, and people look there."""

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook

from selaras.core.text import Language, Text
from selaras.documents.worksheet.labels import Vocabulary

TITLE = Text(id="Daftar", en="Lists")


class Lists:
    """Gathers vocabularies, one column each."""

    def __init__(self, language: Language) -> None:
        self.title = TITLE.in_(language)
        self._found: dict[int, tuple[int, Vocabulary]] = {}

    def add(self, vocabulary: Vocabulary) -> str:
        """Where the labels of the vocabulary will stand, as a formula for a drop-down."""
        place, _ = self._found.setdefault(id(vocabulary), (len(self._found), vocabulary))
        column = xl_col_to_name(place)
        return f"='{self.title}'!${column}$2:${column}${max(len(vocabulary.labels), 1) + 1}"

    def write(self, book: Workbook, head: Format, cell: Format) -> None:
        """Add the sheet with all of them."""
        sheet = book.add_worksheet(self.title)
        for place, vocabulary in self._found.values():
            sheet.set_column(place, place, 40)
            sheet.write_string(0, place, vocabulary.title, head)
            for number, label in enumerate(vocabulary.labels.values(), 1):
                sheet.write_string(number, place, label, cell)
        sheet.freeze_panes(1, 0)
        sheet.protect("", {"format_columns": True, "select_locked_cells": True})
