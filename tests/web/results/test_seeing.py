"""Who sees the score of a region when, and what the page says."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.project.cast import Cast
from selaras.web.results.actions.fixing import Numbering, fix
from tests.web.assessments.making import make_round, move_to, take_part
from tests.web.conftest import signed_in
from tests.web.results.making import FIRST, answer, find, judge, settle

PAGE = "/results/evaluation-2026/73.22/"
NOTHING = "/results/evaluation-2026/73.21/"

OWN_PEOPLE = ("73.22", Role.SECRETARIAT)
MINISTRY = ("", Role.MINISTRY_OFFICER)
ASSESSOR = ("73.22", Role.ASSESSOR)
NEIGHBOUR = ("73.17", Role.SECRETARIAT)
OBSERVER = ("73", Role.OBSERVER)
ADVISER = ("73.22", Role.ADVISER)


def fixed(cast: Cast, participant: Participant) -> None:
    """The ministry fixes the result as it stands."""
    at = timezone.now()
    officer = viewer_of(cast[MINISTRY], at=at)
    numbering = Numbering("B-1/DJAI/AI.01.04/12/2026", 1, None)
    fix(participant=participant, numbering=numbering, by=officer, role="", at=at)


@pytest.mark.parametrize("phase", [Phase.DESK, Phase.OBJECTION, Phase.FINAL, Phase.PUBLISHED])
def test_a_score_is_seen_in_its_phases_by_those_it_is_for(
    cast: Cast, row: Round, judged: Participant, phase: Phase
) -> None:
    move_to(row, phase)
    early = {OWN_PEOPLE, MINISTRY, ASSESSOR} if phase in (Phase.OBJECTION, Phase.FINAL) else set()
    for who in (OWN_PEOPLE, MINISTRY, ASSESSOR, NEIGHBOUR, OBSERVER, ADVISER):
        sees = phase == Phase.PUBLISHED or who in early
        assert signed_in(cast[who]).get(PAGE).status_code == (200 if sees else 404), who
    visitor = Client(SERVER_NAME="localhost").get(PAGE)
    assert visitor.status_code == (200 if phase == Phase.PUBLISHED else 404)


def test_an_assessor_without_seat_sees_nothing(
    cast: Cast, row: Round, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    posts[1].seats.all().delete()
    assert signed_in(posts[1].person).get(PAGE).status_code == 404


@pytest.mark.parametrize("who", [NEIGHBOUR, OBSERVER, ("73.17", Role.ASSESSOR)])
@pytest.mark.parametrize("below", ["", "objections/", "files/", "follow-ups/", "earlier/"])
def test_what_is_hidden_answers_like_what_does_not_exist(
    cast: Cast, judged: Participant, who: tuple[str, Role], below: str
) -> None:
    browser = signed_in(cast[who])
    browser.get("/")
    told = []
    for page in (PAGE, NOTHING):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = browser.get(page + below)
        told.append(
            (response.status_code, len(asked), response.content.replace(b"73.21", b"73.22"))
        )
    assert told[0] == told[1]
    assert told[0][0] == 404


def test_the_index_is_traced_to_every_mark(
    cast: Cast, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    settle(judged, "outcome", "3", "Laporan triwulan keempat memenuhi syarat.")
    page = signed_in(cast[OWN_PEOPLE]).get(PAGE).content.decode()
    # Worked by hand: 3.05 + 30 % of (3 - 2.75) = 3.125, rounded half up.
    assert "3,13" in page
    assert "3,125" in page
    assert "Laporan triwulan keempat memenuhi syarat." in page
    assert "Asesor 1" in page
    assert posts[0].person.name not in page
    assert "hasil sementara" in page
    ministry = signed_in(cast[MINISTRY]).get(PAGE).content.decode()
    assert posts[0].person.name in ministry


def test_notes_of_assessors_stay_with_those_who_took_part(
    cast: Cast, row: Round, judged: Participant
) -> None:
    mark = judged.seats.get(holder__region="73.22").marks.first()
    assert mark is not None
    mark.note = "Tanggal surat keputusan perlu diperiksa ulang."
    mark.save()
    assert mark.note in signed_in(cast[OWN_PEOPLE]).get(PAGE).content.decode()
    fixed(cast, judged)
    move_to(row, Phase.PUBLISHED)
    told = Client(SERVER_NAME="localhost").get(PAGE).content.decode()
    assert "3,05" in told
    assert mark.note not in told


def test_nothing_is_told_before_every_assessor_has_finished(
    cast: Cast, row: Round, posts: tuple[Membership, Membership]
) -> None:
    participant = take_part(row, "73.22")
    judge(participant, posts, finished=False)
    page = signed_in(cast[OWN_PEOPLE]).get(PAGE).content.decode()
    assert "sesudah semua asesor selesai" in page
    assert "3,05" not in page


def test_more_marks_and_findings_ask_no_more_queries(
    cast: Cast, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    spbe = make_round(cast, phase=Phase.OBJECTION, instrument="spbe@2020", key="spbe-2026")
    participant = take_part(spbe, "73.22")
    codes = [f"I{number:02d}" for number in range(1, 48)]
    marks = dict.fromkeys(codes, "3")
    answer(participant, marks)
    judge(participant, posts, first=marks, second=marks | {"I05": "4"})
    for _ in range(10):
        find(participant)
    browser = signed_in(cast[OWN_PEOPLE])
    counts = []
    for page in (PAGE, "/results/spbe-2026/73.22/"):
        browser.get(page)
        with CaptureQueriesContext(connection) as asked:
            response = browser.get(page)
        counts.append(len(asked))
        assert response.status_code == 200
        assert len(response.content) < 100_000
    assert counts[0] == counts[1]


def test_the_last_round_is_compared_through_the_bridge(
    cast: Cast, row: Round, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    fixed(cast, judged)
    following = make_round(
        cast,
        phase=Phase.OBJECTION,
        key="evaluation-2027",
        instrument="smart-city-evaluation@2023-sleman",
        previous=row,
    )
    judge(take_part(following, "73.22"), posts, first=FIRST | {"outcome": "4"})
    page = "/results/evaluation-2027/73.22/"
    assert "Dibandingkan dengan" not in signed_in(cast[OWN_PEOPLE]).get(page).content.decode()
    move_to(row, Phase.PUBLISHED)
    told = signed_in(cast[OWN_PEOPLE]).get(page).content.decode()
    # Outcome was 2.75 and is now the mean of 4 and 2.5; the weights of the index are others.
    assert "+0,50" in told
    assert "Indeks kedua putaran tidak dapat dibandingkan." in told


def test_what_was_not_fixed_is_not_published(row: Round, judged: Participant) -> None:
    move_to(row, Phase.PUBLISHED)
    page = Client(SERVER_NAME="localhost").get(PAGE).content.decode()
    assert "tidak ditetapkan" in page
    assert "3,05" not in page
    assert "Kelembagaan lengkap" not in page
