"""What each field holds, told from the models."""

from typing import Any

import pytest
from hypothesis import given, settings

from selaras.core.plan import OWN, PARTS, Kind, Masterplan, Shape, data_of, json_schema, shape_of
from selaras.core.plan.shape import shapes
from tests.core.plan.plans import plans
from tests.core.plan.test_codec import any_plan

SCHEMA = json_schema()


@pytest.mark.parametrize(
    ("part", "field", "expected"),
    [
        (OWN, "title", Shape("title", Kind.TEXT, required=True)),
        (OWN, "as_of", Shape("as_of", Kind.DAY)),
        (OWN, "regions", Shape("regions", Kind.CODE, many=True, required=True)),
        ("programmes", "lead", Shape("lead", Kind.REFERENCE, part="agencies")),
        (
            "programmes",
            "depends_on",
            Shape("depends_on", Kind.REFERENCE, many=True, part="programmes"),
        ),
        ("programmes", "ict", Shape("ict", Kind.FLAG)),
        ("programmes", "kind", Shape("kind", Kind.CHOICE, choices=("existing", "innovation"))),
        ("facts", "value", Shape("value", Kind.NUMBER)),
        ("facts", "level", Shape("level", Kind.WHOLE)),
        ("facts", "number", Shape("number", Kind.LINE)),
        ("quick_wins", "evidence", Shape("evidence", Kind.LINE, many=True)),
        (
            "programmes",
            "budget",
            Shape(
                "budget",
                Kind.GROUP,
                many=True,
                fields=(
                    Shape("year", Kind.YEAR, required=True),
                    Shape("fund", Kind.CODE, required=True),
                    Shape("amount", Kind.RUPIAH, required=True),
                ),
            ),
        ),
    ],
)
def test_known_fields(part: str, field: str, expected: Shape) -> None:
    assert shape_of(part, field) == expected


@pytest.mark.parametrize("part", PARTS)
def test_the_fields_are_those_of_the_published_schema(part: str) -> None:
    name = SCHEMA["properties"][part]["items"]["$ref"].rpartition("/")[2]
    published = SCHEMA["$defs"][name]
    found = shapes(part)
    assert {"key", *(each.name for each in found)} == set(published["properties"])
    assert {each.name for each in found if each.required} == {*published["required"]} - {"key"}


def test_no_other_fields() -> None:
    with pytest.raises(KeyError):
        shape_of("programmes", "key")
    with pytest.raises(KeyError):
        shape_of("programmes", "nama")
    with pytest.raises(KeyError):
        shape_of("programmes", "budget").field("lead")


@settings(any_plan, max_examples=10)
@given(plans())
def test_every_value_has_its_shape(plan: Masterplan) -> None:
    for part in (OWN, *PARTS):
        keys = [""] if part == OWN else [item.key for item in plan.items(part)]
        for key in keys:
            data = data_of(plan, part, key)
            for shape in shapes(part):
                if shape.name in data:
                    assert_shaped(shape, data[shape.name], plan)
                else:
                    assert not shape.required


def assert_shaped(shape: Shape, value: Any, plan: Masterplan) -> None:
    assert isinstance(value, list) == shape.many
    for each in value if shape.many else [value]:
        if shape.kind == Kind.GROUP:
            assert set(each) <= {inner.name for inner in shape.fields}
            for inner in shape.fields:
                if inner.name in each:
                    assert_shaped(inner, each[inner.name], plan)
        elif shape.kind == Kind.REFERENCE:
            assert each in {item.key for item in plan.items(shape.part)}
        elif shape.kind == Kind.CHOICE:
            assert each in shape.choices
        else:
            assert isinstance(each, TYPES.get(shape.kind, str))


TYPES: dict[Kind, type | tuple[type, ...]] = {
    Kind.TEXT: (str, dict),
    Kind.WHOLE: int,
    Kind.RUPIAH: int,
    Kind.YEAR: int,
    Kind.FLAG: bool,
}
