"""The check before handing in, the receipt, and how anybody verifies it."""

import json
from datetime import timedelta
from hashlib import sha256

from django.test import Client
from django.utils import timezone

from selaras.web.answers.models import Evidence, Receipt
from selaras.web.assessments.actions.telling import tell_rounds
from selaras.web.assessments.models import Participant, Round, Term
from selaras.web.duties.models import Duty
from selaras.web.records.models import Entry
from tests.web.answers.making import REGION, SPBE, answer, at, pdf, upload


def _ready(browser: Client) -> None:
    """The least that can be handed in: everything at the lowest level, one question proved."""
    for code in ("D1", "D2", "D3", "D4"):
        answer(browser, code, "1", "Belum ada")


def test_what_stands_in_the_way(secretariat: Client, row: Participant) -> None:
    codes = ("I01", "I02", "I03")
    for code in codes:
        answer(secretariat, code, "3", "Ada")
        upload(secretariat, code, pdf(), wanted=f"{code}/regulation")
    body = secretariat.get(at("check/")).content.decode()
    assert "<strong>45</strong> hal harus diperbaiki" in body  # 44 unanswered, one file for all
    assert "Semua pertanyaan memakai satu berkas yang sama" in body
    proof = Evidence.objects.filter(code="I02").get()
    Evidence.objects.filter(pk=proof.pk).update(valid_until=timezone.localdate())
    assert "hanya berlaku sampai" in secretariat.get(at("check/")).content.decode()
    assert proof.file is not None
    proof.file.file.storage.delete(proof.file.file.name or "")
    assert "tidak dapat dibaca lagi" in secretariat.get(at("check/")).content.decode()
    secretariat.post(at("submit/"), {"seen": "0"})
    assert not Receipt.objects.exists()
    row.refresh_from_db()
    assert row.submitted_at is None


def test_a_receipt_anybody_can_check(secretariat: Client, row: Participant) -> None:
    _ready(secretariat)
    upload(secretariat, "D1", pdf(), number="12 Tahun 2025")
    tell_rounds(at=timezone.now())
    assert Duty.objects.filter(done_at=None, arguments=[SPBE, REGION]).count() == 1
    response = secretariat.post(at("submit/"), {"seen": "0"})
    assert response.headers["Location"] == at("receipts/1/")
    row.refresh_from_db()
    assert row.submitted_at is not None
    assert not row.late
    assert not Duty.objects.filter(done_at=None, arguments=[SPBE, REGION]).exists()
    receipt = Receipt.objects.get()
    sent = secretariat.get(at("receipts/1/json/")).content
    assert sha256(sent).hexdigest() == receipt.digest
    told = json.loads(sent)
    assert [each["value"] for each in told["answers"]] == ["1"] * 4
    assert told["evidence"][0]["file"]["sha256"] == sha256(pdf()).hexdigest()
    entry = json.loads(Entry.objects.order_by("-number")[0].line)
    assert (entry["what"], entry["details"]["digest"]) == ("answers.submitted", receipt.digest)
    body = secretariat.get(at("receipts/1/")).content.decode()
    assert receipt.digest in body
    assert "masih sama dengan tanda terima" in body
    again = secretariat.post(at("submit/"), {"seen": "0"}).content.decode()
    assert "Tidak ada yang berubah sejak tanda terima nomor 1" in again


def test_again_late_and_with_the_file_kept(
    secretariat: Client, spbe: Round, row: Participant
) -> None:
    _ready(secretariat)
    upload(secretariat, "D1", pdf())
    secretariat.post(at("submit/"), {"seen": "0"})
    proof = Evidence.objects.get()
    secretariat.post(at(f"evidence/{proof.pk}/remove/"))
    assert proof.file is not None
    assert proof.file.file.storage.exists(proof.file.file.name or "")
    Term.objects.filter(round=spbe, phase="answering").update(
        until=timezone.localdate() - timedelta(days=1)
    )
    assert "kirim sekali lagi" in secretariat.get(at()).content.decode()
    assert "dicatat terlambat" in secretariat.get(at("submit/")).content.decode()
    secretariat.post(at("submit/"), {"seen": "0"})
    row.refresh_from_db()
    assert row.late
    assert list(Receipt.objects.values_list("number", "late")) == [(2, True), (1, False)]
    assert "sudah berubah sejak" in secretariat.get(at("receipts/1/")).content.decode()


def test_warnings_are_read_first(secretariat: Client, agency: Client, row: Participant) -> None:
    _ready(secretariat)
    answer(secretariat, "D1", "2")
    warned = secretariat.get(at("submit/")).content.decode()
    assert "dijawab secara utuh tanpa catatan" in warned
    assert "dijawab secara utuh tanpa bukti" in warned
    refused = secretariat.post(at("submit/"), {"seen": "2"}).content.decode()
    assert "peringatan yang belum Anda lihat" in refused
    assert agency.post(at("submit/"), {"seen": "2", "known": "on"}).status_code == 404
    secretariat.post(at("submit/"), {"seen": "2", "known": "on"})
    assert Receipt.objects.count() == 1
