"""Two people, or one file twice, at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer, viewer_of
from selaras.web.answers.access import Answering, open_to_answer
from selaras.web.answers.actions.keeping import Upload
from selaras.web.answers.actions.proving import Told, add_evidence
from selaras.web.answers.actions.saving import Given, save_answer
from selaras.web.answers.checking import check
from selaras.web.answers.models import Answer, AnswerChange, Evidence, StoredFile
from selaras.web.answers.refusals import Refused, Stale
from selaras.web.assessments.models import Participant
from selaras.web.project.cast import load_cast
from tests.web.answers.making import REGION, SPBE, pdf
from tests.web.assessments.making import make_round

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*acts: Callable[[], object]) -> list[object]:
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            start.wait()
            return act()
        except (Stale, Refused) as refused:
            return type(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result() for each in [pool.submit(run, act) for act in acts]]


def _open(viewer: Viewer, at: datetime) -> Answering:
    return open_to_answer(viewer, SPBE, REGION, timezone.localdate(at))


def _save(answering: Answering, code: str, value: int, viewer: Viewer, at: datetime) -> bool:
    question = answering.questions.page[code]
    given = Given({code: Decimal(value)}, "")
    return save_answer(
        opened=answering.opened, question=question, given=given, seen=0, by=viewer, at=at
    )


def test_one_is_taken_and_the_other_is_told() -> None:
    cast, now = load_cast(), timezone.now()
    make_round(cast, key=SPBE, instrument="spbe@2020")
    viewer = viewer_of(cast[REGION, Role.SECRETARIAT], at=now)
    answering = _open(viewer, now)
    done = _at_once(
        lambda: _save(answering, "I01", 2, viewer, now),
        lambda: _save(answering, "I01", 4, viewer, now),
    )
    assert sorted(map(str, done)) == [str(Stale), "True"]
    kept = Answer.objects.get()
    assert [each.value for each in AnswerChange.objects.all()] == [kept.value]
    # A branch and a question below it, neither of which sees the other's form.
    done = _at_once(
        lambda: _save(answering, "D2", 3, viewer, now),
        lambda: _save(answering, "I11", 3, viewer, now),
    )
    assert sorted(map(str, done)) == [str(Refused), "True"]
    assert Participant.objects.get(region=REGION).answered in (2, 11)


def test_one_file_is_kept_once() -> None:
    cast, now = load_cast(), timezone.now()
    make_round(cast, key=SPBE, instrument="spbe@2020")
    viewer = viewer_of(cast[REGION, Role.SECRETARIAT], at=now)
    answering = _open(viewer, now)

    def adding(code: str) -> Callable[[], object]:
        told = Told(code, "", "Perbup", "", None, None)
        file = Upload(check(pdf("both")), "perbup.pdf")
        return lambda: add_evidence(answering=answering, told=told, upload=file, by=viewer, at=now)

    _at_once(adding("I01"), adding("I02"))
    assert Evidence.objects.count() == 2
    assert StoredFile.objects.count() == 1
