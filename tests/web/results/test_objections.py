"""A region objects, the ministry decides, and both hear of it."""

import io
from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.answers.actions.proving import drop_unused
from selaras.web.answers.models import StoredFile
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.duties.models import Duty
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from selaras.web.results.models import Objection
from selaras.web.results.queries import final_values, final_values_of_many
from tests.web.assessments.making import take_part
from tests.web.conftest import signed_in
from tests.web.results.making import judge

LIST = "/results/evaluation-2026/73.22/objections/"
SAID = {"text": "DPA perubahan belum diperhitungkan.", "wanted": "3,5"}


def test_an_objection_goes_to_the_ministry_and_its_decision_comes_back(
    cast: Cast, judged: Participant
) -> None:
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    assert region.post(f"{LIST}outcome/", SAID)["Location"].endswith("/objections/")
    row = Objection.objects.get()
    assert (row.code, Fraction(row.wanted or 0)) == ("outcome", Fraction(7, 2))
    duty = Duty.objects.get(what="objection.decide")
    assert duty.holder.person == cast["", Role.MINISTRY_OFFICER]
    assert duty.address == LIST

    decision = {"decision": "accept", "value": "3.25", "reason": "Realisasinya terbukti."}
    ministry.post(f"{LIST}outcome/decide/", decision)
    duty.refresh_from_db()
    assert duty.done_at is not None
    back = Duty.objects.get(what="objection.answered", done_at=None)
    assert back.holder.person == cast["73.22", Role.SECRETARIAT]
    page = region.get(LIST).content.decode()
    assert "Realisasinya terbukti." in page
    assert "3,25" in page
    region.post(LIST)
    back.refresh_from_db()
    assert back.done_at is not None

    # Worked by hand: 3.05 + 30 % of (3.25 - 2.75).
    judged.refresh_from_db()
    assert str(judged.index).startswith("3.2000")
    assert final_values(judged)["outcome"] == Fraction(13, 4)
    assert final_values_of_many([judged])[judged.pk] == final_values(judged)
    what = [entry.said["what"] for entry in Entry.objects.order_by("number")]
    assert what[-2:] == ["objection.made", "objection.decided"]


def test_a_rejected_objection_changes_no_value(cast: Cast, judged: Participant) -> None:
    signed_in(cast["73.22", Role.SECRETARIAT]).post(f"{LIST}outcome/", SAID)
    decision = {"decision": "reject", "value": "4", "reason": "Tidak ada bukti baru."}
    signed_in(cast["", Role.MINISTRY_OFFICER]).post(f"{LIST}outcome/decide/", decision)
    assert final_values(judged)["outcome"] == Fraction(11, 4)


def test_what_is_decided_can_neither_be_changed_nor_withdrawn(
    cast: Cast, judged: Participant
) -> None:
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    region.post(f"{LIST}outcome/", SAID)
    decision = {"decision": "reject", "reason": "Tidak ada bukti baru."}
    signed_in(cast["", Role.MINISTRY_OFFICER]).post(f"{LIST}outcome/decide/", decision)
    assert "sudah diputus" in region.post(f"{LIST}outcome/", SAID).content.decode()
    region.post(f"{LIST}outcome/withdraw/")
    assert Objection.objects.get().reason == "Tidak ada bukti baru."


def test_an_objection_is_withdrawn_and_nothing_is_left_to_do(
    cast: Cast, judged: Participant
) -> None:
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    region.post(f"{LIST}outcome/", SAID)
    region.post(f"{LIST}outcome/withdraw/")
    assert not Objection.objects.exists()
    assert not Duty.objects.filter(what="objection.decide", done_at=None).exists()


def test_after_the_term_there_is_no_objecting(cast: Cast, row: Round, judged: Participant) -> None:
    row.terms.filter(phase=Phase.OBJECTION).update(until=timezone.localdate() - timedelta(days=1))
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    assert "sudah lewat" in region.post(f"{LIST}outcome/", SAID).content.decode()
    assert not Objection.objects.exists()


@pytest.mark.parametrize(
    ("code", "wanted", "why"),
    [
        ("outcome", "4.5", "di luar skala"),
        ("outcome", "NaN", "bukan bilangan"),
        ("outcome", "1e2", "pangkat"),
        ("outcome", "3.1234567", "enam angka"),
    ],
)
def test_a_wanted_value_that_cannot_be_is_refused_with_a_sentence(
    cast: Cast, judged: Participant, code: str, wanted: str, why: str
) -> None:
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    page = region.post(f"{LIST}{code}/", SAID | {"wanted": wanted}).content.decode()
    assert why in page
    assert not Objection.objects.exists()


def test_what_comes_from_other_nodes_is_objected_to_where_it_comes_from(
    cast: Cast, judged: Participant
) -> None:
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    assert region.get(f"{LIST}index/").status_code == 404
    assert region.get(f"{LIST}outcome.living/").status_code == 404


@pytest.mark.parametrize("role", [Role.AGENCY_CONTACT, Role.PLANNER])
def test_only_those_who_answer_for_the_region_object(
    cast: Cast, judged: Participant, role: Role
) -> None:
    assert signed_in(cast["73.22", role]).post(f"{LIST}outcome/", SAID).status_code == 404
    assert signed_in(cast["73.22", role]).get(f"{LIST}outcome/decide/").status_code == 404


def test_a_file_comes_along_when_it_is_what_it_says(
    cast: Cast, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    program = SimpleUploadedFile("bukti.pdf", b"MZ" + bytes(200))
    page = region.post(f"{LIST}outcome/", SAID | {"file": program}).content.decode()
    assert "program komputer" in page
    assert not Objection.objects.exists()
    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "teal").save(picture, "PNG")
    proof = SimpleUploadedFile("foto rapat.png", picture.getvalue())
    region.post(f"{LIST}outcome/", SAID | {"file": proof})
    for who in (cast["", Role.MINISTRY_OFFICER], posts[1].person):
        sent = signed_in(who).get(f"{LIST}outcome/file")
        assert sent["Content-Type"] == "image/png"
        assert sent["X-Content-Type-Options"] == "nosniff"
        assert b"".join(sent.streaming_content) == picture.getvalue()  # type: ignore[attr-defined]


def test_the_ministry_sees_all_objections_of_a_round(
    cast: Cast, row: Round, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    judge(take_part(row, "73.17"), posts)
    for region in ("73.22", "73.17"):
        browser = signed_in(cast[region, Role.SECRETARIAT])
        browser.post(f"/results/evaluation-2026/{region}/objections/impact/", SAID)
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    page = ministry.get("/results/evaluation-2026/objections/").content.decode()
    assert "Kabupaten Luwu Utara" in page
    assert ">Kabupaten Luwu<" in page


def test_a_file_that_an_objection_brought_outlives_the_evidence(
    cast: Cast, judged: Participant
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    upload = SimpleUploadedFile("foto.png", picture.getvalue())
    signed_in(cast["73.22", Role.SECRETARIAT]).post(f"{LIST}outcome/", {**SAID, "file": upload})
    file = StoredFile.objects.get()
    assert not drop_unused(file)
    assert file.file.storage.exists(str(file.file.name))
    assert Objection.objects.get().file == file
