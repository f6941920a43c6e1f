"""Each fault of a workflow's file gives its sentence on its line, and no workflow."""

from pathlib import Path

import pytest

from selaras.core.workflow import Workflow
from selaras.reference import KnowledgeError
from selaras.reference.workflow_reading import ROLES, read_workflow

GATES = ("bimtek-1", "closing")

FILE = """\
name: {id: Kecil}
source: Worked out for this test
confidence: high
stages:
  - code: one
    name: {id: Satu, en: One}
    purpose: {id: Mulai, en: Begin}
    days: 30
    session_days: 2
    groups: true
    takes_part: [planner, adviser]
    checks: bimtek-1
    produces:
      - {code: book, kind: book, book: 1, name: {id: Buku}}
      - {code: notes, kind: minutes, name: {id: Notulen}, required: false}
  - code: two
    name: {id: Dua, en: Two}
    purpose: {id: Selesai, en: End}
    days: 5
    approval: false
    modes: [full, area]
    area_only: true
"""


def read(folder: Path, text: str) -> Workflow:
    (folder / "kecil").mkdir(exist_ok=True)
    (folder / "kecil" / "2030.yaml").write_text(text, encoding="utf-8")
    return read_workflow(folder, "kecil", "2030", GATES)


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(KnowledgeError) as caught:
        read(folder, text)
    assert {problem.file for problem in caught.value.problems} == {"kecil/2030.yaml"}
    return [(problem.line, problem.sentence.in_("en")) for problem in caught.value.problems]


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    flow = read(tmp_path, FILE)
    one, two = flow.stages
    assert (flow.key, flow.confidence, flow.note) == ("kecil@2030", "high", None)
    assert (one.days, one.session_days, one.groups, one.checks) == (30, 2, True, "bimtek-1")
    assert (one.approval, one.modes, one.area_only) == (True, ("full", "own"), False)
    assert one.takes_part == ("planner", "adviser")
    assert [(each.code, each.book, each.required) for each in one.produces] == [
        ("book", 1, True),
        ("notes", None, False),
    ]
    assert (two.checks, two.approval, two.modes, two.area_only) == ("", False, ("full", "area"),
                                                                    True)  # fmt: skip
    assert (two.session_days, two.takes_part, two.produces, two.help) == (0, (), (), None)


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("planner, adviser", "planner, teacher", 11,
         f"'takes_part' must be a list out of {', '.join(ROLES)}."),
        ("planner, adviser", "planner, planner", 11, "'planner' is in this list already."),
        ("checks: bimtek-1", "checks: bimtek-9", 12,
         "'checks' must be one of bimtek-1, closing."),
        ("code: two", "code: one", 16, "The code 'one' is already used on line 5."),
        ("code: notes", "code: book", 15, "The code 'book' is already used on line 14."),
        ("code: two", "code: Two!", 16, ""),
        ("code: two", f"code: {'t' * 41}", 16, "A code has at most 40 characters."),
        ("book: 1, ", "", 14, "This output is a book; write its number in 'book'."),
        ("book: 1, ", "book: 5, ", 14, "'book' must be a whole number from 1 to 4."),
        ("kind: minutes", "kind: minutes, book: 1", 15,
         "The number of a book ('book') is written at outputs of kind book only."),
        ("kind: minutes", "kind: film", 15, "'kind' must be one of book, document, minutes."),
        ("session_days: 2", "session_days: 0", 15,
         "Only a stage with a session has minutes; write its 'session_days'."),
        ("days: 30", "days: 1", 9, "'session_days' (2) must not be more than 'days' (1)."),
        ("days: 5", "days: 0", 19, "'days' must be a whole number from 1 to 730."),
        ("    days: 5\n", "", 16, "The key 'days' is missing; add it to this item."),
        ("approval: false", "approval: perhaps", 20, "'approval' must be true or false."),
        ("[full, area]", "[full, province]", 21, "'modes' must be a list out of full, area, own."),
        ("[full, area]", "[]", 21, "'modes' must be a list, and not empty."),
        ("name: {id: Dua, en: Two}", "name: {en: Two}", 17,
         "The key 'id' is missing; add it to this item."),
        ("name: {id: Dua, en: Two}", r'name: {id: "a\u202eb"}', 17,
         "'name' must be text that can be printed and is not too long."),
        ("name: {id: Dua, en: Two}", "name: Dua", 17, "'name' must be keys with their values."),
        ("confidence: high", "confidence: sure", 3,
         "'confidence' must be one of high, medium, low, own."),
        ("source: Worked", f"source: {'x' * 300}", 2, "'source' has at most 300 characters."),
        ("    area_only: true", "    area_onli: true", 22, ""),
    ],
)  # fmt: skip
def test_one_fault(tmp_path: Path, old: str, new: str, line: int, sentence: str) -> None:
    assert FILE.count(old) == 1
    found = faults(tmp_path, FILE.replace(old, new))
    if sentence:
        assert (line, sentence) in found
    else:
        assert line in {place for place, _ in found}


def test_somebody_must_be_guided(tmp_path: Path) -> None:
    text = FILE.replace("    session_days: 2", "    session_days: 2\n    modes: [own]")
    assert faults(tmp_path, text) == [
        (
            4,
            "A region that is guided in full passes through no stage; at least one must be for "
            "'full' and not 'area_only'.",
        )
    ]


def test_there_are_not_too_many_stages(tmp_path: Path) -> None:
    words = "name: {id: A}, purpose: {id: B}, days: 1"
    more = "".join(f"  - {{code: more-{number}, {words}}}\n" for number in range(19))
    assert faults(tmp_path, FILE + more) == [(4, "There are at most 20 stages; here are 21.")]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = FILE.replace("days: 30", "days: x").replace("code: two", "code: one")
    assert [line for line, _ in faults(tmp_path, text)] == [8, 9, 16]


@pytest.mark.parametrize("text", ["", "- a\n", "name: [\n", "stages: []\n", "\x00"])
def test_what_is_no_workflow_at_all(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        read_workflow(tmp_path, "kecil", "2030", GATES)
