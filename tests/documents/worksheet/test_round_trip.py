"""Plan to worksheet to plan is the same plan."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from selaras.core.plan import Masterplan
from selaras.core.text import Language
from selaras.documents.worksheet import open_workbook
from selaras.reference.sample import sample_plan
from tests.core.plan.plans import plans
from tests.documents.worksheet.workbooks import (
    ALL,
    EXAMPLE,
    applied,
    bare,
    changed,
    read,
    read_every_cell,
    with_known_codes,
    written,
)

ANY_SPEED = settings(
    deadline=None,
    max_examples=8,
    # A plan is so large that making a failing one smaller takes minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@ANY_SPEED
@given(plan=plans(), language=st.sampled_from(("id", "en")))
def test_every_cell_comes_back(plan: Masterplan, language: Language) -> None:
    plan = with_known_codes(plan)
    base = bare(plan)
    reading = read_every_cell(written(plan, language=language), base)
    assert not reading.problems
    assert applied(reading, base) == plan


@ANY_SPEED
@given(plan=plans())
def test_an_untouched_file_changes_nothing(plan: Masterplan) -> None:
    content = written(plan)
    for reading in (read(content, plan), read_every_cell(content, plan)):
        assert (reading.rows, reading.gone, reading.problems, reading.notes) == ((), {}, (), ())
        assert reading.unchanged == sum(1 for _ in plan.all_items()) + 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_example_comes_back(language: Language) -> None:
    content = written(EXAMPLE, language=language)
    base = bare(EXAMPLE)
    assert applied(read_every_cell(content, base), base) == EXAMPLE
    again = changed(content, lambda book: None)
    assert read(again, EXAMPLE).rows == ()


def test_the_sample_comes_back() -> None:
    plan = sample_plan(programmes=300, seed=7)
    content = written(plan)
    assert read(content, plan).rows == ()
    base = bare(plan)
    assert applied(read_every_cell(content, base), base) == plan


def test_the_same_plan_makes_the_same_file() -> None:
    assert written(EXAMPLE) == written(EXAMPLE)


def test_the_file_says_what_it_is() -> None:
    identity = open_workbook(written(EXAMPLE, ["programmes"])).identity
    assert identity is not None
    assert identity.version.plan == EXAMPLE.key
    assert identity.version.revision == 12
    assert identity.version.fingerprint == EXAMPLE.fingerprint
    assert identity.language == "id"
    assert identity.keys == {"programmes": tuple(each.key for each in EXAMPLE.programmes)}


def test_a_file_for_one_agency_holds_its_items_only() -> None:
    keys = [each.key for each in EXAMPLE.programmes[:2]]
    content = written(EXAMPLE, ["programmes", "gaps"], only={"programmes": keys})
    identity = open_workbook(content).identity
    assert identity is not None
    assert identity.keys["programmes"] == tuple(keys)
    assert len(identity.keys["gaps"]) == len(EXAMPLE.gaps)
    sheet = openpyxl.load_workbook(BytesIO(content))["Program"]
    assert [cell.value for cell in sheet["A"]][2:] == keys


def test_nothing_in_a_file_is_a_formula() -> None:
    evil = EXAMPLE.model_copy(
        update={
            "programmes": tuple(
                each.model_copy(update={"description": type(each.name)(id=f'{sign}HYPERLINK("x")')})
                for each, sign in zip(EXAMPLE.programmes, "=+-@" * 99, strict=False)
            )
        }
    )
    content = written(evil, ["programmes"])
    book = openpyxl.load_workbook(BytesIO(content))
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    base = bare(evil)
    again = applied(read_every_cell(content, base), base)
    assert again.programmes == evil.programmes


def test_every_part_has_a_sheet_and_each_title_is_short() -> None:
    for language in ("id", "en"):
        identity = open_workbook(written(EXAMPLE, language=language)).identity
        assert identity is not None
        assert set(identity.keys) == set(ALL)
        titles = list(identity.sheets.values())
        assert len({title.casefold() for title in titles}) == len(titles)
        assert all(len(title) <= 31 for title in titles)
