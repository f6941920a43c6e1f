"""Rows copied out of a spreadsheet, as inputs of a table: all of them or none."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selaras.core.framework import FieldWords
from selaras.core.plan import Kind, Shape
from selaras.core.text import Text
from selaras.web.drafts.form.inputs import Inputs, is_yearly
from selaras.web.drafts.form.options import Option, Options, has_options
from selaras.web.drafts.form.reading import LONGEST_LIST, TOO_MANY_ROWS, InputProblem

PASTE = "paste"
"""The last step of the name of the input into which rows are pasted."""

WRONG_WIDTH = Text(
    id="Baris {row} memuat {found} kolom, padahal tabel ini memuat {wanted}: {columns}. Tidak ada "
    "yang diisikan; salin lagi dengan kolom yang sama.",
    en="Row {row} has {found} columns, but this table has {wanted}: {columns}. Nothing was filled "
    "in; copy again with the same columns.",
)
NO_SUCH_CHOICE = Text(
    id="Baris {row}: “{value}” bukan pilihan untuk {column}. Tidak ada yang diisikan.",
    en="Row {row}: “{value}” is no choice for {column}. Nothing was filled in.",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as a spreadsheet has it: its input below the row, and its label."""

    name: str
    label: Text
    options: tuple[Option, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    """Inputs that are filled by themselves where this one is, such as the year."""

    def value_of(self, cell: str) -> str | None:
        """What the input gets for the text of a cell; None for no choice of the list."""
        if not self.options or not cell:
            return cell
        wanted = cell.casefold()
        for each in self.options:
            if wanted in (each.value.casefold(), each.label.casefold(), each.short.casefold()):
                return each.value
        return None


def columns_of(
    shape: Shape, words: FieldWords, options: Options, years: Sequence[int]
) -> tuple[Column, ...]:
    """The columns of a table; a table of years inside it has one for each of these years."""
    return tuple(_columns(shape, words, options, years))


def _columns(
    shape: Shape, words: FieldWords, options: Options, years: Sequence[int]
) -> Iterator[Column]:
    for each in shape.fields:
        own = words.field(each.name)
        if is_yearly(each):
            for number, year in enumerate(years):
                at = f"{each.name}.{number}"
                label = Text(id=f"{own.label.id} {year}", en=f"{own.label.en} {year}")
                yield Column(f"{at}.value", label, fixed=((f"{at}.year", str(year)),))
        elif each.kind == Kind.TEXT:
            yield Column(f"{each.name}.id", own.label)
        else:
            found = options.of(each, own) if has_options(each) else ()
            yield Column(each.name, own.label, found)


def pasted(
    name: str, inputs: Inputs, columns: Sequence[Column]
) -> tuple[dict[str, list[str]], tuple[InputProblem, ...]]:
    """The inputs with the pasted rows behind those of the table, and what is wrong with them.

    Cells stand between tabs or semicolons; a row of the column heads is passed over.
    """
    found = {each: list(texts) for each, texts in inputs.items()}
    text = "\n".join(found.pop(f"{name}.{PASTE}", ()))
    rows = _cells(text)
    if rows and _is_head(rows[0][1], columns):
        rows = rows[1:]
    problems: list[InputProblem] = []

    def tell(message: Text) -> None:
        problems.append(InputProblem(f"{name}.{PASTE}", message))

    if len(rows) > LONGEST_LIST:
        tell(TOO_MANY_ROWS.format(limit=LONGEST_LIST))
        rows = []
    first = 1 + max((_number(each, name) for each in inputs), default=-1)
    fresh: dict[str, list[str]] = {}
    for place, (line, cells) in enumerate(rows):
        fresh |= _filled(f"{name}.{first + place}", line, cells, columns, tell)
    return (found if problems else found | fresh), tuple(problems)


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its number from 1."""
    sign = "\t" if "\t" in text else ";"
    lines = enumerate(text.splitlines(), 1)
    return [
        (number, [cell.strip().strip('"') for cell in line.split(sign)])
        for number, line in lines
        if line.strip(" \t;")
    ]


def _is_head(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    first = columns[0].label
    return cells[0].casefold() in (first.id.casefold(), (first.en or "").casefold())


def _filled(
    at: str,
    line: int,
    cells: Sequence[str],
    columns: Sequence[Column],
    tell: Callable[[Text], None],
) -> dict[str, list[str]]:
    if len(cells) != len(columns):
        names = tuple(column.label for column in columns)
        tell(WRONG_WIDTH.format(row=line, found=len(cells), wanted=len(columns), columns=names))
        return {}
    found: dict[str, list[str]] = {}
    for column, cell in zip(columns, cells, strict=True):
        value = column.value_of(cell)
        if value is None:
            tell(NO_SUCH_CHOICE.format(row=line, value=cell[:60], column=column.label))
        elif value:
            found[f"{at}.{column.name}"] = [value]
            found |= {f"{at}.{each}": [text] for each, text in column.fixed}
    return found


def _number(name: str, table: str) -> int:
    number = name.removeprefix(f"{table}.").partition(".")[0] if "." in name else ""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else -1
