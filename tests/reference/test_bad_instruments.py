"""Each fault of an instrument's file gives its sentence on its line, and no instrument."""

from pathlib import Path

import pytest

from selaras.core.instrument import Instrument
from selaras.reference import KnowledgeError
from selaras.reference.instrument_reading.bridges import read_bridge
from selaras.reference.instrument_reading.cases import read_cases
from selaras.reference.instrument_reading.whole import read_instrument

HEAD = """\
name: {id: Kecil, en: Small}
purpose: evaluation
source: Worked out for this test
confidence: high
weights: of-whole
weights_official: true
scale: {from: 1, to: 5, step: 1}
method: weighted-mean
predicates: [{from: 3, name: {id: Baik, en: Good}}, {from: 1, name: {id: Cukup, en: Fair}}]
level_sets:
  steps: [{level: 1, name: {id: Satu, en: One}}, {level: 5, name: {id: Lima, en: Five}}]
evidence_sets:
  papers: [{code: decree, name: {id: SK, en: Decree}, required: true, kinds: [pdf]}]
nodes:
"""
FIRST = HEAD.count("\n") + 1
"""The line of the first node."""

NODES = (
    "{code: A, weight: 60, method: weighted-mean, name: {id: A, en: A}}",
    "{code: A1, parent: A, weight: 40, name: {id: A1, en: A1}, levels: steps}",
    "{code: A2, parent: A, weight: 20, name: {id: A2, en: A2}, evidence: papers}",
    "{code: B, weight: 40, method: mean, name: {id: B, en: B}}",
    "{code: B1, parent: B, name: {id: B1, en: B1}}",
)


def read(folder: Path, text: str) -> Instrument:
    (folder / "kecil").mkdir(exist_ok=True)
    (folder / "kecil" / "1.yaml").write_text(text, encoding="utf-8")
    return read_instrument(folder, "kecil", "1")


def written(*nodes: str, head: str = HEAD) -> str:
    return head + "".join(f"  - {node}\n" for node in nodes)


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(KnowledgeError) as caught:
        read(folder, text)
    assert {problem.file for problem in caught.value.problems} == {"kecil/1.yaml"}
    return [(problem.line, problem.sentence.in_("en")) for problem in caught.value.problems]


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, written(*NODES))
    assert found.key == "kecil@1"
    assert [node.code for node in found.nodes] == ["index", "A", "A1", "A2", "B", "B1"]
    assert found.node("A1").levels[1].name.en == "Five"
    assert found.node("A2").evidence[0].kinds == ("pdf",)
    assert [node.line for node in found.leaves()] == [FIRST + 1, FIRST + 2, FIRST + 4]


def test_weights_of_each_family_may_add_up_to_a_hundred(tmp_path: Path) -> None:
    head = HEAD.replace("of-whole", "of-parent")
    nodes = [node.replace("weight: 20", "weight: 60") for node in NODES]
    assert read(tmp_path, written(*nodes, head=head)).share("A2") == pytest.approx(0.6)
    assert faults(tmp_path, written(*NODES, head=head)) == [
        (FIRST, "The weights below 'A' add up to 60, not to 100.")
    ]


@pytest.mark.parametrize(
    ("node", "old", "new", "line", "sentence"),
    [
        (0, "60", "50", 14, "The weights below 'index' add up to 90, not to 100."),
        (1, "weight: 40", "weight: 40.5", 15, "The weights below 'A' add up to 60.5, not to 60."),
        (1, "weight: 40", "weight: 0", 16, "A weight must be more than zero."),
        (1, "weight: 40", "weight: 4e1", 16, "'weight' must be a number such as 3 or 3.5."),
        (1, "weight: 40", "weight: 4,5", 16, ""),
        (2, "weight: 20, ", "", 17, "Write its 'weight'."),
        (4, "parent: B", "parent: B, weight: 3", 19, "The parent 'B' uses no weights; remove "
         "'weight' here."),
        (4, "parent: B", "parent: A3", 19, "There is no parent 'A3'; perhaps 'A' is meant."),
        (4, "parent: B", "parent: zz", 19, "There is no parent 'zz' in this file."),
        (4, "code: B1", "code: A1", 19, "The code 'A1' is already used on line 16."),
        (4, "code: B1", "code: index", 19, "The code 'index' is that of the final value; choose "
         "another one."),
        (4, "code: B1", "code: B/1", 19, ""),
        (0, "method: weighted-mean, ", "", 15, "'A' has nodes below it; write its 'method'."),
        (4, "parent: B", "parent: B, method: mean", 19, "'B1' is answered itself and has no "
         "'method'; remove it, or add nodes below it."),
        (4, "parent: B", "parent: B, scale: {from: 0, to: 5}", 19, "The parent 'B' needs the "
         "scale 1-5 here."),
        (4, "parent: B", "parent: B, scale: {from: 5, to: 5}", 19, "A scale must begin (from) "
         "below its end (to)."),
        (4, "parent: B", "parent: B, scale: {from: 1, to: 5, step: 3}", 19, "The step of a scale "
         "must divide the way from from to to exactly."),
        (4, "parent: B", "parent: B, level: 3", 19, "'level' is written at criteria, the nodes "
         "below 'method: level', and only there."),
        (4, "parent: B", "parent: B, bands: [{from: 0, score: 1}]", 19, "'bands' are written at "
         "'method: threshold', and only there."),
        (4, "parent: B", "parent: B, levels: stairs", 19, "'levels' must be one of steps."),
        (4, "parent: B", "parent: B, evidence: films", 19, "'evidence' must be one of papers."),
        (4, "parent: B", "parent: B, applies: [village]", 19, "'applies' must be a list out of "
         "province, regency, city."),
        (4, "parent: B", "parent: B, colour: red", 19, ""),
        (3, "method: mean", "method: median", 18, "'method' must be one of weighted-mean, mean, "
         "level, threshold, share."),
    ],
)  # fmt: skip
def test_one_fault_of_a_node(
    tmp_path: Path, node: int, old: str, new: str, line: int, sentence: str
) -> None:
    nodes = list(NODES)
    assert nodes[node].count(old) == 1
    nodes[node] = nodes[node].replace(old, new)
    found = faults(tmp_path, written(*nodes))
    if sentence:
        assert (line, sentence) in found
    else:
        assert {place for place, _ in found} == {line}


def test_a_circle_is_told_once_at_its_first_node(tmp_path: Path) -> None:
    nodes = list(NODES)
    nodes[0] = nodes[0].replace("code: A,", "code: A, parent: A1,")
    assert faults(tmp_path, written(NODES[2], *nodes[:2], *NODES[3:])) == [
        (FIRST + 1, "These parents go round in a circle: A > A1 > A.")
    ]


CRITERION = "{{code: {code}, parent: B, level: {level}, name: {{id: K, en: C}}}}"


def maturity(*levels: int) -> list[str]:
    branch = NODES[3].replace("mean", "level")
    criteria = (CRITERION.format(code=f"B{at}", level=level) for at, level in enumerate(levels))
    return [*NODES[:3], branch, *criteria]


def test_a_maturity_level_has_criteria_for_every_step(tmp_path: Path) -> None:
    assert read(tmp_path, written(*maturity(1, 2, 3, 4, 5))).node("B4").scale.high == 1
    assert faults(tmp_path, written(*maturity(2, 3, 5, 7))) == [
        (FIRST + 3, "Level 4 of 'B' has no criterion yet."),
        (FIRST + 7, "Level 7 is not on the scale of 'B'."),
    ]
    loose = HEAD.replace(", step: 1", "")
    assert (FIRST + 3, "'method: level' needs a scale of whole numbers with step 1.") in faults(
        tmp_path, written(*maturity(2, 3, 4, 5), head=loose)
    )
    deep = "{code: C, parent: B0, name: {id: C, en: C}}"
    assert (FIRST + 4, "'B0' must be answered itself, because its parent's method is level.") in (
        faults(tmp_path, written(*maturity(2, 3, 4, 5), deep))
    )


MEASURE = "{code: t, parent: B, scale: {from: 0, to: 100}, name: {id: t, en: t}}"
BANDS = "bands: [{from: 80, score: 5}, {from: 0, score: 1}]"


@pytest.mark.parametrize(
    ("bands", "measures", "line", "sentence"),
    [
        (BANDS, [], 18, "'method: threshold' has exactly one node below it, here are 0."),
        (
            BANDS,
            [MEASURE, MEASURE.replace("code: t", "code: u")],
            18,
            "'method: threshold' has exactly one node below it, here are 2.",
        ),
        (
            BANDS,
            ["{code: t, parent: B, name: {id: t, en: t}}"],
            19,
            "The measured number, 't', needs a 'scale' of its own.",
        ),
        (
            "bands: [{from: 0, score: 1}, {from: 80, score: 5}]",
            [MEASURE],
            18,
            "'bands' are written highest first; the last begins at 0.",
        ),
        (
            "bands: [{from: 80, score: 5}]",
            [MEASURE],
            18,
            "'bands' are written highest first; the last begins at 0.",
        ),
        (
            "bands: [{from: 80, score: 6}, {from: 0, score: 1}]",
            [MEASURE],
            18,
            "The score 6 is not on the scale of 'B'.",
        ),
        ("help: {id: x, en: x}", [MEASURE], 18, "'bands' are written at 'method: threshold', and "
         "only there."),
    ],
)  # fmt: skip
def test_a_threshold_is_whole(
    tmp_path: Path, bands: str, measures: list[str], line: int, sentence: str
) -> None:
    branch = NODES[3].replace("method: mean", f"method: threshold, {bands}")
    assert (line, sentence) in faults(tmp_path, written(*NODES[:3], branch, *measures))


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("purpose: evaluation", "purpose: fun", 2, "'purpose' must be one of selection, readiness, "
         "spbe, evaluation, plan-quality."),
        ("weights: of-whole\n", "", 1, "The key 'weights' is missing; add it to this item."),
        ("{from: 1, to: 5, step: 1}", "5", 7, "'scale' must be keys with their values."),
        ("from: 1, to", "from: one, to", 7, "'from' must be a number such as 3 or 3.5."),
        ("{from: 1, name", "{from: 2, name", 9, "'predicates' are written highest first; the last "
         "begins at the low end of the scale."),
        ("{from: 3, name", "{from: 9, name", 9, "'predicates' are written highest first; the last "
         "begins at the low end of the scale."),
        ("confidence: high", "confidence: low", 6, "Weights or texts are not official or not "
         "certain; explain it in a 'note'."),
        ("official: true", "official: false", 6, "Weights or texts are not official or not "
         "certain; explain it in a 'note'."),
        ("kinds: [pdf]", "kinds: [exe]", 13, "'kinds' must be a list out of pdf, docx, xlsx, pptx, "
         "image, link."),
        ("{level: 5", "{level: 1", 11, "The code '1' is already used on line 11."),
        ("{level: 5", "{level: 6", 16, "Level 6 is not on the scale of 'A1'."),
    ],
)  # fmt: skip
def test_one_fault_of_the_head(
    tmp_path: Path, old: str, new: str, line: int, sentence: str
) -> None:
    assert HEAD.count(old) == 1
    assert (line, sentence) in faults(tmp_path, written(*NODES, head=HEAD.replace(old, new)))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    nodes = [node.replace("weight: 40", "weight: 41") for node in NODES]
    found = faults(tmp_path, written(*nodes[:4], nodes[4].replace("B1,", "B1, level: 2,", 1)))
    assert [line for line, _ in found] == [14, 15, 19]


CASE = "- {name: {id: K, en: C}, source: by hand, values: {A1: 3, A2: 10/3}, index: 10/3}"


def test_cases_hold_numbers_and_fractions(tmp_path: Path) -> None:
    (tmp_path / "kecil").mkdir()
    file = tmp_path / "kecil" / "1.cases.yaml"
    file.write_text(f"cases:\n  {CASE}\n", encoding="utf-8")
    (case,) = read_cases(tmp_path, "kecil", "1")
    assert case.index == case.values["A2"] == pytest.approx(10 / 3)
    file.write_text(f"cases:\n  {CASE.replace('A1: 3', 'A1: three')}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_cases(tmp_path, "kecil", "1")
    assert [str(problem) for problem in caught.value.problems] == [
        "kecil/1.cases.yaml:2: 'A1' harus berupa bilangan seperti 3.5 atau 10/3. / "
        "'A1' must be a number such as 3.5 or 10/3."
    ]


BRIDGE = """\
source: Compared by hand
confidence: high
index_comparable: true
note: {id: Catatan, en: Note}
pairs:
  - {old: A, new: A, comparable: true}
  - {old: B1, new: B, comparable: false}
  - {old: A, new: C, comparable: true}
"""


def test_a_bridge_is_held_against_both_ends(tmp_path: Path) -> None:
    old = read(tmp_path, written(*NODES))
    wider = HEAD.replace("from: 1, to: 5", "from: 1, to: 6")
    new = read(tmp_path, written(*NODES, head=wider))
    (tmp_path / "b.yaml").write_text(BRIDGE, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_bridge(tmp_path, "b.yaml", old, new)
    assert [(each.line, each.sentence.in_("en")) for each in caught.value.problems] == [
        (3, "The scales of 'index' and 'index' differ, so they cannot be compared."),
        (6, "The scales of 'A' and 'A' differ, so they cannot be compared."),
        (7, "Explain in a 'note' why it cannot be compared."),
        (8, "The code 'A' is already used on line 6."),
        (8, "There is no code 'C' in kecil@1."),
    ]
    # Levels 0 to 5 and 1 to 5 have the same five.
    lower = HEAD.replace("from: 1, to: 5", "from: 0, to: 5").replace("{from: 1,", "{from: 0,")
    new = read(tmp_path, written(*NODES, head=lower))
    (tmp_path / "b.yaml").write_text(
        "".join(BRIDGE.splitlines(keepends=True)[:6]), encoding="utf-8"
    )
    assert read_bridge(tmp_path, "b.yaml", old, new).pairs[0].comparable
