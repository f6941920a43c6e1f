"""What changed in one field, in words and numbers: wordings, lists, tables, amounts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext

from selaras.core.framework import FieldWords
from selaras.core.plan import Kind, Masterplan, Shape, shape_of
from selaras.core.plan.merge import naming_columns
from selaras.core.text import format_number, format_rupiah
from selaras.reference import load_knowledge
from selaras.web.histories.pieces import Piece, pieces
from selaras.web.plans.naming import told_value
from selaras.web.ui.templatetags.selaras import page_language, said

_SHORT = 80
"""Letters up to which two wordings are simply told one after the other."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table that came, went or changed; `cells` are the fields that changed in it.

    `alone` tells that a row has no other fields than its name and this one.
    """

    kind: Literal["added", "removed", "changed"]
    name: str
    cells: tuple["Line", ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A field that changed. Empty `before` or `after` stands for nothing there.

    Long wordings have `pieces`, tables `rows`, lists what was `added` and `removed`; where only
    their order changed there is none of these and `reordered` is true. `difference` is that of
    two numbers.
    """

    label: str
    before: str = ""
    after: str = ""
    difference: str = ""
    pieces: tuple[Piece, ...] = ()
    rows: tuple[TableRow, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reordered: bool = False


def lines_of(plan: Masterplan, part: str, field: str, before: Any, after: Any) -> tuple[Line, ...]:
    """What changed in a field, given as JSON data; None for nothing there."""
    try:
        shape, words = shape_of(part, field), load_knowledge().words(part).field(field)
        return _Telling(plan).field(shape, words, before, after)
    except (KeyError, ValueError, TypeError):
        # A field or a value of an older version of the models is told as it was kept.
        return (Line(field, _kept(before), _kept(after)),)


def _kept(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class _Telling:
    """Tells values of one plan, in which references have their names."""

    def __init__(self, plan: Masterplan) -> None:
        self._plan = plan

    def field(self, shape: Shape, words: FieldWords, before: Any, after: Any) -> tuple[Line, ...]:
        label = said(words.label)
        if shape.is_table:
            return (self._table(shape, words, before or [], after or []),)
        if shape.many:
            return (self._list(shape, words, before or [], after or []),)
        if shape.kind == Kind.TEXT:
            return _wordings(label, before, after)
        if shape.kind == Kind.GROUP and not _is_span(shape):
            return self._group(shape, words, before or {}, after or {})
        old, new = self._told(shape, words, before), self._told(shape, words, after)
        if shape.kind == Kind.LINE:
            return (_wording(label, old, new),)
        return (Line(label, old, new, _difference(shape, before, after)),)

    def _told(self, shape: Shape, words: FieldWords, value: Any) -> str:
        return "" if value is None else told_value(self._plan, shape, words, value)

    def _group(self, shape: Shape, words: FieldWords, before: Row, after: Row) -> tuple[Line, ...]:
        return tuple(
            line
            for each in shape.fields
            if before.get(each.name) != after.get(each.name)
            for line in self.field(
                each, words.field(each.name), before.get(each.name), after.get(each.name)
            )
        )

    def _list(
        self, shape: Shape, words: FieldWords, before: Sequence[Any], after: Sequence[Any]
    ) -> Line:
        one = _single(shape)
        gone, come = ([each for each in side if each not in other]
                      for side, other in ((before, after), (after, before)))  # fmt: skip
        return Line(
            said(words.label),
            added=tuple(self._told(one, words, each) for each in come),
            removed=tuple(self._told(one, words, each) for each in gone),
            reordered=not gone and not come,
        )

    def _table(
        self, shape: Shape, words: FieldWords, before: Sequence[Row], after: Sequence[Row]
    ) -> Line:
        naming = naming_columns([*before, *after]) or (shape.fields[0].name,)
        if any(len(_named(side, naming)) < len(side) for side in (before, after)):
            naming = tuple(each.name for each in shape.fields)
        old, new = _named(before, naming), _named(after, naming)
        rows = []
        for name in [*old, *(each for each in new if each not in old)]:
            row = self._row(shape, words, naming, old.get(name), new.get(name))
            if row is not None:
                rows.append(row)
        old_sum, new_sum, more = _sums(shape, before, after)
        return Line(said(words.label), old_sum, new_sum, more, rows=tuple(rows), reordered=not rows)

    def _row(
        self,
        shape: Shape,
        words: FieldWords,
        naming: tuple[str, ...],
        before: Row | None,
        after: Row | None,
    ) -> TableRow | None:
        held = after or before or {}
        if before is None or after is None:
            name = self._cells(shape, words, held, tuple(each.name for each in shape.fields))
            return TableRow("added" if before is None else "removed", name)
        cells = self._group(shape, words, before, after)
        if not cells:
            return None
        name = self._cells(shape, words, held, naming)
        return TableRow("changed", name, cells, alone=len(shape.fields) == len(naming) + 1)

    def _cells(self, shape: Shape, words: FieldWords, row: Row, names: tuple[str, ...]) -> str:
        return " · ".join(
            self._told(each, words.field(each.name), row[each.name])
            for each in shape.fields
            if each.name in names and row.get(each.name) is not None
        )


def _is_span(shape: Shape) -> bool:
    return {each.name for each in shape.fields} == {"start", "end"}


def _single(shape: Shape) -> Shape:
    return Shape(shape.name, shape.kind, choices=shape.choices, part=shape.part)


def _named(rows: Sequence[Row], naming: tuple[str, ...]) -> dict[str, Row]:
    return {json.dumps([row.get(column) for column in naming]): row for row in rows}


def _wordings(label: str, before: Any, after: Any) -> tuple[Line, ...]:
    """The Indonesian wording and the English one, each where it changed."""
    old, new = _by_language(before), _by_language(after)
    english = gettext("%(field)s (bahasa Inggris)") % {"field": label}
    return tuple(
        _wording(name, old.get(language, ""), new.get(language, ""))
        for language, name in (("id", label), ("en", english))
        if old.get(language) != new.get(language)
    )


def _by_language(value: Any) -> Mapping[str, str]:
    if value is None:
        return {}
    return {"id": value} if isinstance(value, str) else value


def _wording(label: str, before: str, after: str) -> Line:
    if before and after and max(len(before), len(after)) > _SHORT:
        return Line(label, before, after, pieces=pieces(before, after))
    return Line(label, before, after)


def _difference(shape: Shape, before: Any, after: Any) -> str:
    if before is None or after is None:
        return ""
    if shape.kind == Kind.RUPIAH:
        return signed_rupiah(after - before)
    if shape.kind == Kind.NUMBER:
        found = Decimal(after) - Decimal(before)
        return f"{'+' if found > 0 else ''}{format_number(found, page_language())}"
    return ""


def signed_rupiah(value: int) -> str:
    """`+Rp 250.000.000`; nothing for zero."""
    return f"{'+' if value > 0 else ''}{format_rupiah(value, page_language())}" if value else ""


def _sums(shape: Shape, before: Sequence[Row], after: Sequence[Row]) -> tuple[str, str, str]:
    """What a table of amounts adds up to before and after, and the difference; else nothing."""
    if not any(each.name == "amount" for each in shape.fields):
        return "", "", ""
    old, new = (sum(row.get("amount") or 0 for row in side) for side in (before, after))
    language = page_language()
    return format_rupiah(old, language), format_rupiah(new, language), signed_rupiah(new - old)
