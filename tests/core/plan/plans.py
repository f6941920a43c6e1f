"""Any plan at all, drawn by hypothesis: every field of every item, with references that hold."""

import types
import typing
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from selaras.core.plan import PARTS, Masterplan, Span
from selaras.core.plan.references import _target
from selaras.core.text import Text

REGIONS = ("73.22", "73", "31.71")
Taken = dict[str, list[str]]

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


@st.composite
def plans(draw: st.DrawFn) -> Masterplan:
    """A plan whose references all hold; what it says need not make sense."""
    fields = Masterplan.model_fields
    taken = {part: draw(st.lists(keys, min_size=1, max_size=2, unique=True)) for part in PARTS}
    data: dict[str, Any] = {"regions": [draw(st.sampled_from(REGIONS))]}
    for part in PARTS:
        kind = typing.get_args(fields[part].annotation)[0]
        drawn = draw(_values(kind, taken))
        data[part] = [drawn.model_copy(update={"key": key}) for key in taken[part]]
    # A link names a goal inside a document, which is more than a key of a part.
    data["objectives"] = [item.model_copy(update={"links": ()}) for item in data["objectives"]]
    for name in set(fields) - set(PARTS) - {"selaras", "regions"}:
        data[name] = draw(_of(fields[name].annotation, fields[name].metadata, taken))
    return Masterplan.model_validate(data)


def _values(kind: type[BaseModel], taken: Taken) -> st.SearchStrategy[Any]:
    if kind is Text:
        return texts
    if kind is Span:
        return spans
    fields = {
        name: _referring(taken[part], field.annotation)
        if (part := _target(field))
        else _of(field.annotation, field.metadata, taken)
        for name, field in kind.model_fields.items()
    }
    if kind.__name__ == "Fact":
        fields["statement"] = texts  # a fact says something
    if kind.__name__ == "Waiver":
        fields["rule"] = st.sampled_from(["IND03", "ZZZ99"])
        fields["since"] = st.none() | st.dates(max_value=date(2026, 1, 1))
        fields["until"] = st.dates(min_value=date(2026, 1, 1))
    return st.fixed_dictionaries(fields).map(kind.model_validate)


def _referring(known: list[str], annotation: Any) -> st.SearchStrategy[Any]:
    one = st.sampled_from(known)
    return st.lists(one, max_size=2).map(tuple) if typing.get_origin(annotation) is tuple else one


def _of(annotation: Any, metadata: Any, taken: Taken) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _of(arguments[0], [*metadata, *arguments[1:]], taken)
    if origin in (typing.Union, types.UnionType):
        return st.none() | _of(arguments[0], metadata, taken)
    if origin is tuple:
        return st.lists(_of(arguments[0], (), taken), max_size=1).map(tuple)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if issubclass(annotation, BaseModel):
        return _values(annotation, taken)
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
