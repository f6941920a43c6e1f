"""Every field of a plan has its words, and every word its field, by the models themselves."""

from collections import Counter
from collections.abc import Iterator

import pytest

from selaras.core.framework import FieldWords, Knowledge
from selaras.core.plan import PARTS, Masterplan
from selaras.core.plan.shape import OWN, Kind, Shape, shapes
from selaras.core.text import Text
from selaras.reference import load_knowledge

LONGEST_LABEL = 40
LONGEST_HELP = 200
LONGEST_SHEET = 31
"""Characters in the name of a worksheet that Excel takes."""

FORBIDDEN_IN_SHEETS = set("[]:*?/\\'")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_parts_stand_in_the_order_of_a_plan(knowledge: Knowledge) -> None:
    assert [part.code for part in knowledge.fields] == ["plan", *PARTS]
    assert knowledge.words(OWN) is knowledge.words("plan")


@pytest.mark.parametrize("part", ["plan", *PARTS])
def test_every_field_has_words_and_all_words_a_field(knowledge: Knowledge, part: str) -> None:
    models = set(_paths(shapes(OWN if part == "plan" else part)))
    assert set(_paths(knowledge.words(part).fields)) == models | {"key"}


def test_the_plan_has_no_other_fields_than_its_parts_and_these(knowledge: Knowledge) -> None:
    own = {field.name for field in knowledge.words("plan").fields}
    assert own | set(PARTS) == Masterplan.model_fields.keys() - {"selaras"}


@pytest.mark.parametrize("part", ["plan", *PARTS])
def test_every_choice_has_a_name(knowledge: Knowledge, part: str) -> None:
    for path, shape in _shapes(shapes(OWN if part == "plan" else part)):
        named = [choice.code for choice in knowledge.words(part).field(path).choices]
        if shape.kind == Kind.FLAG:
            assert named == ["true", "false"], path
        else:
            assert named == list(shape.choices), path


@pytest.mark.parametrize("part", ["plan", *PARTS])
def test_columns_of_a_worksheet_have_different_names(knowledge: Knowledge, part: str) -> None:
    words = knowledge.words(part)
    tables = {path for path, shape in _shapes(shapes(OWN if part == "plan" else part))
              if shape.is_table}  # fmt: skip
    for table in ["", *tables]:
        fields = words.field(table).fields if table else words.fields
        columns = list(_columns(fields, table, tables))
        for language in ("id", "en"):
            counted = Counter(column.in_(language).casefold() for column in columns)
            assert [label for label, count in counted.items() if count > 1] == []


def test_labels_of_a_part_are_said_once(knowledge: Knowledge) -> None:
    for part in knowledge.fields:
        for language in ("id", "en"):
            labels = Counter(field.label.in_(language).casefold() for field in part.fields)
            assert [label for label, count in labels.items() if count > 1] == []


def test_words_are_short_and_in_both_languages(knowledge: Knowledge) -> None:
    for part in knowledge.fields:
        for field in _all(part.fields):
            for words, longest in ((field.label, LONGEST_LABEL), (field.help, LONGEST_HELP)):
                assert words.en is not None
                assert max(len(words.id), len(words.en)) <= longest, (part.code, words.id)
            for language in ("id", "en"):
                assert field.help.in_(language).endswith("."), field.help
                assert not field.label.in_(language).endswith("."), field.label
        names = [part.title, part.one, part.many, *(each.title for each in part.sections)]
        assert [name.id for name in names if name.en is None or len(name.en) > LONGEST_LABEL] == []


def test_titles_can_name_worksheets(knowledge: Knowledge) -> None:
    for language in ("id", "en"):
        titles = [part.title.in_(language) for part in knowledge.fields]
        assert len({title.casefold() for title in titles}) == len(titles)
        assert [title for title in titles if len(title) > LONGEST_SHEET] == []
        assert [title for title in titles if set(title) & FORBIDDEN_IN_SHEETS] == []


def test_the_form_of_a_part_ends_with_where_it_comes_from(knowledge: Knowledge) -> None:
    for part in knowledge.fields:
        assert part.sections[-1].code == "origin"
        assert part.field(part.names_item) in part.fields


def test_money_says_its_unit(knowledge: Knowledge) -> None:
    for part in ["plan", *PARTS]:
        for path, shape in _shapes(shapes(OWN if part == "plan" else part)):
            unit = knowledge.words(part).field(path).unit
            assert (unit == Text(id="Rp", en="Rp")) == (shape.kind == Kind.RUPIAH), (part, path)


def test_names_that_stand_in_other_files_are_the_same_here(knowledge: Knowledge) -> None:
    elements = {element.code: element.name for element in knowledge.readiness}
    for part in ("facts", "swot"):
        choices = knowledge.words(part).field("element").choices
        assert {choice.code: choice.label for choice in choices} == elements
    titles = {part: knowledge.words(part).title for part in PARTS if part != "waivers"}
    choices = knowledge.words("waivers").field("part").choices
    assert {choice.code: choice.label for choice in choices} == titles


def test_words_are_found_by_path(knowledge: Knowledge) -> None:
    programmes = knowledge.words("programmes")
    assert programmes.field("budget.fund").label == Text(id="Sumber dana", en="Source of funds")
    assert programmes.field("outputs.targets.value").label.id == "Target"
    assert programmes.field("ict").choice(False).id == "non-TIK"
    assert programmes.field("kind").choice("innovation").en == "New innovation"
    assert (programmes.counted(1).en, programmes.counted(3).en) == ("programme", "programmes")
    for path in ("colour", "budget.colour", "name.start", "budget.fund.code"):
        with pytest.raises(KeyError):
            programmes.field(path)
    with pytest.raises(KeyError):
        knowledge.words("pictures")
    with pytest.raises(KeyError):
        programmes.field("kind").choice("old")


def test_a_part_may_describe_what_every_item_has(knowledge: Knowledge) -> None:
    assert [field.name for field in knowledge.words("narratives").fields] == [
        "key",
        "text",
        "origin",
    ]
    assert knowledge.words("narratives").field("key").label.id == "Bagian buku"
    assert knowledge.words("programmes").field("key").label.id == "Kunci"


def _shapes(found: tuple[Shape, ...], above: str = "") -> Iterator[tuple[str, Shape]]:
    for shape in found:
        path = f"{above}{shape.name}"
        yield path, shape
        yield from _shapes(shape.fields, f"{path}.")


def _paths(found: tuple[Shape, ...] | tuple[FieldWords, ...], above: str = "") -> Iterator[str]:
    for each in found:
        yield f"{above}{each.name}"
        yield from _paths(each.fields, f"{above}{each.name}.")


def _columns(fields: tuple[FieldWords, ...], above: str, tables: set[str]) -> Iterator[Text]:
    """The names of the columns of one sheet: groups spread out, tables left to their own."""
    for field in fields:
        path = f"{above}.{field.name}" if above else field.name
        if path in tables:
            continue
        if field.fields:
            yield from _columns(field.fields, path, tables)
        else:
            yield field.label


def _all(fields: tuple[FieldWords, ...]) -> Iterator[FieldWords]:
    for field in fields:
        yield field
        yield from _all(field.fields)
