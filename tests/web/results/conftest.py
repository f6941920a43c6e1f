"""A round in which Luwu Utara was judged by two assessors."""

import pytest

from selaras.web.accounts.models import Membership
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.project.cast import Cast
from tests.web.assessments.making import make_round, take_part
from tests.web.results.making import answer, find, first_assessor, judge, second_assessor

REGION = "73.22"


@pytest.fixture
def posts(cast: Cast) -> tuple[Membership, Membership]:
    return first_assessor(cast), second_assessor(cast)


@pytest.fixture
def row(cast: Cast) -> Round:
    return make_round(cast, phase=Phase.OBJECTION)


@pytest.fixture
def judged(row: Round, posts: tuple[Membership, Membership]) -> Participant:
    participant = take_part(row, REGION)
    answer(participant)
    judge(participant, posts)
    find(participant)
    return participant
