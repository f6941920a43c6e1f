"""Answers from the round before, and a round that goes over to another version."""

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from selaras.web.accounts.roles import Role
from selaras.web.answers.models import Answer, AnswerChange, Evidence, Part
from selaras.web.answers.queries import evidence_of, values_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.duties.models import Duty
from selaras.web.project.cast import Cast
from tests.web.answers.making import REGION, SPBE, answer, at, pdf, upload
from tests.web.assessments.making import make_round, move_to, take_part
from tests.web.conftest import signed_in

OLD = "spbe@2018"
"""In its bridge to 2020: I01 is I10 there, I05 is I05, I18 is I19; I03 has no equal."""


@pytest.fixture
def half(cast: Cast) -> Participant:
    """A half-answered round of the older version, with evidence and a part given."""
    row = take_part(make_round(cast, key=SPBE, instrument=OLD), REGION)
    browser = signed_in(cast[REGION, Role.SECRETARIAT])
    for code, value in {"I01": "4", "I05": "0", "I18": "2", "I03": "3"}.items():
        answer(browser, code, value, f"catatan {code}")
    upload(browser, "I01", pdf())
    upload(browser, "I03", pdf())
    return row


def test_what_comes_over_from_the_round_before(cast: Cast, half: Participant) -> None:
    move_to(half.round, Phase.PUBLISHED)
    now = make_round(cast, key="next", instrument="spbe@2020", previous=half.round)
    row, browser = take_part(now, REGION), signed_in(cast[REGION, Role.SECRETARIAT])
    answer(browser, "I19", "5", "sudah diisi", key="next")
    preview = browser.get(at("carry/", "next")).content.decode()
    assert "Sudah ada jawabannya." in preview
    assert "0 di luar skala" in preview
    assert "dipecah menjadi Arsitektur" in preview
    assert not Answer.objects.filter(participant=row, carried=True).exists()
    browser.post(at("carry/", "next"))
    assert values_of(row) == {"I10": 4, "I19": 5}
    assert [each.code for each in evidence_of(row)] == ["I10"]
    carried = Answer.objects.get(participant=row, carried=True)
    assert (carried.code, carried.note) == ("I10", "catatan I01")
    assert "dari putaran lalu" in browser.get(at("nodes/I10/", "next")).content.decode()
    browser.post(at("nodes/I10/confirm/", "next"))
    assert not Answer.objects.filter(participant=row, carried=True).exists()
    assert not Evidence.objects.filter(participant=row, carried=True).exists()
    browser.post(at("carry/", "next"))
    assert values_of(row) == {"I10": 4, "I19": 5}
    assert len(evidence_of(row)) == 1


def test_a_round_goes_over_and_nothing_is_lost(cast: Cast, half: Participant) -> None:
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    secretariat = signed_in(cast[REGION, Role.SECRETARIAT])
    agency = Part(participant=half, code="I18", at=timezone.now())
    agency.organisation = cast[REGION, Role.AGENCY_CONTACT].memberships.get().organisation
    agency.save()
    address = f"/answers/{SPBE}/move/"
    assert secretariat.get(address).status_code == 404
    preview = ministry.get(address, {"to": "spbe@2020"}).content.decode()
    assert "dipecah menjadi Arsitektur" in preview
    assert Round.objects.get(key=SPBE).instrument == OLD
    changes = AnswerChange.objects.count()
    Participant.objects.filter(pk=half.pk).update(submitted_at=timezone.now())
    ministry.post(address, {"to": "spbe@2020"})
    assert Round.objects.get(key=SPBE).instrument == "spbe@2020"
    half.refresh_from_db()
    assert values_of(half) == {"I10": 4, "I19": 2}
    assert (half.answered, half.evidences, half.submitted_at) == (2, 1, None)
    assert [each.code for each in Part.objects.all()] == ["I19"]
    assert Duty.objects.filter(what="round.answers", done_at=None).count() == 1
    # Every change from before is still there, and two answers that stayed behind say so.
    assert AnswerChange.objects.count() == changes + 4
    former = secretariat.get(at("former/")).content.decode()
    assert "catatan I03" in former
    assert "spbe@2018/I03" in former
    assert "tidak ikut pindah" in former
    # A form opened before the move finds another question under its code.
    late = secretariat.post(at("nodes/I05/"), {"value": "3", "note": "", "seen": "99"})
    assert "Belum disimpan" in late.content.decode()


def test_not_once_judging_began(cast: Cast, half: Participant) -> None:
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    move_to(half.round, Phase.DESK)
    assert "sudah dinilai" in ministry.get(f"/answers/{SPBE}/move/").content.decode()
    ministry.post(f"/answers/{SPBE}/move/", {"to": "spbe@2020"})
    assert Round.objects.get(key=SPBE).instrument == OLD


def test_nothing_to_take_over(cast: Cast, secretariat: Client, spbe: Round) -> None:
    assert secretariat.get(at("carry/")).status_code == 404
    empty = make_round(cast, key="empty", instrument=OLD, regions=["73.17"])
    Round.objects.filter(pk=spbe.pk).update(previous=empty)
    assert "tidak ikut putaran sebelumnya" in secretariat.get(at("carry/")).content.decode()


def test_what_leaves_as_excel(secretariat: Client, row: Participant) -> None:
    answer(secretariat, "I01", "3", "=1+1")
    sent = secretariat.get(at("export/")).content
    sheet = load_workbook(BytesIO(sent)).worksheets[0]
    found = {line[0].value: line for line in sheet.iter_rows()}
    assert found["I01"][5].value == "=1+1"
    assert found["I01"][5].data_type == "s"
    assert found["index"][4].value == 3
    assert len([code for code in found if str(code).startswith("I")]) == 47
