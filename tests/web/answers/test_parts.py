"""Questions given to agencies: who may write what, tasks, handing on, finishing."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from selaras.web.accounts.models import Membership, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.answers.actions.tasks import drop_ended
from selaras.web.answers.models import Part
from selaras.web.answers.queries import values_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.duties.models import Duty
from selaras.web.project.cast import Cast
from tests.web.answers.making import REGION, answer, at
from tests.web.assessments.making import move_to
from tests.web.conftest import signed_in


def _agency(name: str) -> Organisation:
    return Organisation.objects.get(region=REGION, name=name)


def _give(browser: Client, name: str, *codes: str, **more: str) -> str:
    sent = {"node": list(codes), "organisation": str(_agency(name).pk), **more}
    return browser.post(at("parts/give/"), sent).content.decode()


HEALTH = "Dinas Kesehatan"


def test_an_agency_answers_only_what_it_was_given(
    secretariat: Client, agency: Client, row: Participant
) -> None:
    sent = {"value": "3", "note": "", "seen": "0"}
    assert agency.post(at("nodes/I01/"), sent).status_code == 404
    _give(secretariat, HEALTH, "D1")
    _give(secretariat, "Sekretariat Daerah", "I02")
    answer(agency, "I01", "3")
    for code in ("I02", "I11", "D1", "index"):  # D1 holds I02, which is another agency's
        assert agency.post(at(f"nodes/{code}/"), sent).status_code == 404, code
    answer(secretariat, "I02", "2")
    assert values_of(row) == {"I01": 3, "I02": 2}
    body = agency.get(at()).content.decode()
    assert "9 pertanyaan, 8 di antaranya belum dijawab" in body
    assert "I11" not in body  # its own part is shown first


def test_tasks_follow_parts(
    cast: Cast, secretariat: Client, agency: Client, spbe: Round, row: Participant
) -> None:
    until = timezone.localdate() + timedelta(days=2)
    _give(secretariat, HEALTH, "D1", "I20", until=until.isoformat())
    duty = Duty.objects.get(what="answers.part", done_at=None)
    assert (duty.holder.person, duty.until) == (cast[REGION, Role.AGENCY_CONTACT], until)
    assert agency.get(duty.address).status_code == 200
    agency.post(at("nodes/D1/finish/"), {"done": "1"})
    assert Duty.objects.filter(done_at=None).count() == 1
    agency.post(at("nodes/I20/finish/"), {"done": "1"})
    assert not Duty.objects.filter(what="answers.part", done_at=None).exists()
    agency.post(at("nodes/D1/finish/"), {"done": "0"})
    assert Part.objects.get(code="D1").done_at is None
    move_to(spbe, Phase.DESK)
    assert drop_ended(at=timezone.now()) == 1
    assert not Duty.objects.filter(what="answers.part", done_at=None).exists()


def test_a_colleague_goes_on(
    cast: Cast, secretariat: Client, agency: Client, row: Participant
) -> None:
    _give(secretariat, HEALTH, "I01")
    assert "Belum ada narahubung lain" in agency.get(at("nodes/I01/hand-on/")).content.decode()
    colleague = Membership.objects.create(
        person=cast[REGION, Role.CITIZEN],
        organisation=_agency(HEALTH),
        role=Role.AGENCY_CONTACT,
        since=timezone.localdate(),
    )
    agency.post(at("nodes/I01/hand-on/"), {"to": str(colleague.pk)})
    assert Part.objects.get().holder == colleague
    assert Duty.objects.get(what="answers.part", done_at=None).holder == colleague
    answer(signed_in(colleague.person), "I01", "4")
    assert values_of(row) == {"I01": 4}


def test_what_does_not_fit_is_said(cast: Cast, secretariat: Client, row: Participant) -> None:
    assert "Belum ada yang dicentang" in _give(secretariat, HEALTH)
    other = Membership.objects.get(person=cast[REGION, Role.PLANNER])
    assert 'class="fault"' in _give(secretariat, HEALTH, "I01", holder=str(other.pk))
    assert "sudah lewat" in _give(secretariat, HEALTH, "I01", until="2020-01-01")
    assert not Part.objects.exists()
    _give(secretariat, HEALTH, "I01", "I02")
    secretariat.post(at("parts/take-back/"), {"node": ["I01", "D4"]})
    assert [each.code for each in Part.objects.all()] == ["I02"]
