"""Each letter goes to a real mail server once; what the server says stays visible."""

import socket
from datetime import timedelta
from email import message_from_bytes

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from selaras.web.accounts.viewing import SYSTEM
from selaras.web.outbox.actions import send, tend, try_again
from selaras.web.outbox.delivery import PAUSES, claim
from selaras.web.outbox.refusals import LetterRefused
from selaras.web.outbox.tasks import send_letter
from selaras.web.project.jobs import new_worker
from tests.web.outbox.conftest import AT, Preparing
from tests.web.outbox.mail_server import MailServer

pytestmark = pytest.mark.django_db

SECRET = "https://contoh.test/masuk/4f9a77c1"


def waiting_jobs() -> list[DBTaskResult[[int], None]]:
    return list(DBTaskResult.objects.filter(status="READY").order_by("enqueued_at"))


def test_a_released_letter_reaches_the_server(released: Preparing, server: MailServer) -> None:
    letter = released()
    assert len(waiting_jobs()) == 1
    send_letter.call(letter.pk)
    (text,) = server.letters
    mail = message_from_bytes(text)
    assert mail["To"] == letter.address
    assert mail["Subject"] == "Pemberitahuan untuk Ilham"
    assert mail["Auto-Submitted"] == "auto-generated"
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert mail["Message-ID"] == letter.message_id
    assert f"<letter.{letter.pk}." in letter.message_id
    assert letter.message_id.endswith("@contoh.go.id>")


def test_the_worker_sends_what_is_released(
    transactional_db: None, released: Preparing, server: MailServer
) -> None:
    letter = released()
    new_worker("busy").run()
    letter.refresh_from_db()
    assert (letter.state, len(server.letters)) == ("sent", 1)


def test_a_draft_stays_where_it_is(draft: Preparing, server: MailServer) -> None:
    letter = draft()
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, server.letters) == ("draft", [])


def test_a_job_that_runs_twice_sends_once(released: Preparing, server: MailServer) -> None:
    letter = released()
    send_letter.call(letter.pk)
    send_letter.call(letter.pk)
    assert len(server.letters) == 1


def test_a_letter_is_released_once(released: Preparing) -> None:
    letter = released()
    with pytest.raises(LetterRefused) as refused:
        send(letter=letter, by=SYSTEM, at=AT)
    assert "bukan draf lagi" in refused.value.reason.id
    assert len(waiting_jobs()) == 1


def test_the_secret_is_in_the_mail_and_afterwards_nowhere(
    released: Preparing, server: MailServer
) -> None:
    letter = released(template="doorway", secret=SECRET)
    assert SECRET not in str(DBTaskResult.objects.values_list())
    send_letter.call(letter.pk)
    assert SECRET.encode() in server.letters[0]
    letter.refresh_from_db()
    assert letter.secret == ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_letter")
        assert "4f9a77c1" not in str(cursor.fetchall())


def test_a_temporary_error_is_tried_again_later(released: Preparing, server: MailServer) -> None:
    server.answers["RCPT"] = "451 4.7.1 Greylisted, come back"
    letter = released(template="doorway", secret=SECRET)
    before = timezone.now()
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "waiting"
    assert letter.trouble is not None
    assert "451 4.7.1 Greylisted, come back" in letter.trouble.id
    assert "451 4.7.1 Greylisted, come back" in (letter.trouble.en or "")
    first_number = letter.message_id
    later = waiting_jobs()[-1]
    assert later.run_after is not None
    assert PAUSES[0] <= later.run_after - before < PAUSES[0] + timedelta(seconds=30)
    server.answers.clear()
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.problem, letter.message_id) == ("sent", None, first_number)
    assert SECRET.encode() in server.letters[0]


def test_after_the_last_attempt_it_has_failed(released: Preparing, server: MailServer) -> None:
    server.answers["END"] = "452 4.2.2 Mailbox full"
    letter = released()
    for attempt in range(1, len(PAUSES) + 2):
        letter.refresh_from_db()
        assert (letter.state, letter.attempts) == ("waiting", attempt - 1)
        send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert len(waiting_jobs()) == 1 + len(PAUSES)


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("RCPT", "550 5.1.1 No such user here"),
        ("MAIL", "553 5.1.8 Sender refused"),
        ("DATA", "554 5.5.1 No valid recipients"),
        ("END", "554 5.7.1 Message rejected as spam"),
    ],
)
def test_a_permanent_error_ends_it_at_once(
    released: Preparing, server: MailServer, command: str, answer: str
) -> None:
    server.answers[command] = answer
    letter = released()
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert letter.trouble is not None
    assert letter.trouble.id == f"Server surel menolak surat ini: {answer}"
    assert letter.trouble.en == f"The mail server refused this letter: {answer}"
    assert len(waiting_jobs()) == 1
    assert server.letters == []


@pytest.mark.parametrize(
    ("command", "answer"),
    [("CONNECT", "554 5.3.2 Closed for work"), ("CONNECT", ""), ("MAIL", ""), ("END", "")],
)
def test_a_server_that_does_not_talk_is_asked_again(
    released: Preparing, server: MailServer, command: str, answer: str
) -> None:
    server.answers[command] = answer
    letter = released()
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "waiting"
    assert letter.problem is not None


def test_a_server_that_is_not_there_is_asked_again(released: Preparing, server: MailServer) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    letter = released()
    with override_settings(EMAIL_PORT=port):
        send_letter.call(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "waiting"
    assert letter.trouble is not None
    assert "tidak dapat dihubungi" in letter.trouble.id


def test_a_worker_that_died_while_sending_leaves_it_to_a_person(
    released: Preparing, server: MailServer
) -> None:
    letter = released()
    now = timezone.now()
    assert claim(letter.pk, at=now) is not None
    send_letter.call(letter.pk)
    tend(at=now + timedelta(minutes=5))
    letter.refresh_from_db()
    assert (letter.state, server.letters) == ("sending", [])
    tend(at=now + timedelta(minutes=11))
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert letter.trouble is not None
    assert "tidak diketahui apakah surat ini sampai" in letter.trouble.id
    try_again(letter=letter, by=SYSTEM, at=timezone.now())
    send_letter.call(letter.pk)
    assert len(server.letters) == 1


def test_a_letter_whose_job_was_lost_gets_another(released: Preparing, server: MailServer) -> None:
    letter = released()
    DBTaskResult.objects.all().delete()
    tend(at=AT + timedelta(hours=2))
    assert waiting_jobs() == []
    tend(at=AT + timedelta(hours=8))
    tend(at=AT + timedelta(hours=8, minutes=1))
    (job,) = waiting_jobs()
    assert job.args_kwargs["args"] == [letter.pk]
