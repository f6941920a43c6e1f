"""Which worksheets a part has and which columns they have, told from the shape of the models."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from selaras.core.framework import FieldWords, PartWords
from selaras.core.plan.shape import OWN, Kind, Shape, shapes
from selaras.core.text import Language, Text
from selaras.documents.worksheet.columns import Column
from selaras.documents.worksheet.labels import Labels

OWN_CODE = "plan"
"""Stands for the plan's own fields in the codes of sheets."""

LONGEST_TITLE = 31
"""Characters in the name of a sheet."""

INDONESIAN = Text(id="Indonesia", en="Indonesian")
ENGLISH = Text(id="Inggris", en="English")

Layout = Literal["items", "rows", "years"]


@dataclass(frozen=True, slots=True)
class Form:
    """One worksheet: of the items of a part, or of the tables inside these items.

    `layout` is `items` for one row each; `rows` for one row of the table each; `years` for a
    table of amounts by year and code, which has one row for each code and one column a year.
    `table` leads from the item to the table; `group` is the name of the code of `years`.
    """

    part: str
    title: str
    layout: Layout
    columns: tuple[Column, ...]
    table: tuple[str, ...] = ()
    group: str = ""

    @property
    def code(self) -> str:
        """Such as `programmes` or `programmes.budget`."""
        return ".".join((self.part or OWN_CODE, *self.table))


def forms(part: str, labels: Labels, years: Sequence[int]) -> tuple[Form, ...]:
    """The sheets of a part; tables by year have one column for each of the years."""
    return (items_form(part, labels, years), *table_forms(part, labels, years))


def items_form(part: str, labels: Labels, years: Sequence[int]) -> Form:
    """The sheet with one row for each item of the part."""
    return _Declaring(part, labels, years).items()


def table_forms(part: str, labels: Labels, years: Sequence[int]) -> tuple[Form, ...]:
    """The sheets of the tables inside the items of the part."""
    return tuple(_Declaring(part, labels, years).tables())


def table_years(records: Iterable[dict[str, Any]]) -> set[int]:
    """Every year that stands in a table by year somewhere in these records."""
    found: set[int] = set()
    for record in records:
        for value in record.values():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                found |= {entry["year"] for entry in value if "year" in entry}
                found |= table_years(value)
    return found


def part_of(code: str) -> str:
    """The part that a sheet's code belongs to."""
    part = code.partition(".")[0]
    return OWN if part == OWN_CODE else part


class _Declaring:
    def __init__(self, part: str, labels: Labels, years: Sequence[int]) -> None:
        self.part = part
        self.labels = labels
        self.years = years
        self.language: Language = labels.language
        self.words: PartWords = labels.knowledge.words(part)

        self.fields = _in_order_of(self.words, shapes(part))
        self.title = self.words.title.in_(self.language)

    def items(self) -> Form:
        columns = tuple(_english_behind(self._columns(self.fields, ())))
        return Form(self.part, _title(self.title), "items", columns)

    def tables(self) -> Iterator[Form]:
        return self._tables(self.fields, (), self.title)

    def _tables(self, fields: Iterable[Shape], path: tuple[str, ...], above: str) -> Iterator[Form]:
        for shape in fields:
            inner = (*path, shape.name)
            if shape.kind == Kind.GROUP and not shape.many:
                yield from self._tables(shape.fields, inner, above)
            elif _needs_sheet(shape):
                title = _title(f"{above} - {self._words(inner).label.in_(self.language)}", above)
                yield self._table(shape, inner, title)

    def _table(self, shape: Shape, path: tuple[str, ...], title: str) -> Form:
        group = _group_of(shape)
        if group is not None:
            code = self._column(group, (group.name,), (*path, group.name))
            return Form(
                self.part,
                title,
                "years",
                (code, *self._year_columns(shape, ("amounts",), path)),
                path,
                group.name,
            )
        if shape.is_table:
            found = self._columns(shape.fields, (), path)
        else:
            found = self._columns((Shape("value", shape.kind, required=True),), (), path, own=True)
        return Form(self.part, title, "rows", tuple(_english_behind(found)), path)

    def _columns(
        self,
        fields: Iterable[Shape],
        path: tuple[str, ...],
        above: tuple[str, ...] = (),
        *,
        own: bool = False,
    ) -> Iterator[Column]:
        """Columns of a record; `above` leads to the table it is a row of.

        With `own` the only field stands for the row itself and has no words but the table's.
        """
        for shape in fields:
            inner = (*path, shape.name)
            named = above if own else (*above, *inner)
            if _needs_sheet(shape):
                continue
            if shape.is_table:
                yield from self._year_columns(shape, inner, named)
            elif shape.kind == Kind.GROUP:
                yield from self._columns(shape.fields, inner, above)
            elif shape.kind == Kind.TEXT:
                yield self._column(shape, inner, named, "id")
                yield self._column(shape, inner, named, "en")
            else:
                yield self._column(shape, inner, named)

    def _column(
        self,
        shape: Shape,
        path: tuple[str, ...],
        named: tuple[str, ...],
        side: Language | None = None,
    ) -> Column:
        words = self._words(named)
        label = _with_unit(words, self.language)
        if side is not None and (side != "id" or self.language != "id"):
            label += f" ({(ENGLISH if side == 'en' else INDONESIAN).in_(self.language)})"
        return Column(
            code=".".join(path) + ("@en" if side == "en" else ""),
            label=label,
            help=words.help.in_(self.language),
            kind=shape.kind,
            path=path,
            many=shape.many,
            side=side,
            vocabulary=self.labels.of(self.part, ".".join(named), shape),
            long=words.long,
            required=shape.required and side != "en",
        )

    def _year_columns(
        self, shape: Shape, path: tuple[str, ...], named: tuple[str, ...]
    ) -> Iterator[Column]:
        amounts = [each for each in shape.fields if each.kind in (Kind.NUMBER, Kind.RUPIAH)]
        for year in self.years:
            for amount in amounts:
                words = self._words((*named, amount.name))
                yield Column(
                    code=f"{'.'.join((*path, amount.name))}@{year}",
                    label=f"{words.label.in_(self.language)} {year}{_unit(words, self.language)}",
                    help=words.help.in_(self.language),
                    kind=amount.kind,
                    path=path,
                    year=year,
                    amount=amount.name,
                )

    def _words(self, path: tuple[str, ...]) -> FieldWords:
        return self.words.field(".".join(path))


def _needs_sheet(shape: Shape) -> bool:
    """Tables whose rows do not fit into the row of their item, and lists of bilingual words."""
    if shape.many and shape.kind == Kind.TEXT:
        return True
    return shape.is_table and not _is_by_year(shape)


def _is_by_year(shape: Shape) -> bool:
    first, *others = shape.fields
    return first.kind == Kind.YEAR and all(
        each.kind in (Kind.NUMBER, Kind.RUPIAH) for each in others
    )


def _group_of(shape: Shape) -> Shape | None:
    """The code in a table of one amount by year and code."""
    kinds = [each.kind for each in shape.fields]
    return shape.fields[1] if kinds == [Kind.YEAR, Kind.CODE, Kind.RUPIAH] else None


def _in_order_of(words: PartWords, found: Iterable[Shape]) -> list[Shape]:
    """Fields in the order of the form; where they come from stands last in it."""
    order = {field.name: place for place, field in enumerate(words.fields)}
    return sorted(found, key=lambda shape: order[shape.name])


def _english_behind(columns: Iterable[Column]) -> Iterator[Column]:
    """The English behind everything, where it does not stand in the way; then where all is from."""
    found = list(columns)
    english = [each for each in found if each.side == "en"]
    origin = [each for each in found if "origin" in each.path]
    yield from (each for each in found if each not in english and each not in origin)
    yield from english
    yield from origin


def _with_unit(words: FieldWords, language: Language) -> str:
    return words.label.in_(language) + _unit(words, language)


def _unit(words: FieldWords, language: Language) -> str:
    return f" ({words.unit.in_(language)})" if words.unit else ""


def _title(text: str, above: str = "") -> str:
    """A name that a spreadsheet takes for a sheet."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in text)
    if above and len(plain) > LONGEST_TITLE:
        behind = plain[len(above) :]
        plain = plain[: max(LONGEST_TITLE - len(behind), 8)].rstrip() + behind
    return plain[:LONGEST_TITLE].strip()
