"""The workbook that people fill in: the list, and on a second sheet how to fill it in."""

from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

_WIDTHS = (12, 34, 26, 16, 26, 44)


def template() -> bytes:
    """An .xlsx file with heads and no rows; examples stand on the second sheet, which is not
    read because its heads are others."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    heads = [_("Angkatan"), _("Daerah"), _("Provinsi"), _("Cara ikut"), _("Kawasan"), _("Sumber")]
    sheet = book.add_worksheet(_("Daftar"))
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        # As text, so that 73.20 does not become 73.2.
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, head, bold)
    sheet.freeze_panes(1, 0)
    guide = book.add_worksheet(_("Petunjuk"))
    guide.set_column(0, 0, 22)
    guide.set_column(1, 2, 60)
    rows = [
        (_("Kolom"), _("Isi"), _("Contoh")),
        (heads[0], _("Tahun atau kode angkatan. Wajib."), "2021"),
        (heads[1], _("Nama atau kode daerah, ejaan sehari-hari. Wajib."), "Kab. Toba, 12.12"),
        (heads[2], _("Provinsinya. Membantu bila ada dua daerah bernama sama."), "Sumatera Utara"),
        (heads[3], _("penuh, kawasan, atau mandiri. Kosong berarti penuh."), _("penuh")),
        (heads[4], _("Nama kawasan. Wajib bila cara ikutnya kawasan."), "Danau Toba"),
        (heads[5], _("Dari mana keikutsertaannya diketahui."), _("Surat penetapan")),
    ]
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            guide.write_string(number, column, words, bold if number == 0 else wrapped)
    book.close()
    return buffer.getvalue()
