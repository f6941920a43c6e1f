"""Ranks that share what is equal, embargoed until they are published, and files of them."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import Phase
from selaras.web.project.cast import Cast
from selaras.web.rankings import actions
from selaras.web.rankings.models import Ranking
from selaras.web.rankings.refusals import Refused
from selaras.web.rankings.tasks import work_out
from selaras.web.records.models import Entry
from selaras.web.ui.tables import Table, csv_of, xlsx_of
from tests.web.assessments.making import add_participants, make_round
from tests.web.conftest import signed_in
from tests.web.rankings.making import FIVE, assessor, fix_all, flat, seat

KEY = "evaluation-2026"
RANKING = f"/rankings/{KEY}/"
LUWU, LUWU_UTARA, LUWU_TIMUR = "73.17", "73.22", "73.24"
SIX = ("governance", "branding", "economy", "living", "society", "environment")
MINISTRY = (
    "progress/",
    "assessors/",
    "odd/",
    "rehearsal/",
    "publish/",
    "files/progress.csv",
    "files/assessors.xlsx",
    "files/odd.csv",
)


def ministry(cast: Cast) -> Client:
    return signed_in(cast["", Role.MINISTRY_OFFICER])


def by_dimension(others: str, each: str) -> dict[str, str]:
    """One value for each dimension of impact, another for the rest of the five."""
    told = {code: others for code in FIVE if code != "impact"}
    return told | {f"impact.{code}": each for code in SIX}


def publish(cast: Cast, row: Round, missing: int = 0) -> Ranking:
    """Published as the ministry does it, with its intervals worked out."""
    by = viewer_of(cast["", Role.MINISTRY_OFFICER], at=timezone.now())
    actions.publish(row=row, missing=missing, by=by, at=timezone.now())
    ranking = Ranking.objects.get(round=row, final=True)
    work_out.call(ranking.pk)
    return ranking


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_equals_share_a_place_and_say_so(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL)
    # 0.1 * 3 + 0.9 * 2 = 2.1 is what the third has everywhere.
    mixed = flat("2") | {"baseline": "3"}
    fix_all(row, {LUWU: mixed, LUWU_UTARA: flat("2.1"), LUWU_TIMUR: flat("2.101")})
    publish(cast, row)
    table = cells(Client(SERVER_NAME="localhost").get(f"{RANKING}ranking.csv").content)
    found = {line[1]: (line[0], line[6], line[7], line[9]) for line in table[1:4]}
    assert found == {
        LUWU_TIMUR: ("1", "2.10", "2.101", ""),
        LUWU: ("2", "2.10", "2.1", "Kabupaten Luwu Utara"),
        LUWU_UTARA: ("2", "2.10", "2.1", "Kabupaten Luwu"),
    }
    page = Client(SERVER_NAME="localhost").get(RANKING).content.decode()
    assert "Seri dengan Kabupaten Luwu Utara" in page
    assert "nilai persisnya 2,101" in page


def test_a_ranking_is_narrowed_and_counted_anew(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL, regions=[LUWU, LUWU_UTARA])
    add_participants(row, ["32.73"], cohort="2017", group="Kota besar")
    better = flat("3") | {"impact": "1"}
    fix_all(row, {LUWU: better, LUWU_UTARA: flat("2.5"), "32.73": flat("4")})
    publish(cast, row)
    client = Client(SERVER_NAME="localhost")

    def places(query: str) -> list[list[str]]:
        table = cells(client.get(f"{RANKING}ranking.csv{query}").content)
        return [line[:2] for line in table[1:] if len(line) > 1 and line[1]]

    assert places("") == [["1", "32.73"], ["2", LUWU], ["3", LUWU_UTARA]]
    assert places("?cohort=2018") == [["1", LUWU], ["2", LUWU_UTARA]]
    assert places("?province=32") == [["1", "32.73"]]
    assert places("?group=Kota+besar") == [["1", "32.73"]]
    # The six dimensions were not judged one by one: nobody has a place among them.
    assert places("?by=impact.economy&cohort=2018") == [["", LUWU], ["", LUWU_UTARA]]


def test_dimensions_are_ranked_by_themselves(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL, regions=[LUWU, LUWU_UTARA])
    whole = by_dimension("3", "2")
    fix_all(row, {LUWU: whole, LUWU_UTARA: whole | {"impact.economy": "3.5", "baseline": "0"}})
    publish(cast, row)
    client = Client(SERVER_NAME="localhost")
    by_index = client.get(RANKING).content.decode()
    by_economy = client.get(f"{RANKING}?by=impact.economy").content.decode()
    assert by_index.index("Kabupaten Luwu<") < by_index.index("Kabupaten Luwu Utara<")
    assert by_economy.index("Kabupaten Luwu Utara<") < by_economy.index("Kabupaten Luwu<")


def test_what_moved_since_the_round_before(cast: Cast) -> None:
    before = make_round(cast, phase=Phase.FINAL, key="evaluation-2025")
    fix_all(before, {LUWU: flat("2"), LUWU_UTARA: flat("3")})
    publish(cast, before, missing=1)
    row = make_round(cast, phase=Phase.FINAL, previous=before)
    fix_all(row, {LUWU: flat("2.5"), LUWU_UTARA: flat("2.75"), LUWU_TIMUR: flat("1")})
    publish(cast, row)
    table = cells(Client(SERVER_NAME="localhost").get(f"{RANKING}ranking.csv").content)
    assert {line[1]: line[12] for line in table[1:4]} == {
        LUWU: "0.50",
        LUWU_UTARA: "-0.25",
        LUWU_TIMUR: "",
    }


def test_another_version_is_compared_only_where_its_bridge_says_so(cast: Cast) -> None:
    before = make_round(cast, phase=Phase.FINAL, key="evaluation-2025", regions=[LUWU])
    fix_all(before, {LUWU: by_dimension("1", "2")})
    publish(cast, before)
    newer = "smart-city-evaluation@2023-sleman"
    row = make_round(cast, phase=Phase.FINAL, previous=before, instrument=newer, regions=[LUWU])
    fix_all(row, {LUWU: by_dimension("4", "4")})
    ranking = publish(cast, row)
    # The final value has other weights, so it is not compared; the dimensions are.
    assert ranking.rows[0]["before"] == {f"impact.{each}": "2" for each in SIX}
    page = Client(SERVER_NAME="localhost").get(RANKING).content.decode()
    assert "impact berbobot 30, bukan 20" in page


def test_intervals_hold_the_place_and_come_again_alike(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL)
    fix_all(row, {LUWU: flat("3"), LUWU_UTARA: flat("2.95"), LUWU_TIMUR: flat("0.5")})
    ranking = publish(cast, row)
    ranking.refresh_from_db()
    found = {each["region"]: (each["low"], each["high"]) for each in ranking.rows}
    # Two that are nearly equal change places; the third never comes near them.
    assert found == {LUWU: (1, 2), LUWU_UTARA: (1, 2), LUWU_TIMUR: (3, 3)}
    assert ranking.ready_at is not None


def test_a_round_that_was_loaded_as_published_is_ranked_too(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.PUBLISHED)
    fix_all(row, {LUWU: flat("3"), LUWU_UTARA: flat("1")})
    visitor = Client(SERVER_NAME="localhost")

    def told() -> list[list[str]]:
        table = cells(visitor.get(f"{RANKING}ranking.csv").content)
        return [[*line[:2], *line[10:12]] for line in table[1:4]]

    assert told() == [["1", LUWU, "", ""], ["2", LUWU_UTARA, "", ""], ["", LUWU_TIMUR, "", ""]]
    assert ministry(cast).post(f"{RANKING}work-out/").status_code == 302
    work_out.call(Ranking.objects.get(final=True).pk)
    assert told()[:2] == [["1", LUWU, "1", "1"], ["2", LUWU_UTARA, "2", "2"]]


def test_nothing_is_seen_before_it_is_published(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL)
    fix_all(row, {LUWU: flat("3"), LUWU_UTARA: flat("2"), LUWU_TIMUR: flat("1")})
    own = signed_in(cast[LUWU, Role.HEAD_OF_REGION])
    others = [
        own,
        Client(SERVER_NAME="localhost"),
        signed_in(cast["73", Role.OBSERVER]),
        signed_in(cast["", Role.ASSESSOR]) if ("", Role.ASSESSOR) in cast else own,
    ]
    files = (RANKING, f"{RANKING}ranking.csv", f"{RANKING}rehearsal.xlsx")
    for client in others:
        for address in (*files, *(f"{RANKING}{each}" for each in MINISTRY)):
            with CaptureQueriesContext(connection) as asked:
                response = client.get(address)
            assert response.status_code == 404, address
            with CaptureQueriesContext(connection) as asked_of_none:
                client.get(address.replace(KEY, "no-such-round"))
            assert len(asked) == len(asked_of_none), address
        assert client.post(f"{RANKING}work-out/").status_code == 404
    publish(cast, row)
    for client in others:
        assert client.get(RANKING).status_code == 200
        assert client.get(f"{RANKING}progress/").status_code == 404


def test_publishing_wants_what_was_looked_at(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL)
    by = viewer_of(cast["", Role.MINISTRY_OFFICER], at=timezone.now())
    with pytest.raises(Refused, match="No region"):
        actions.publish(row=row, missing=3, by=by, at=timezone.now())
    fix_all(row, {LUWU: flat("3"), LUWU_UTARA: flat("2")})
    with pytest.raises(Refused, match="Look once more"):
        actions.publish(row=row, missing=0, by=by, at=timezone.now())
    page = ministry(cast).get(f"{RANKING}publish/")
    assert "Kabupaten Luwu Timur" in page.content.decode()
    publish(cast, row, missing=1)
    row.refresh_from_db()
    assert row.published_at is not None
    entry = Entry.objects.latest("number")
    assert entry.what == "round.published"
    assert "Kabupaten Luwu Timur" in entry.line
    with pytest.raises(Refused, match="already"):
        actions.publish(row=row, missing=1, by=by, at=timezone.now())


def test_publishing_waits_for_the_final_phase(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.OBJECTION)
    fix_all(row, {LUWU: flat("3")})
    by = viewer_of(cast["", Role.MINISTRY_OFFICER], at=timezone.now())
    with pytest.raises(Refused, match="final phase"):
        actions.publish(row=row, missing=2, by=by, at=timezone.now())


def test_publishing_asks_for_a_recent_sign_in(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL)
    fix_all(row, {LUWU: flat("3")})
    officer = cast["", Role.MINISTRY_OFFICER]
    officer.set_password("kunang kunang di sawah 1987")
    officer.save()
    response = signed_in(officer).post(f"{RANKING}publish/", {"missing": "2"})
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_reauthenticate"))
    row.refresh_from_db()
    assert row.published_at is None


def test_a_rehearsal_takes_what_assessors_agree_on(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.DESK)
    judges = [assessor(number) for number in range(2)]
    for participant in row.participants.exclude(region=LUWU_TIMUR):
        high = "3" if participant.region == LUWU else "2"
        for judge in judges:
            seat(participant, judge, flat(high))
    seat(row.participants.get(region=LUWU_TIMUR), judges[0], flat("4"), done=False)
    client = ministry(cast)
    assert client.post(f"{RANKING}work-out/").status_code == 302
    ranking = Ranking.objects.get()
    assert "Sedang dihitung" in client.get(f"{RANKING}rehearsal/").content.decode()
    work_out.call(ranking.pk)
    table = cells(client.get(f"{RANKING}rehearsal.csv").content)
    assert [[*line[:2], line[6]] for line in table[1:4]] == [
        ["1", LUWU, "3.00"],
        ["2", LUWU_UTARA, "2.00"],
        ["", LUWU_TIMUR, ""],
    ]


def test_pages_ask_as_much_of_three_regions_as_of_three_hundred(cast: Cast) -> None:
    published = make_round(cast, phase=Phase.FINAL, key="evaluation-2025")
    fix_all(published, {LUWU: flat("3")})
    final = publish(cast, published, missing=2)
    row = make_round(cast, phase=Phase.DESK, previous=published)
    judges = [assessor(number) for number in range(6)]
    for participant in row.participants.all():
        for judge in judges[:2]:
            seat(participant, judge, flat("3"))
    client = ministry(cast)
    client.post(f"{RANKING}work-out/")
    pages = [f"{RANKING}{each}" for each in MINISTRY] + ["/rankings/evaluation-2025/"]

    def asked() -> list[int]:
        work_out.call(Ranking.objects.get(final=False).pk)
        counts = []
        for address in pages:
            with CaptureQueriesContext(connection) as queries:
                response = client.get(address, headers={"accept-encoding": "gzip"})
            assert response.status_code == 200
            assert len(response.getvalue()) < 100_000
            counts.append(len(queries))
        return counts

    asked()
    few = asked()
    codes = [each.code for each in load_knowledge().regions if "." in each.code]
    many = [code for code in codes if not code.startswith("73")][:300]
    add_participants(row, many, answered=20)
    add_participants(published, many)
    for number, participant in enumerate(row.participants.filter(region__in=many[:40])):
        seat(participant, judges[number % 6], flat("2"))
    rows = [{"region": code, "index": "3"} for code in many]
    Ranking.objects.filter(pk=final.pk).update(rows=rows)
    assert asked() == few


def test_text_that_looks_like_a_formula_stays_text() -> None:
    table = Table("Peringkat", ["=A1"], [["=1+1"], ["@SUM(A1)"], ["-2"]])
    told = csv_of(table).decode("utf-8-sig")
    assert told == "'=A1\r\n'=1+1\r\n'@SUM(A1)\r\n'-2\r\n"
    sheet = load_workbook(BytesIO(xlsx_of(table))).active
    assert sheet is not None
    assert [cell.data_type for (cell,) in sheet.iter_rows()] == ["s"] * 4
