"""Two people or two workers at the same moment: one mail."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connections

from selaras.web.accounts.viewing import SYSTEM
from selaras.web.outbox.actions import release, send_gathered
from selaras.web.outbox.models import Letter
from selaras.web.outbox.tasks import send_letter
from tests.web.outbox.conftest import AT, Preparing
from tests.web.outbox.mail_server import MailServer

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act: Callable[[], object]) -> list[object]:
    start = Barrier(2)

    def run() -> object:
        try:
            start.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        return sorted([each.result() for each in [pool.submit(run), pool.submit(run)]], key=str)


def test_two_releases_send_one_mail(draft: Preparing, server: MailServer) -> None:
    letters = [draft() for _ in range(5)]
    counts = at_once(lambda: release(letters=letters, by=SYSTEM, at=AT))
    assert counts == [0, 5]
    for letter in letters:
        at_once(partial(send_letter.call, letter.pk))
    assert len(server.letters) == 5


def test_two_workers_gather_once(released: Preparing) -> None:
    for _ in range(3):
        released(gather=True)
    later = AT + timedelta(days=1)
    assert at_once(lambda: send_gathered(later)) == [0, 1]
    assert Letter.objects.filter(template="digest").count() == 1
    assert Letter.objects.filter(state="merged").count() == 3
