"""The ministry opens a round and dates it; whom it concerns sees it, nobody else does."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.reference.instruments import instruments
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.assessments.actions.telling import ANSWER, tell_rounds
from selaras.web.assessments.models import Participant, Round, Term
from selaras.web.assessments.phases import DATED, Phase
from selaras.web.duties.models import Duty
from selaras.web.judgements.models import Seat
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.assessments.making import (
    EVALUATION,
    add_participants,
    dates_for,
    make_round,
    move_to,
)
from tests.web.conftest import signed_in

ROUND = "/assessments/rounds/evaluation-2026/"
OURS, THEIRS = "73.22", "73.17"


def ministry(cast: Cast) -> Client:
    return signed_in(cast["", Role.MINISTRY_OFFICER])


def told(**more: str) -> dict[str, str]:
    """A round as the form sends it, answering from today on."""
    since = dates_for(Phase.ANSWERING, timezone.localdate())
    days = {}
    for phase, day in since.items():
        days[f"{phase}_since"] = day.isoformat()
        days[f"{phase}_until"] = (day + timedelta(days=9)).isoformat()
    about = {
        "instrument": EVALUATION,
        "title_id": "Evaluasi 2026",
        "year": "2026",
        "stage": "1",
        "seats": "2",
        "bound": "1",
    }
    return about | days | more


def test_a_round_is_opened_with_its_dates_and_participants(cast: Cast) -> None:
    client = ministry(cast)
    response = client.post("/assessments/new/", told())
    row = Round.objects.get()
    assert (row.key, row.name.en) == ("smart-city-evaluation-2026", "Evaluasi 2026")
    assert response["Location"] == f"/assessments/rounds/{row.key}/participants/add/"
    assert [term.phase for term in row.terms.all()] == list(DATED)
    # Nothing is saved before it was looked at.
    lines = f"{OURS}; 2018; Kabupaten sedang\nkab luwu\nLuwu Timr\nNegeri Antah\n"
    page = client.post(response["Location"], {"lines": lines}).content.decode()
    assert "Kabupaten Luwu Timur" in page
    assert "Baris 4" in page
    assert not Participant.objects.exists()
    answered = {"lines": lines, "pick-3": "73.24", "pick-4": "-", "confirmed": "1"}
    client.post(response["Location"], answered)
    found = Participant.objects.order_by("region").values_list("region", "cohort", "group")
    assert list(found) == [
        (THEIRS, "", ""),
        (OURS, "2018", "Kabupaten sedang"),
        ("73.24", "", ""),
    ]
    # The round is answered today: the secretariats have it to do, and a letter waits.
    assert Duty.objects.filter(what=ANSWER).count() == 3
    assert set(Letter.objects.values_list("state", "template")) == {("draft", "round_opened")}
    assert list(Entry.objects.order_by("number").values_list("what", flat=True)) == [
        "round.opened",
        "participants.added",
    ]


def test_names_that_fit_two_regions_are_asked_about(cast: Cast) -> None:
    make_round(cast, regions=[])
    page = ministry(cast).post(f"{ROUND}participants/add/", {"lines": "Bogor"}).content.decode()
    assert "Kabupaten Bogor" in page
    assert "Kota Bogor" in page
    assert 'name="confirmed"' not in page


@pytest.mark.parametrize(
    ("way", "count"), [({"province": "73"}, 24), ({"everyone": "provinces"}, 38)]
)
def test_a_province_and_all_provinces_are_added(
    cast: Cast, way: dict[str, str], count: int
) -> None:
    row = make_round(cast, regions=[])
    ministry(cast).post(f"{ROUND}participants/add/", way | {"confirmed": "1", "cohort": "2026"})
    assert Participant.objects.filter(round=row, cohort="2026").count() == count


def test_participants_of_the_round_before_are_copied_with_their_cohort(cast: Cast) -> None:
    before = make_round(cast, phase=Phase.PUBLISHED, key="evaluation-2025")
    make_round(cast, regions=[OURS], previous=before)
    address = f"{ROUND}participants/add/"
    ministry(cast).post(address, {"copy": "on", "confirmed": "1"})
    found = Participant.objects.filter(round__key="evaluation-2026")
    assert set(found.values_list("region", "cohort")) == {
        (OURS, "2018"),
        (THEIRS, "2018"),
        ("73.24", "2018"),
    }


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"desk_since": "ANSWERING"}, "mulai sebelum tahap"),
        ({"final_since": ""}, "final_since"),
        ({"interview_until": ""}, "Isi kedua tanggal"),
        ({"objection_until": "2020-01-01"}, "berakhir sebelum mulai"),
    ],
)
def test_dates_out_of_order_are_refused(cast: Cast, wrong: dict[str, str], sentence: str) -> None:
    form = told()
    form |= {
        name: form["answering_until"] if value == "ANSWERING" else value
        for name, value in wrong.items()
    }
    page = ministry(cast).post("/assessments/new/", form).content.decode()
    assert sentence in page
    assert 'id="dates-errors"' in page
    assert not Round.objects.exists()


def test_dates_are_changed_with_a_reason_and_duties_follow(cast: Cast) -> None:
    row = make_round(cast)
    assert tell_rounds(at=timezone.now()) == 3
    assert tell_rounds(at=timezone.now()) == 0
    terms = {term.phase: term for term in row.terms.all()}
    form = {}
    for phase, term in terms.items():
        shift = timedelta(days=0 if phase == Phase.ANSWERING else 5)
        form[f"{phase}_since"] = (term.since + shift).isoformat()
        form[f"{phase}_until"] = (term.until + timedelta(days=5)).isoformat()
    client = ministry(cast)
    assert "Alasan" in client.post(f"{ROUND}dates/", form).content.decode()
    assert client.post(f"{ROUND}dates/", form | {"reason": "Banjir"}).status_code == 302
    until = Term.objects.get(round=row, phase=Phase.ANSWERING).until
    assert until == terms[Phase.ANSWERING].until + timedelta(days=5)
    assert set(Duty.objects.values_list("until", flat=True)) == {until}
    entry = Entry.objects.latest("number")
    assert entry.what == "round.dates_changed"
    assert "Banjir" in entry.line
    assert Letter.objects.count() == 3


def test_answering_is_opened_again_for_one_region(cast: Cast) -> None:
    make_round(cast, phase=Phase.DESK)
    until = timezone.localdate() + timedelta(days=2)
    address = f"{ROUND}participants/{OURS}/open-again/"
    form = {"until": until.isoformat(), "reason": "Server daerah mati"}
    assert ministry(cast).post(address, form).status_code == 302
    row = Participant.objects.get(region=OURS)
    assert (row.open_until, row.open_reason) == (until, "Server daerah mati")
    assert list(Duty.objects.values_list("until", "holder__region")) == [(until, OURS)]
    assert "Server daerah mati" in Letter.objects.get().body


def test_a_region_with_answers_stays(cast: Cast) -> None:
    row = make_round(cast)
    participant = row.participants.get(region=OURS)
    participant.answers.create(code="baseline", value=Decimal(3), at=timezone.now())
    client = ministry(cast)
    client.post(f"{ROUND}participants/{OURS}/remove/")
    client.post(f"{ROUND}participants/{THEIRS}/remove/")
    assert set(row.participants.values_list("region", flat=True)) == {OURS, "73.24"}


def test_each_sees_the_rounds_that_concern_them(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK, regions=[OURS])
    assessor = Membership.objects.filter(role=Role.ASSESSOR).first()
    assert assessor is not None

    def seen(who: Client) -> bool:
        listed = f'href="{ROUND}"' in who.get("/assessments/").content.decode()
        assert who.get(ROUND).status_code == (200 if listed else 404)
        return listed

    visitor = Client(SERVER_NAME="localhost")
    inside, outside = (signed_in(cast[region, Role.SECRETARIAT]) for region in (OURS, THEIRS))
    judge = signed_in(assessor.person)
    observer = signed_in(cast["73", Role.OBSERVER])
    assert [seen(who) for who in (ministry(cast), inside, outside, judge, observer, visitor)] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    Seat.objects.create(participant=row.participants.get(), holder=assessor, at=timezone.now())
    assert seen(judge)
    move_to(row, Phase.PREPARING)
    assert [seen(who) for who in (ministry(cast), inside, judge)] == [True, False, False]
    move_to(row, Phase.PUBLISHED)
    assert seen(outside)
    assert seen(visitor)


@pytest.mark.parametrize(
    "address",
    [
        "/assessments/new/",
        f"{ROUND}change/",
        f"{ROUND}dates/",
        f"{ROUND}participants/",
        f"{ROUND}participants/add/",
        f"{ROUND}participants/{OURS}/",
        f"{ROUND}participants/{OURS}/remove/",
        f"{ROUND}participants/{OURS}/open-again/",
    ],
)
def test_only_the_ministry_manages(cast: Cast, address: str) -> None:
    make_round(cast)
    assert signed_in(cast[OURS, Role.SECRETARIAT]).get(address).status_code == 404
    assert ministry(cast).get(address).status_code == 200


def test_pages_ask_as_much_of_three_regions_as_of_three_hundred(cast: Cast) -> None:
    row = make_round(cast)
    client = ministry(cast)

    def asked() -> list[int]:
        counts = []
        for address in ("/assessments/", ROUND, f"{ROUND}participants/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    asked()
    few = asked()
    others = [each.code for each in load_knowledge().regions if "." in each.code]
    add_participants(row, [code for code in others if not code.startswith("73")][:300])
    for number in range(10):
        make_round(cast, key=f"other-{number}")
    assert asked() == few


def test_every_instrument_shows_its_tree(db: None, client: Client) -> None:
    page = client.get("/assessments/instruments/").content.decode()
    for each in instruments():
        address = f"/assessments/instruments/{each.slug}/{each.version}/"
        assert address in page
        response = client.get(address, headers={"accept-encoding": "gzip"})
        assert len(response.content) < 100_000
    body = client.get("/assessments/instruments/spbe/2020/").content.decode()
    assert "I47" in body
    assert client.get("/assessments/instruments/spbe/1999/").status_code == 404


def test_the_rules_of_judging_stay_once_somebody_judged_by_them(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK, bound=Decimal(1), seats=2)
    client = ministry(cast)
    rules = {"title_id": "Evaluasi 2026", "title_en": "Evaluation 2026", "bound": "1"}
    client.post(f"{ROUND}change/", rules | {"seats": "3"})
    row.refresh_from_db()
    assert row.seats == 3
    row.participants.filter(region=OURS).update(finished_seats=1)
    for other in ({"seats": "2"}, {"seats": "3", "bound": "0.5"}):
        page = client.post(f"{ROUND}change/", rules | other).content.decode()
        assert "Sudah ada asesor yang selesai menilai" in page
    row.refresh_from_db()
    assert (row.seats, row.bound) == (3, 1)
    client.post(f"{ROUND}change/", rules | {"seats": "3", "title_id": "Evaluasi lain"})
    row.refresh_from_db()
    assert row.name.id == "Evaluasi lain"
