"""Evidence: what is taken, what is refused, and that nothing of the refused is kept."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from selaras.web.accounts.roles import Role
from selaras.web.answers.checking import check
from selaras.web.answers.models import Evidence, StoredFile
from selaras.web.answers.queries import evidence_of
from selaras.web.answers.refusals import Refused
from selaras.web.answers.unfit import LARGEST, MOST_UNPACKED
from selaras.web.assessments.models import Participant
from selaras.web.project.cast import Cast
from tests.web.answers.making import (
    REGION,
    answer,
    archive,
    at,
    document,
    pdf,
    picture,
    upload,
    written_pdf,
)

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_BOMB = archive({"[Content_Types].xml": b"x", "word/document.xml": bytes(MOST_UNPACKED + 1)})
REFUSED = {
    "empty": (b"", "kosong"),
    "program": (b"MZ" + bytes(90) + pdf(), "program komputer"),
    "script": (b"#!/bin/sh\nrm -rf /\n", "program komputer"),
    "words": (b"hanya tulisan", "Isi berkas ini bukan"),
    "page": (b"<html><script>alert(1)</script></html>", "Isi berkas ini bukan"),
    "locked pdf": (written_pdf(pages=1, password="rahasia"), "dikunci"),
    "pdf without pages": (written_pdf(pages=0), "satu halaman pun"),
    "pdf of blank pages": (written_pdf(pages=3), "kosong semua"),
    "pdf cut off": (pdf()[:300], "rusak atau terpotong"),
    "pdf of nothing": (b"%PDF-1.7\n%%EOF", "rusak atau terpotong"),
    "old office": (_OLD, "Office lama"),
    "archive": (archive({"a.txt": b"a"}), "Isi berkas ini bukan"),
    "bomb": (_BOMB, "mengembang"),
    "lying bomb": (_BOMB.replace((MOST_UNPACKED + 1).to_bytes(4, "little"), b"\1\0\0\0"), "rusak"),
    "document cut off": (document()[:-40], "rusak"),
    "macros": (document(word__vbaProject=b"x", **{"word__vbaProject.bin": b"x"}), "makro"),
    "picture cut off": (picture()[:-30], "rusak"),
    "photograph cut off": (picture("JPEG", (900, 700))[:2000], "rusak"),
    "huge picture": (picture("PNG", (10_000, 5_001)), "juta piksel"),
}


@pytest.mark.one_database
@pytest.mark.parametrize("name", REFUSED)
def test_what_a_file_is_decides(name: str) -> None:
    content, sentence = REFUSED[name]
    with pytest.raises(Refused, match=sentence) as refused:
        check(content)
    assert refused.value.text.en != refused.value.text.id


@pytest.mark.one_database
def test_honest_files_are_taken_whatever_their_names() -> None:
    honest = {"pdf": pdf(), "docx": document(), "image": picture("JPEG")}
    assert {kind: check(content).kind for kind, content in honest.items()} == {
        kind: kind for kind in honest
    }


def _on_disk() -> list[Path]:
    folder = Path(settings.MEDIA_ROOT) / "evidence"
    return sorted(each for each in folder.rglob("*") if each.is_file())


def test_nothing_of_a_refused_upload_is_kept(secretariat: Client, row: Participant) -> None:
    before = _on_disk()
    typed = {"number": "12 Tahun 2025", "wanted": "I01/regulation"}
    page = upload(secretariat, "I01", REFUSED["program"][0], "perbup.pdf", **typed)
    assert "program komputer" in page
    assert "12 Tahun 2025" in page
    page = upload(secretariat, "I01", b"%PDF-" + bytes(LARGEST), **typed)
    assert "lebih besar dari 25 MB" in page
    page = upload(secretariat, "I01", picture(), **typed)
    assert "diminta sebagai PDF" in page
    assert "Belum ada buktinya" in upload(secretariat, "I01", None)
    assert "jangan" not in upload(secretariat, "I01", None, link="https://contoh.id/a")
    assert "Beri satu saja" in upload(secretariat, "I01", pdf(), link="https://contoh.id/a")
    for link in ("javascript:alert(1)", "ftp://a.id/x", "https://nama:sandi@a.id/"):
        assert 'class="fault"' in upload(secretariat, "I01", None, link=link)
    assert not StoredFile.objects.exists()
    assert _on_disk() == before
    row.refresh_from_db()
    assert row.evidences == 1


def test_a_file_is_kept_once_and_as_long_as_it_is_used(
    secretariat: Client, row: Participant
) -> None:
    # Bytes of its own: what other tests sent may still lie in the folder.
    content = pdf("kept once")
    before = _on_disk()
    name = "../../etc/perbup\x07 12.exe"
    assert not upload(secretariat, "I01", content, name, wanted="I01/regulation")
    stored = StoredFile.objects.get()
    assert stored.kind == "pdf"
    assert "/" not in stored.name
    assert (stored.file.name or "").endswith(f"{stored.sha256}.pdf")
    # The same bytes again, and the same file without sending it.
    assert not upload(secretariat, "I02", content, wanted="I02/regulation")
    assert not upload(secretariat, "I03", None, stored=str(stored.pk))
    assert len(_on_disk()) == len(before) + 1
    assert "sudah ada pada pertanyaan ini" in upload(
        secretariat, "I01", content, wanted="I01/regulation"
    )
    first = evidence_of(row, ["I01"])[0]
    sent = secretariat.get(at(f"evidence/{first.pk}/"))
    assert sent["Content-Type"] == "application/pdf"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert b"".join(sent) == content
    for left, each in enumerate(reversed(evidence_of(row))):
        asked = secretariat.get(at(f"evidence/{each.pk}/remove/")).content.decode()
        assert ("2 tempat lain" in asked) == (left == 0)
        assert default_storage.exists(stored.file.name or "")
        secretariat.post(at(f"evidence/{each.pk}/remove/"))
    row.refresh_from_db()
    assert row.evidences == 0
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()


def test_required_evidence_is_asked_for_above_the_lowest_level(
    secretariat: Client, row: Participant
) -> None:
    answer(secretariat, "I01", "1")
    assert " bukti wajib kurang" not in secretariat.get(at()).content.decode()
    answer(secretariat, "I01", "2")
    assert "1 bukti wajib kurang" in secretariat.get(at()).content.decode()
    upload(secretariat, "I01", pdf(), wanted="I01/regulation")
    assert " bukti wajib kurang" not in secretariat.get(at()).content.decode()


def test_a_form_from_elsewhere_is_refused(cast: Cast, row: Participant) -> None:
    stranger = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    stranger.force_login(cast[REGION, Role.SECRETARIAT])
    sent = {"title": "Peraturan", "wanted": "", "file": SimpleUploadedFile("a.pdf", pdf())}
    assert stranger.post(at("nodes/I01/evidence/add/"), sent).status_code == 403
    assert not StoredFile.objects.exists()


def test_a_document_of_tomorrow_or_ended_before_it_began(
    secretariat: Client, row: Participant
) -> None:
    page = upload(secretariat, "I01", pdf(), dated="2999-01-01")
    assert "belum tiba" in page
    page = upload(secretariat, "I01", pdf(), dated="2026-02-01", valid_until="2026-01-01")
    assert "sebelum tanggal dokumennya" in page
