"""Every decision that the site can take is called by words, in both languages."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import override

from selaras.web import records
from selaras.web.records.words import SUBJECTS, WORDS, subject_words, what_words

_CODE = re.compile(r"([a-z_]+)\.[a-z_]+")
_SUBJECT = re.compile(r"([a-z_]+):")
_WEB = Path(records.__file__).parent.parent

NO_DECISIONS = {
    "consent.answer",
    "consent.look",
    "plan.findings",
    "plan.part",
    "plan.programmes",
    "plan.publish",
    "plan.review",
    "plan.share",
    "invitation.answer",
    "answers.part",
    "answers.storedfile",
    "objection.answered",
    "objection.decide",
    "result.follow_up",
    "result.plan_follow_ups",
    "round.answers",
    "seats.function",
    "agreement.agree",
    "agreement.decrees",
    "agreement.ministry_agree",
    "agreement.ministry_sign",
    "cohorts.cohort",
    "cohorts.participation",
    "guidance.journey",
    "guidance.passage",
    "guidance.review",
    "guidance.stage",
    "guidance.stuck",
    "meeting.decision",
}
"""Codes of duties, names in templates, of tables and of fields of a plan, that look alike."""


def _constants() -> set[str]:
    """Strings with a dot that begin like a decision, and whatever is given as `what`."""
    things = {code.partition(".")[0] for code in WORDS}
    found = set()
    for file in _WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                code = _CODE.fullmatch(node.value)
                if code and code[1] in things:
                    found.add(node.value)
            elif isinstance(node, ast.keyword) and node.arg == "what":
                given = node.value
                if isinstance(given, ast.Constant) and "." in str(given.value):
                    found.add(str(given.value))
    return found


def test_every_decision_has_words() -> None:
    found = _constants()
    assert {"plan.shared", "membership.ended", "record.exported"} <= found
    assert sorted(found - set(WORDS) - NO_DECISIONS) == []


def test_no_words_are_left_over() -> None:
    assert sorted(set(WORDS) - _constants() | (set(WORDS) & NO_DECISIONS)) == []


@pytest.mark.parametrize("code", sorted(WORDS))
def test_words_are_said_in_both_languages(code: str) -> None:
    with override("id"):
        indonesian = what_words(code)
    with override("en"):
        english = what_words(code)
    assert indonesian
    assert english != indonesian


def test_what_nobody_put_into_words_is_called_by_its_code() -> None:
    with override("id"):
        assert what_words("score.given") == "score.given"
        assert subject_words("score:7") == "score:7"
        assert subject_words("membership:12") == "Jabatan nomor 12"
        assert subject_words("record:chain") == "Seluruh rantai"
    assert "membership" in SUBJECTS
