"""The few words that charts say by themselves, in both languages."""

from selaras.core.text import Text

NO_DATA = Text(id="tidak ada data", en="no data")
YEAR = Text(id="Tahun", en="Year")
TOTAL = Text(id="Jumlah", en="Total")
SHARE = Text(id="Bagian", en="Share")
BUDGET = Text(id="Anggaran", en="Budget")
PROGRAMMES = Text(id="Program", en="Programmes")
