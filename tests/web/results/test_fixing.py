"""The ministry fixes results, numbers their letters, and opens one again with a reason."""

import io
from fractions import Fraction

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from selaras.web.results.models import Objection, Result
from tests.web.assessments.making import add_participants, move_to, take_part
from tests.web.conftest import signed_in
from tests.web.results.making import INDEX, SECOND, judge, recently_signed_in, settle

ROUND = "/results/evaluation-2026/"
PAGE = f"{ROUND}73.22/"
LETTER = {"number": "B-1003/DJAI/AI.01.04/12/2026", "day": "2026-12-05"}
ALL = {"pattern": "B-{nomor}/DJAI/AI.01.04/12/2026", "first": "1003", "day": "2026-12-05"}


@pytest.fixture
def ministry(cast: Cast) -> Client:
    return recently_signed_in(cast["", Role.MINISTRY_OFFICER])


def test_a_result_is_fixed_with_exact_values(
    ministry: Client, row: Round, judged: Participant
) -> None:
    move_to(row, Phase.FINAL)
    ministry.post(f"{PAGE}fix/", LETTER)
    result = Result.objects.get()
    assert Fraction(result.index) == Fraction(INDEX)
    assert str(result.shown) == "3.05"
    assert result.values == {
        "baseline": "3.25",
        "output": "3.5",
        "outcome": "2.75",
        "impact": "2.75",
        "quick_win": "3.25",
    }
    assert result.nodes["index"] == "3.05"
    assert result.complete
    assert result.letter_number == LETTER["number"]
    entry = Entry.objects.order_by("number").last()
    assert entry is not None
    assert entry.said["what"] == "result.fixed"
    assert dict(entry.said["details"])["index"] == "3.05"


def test_thirds_stay_thirds(
    ministry: Client, cast: Cast, row: Round, posts: tuple[Membership, Membership]
) -> None:
    Round.objects.update(seats=3)
    participant = take_part(row, "73.22")
    third = Membership.objects.create(
        person=cast["73.24", Role.ASSESSOR],
        organisation=posts[1].organisation,
        role=Role.ASSESSOR,
        since=posts[1].since,
    )
    judge(participant, posts, first={"outcome": "3"}, second={"outcome": "3"})
    judge(participant, (third, third), first={"outcome": "4"}, second=None)
    move_to(row, Phase.FINAL)
    ministry.post(f"{PAGE}fix/", LETTER)
    result = Result.objects.get()
    assert result.values == {"outcome": "10/3"}
    assert (result.index, str(result.shown)) == ("10/3", "3.33")
    assert not result.complete


def test_what_stands_in_the_way_is_said(
    ministry: Client, cast: Cast, row: Round, posts: tuple[Membership, Membership]
) -> None:
    participant = take_part(row, "73.22")
    seats = judge(participant, posts, second=SECOND | {"output": "1"})
    seats[1].finished_at = None
    seats[1].save()
    move_to(row, Phase.FINAL)

    def answer() -> str:
        return ministry.post(f"{PAGE}fix/", LETTER).content.decode()

    assert "1 dari 2 asesor belum selesai menilai." in answer()
    seats[1].finished_at = timezone.now()
    seats[1].save()
    assert "1 perbedaan nilai belum disepakati: output." in answer()
    settle(participant, "output", "3", "Dokumennya diperiksa ulang.")
    objection = Objection.objects.create(
        participant=participant, code="outcome", text="Keliru.", at=timezone.now()
    )
    assert "1 sanggahan belum diputus: outcome." in answer()
    assert not Result.objects.exists()
    objection.delete()
    participant.open_until = timezone.localdate()
    participant.save()
    assert "Pengisian dibuka lagi" in ministry.get(ROUND).content.decode()
    participant.open_until = None
    participant.save()
    answer()
    assert Result.objects.exists()


def test_all_ready_ones_are_fixed_in_one_go_with_running_numbers(
    ministry: Client, row: Round, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    judge(take_part(row, "73.17"), posts)
    move_to(row, Phase.FINAL)
    ministry.post(f"{PAGE}fix/", LETTER)
    page = ministry.get(ROUND).content.decode()
    assert "Belum ada asesor yang ditugaskan." in page
    ministry.post(ROUND, ALL)
    numbers = dict(Result.objects.values_list("participant__region", "letter_number"))
    assert numbers == {
        "73.17": "B-1004/DJAI/AI.01.04/12/2026",
        "73.22": "B-1003/DJAI/AI.01.04/12/2026",
    }


def test_a_pattern_says_where_the_number_goes(
    ministry: Client, row: Round, judged: Participant
) -> None:
    move_to(row, Phase.FINAL)
    page = ministry.post(ROUND, ALL | {"pattern": "B-1003/DJAI"}).content.decode()
    assert "tepat satu kali" in page
    assert not Result.objects.exists()


def test_a_fixed_result_is_reopened_with_a_reason_and_only_before_publication(
    ministry: Client, row: Round, judged: Participant
) -> None:
    move_to(row, Phase.FINAL)
    ministry.post(f"{PAGE}fix/", LETTER)
    assert "sudah ditetapkan" in ministry.get(PAGE).content.decode()
    ministry.post(f"{PAGE}letter/", LETTER | {"number": "B-1010/DJAI/AI.01.04/12/2026"})
    assert Result.objects.get().letter_number == "B-1010/DJAI/AI.01.04/12/2026"
    ministry.post(f"{PAGE}reopen/", {"reason": "Nomor surat keliru."})
    assert not Result.objects.exists()
    entry = Entry.objects.order_by("number").last()
    assert entry is not None
    assert entry.said["what"] == "result.reopened"
    assert dict(entry.said["details"]) == {"reason": "Nomor surat keliru."}

    ministry.post(f"{PAGE}fix/", LETTER)
    move_to(row, Phase.PUBLISHED)
    for step in ("reopen", "letter", "fix"):
        assert ministry.post(f"{PAGE}{step}/", LETTER).status_code == 404
    assert Result.objects.exists()


def test_results_are_fixed_in_the_final_phase_only(
    ministry: Client, row: Round, judged: Participant
) -> None:
    assert ministry.post(f"{PAGE}fix/", LETTER).status_code == 404
    assert ministry.post(ROUND, ALL).status_code == 404
    assert not Result.objects.exists()


def test_a_fixed_score_is_not_worked_out_again(
    ministry: Client, row: Round, judged: Participant
) -> None:
    move_to(row, Phase.FINAL)
    ministry.post(f"{PAGE}fix/", LETTER)
    move_to(row, Phase.PUBLISHED)
    judged.seats.all().delete()
    assert "3,05" in Client(SERVER_NAME="localhost").get(PAGE).content.decode()


def test_a_longer_list_asks_no_more_queries(
    ministry: Client, row: Round, judged: Participant, posts: tuple[Membership, Membership]
) -> None:
    counts = []
    for codes in ((), [f"35.{number:02d}" for number in range(1, 30)]):
        for participant in add_participants(row, codes):
            judge(participant, posts)
        ministry.get(ROUND)
        with CaptureQueriesContext(connection) as asked:
            ministry.get(ROUND)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_results_and_objections_leave_as_sheets(
    ministry: Client, cast: Cast, row: Round, judged: Participant
) -> None:
    Objection.objects.create(
        participant=judged, code="outcome", text="Keliru.", accepted=False, at=timezone.now()
    )
    move_to(row, Phase.FINAL)
    ministry.post(f"{PAGE}fix/", LETTER)
    results = rows_of(ministry.get(f"{ROUND}results.xlsx").content)
    assert [each[:4] for each in results[1:]] == [
        ("73.17", "Kabupaten Luwu", None, None),
        ("73.22", "Kabupaten Luwu Utara", 3.05, "3.05"),
        ("73.24", "Kabupaten Luwu Timur", None, None),
    ]
    assert results[2][7] == LETTER["number"]
    objections = rows_of(ministry.get(f"{ROUND}objections.xlsx").content)
    assert objections[1][2:5] == ("outcome", "Outcome", "Keliru.")
    region = signed_in(cast["73.22", Role.SECRETARIAT])
    for name in ("results", "objections"):
        assert region.get(f"{ROUND}{name}.xlsx").status_code == 404


def rows_of(content: bytes) -> list[tuple[object, ...]]:
    """The rows of a workbook's only sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))
