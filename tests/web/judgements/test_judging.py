"""Two assessors judge a region blind, through the pages."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.duties.models import Duty
from selaras.web.judgements.models import Mark, Seat
from selaras.web.judgements.queries import agreed_values, agreed_values_of_many, differences
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.assessments.making import make_round, move_to, take_part
from tests.web.conftest import signed_in
from tests.web.judgements.making import done, make_assessor, mark, seat

FIVE = {"baseline": "3", "output": "3.5", "outcome": "2.5", "impact": "3", "quick_win": "4"}
OTHER = {"baseline": "3", "output": "3.5", "outcome": "4", "impact": "3", "quick_win": "4"}
# Weights 10/20/30/20/20: 0.3+0.7+0.75+0.6+0.8 = 3.15 and 0.3+0.7+1.2+0.6+0.8 = 3.6.


@pytest.fixture
def row(cast: Cast) -> Round:
    return make_round(cast, phase=Phase.DESK)


@pytest.fixture
def region(row: Round) -> Participant:
    return take_part(row, "73.17")


@pytest.fixture
def one(row: Round) -> Person:
    return make_assessor("satu")


@pytest.fixture
def two(row: Round) -> Person:
    return make_assessor("dua")


@pytest.fixture
def seats(region: Participant, one: Person, two: Person) -> tuple[Seat, Seat]:
    return seat(one, region), seat(two, region)


def page(client: Client, name: str, row: Participant, *more: object) -> str:
    response = client.get(reverse(f"judgements:{name}", args=(row.round.key, row.region, *more)))
    assert response.status_code == 200, name
    return response.content.decode()


def test_agreed_values_wait_for_all(region: Participant, seats: tuple[Seat, Seat]) -> None:
    assert not done(seats[0], FIVE)
    region.refresh_from_db()
    assert (region.finished_seats, region.index) == (1, None)
    assert agreed_values(region) == {}
    assert differences(region) == []
    assert done(seats[1], OTHER)
    region.refresh_from_db()
    assert region.index == Decimal("3.375")
    assert agreed_values(region)["outcome"] == Fraction("3.25")
    assert [each.code for each in differences(region)] == ["outcome"]
    assert agreed_values_of_many([region])[region.pk] == agreed_values(region)
    seats[0].refresh_from_db()
    assert seats[0].index == Decimal("3.15")


def test_a_branch_is_compared_with_what_is_below_it(
    region: Participant, seats: tuple[Seat, Seat]
) -> None:
    leaves = {"baseline.initial": "2", "baseline.realisation": "3", "baseline.improvement": "1"}
    done(
        seats[0], {**{code: value for code, value in FIVE.items() if code != "baseline"}, **leaves}
    )
    done(seats[1], OTHER)
    # One gave (2 + 3 + 1) / 3 = 2 by its questions, the other 3 at the branch.
    assert agreed_values(region)["baseline"] == Fraction("2.5")
    assert "baseline.initial" not in agreed_values(region)


def test_marking_by_plain_form_and_by_script(
    region: Participant, seats: tuple[Seat, Seat], one: Person
) -> None:
    client = signed_in(one)
    address = reverse("judgements:mark", args=(region.round.key, region.region, "baseline.initial"))
    answer = client.post(address, {"value": "3,5", "note": "cukup"})
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("?section=baseline#q-baseline.initial")
    kept = Mark.objects.get(seat=seats[0])
    assert (kept.value, kept.note) == (Decimal("3.5"), "cukup")
    swapped = client.post(address, {"value": "2"}, headers={"HX-Request": "true"})
    assert 'id="total" hx-swap-oob="true"' in swapped.content.decode()
    assert "2,00" in swapped.content.decode()
    refused = client.post(address, {"value": "5"}, headers={"HX-Request": "true"})
    assert "di luar skala" in refused.content.decode()
    assert Mark.objects.get(seat=seats[0]).value == 2
    above = reverse("judgements:mark", args=(region.round.key, region.region, "baseline"))
    both = client.post(above, {"value": "2"}, headers={"HX-Request": "true"})
    assert "Hapus salah satu" in both.content.decode()
    assert client.post(address, {"value": ""}).status_code == 302
    assert not Mark.objects.exists()


def test_finishing_needs_a_mark_or_a_reason_everywhere(
    region: Participant, seats: tuple[Seat, Seat], one: Person
) -> None:
    client = signed_in(one)
    some = {code: value for code, value in FIVE.items() if code != "quick_win"}
    mark(seats[0], some)
    place = (region.round.key, region.region)
    client.post(reverse("judgements:finish", args=place))
    seats[0].refresh_from_db()
    assert seats[0].finished_at is None
    why = reverse("judgements:mark", args=(*place, "quick_win"))
    client.post(why, {"value": "", "note": "Lembar quick win tidak terbaca."})
    client.post(reverse("judgements:finish", args=place))
    seats[0].refresh_from_db()
    assert seats[0].finished_at is not None
    assert Entry.objects.filter(what="seat.finished").count() == 1
    late = client.post(reverse("judgements:mark", args=(*place, "baseline")), {"value": "1"})
    assert late.status_code == 302
    assert Mark.objects.get(seat=seats[0], code="baseline").value == 3


def test_blind_until_all_are_finished(
    cast: Cast, region: Participant, seats: tuple[Seat, Seat], one: Person, two: Person
) -> None:
    first, second = signed_in(one), signed_in(two)
    done(seats[0], FIVE)
    before = page(second, "comparison", region)
    assert "satu" not in before
    assert "3,15" not in before
    desk = second.get(reverse("judgements:desk")).content.decode()
    assert "3,15" not in desk
    for name in ("meetings", "findings"):
        assert "3,15" not in page(second, name, region)
    node = reverse("judgements:node", args=(region.round.key, region.region, "outcome"))
    assert second.get(node).status_code == 404
    done(seats[1], OTHER)
    for client in (first, second, signed_in(cast["", Role.MINISTRY_OFFICER])):
        after = page(client, "comparison", region)
        assert "3,15" in after
        assert "3,60" in after
        assert "3,38" in after
    assert Duty.objects.filter(what="judgements.talk", done_at=None).count() == 2
    # Nobody takes marks back that the others have seen.
    first.post(reverse("judgements:reopen", args=(region.round.key, region.region)))
    seats[0].refresh_from_db()
    assert seats[0].finished_at is not None


def test_reopening_while_others_judge(
    region: Participant, seats: tuple[Seat, Seat], one: Person
) -> None:
    done(seats[0], FIVE)
    signed_in(one).post(reverse("judgements:reopen", args=(region.round.key, region.region)))
    seats[0].refresh_from_db()
    region.refresh_from_db()
    assert seats[0].finished_at is None
    assert region.finished_seats == 0


def test_differences_are_settled_with_a_reason(
    region: Participant, seats: tuple[Seat, Seat], one: Person
) -> None:
    done(seats[0], FIVE)
    done(seats[1], OTHER)
    client = signed_in(one)
    address = reverse("judgements:node", args=(region.round.key, region.region, "outcome"))
    client.post(address, {"do": "remark", "remark-text": "Survei hanya 20 orang."})
    assert "Survei hanya 20 orang." in client.get(address).content.decode()
    client.post(address, {"do": "settle", "settle-value": "9", "settle-reason": "x"})
    assert agreed_values(region)["outcome"] == Fraction("3.25")
    client.post(address, {"do": "settle", "settle-value": "3", "settle-reason": "Bukti kurang."})
    assert agreed_values(region)["outcome"] == 3
    region.refresh_from_db()
    # 0.3 + 0.7 + 0.9 + 0.6 + 0.8
    assert region.index == Decimal("3.3")
    assert not Duty.objects.filter(what="judgements.talk", done_at=None).exists()
    assert Entry.objects.filter(what="mark.settled").count() == 1


def test_a_third_assessor_is_blind_again(
    cast: Cast, region: Participant, seats: tuple[Seat, Seat]
) -> None:
    done(seats[0], FIVE)
    done(seats[1], OTHER)
    third = make_assessor("tiga")
    officer = signed_in(cast["", Role.MINISTRY_OFFICER])
    add = reverse("judgements:add_seat", args=(region.round.key, region.region))
    assert officer.post(add, {"assessor": third.pk}).status_code == 302
    region.refresh_from_db()
    assert region.index is None
    assert "3,15" not in page(signed_in(third), "comparison", region)
    assert Duty.objects.filter(holder__person=third, what="judgements.judge").exists()


def test_an_officer_who_judges_is_an_assessor_there(
    cast: Cast, region: Participant, seats: tuple[Seat, Seat]
) -> None:
    officer = cast["", Role.MINISTRY_OFFICER]
    done(seats[0], FIVE)
    post = Membership.objects.get(person=officer)
    Seat.objects.create(participant=region, holder=post, at=region.round.made_at)
    assert "3,15" not in page(signed_in(officer), "comparison", region)
    assert "3,15" not in signed_in(officer).get(reverse("judgements:desk")).content.decode()


@pytest.mark.parametrize("phase", [Phase.ANSWERING, Phase.OBJECTION, Phase.PUBLISHED])
def test_marks_are_given_in_their_phases_only(
    row: Round, region: Participant, seats: tuple[Seat, Seat], one: Person, phase: Phase
) -> None:
    move_to(row, phase)
    client = signed_in(one)
    address = reverse("judgements:mark", args=(row.key, region.region, "baseline"))
    assert client.post(address, {"value": "2"}).status_code == 404
    seen = client.get(reverse("judgements:judge", args=(row.key, region.region))).status_code
    assert seen == (200 if phase == Phase.OBJECTION else 404)


def test_without_a_seat_there_is_nothing(
    cast: Cast, row: Round, region: Participant, seats: tuple[Seat, Seat]
) -> None:
    stranger = signed_in(make_assessor("lain"))
    place = (row.key, region.region)
    for name in ("judge", "comparison", "meetings", "findings"):
        assert stranger.get(reverse(f"judgements:{name}", args=place)).status_code == 404
        inside = signed_in(cast[region.region, Role.SECRETARIAT])
        assert inside.get(reverse(f"judgements:{name}", args=place)).status_code == 404
    assert stranger.get(reverse("judgements:seats", args=(row.key,))).status_code == 404
    assert stranger.get(reverse("judgements:export", args=(row.key,))).status_code == 404


def test_interviews_and_findings(
    row: Round, region: Participant, seats: tuple[Seat, Seat], one: Person, two: Person
) -> None:
    client = signed_in(one)
    place = (row.key, region.region)
    notes = {"on": "2026-01-05", "present": "Sekda", "notes": "Aplikasi ditunjukkan."}
    assert client.post(reverse("judgements:meetings", args=place), notes).status_code == 404
    move_to(row, Phase.INTERVIEW)
    assert client.post(reverse("judgements:meetings", args=place), notes).status_code == 302
    assert "Aplikasi ditunjukkan." in page(client, "meetings", region)
    assert "Aplikasi ditunjukkan." not in page(signed_in(two), "meetings", region)
    told = {"kind": "recommend", "code": "outcome", "text": "Perbaiki survei."}
    assert client.post(reverse("judgements:findings", args=place), told).status_code == 302
    assert "Perbaiki survei." in page(client, "findings", region)
    assert "Perbaiki survei." not in page(signed_in(two), "findings", region)


def test_a_region_reads_nothing_of_it_in_its_record(
    cast: Cast, region: Participant, seats: tuple[Seat, Seat], one: Person
) -> None:
    done(seats[0], FIVE)
    done(seats[1], OTHER)
    address = reverse("judgements:node", args=(region.round.key, region.region, "outcome"))
    signed_in(one).post(
        address, {"do": "settle", "settle-value": "3", "settle-reason": "Bukti kurang."}
    )
    record = reverse("records:entries")
    inside = signed_in(cast[region.region, Role.SECRETARIAT]).get(record).content.decode()
    officer = signed_in(cast["", Role.MINISTRY_OFFICER]).get(record).content.decode()
    for told in ("Bukti kurang.", f"{region.round.key}/{region.region}"):
        assert told in officer
        assert told not in inside
