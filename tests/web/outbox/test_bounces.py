"""Reports of mail servers (RFC 3464) find their letter; anything else changes nothing."""

from email.message import EmailMessage
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.web.outbox.bounces import NoBounce, note_bounce, read_bounce
from selaras.web.outbox.models import Letter
from selaras.web.outbox.tasks import send_letter
from tests.web.outbox.conftest import AT, Preparing
from tests.web.outbox.mail_server import MailServer

NUMBER = "<letter.17.abcdefghij0123456789klmnop@contoh.go.id>"

REPORT = """\
From: MAILER-DAEMON@mail.contoh.go.id (Mail Delivery System)
To: selaras@contoh.go.id
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_border"

--=_border
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--=_border
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.contoh.go.id
X-Postfix-Queue-ID: 4AB12

Final-Recipient: rfc822; ilham@contoh.go.id
Original-Recipient: rfc822;ilham@contoh.go.id
Action: {action}
Status: 5.1.1
Remote-MTA: dns; mx.contoh.go.id
Diagnostic-Code: smtp; 550 5.1.1 <ilham@contoh.go.id>: Recipient address
    rejected: User unknown

--=_border
{original}
--=_border--
"""
WHOLE = "Content-Type: message/rfc822\n\nMessage-ID: {number}\nSubject: Undangan\n\nIsi surat\n"
HEAD = "Content-Type: text/rfc822-headers\n\nMessage-ID: {number}\nSubject: Undangan\n"


def report(original: str = WHOLE, *, action: str = "failed", number: str = NUMBER) -> bytes:
    text = REPORT.format(action=action, original=original.format(number=number))
    return text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("original", [WHOLE, HEAD])
def test_a_report_names_the_letter_and_the_reason(original: str) -> None:
    bounce = read_bounce(report(original))
    assert bounce.message_id == NUMBER
    assert bounce.words == (
        "550 5.1.1 <ilham@contoh.go.id>: Recipient address rejected: User unknown"
    )


def reply_out_of_office() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ilham@contoh.go.id", "Sedang cuti"
    mail["In-Reply-To"] = NUMBER
    mail.set_content("Saya kembali hari Senin.")
    return mail.as_bytes()


@pytest.mark.parametrize(
    ("mail", "sentence"),
    [
        (b"", "bukan laporan"),
        (b"\x00\xff\xfe" * 1000, "bukan laporan"),
        (b"Content-Type: multipart/mixed\r\n\r\nno border", "bukan laporan"),
        (reply_out_of_office(), "bukan laporan"),
        (report(action="delayed"), "masih dicoba"),
        (report(action="delivered"), "masih dicoba"),
        (report(number="<lain@contoh.go.id>"), "bukan tentang surat dari Selaras"),
        (report(number="<letter.17.short@contoh.go.id>"), "bukan tentang surat dari Selaras"),
        (b"x" * 10_000_001, "lebih besar dari 10 MB"),
    ],
)
def test_anything_else_is_called_by_its_name(mail: bytes, sentence: str) -> None:
    with pytest.raises(NoBounce, match=sentence):
        read_bounce(mail)


def test_parts_within_parts_without_end() -> None:
    depth = 3000
    heads = "".join(
        f'Content-Type: multipart/mixed; boundary="b{each}"\n\n--b{each}\n' for each in range(depth)
    )
    with pytest.raises(NoBounce):
        read_bounce(heads.encode())


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_report_is_read_or_refused_but_never_breaks(data: st.DataObject) -> None:
    mail = bytearray(report(data.draw(st.sampled_from([WHOLE, HEAD]))))
    for _ in range(data.draw(st.integers(1, 20))):
        at = data.draw(st.integers(0, len(mail) - 1))
        mail[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(mail)))
    try:
        bounce = read_bounce(bytes(mail[:cut]))
    except NoBounce:
        return
    assert bounce.message_id.startswith("<letter.")
    assert bounce.words.isprintable()


@pytest.mark.django_db
def test_a_sent_letter_that_came_back_shows_as_such(
    released: Preparing, server: MailServer
) -> None:
    letter, other = released(), released()
    for each in (letter, other):
        send_letter.call(each.pk)
    letter.refresh_from_db()
    bounce = read_bounce(report(number=letter.message_id))
    assert note_bounce(bounce=bounce, at=AT) == letter
    letter.refresh_from_db()
    assert letter.state == "bounced"
    assert letter.trouble is not None
    assert "User unknown" in letter.trouble.id
    other.refresh_from_db()
    assert other.state == "sent"
    with pytest.raises(NoBounce, match="tidak ada di antara surat yang terkirim"):
        note_bounce(bounce=bounce, at=AT)


@pytest.mark.django_db
def test_the_command_reads_standard_input(
    released: Preparing, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = released()
    send_letter.call(letter.pk)
    letter.refresh_from_db()
    said = StringIO()
    for mail in (b"\xff not a report", report(number=letter.message_id)):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(mail)))
        call_command("bounce", stdout=said)
    first, second = said.getvalue().splitlines()
    assert "This is no report about a letter" in first
    assert f"Letter {letter.pk} came back" in second
    letter.refresh_from_db()
    assert letter.state == "bounced"


@pytest.mark.django_db
def test_a_number_without_its_word_marks_nothing(released: Preparing, server: MailServer) -> None:
    letter = released()
    send_letter.call(letter.pk)
    forged = read_bounce(report(number=f"<letter.{letter.pk}.{'a' * 26}@contoh.go.id>"))
    with pytest.raises(NoBounce):
        note_bounce(bounce=forged, at=AT)
    assert Letter.objects.get().state == "sent"
