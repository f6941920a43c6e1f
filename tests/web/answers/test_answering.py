"""Answers: what is taken, what is refused and how, and that nobody writes over anybody."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.answers.models import Answer, AnswerChange, Evidence
from selaras.web.answers.queries import values_of, values_of_many
from selaras.web.assessments.models import Participant, Round
from selaras.web.assessments.phases import Phase
from selaras.web.project.cast import Cast
from tests.web.answers.making import REGION, answer, at, last_change
from tests.web.assessments.making import EVALUATION, make_round, move_to, take_part
from tests.web.conftest import signed_in


def test_the_index_follows_the_answers(secretariat: Client, row: Participant) -> None:
    answer(secretariat, "I01", "3", "Perbup 12/2025")
    answer(secretariat, "I11", "5")
    # Worked by hand: D1 weighs 13 and is 3, D2 weighs 25 and is 5: (39 + 125) / 38 = 4.3157...
    body = secretariat.get(at()).content.decode()
    assert "2 dari 47" in body
    assert "4,32" in body
    row.refresh_from_db()
    assert row.answered == 2
    # SQLite keeps fifteen digits.
    assert row.own_index is not None
    assert f"{row.own_index:.12f}" == "4.315789473684"
    assert values_of(row) == {"I01": 3, "I11": 5}
    answer(secretariat, "I11", "")
    row.refresh_from_db()
    assert row.answered == 1
    assert row.own_index == 3
    kept = AnswerChange.objects.filter(code="I11").order_by("pk")
    assert [each.value for each in kept] == [5, None]


@pytest.mark.parametrize(("typed", "kept"), [("3,5", "3.5"), ("3.5", "3.5"), (" 4 ", "4")])
def test_comma_and_dot(cast: Cast, db: None, typed: str, kept: str) -> None:
    row = take_part(make_round(cast), REGION)
    browser = signed_in(cast[REGION, Role.SECRETARIAT])
    answer(browser, "baseline.initial", typed, key=row.round.key)
    assert str(values_of(row)["baseline.initial"].limit_denominator()) in (kept, "7/2")


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["", "/en"])
def test_what_is_no_answer_is_said_clearly(cast: Cast, db: None, language: str) -> None:
    row = take_part(make_round(cast), REGION)
    browser = signed_in(cast[REGION, Role.SECRETARIAT])
    address = language + at("nodes/baseline.initial/", row.round.key)
    for typed in ("NaN", "inf", "1e3", "4,5", "-1", "tiga", "3,1234567", "1" * 41, "3.5.5"):
        response = browser.post(address, {"value": typed, "note": "sudah diketik", "seen": "0"})
        body = response.content.decode()
        assert response.status_code == 200
        assert 'class="fault"' in body, typed
        assert "sudah diketik" in body
    assert not Answer.objects.exists()


def test_a_branch_and_what_is_below_it_exclude_each_other(
    secretariat: Client, row: Participant
) -> None:
    answer(secretariat, "I01", "3")
    for code in ("A1", "D1", "index"):
        refused = secretariat.post(at(f"nodes/{code}/"), {"value": "2", "note": "", "seen": "0"})
        assert "sudah ada yang dijawab (I01)" in refused.content.decode()
    answer(secretariat, "I01", "")
    answer(secretariat, "A1", "2,5")
    row.refresh_from_db()
    assert row.answered == 10
    refused = secretariat.post(
        at("nodes/I01/"), {"value": "3", "note": "", "seen": str(last_change("I01"))}
    )
    assert "A1 Kebijakan Internal Tata Kelola SPBE sudah dijawab" in refused.content.decode()
    assert values_of(row) == {"A1": 2.5}


def test_a_stale_form_shows_both_and_writes_over_nothing(
    cast: Cast, secretariat: Client, row: Participant
) -> None:
    planner = signed_in(cast[REGION, Role.PLANNER])
    answer(planner, "I01", "4", "sudah ada")
    late = secretariat.post(at("nodes/I01/"), {"value": "2", "note": "belum", "seen": "0"})
    body = late.content.decode()
    assert "orang lain menyimpan pertanyaan ini" in body
    assert "sudah ada" in body
    assert "belum</textarea>" in body
    assert values_of(row) == {"I01": 4}
    # The form now knows what was saved, so that saving it again is on purpose.
    assert f'name="seen" value="{last_change("I01")}"' in body
    answer(secretariat, "I01", "2", "belum")
    assert values_of(row) == {"I01": 2}


def test_a_measured_number_or_its_worth(cast: Cast, db: None) -> None:
    row = take_part(make_round(cast, key="selection", instrument="selection@template"), REGION)
    browser = signed_in(cast[REGION, Role.SECRETARIAT])
    address = at("nodes/desk.kkd/", "selection")
    both = browser.post(address, {"measure": "1", "value": "2", "note": "", "seen": "0"})
    assert "jangan keduanya" in both.content.decode()
    browser.post(address, {"measure": "", "value": "2", "note": "", "seen": "0"})
    assert values_of(row) == {"desk.kkd": 2}
    seen = str(last_change("desk.kkd"))
    browser.post(address, {"measure": "1,5", "value": "", "note": "", "seen": seen})
    (code,) = values_of(row)
    assert browser.get(at(f"nodes/{code}/", "selection")).url == address  # type: ignore[attr-defined]
    assert values_of(row) == {code: 1.5}


def test_only_while_answers_are_taken(secretariat: Client, spbe: Round, row: Participant) -> None:
    move_to(spbe, Phase.DESK)
    body = secretariat.get(at("nodes/I01/")).content.decode()
    assert "<textarea" not in body
    sent = {"value": "3", "note": "", "seen": "0"}
    assert secretariat.post(at("nodes/I01/"), sent).status_code == 404
    assert secretariat.get(at("nodes/I01/evidence/add/")).status_code == 404
    Participant.objects.filter(pk=row.pk).update(open_until=timezone.localdate())
    assert secretariat.post(at("nodes/I01/"), sent).status_code == 302


def test_assessors_and_neighbours_see_nothing(cast: Cast, spbe: Round) -> None:
    strangers = [
        cast[REGION, Role.ASSESSOR],
        cast[REGION, Role.CITIZEN],
        cast["73.17", Role.SECRETARIAT],
        cast["73", Role.OBSERVER],
    ]
    for person in strangers:
        browser = signed_in(person)
        for path in ("", "nodes/I01/", "check/", "receipts/", "export/", "former/"):
            assert browser.get(at(path)).status_code == 404, (person.name, path)


def test_queries_do_not_grow(secretariat: Client, row: Participant) -> None:
    answer(secretariat, "I01", "3")
    secretariat.get(at())  # which shows the message of saving
    few = _queries(secretariat)
    now = timezone.now()
    codes = [f"I{number:02}" for number in range(2, 48)]
    Answer.objects.bulk_create(
        Answer(participant=row, code=code, value=Decimal(3), at=now) for code in codes
    )
    Evidence.objects.bulk_create(
        Evidence(participant=row, code=codes[each % 46], title="B", link="https://a.id", at=now)
        for each in range(300)
    )
    assert _queries(secretariat) == few
    with CaptureQueriesContext(connection) as asked:
        assert len(values_of_many(Participant.objects.all())[row.pk]) == 47
    assert len(asked) == 2


def _queries(browser: Client) -> list[int]:
    found = []
    for path in ("", "nodes/I01/", "check/", "parts/"):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(at(path)).status_code == 200
        found.append(len(asked))
    return found


def test_the_evaluation_takes_official_values_at_upper_nodes(cast: Cast, db: None) -> None:
    row = take_part(make_round(cast, instrument=EVALUATION), REGION)
    browser = signed_in(cast[REGION, Role.PLANNER])
    values = {"baseline": "3", "output": "3,5", "outcome": "3", "impact": "2,5", "quick_win": "4"}
    for code, value in values.items():
        answer(browser, code, value, key=row.round.key)
    row.refresh_from_db()
    # By hand: 0.1*3 + 0.2*3.5 + 0.3*3 + 0.2*2.5 + 0.2*4 = 3.2
    assert row.own_index == Decimal("3.2")
    assert row.answered == 28
