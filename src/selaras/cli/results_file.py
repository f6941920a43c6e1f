"""Results of many participants from a CSV file, commas or semicolons between its cells."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from typing import Final

from selaras.cli.input_file import InputFile
from selaras.core.instrument import (
    REGION_KINDS,
    Instrument,
    NotAValue,
    parse_exact,
    problems_in,
)
from selaras.core.plan.problems import shown
from selaras.core.text import Text

MOST_PARTICIPANTS: Final = 5_000
"""Ten times the regions of Indonesia; the ranks of all draws must fit into memory."""

LONGEST_NAME: Final = 200

_COLUMNS: Final = {
    "province": "province",
    "provinsi": "province",
    "cohort": "cohort",
    "kohort": "cohort",
    "group": "group",
    "kelompok": "group",
    "kind": "kind",
    "jenis": "kind",
}
_KINDS: Final = {
    "provinsi": "province",
    "kabupaten": "regency",
    "kota": "city",
    **{kind: kind for kind in REGION_KINDS},
}

_NO_HEAD = Text(
    id="Kepala kolom ke-{column} kosong. Isi dengan kode butir instrumen.",
    en="The head of column {column} is empty. Write the code of a node there.",
)
_HEAD_TWICE = Text(
    id="Kolom “{head}” ada dua kali. Hapus salah satu.",
    en="The column “{head}” is there twice. Remove one of them.",
)
_NO_CODES = Text(
    id="Tidak ada kolom berkode butir instrumen. Baris pertama berisi kepala kolom.",
    en="No column has the code of a node. The first line holds the heads of the columns.",
)
_RAGGED = Text(
    id="Baris ini berisi {found} sel, kepalanya {wanted}.",
    en="This line has {found} cells, the head has {wanted}.",
)
_NAMELESS = Text(
    id="Nama peserta di kolom pertama kosong.",
    en="The name of the participant in the first column is empty.",
)
_LONG_NAME = Text(
    id="Nama peserta lebih dari {most} huruf.",
    en="The name of the participant has more than {most} letters.",
)
_TWICE = Text(
    id="Peserta “{name}” ada dua kali; yang pertama di baris {first}.",
    en="The participant “{name}” is there twice; first on line {first}.",
)
_KIND = Text(
    id="“{value}” bukan jenis daerah. Pilihannya: {known}.",
    en="“{value}” is no kind of region. The choices are: {known}.",
)
_NOBODY = Text(
    id="Tidak ada peserta di bawah kepala kolom.",
    en="There is no participant below the heads of the columns.",
)
_TOO_MANY = Text(
    id="Lebih dari {most} peserta. Bagilah berkas ini.",
    en="More than {most} participants. Split this file.",
)
_BROKEN = Text(
    id="CSV tidak terbaca di sini ({detail}). Periksa tanda kutip.",
    en="The CSV cannot be read here ({detail}). Check its quotes.",
)


@dataclass(frozen=True, slots=True)
class Result:
    """A participant with its values; what the file does not say is empty or None."""

    name: str
    province: str
    cohort: str
    group: str
    kind: str | None
    values: dict[str, Fraction]


def read_results(name: str, instrument: Instrument) -> list[Result]:
    """The participants in that file, in its order; Refusal with every problem otherwise."""
    file = InputFile(name)
    rows = list(_rows(file))
    if not rows:
        file.note("", _NOBODY, 1)
        file.refuse_if_faulty()
    reader = _Reader(file, instrument)
    heads = reader.heads(*rows[0])
    found = [reader.result(line, cells, heads) for line, cells in rows[1:]]
    if not found:
        file.note("", _NOBODY, rows[0][0])
    elif len(found) > MOST_PARTICIPANTS:
        file.note("", _TOO_MANY.format(most=MOST_PARTICIPANTS), rows[MOST_PARTICIPANTS + 1][0])
    file.refuse_if_faulty()
    return [result for result in found if result is not None]


def _rows(file: InputFile) -> Iterator[tuple[int, list[str]]]:
    """Every row that holds something, and the line it begins on."""
    lines = StringIO(file.text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(file.text), strict=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        file.note("", _BROKEN.format(detail=error), line)


def _delimiter(text: str) -> str:
    """The one that stands in the first line more often."""
    head = text.lstrip().partition("\n")[0]
    return ";" if head.count(";") > head.count(",") else ","


class _Reader:
    """Makes rows into results and notes what is wrong with them."""

    def __init__(self, file: InputFile, instrument: Instrument) -> None:
        self._file = file
        self._instrument = instrument
        self._lines: dict[str, int] = {}

    def heads(self, line: int, cells: Sequence[str]) -> list[str]:
        """What each column after the first is: an optional column or a code."""
        heads = [_COLUMNS.get(cell.lower(), cell) for cell in cells[1:]]
        for column, head in enumerate(heads, start=2):
            if not head:
                self._file.note("", _NO_HEAD.format(column=column), line)
            elif heads.index(head) < column - 2:
                self._file.note("", _HEAD_TWICE.format(head=shown(head)), line)
        codes = [head for head in dict.fromkeys(heads) if head and head not in _COLUMNS]
        if not codes:
            self._file.note("", _NO_CODES, line)
        for code in codes:
            if code not in self._instrument.by_code:
                (problem,) = problems_in(self._instrument, {code: Fraction(0)})
                self._file.note(shown(code), problem.sentence, line)
        return heads

    def result(self, line: int, cells: Sequence[str], heads: Sequence[str]) -> Result | None:
        """The participant of a row; None after noting why there is none."""
        if len(cells) != len(heads) + 1:
            message = _RAGGED.format(found=len(cells), wanted=len(heads) + 1)
            self._file.note(shown(cells[0]), message, line)
            return None
        name = cells[0]
        self._check_name(name, line)
        written = dict(zip(heads, cells[1:], strict=True))
        return Result(
            name=name,
            province=written.get("province", ""),
            cohort=written.get("cohort", ""),
            group=written.get("group", ""),
            kind=self._kind(name, written.get("kind", ""), line),
            values=self._values(name, written, line),
        )

    def _check_name(self, name: str, line: int) -> None:
        if not name:
            self._file.note("", _NAMELESS, line)
        elif len(name) > LONGEST_NAME:
            self._file.note("", _LONG_NAME.format(most=LONGEST_NAME), line)
        elif name in self._lines:
            message = _TWICE.format(name=shown(name), first=self._lines[name])
            self._file.note("", message, line)
        self._lines.setdefault(name, line)

    def _kind(self, name: str, written: str, line: int) -> str | None:
        kind = _KINDS.get(written.lower())
        if written and kind is None:
            message = _KIND.format(value=shown(written), known=", ".join(REGION_KINDS))
            self._file.note(shown(name), message, line)
        return kind

    def _values(self, name: str, written: dict[str, str], line: int) -> dict[str, Fraction]:
        found: dict[str, Fraction] = {}
        for code, cell in written.items():
            if not cell or code not in self._instrument.by_code:
                continue
            try:
                found[code] = parse_exact(cell)
            except NotAValue as error:
                self._file.note(f"{shown(name)}: {code}", error.sentence, line)
        for problem in problems_in(self._instrument, found):
            self._file.note(f"{shown(name)}: {problem.code}", problem.sentence, line)
        return found
