"""A workflow written as a file is the same workflow when it is read again."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.text import Text
from selaras.core.workflow import MODES, Output, Stage, Workflow
from selaras.reference.workflow_reading import CONFIDENCES, ROLES, read_workflow
from selaras.reference.workflow_writing import written
from selaras.reference.workflows import keys, workflow

GATES = ("bimtek-1", "closing")

# Signs that YAML gives a meaning, and words that it takes for something else.
ODD = (
    *("null", "yes", "2021", "1e3", "- a", "a: b", "# a", "'", '"', "{", "%", "~", "=", "<<"),
    *("2021-05-20", "a\nb\n\n  c", "é – “ü”", "\N{MAN}\N{ZERO WIDTH JOINER}"),
)
printable = st.characters(min_codepoint=32, max_codepoint=126)
words = st.sampled_from(ODD) | st.text(alphabet=printable, min_size=1).filter(str.strip)
texts = st.builds(Text, id=words, en=st.none() | words)
codes = st.from_regex(r"\A[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}\Z")


@st.composite
def outputs(draw: st.DrawFn, session: bool) -> Output:
    kind = draw(st.sampled_from(["book", "document", *(["minutes"] if session else [])]))
    return Output(
        code=draw(codes),
        name=draw(texts),
        kind=kind,
        book=draw(st.integers(1, 4)) if kind == "book" else None,
        required=draw(st.booleans()),
    )


def some(values: tuple[str, ...], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=least).map(tuple)


@st.composite
def stages(draw: st.DrawFn) -> Stage:
    days = draw(st.integers(1, 730))
    session = draw(st.integers(0, min(days, 10)))
    made = st.lists(outputs(session > 0), max_size=3, unique_by=lambda each: each.code)
    return Stage.model_validate(
        {
            "code": draw(codes),
            "name": draw(texts),
            "purpose": draw(texts),
            "help": draw(st.none() | texts),
            "days": days,
            "session_days": session,
            "groups": draw(st.booleans()),
            "takes_part": draw(some(ROLES)),
            "produces": tuple(draw(made)),
            "checks": draw(st.sampled_from(["", *GATES])),
            "approval": draw(st.booleans()),
            "modes": draw(some(MODES, 1)),
            "area_only": draw(st.booleans()),
        }
    )


@st.composite
def flows(draw: st.DrawFn) -> Workflow:
    first = draw(stages()).model_copy(update={"modes": ("full",), "area_only": False})
    more = draw(st.lists(stages(), max_size=3))
    held = {each.code: each for each in (first, *more)}
    held[first.code] = first
    return Workflow(
        slug="kecil",
        version="2030",
        name=draw(texts),
        source=draw(st.just("") | words),
        confidence=draw(st.sampled_from(["", *CONFIDENCES])),
        note=draw(st.none() | texts),
        stages=tuple(held.values()),
    )


def read_again(flow: Workflow, folder: Path, gates: tuple[str, ...]) -> Workflow:
    file = folder / flow.slug / f"{flow.version}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(written(flow), encoding="utf-8")
    return read_workflow(folder, flow.slug, flow.version, gates)


@settings(max_examples=60)
@given(flows())
def test_what_was_written_is_read_again(flow: Workflow) -> None:
    with TemporaryDirectory() as folder:
        again = read_again(flow, Path(folder), GATES)
        assert again == flow
        assert written(again) == written(flow)


@pytest.mark.parametrize("key", keys())
def test_a_file_that_comes_with_selaras_says_the_same(key: str, tmp_path: Path) -> None:
    flow = workflow(key)
    assert read_again(flow, tmp_path, tuple(stage.checks for stage in flow.stages)) == flow
