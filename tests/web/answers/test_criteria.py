"""Criteria of a maturity level: ticked, not ticked, and not looked at are three things."""

from fractions import Fraction

import pytest

from selaras.core.instrument import YES_NO, Instrument, Method, Node, Scale, score
from selaras.core.text import Text
from selaras.web.answers.forms import AnswerForm
from selaras.web.answers.questions import Manner, questions_for

_SCALE = Scale(Fraction(0), Fraction(2), Fraction(1))


def _node(code: str, parent: str | None, method: Method | None, level: int | None = None) -> Node:
    scale = YES_NO if level is not None else _SCALE
    return Node(code, Text(id=code), parent, None, method, scale, level=level)


MATURITY = Instrument(
    slug="maturity",
    version="1",
    name=Text(id="Kematangan"),
    purpose="readiness",
    source="",
    confidence="",
    note=None,
    weights_official=False,
    predicates=(),
    nodes=(
        _node("index", None, Method.MEAN),
        _node("data", "index", Method.LEVEL),
        _node("data.list", "data", None, level=1),
        _node("data.open", "data", None, level=2),
    ),
)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("sent", "level"),
    [
        ({"criteria": ["data.list", "data.open"]}, 2),
        ({"criteria": ["data.open"]}, 0),
        ({"criteria": ["data.list"]}, 1),
        ({"checked": "on"}, 0),
        ({"value": "1"}, 1),
        ({}, None),
    ],
)
def test_what_is_ticked_decides_the_level(sent: dict[str, object], level: int | None) -> None:
    (branch, question) = questions_for(MATURITY, "73.22").every
    assert (branch.asked, question.manner) == (False, Manner.CRITERIA)
    form = AnswerForm(sent, instrument=MATURITY, question=question)
    assert form.is_valid(), form.errors
    told = form.given.values.items()
    values = {code: Fraction(value) for code, value in told if value is not None}
    assert score(MATURITY, values).index == level


@pytest.mark.one_database
def test_criteria_and_a_level_are_not_said_together() -> None:
    question = questions_for(MATURITY, "73.22").page["data.list"]
    form = AnswerForm(
        {"criteria": ["data.list"], "value": "2"}, instrument=MATURITY, question=question
    )
    assert "jangan keduanya" in form.errors["value"][0]
    unknown = AnswerForm({"criteria": ["zzz"]}, instrument=MATURITY, question=question)
    assert "criteria" in unknown.errors
