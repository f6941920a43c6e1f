"""Two people, or one browser twice, at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.comments.about import About
from selaras.web.comments.actions import Saying, answer, ask
from selaras.web.comments.models import Comment, Thread
from selaras.web.comments.queries.people import people_of
from selaras.web.plans.access import Opened
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import load_cast
from tests.web.conftest import DAY
from tests.web.pages import OWN

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> None:
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        for each in [pool.submit(run, act) for act in acts]:
            each.result()


def test_both_are_kept_and_the_same_counts_once(small: Masterplan) -> None:
    cast, row, now = load_cast(), write_plan(small, at=DAY), timezone.now()
    opened = Opened(row, small, load_knowledge())
    people = people_of(row, today=timezone.localdate())
    adviser, planner = (viewer_of(cast[OWN, role], at=now) for role in (Role.ADVISER, Role.PLANNER))
    question = Saying("Sudah?", people, entry=uuid4())
    about = About()

    def asking() -> None:
        ask(opened=opened, about=about, saying=question, by=adviser, at=now)

    at_once(asking, asking)
    thread = Thread.objects.get()
    first, second = (Saying(words, people, entry=uuid4()) for words in ("Sudah.", "Belum."))

    def answering(saying: Saying, by: object) -> Callable[[], object]:
        return lambda: answer(opened=opened, thread=thread, saying=saying, by=by, at=now)  # type: ignore[arg-type]

    at_once(answering(first, planner), answering(first, planner), answering(second, adviser))
    assert Comment.objects.get(thread=thread, words="Sudah?").by == adviser.person
    assert sorted(each.words for each in Comment.objects.all()) == ["Belum.", "Sudah.", "Sudah?"]
