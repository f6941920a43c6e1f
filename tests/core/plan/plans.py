"""Any plan at all, drawn by hypothesis: every field of every item, with references that hold."""

import types
import typing
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from selaras.core.plan import PARTS, Masterplan, Span
from selaras.core.plan.references import _target
from selaras.core.text import Text

REGIONS = ("73.22", "73", "31.71")

_HIDDEN = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\uffff"
keys = st.sampled_from(["a", "7", "super-apps", "x1-y2-z3", "dinas-kominfo", "k" * 80])
signs = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"),
    exclude_characters=_HIDDEN,
)
words = st.text(signs, min_size=1, max_size=6).map(str.strip).filter(bool)
texts = st.builds(Text, id=words, en=st.none() | words)
numbers = st.decimals(Decimal("-1e9"), Decimal("1e9"), allow_nan=False, places=3)
spans = st.builds(
    lambda start, more: Span(start=start, end=start + more),
    st.integers(1990, 2100),
    st.integers(0, 29),
)


_taken: dict[str, list[str]] = {}
"""By part the keys in the plan that is being drawn; what refers to them is drawn after them."""


@st.composite
def plans(draw: st.DrawFn) -> Masterplan:
    """A plan whose references all hold; what it says need not make sense."""
    parts, others = _of_plan()
    taken = {part: draw(st.lists(keys, min_size=1, max_size=2, unique=True)) for part in PARTS}
    _taken.update(taken)
    data: dict[str, Any] = {"regions": [draw(st.sampled_from(REGIONS))]}
    for part in PARTS:
        drawn = draw(parts[part])
        data[part] = [drawn.model_copy(update={"key": key}) for key in taken[part]]
    # A link names a goal inside a document, which is more than a key of a part.
    data["objectives"] = [item.model_copy(update={"links": ()}) for item in data["objectives"]]
    for name, strategy in others.items():
        data[name] = draw(strategy)
    return Masterplan.model_validate(data)


Strategies = dict[str, st.SearchStrategy[Any]]


@cache
def _of_plan() -> tuple[Strategies, Strategies]:
    """What an item of each part is drawn from, and each field of the plan itself: making these
    takes longer than drawing from them."""
    fields = Masterplan.model_fields
    parts = {part: _values(typing.get_args(fields[part].annotation)[0]) for part in PARTS}
    names = sorted(set(fields) - set(PARTS) - {"selaras", "regions"})
    return parts, {name: _of(fields[name].annotation, fields[name].metadata) for name in names}


@cache
def _values(kind: type[BaseModel]) -> st.SearchStrategy[Any]:
    if kind is Text:
        return texts
    if kind is Span:
        return spans
    fields = {
        name: _referring(part, field.annotation)
        if (part := _target(field))
        else _of(field.annotation, field.metadata)
        for name, field in kind.model_fields.items()
    }
    if kind.__name__ == "Fact":
        fields["statement"] = texts  # a fact says something
    if kind.__name__ == "Waiver":
        fields["rule"] = st.sampled_from(["IND03", "ZZZ99"])
        fields["since"] = st.none() | st.dates(max_value=date(2026, 1, 1))
        fields["until"] = st.dates(min_value=date(2026, 1, 1))
    return st.fixed_dictionaries(fields).map(kind.model_validate)


def _referring(part: str, annotation: Any) -> st.SearchStrategy[Any]:
    one = st.integers(0, 1).map(lambda place: _taken[part][place % len(_taken[part])])
    return st.lists(one, max_size=2).map(tuple) if typing.get_origin(annotation) is tuple else one


def _of(annotation: Any, metadata: Any) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _of(arguments[0], [*metadata, *arguments[1:]])
    if origin in (typing.Union, types.UnionType):
        return st.none() | _of(arguments[0], metadata)
    if origin is tuple:
        return st.lists(_of(arguments[0], ()), max_size=1).map(tuple)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if issubclass(annotation, BaseModel):
        return _values(annotation)
    if annotation is int:
        return _whole(metadata)
    others = {str: keys, bool: st.booleans(), Decimal: numbers, date: st.dates()}
    return others[annotation]


def _whole(metadata: Any) -> st.SearchStrategy[int]:
    """Whole numbers within the bounds of the field."""
    marks = [inner for mark in metadata for inner in (mark, *getattr(mark, "metadata", ()))]
    low, high = (
        next((getattr(mark, name) for mark in marks if hasattr(mark, name)), None)
        for name in ("ge", "le")
    )
    return st.integers(low, high)
