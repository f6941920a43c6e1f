"""Pages of cohorts: the numbers over the years, one cohort, and what the ministry does there."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.cohorts.actions import Wanted, add_regions, withdraw
from selaras.web.cohorts.actions.known import load_known
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.project.cast import Cast
from tests.web.cohorts.making import DAY, MINISTRY, begun, invited, ministry, opened
from tests.web.conftest import signed_in


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def _csv(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return response.content.decode("utf-8-sig").splitlines()


def test_everybody_reads_how_many_took_part_and_how_it_was_counted(
    client: Client, cast: Cast
) -> None:
    load_known(by=SYSTEM, at=DAY)
    text = _text(client, "/cohorts/")
    assert "<dd>251</dd>" in text
    assert "25 + 50 + 25 + (48 − 7) + 50 + 50 + 10 = 251" in text
    assert "<strong>141</strong>" in text
    assert "= 100 + 41" in text
    rows = _csv(client, "/cohorts/cohorts.csv")
    assert [row.split(",")[5] for row in rows[1:]] == [
        "25",
        "75",
        "100",
        "141",
        "191",
        "241",
        "251",
    ]
    assert [row.split(",")[8] for row in rows[1:]] == ["0", "0", "16", "14", "37", "36", "0"]


def test_what_is_in_preparation_or_made_up_changes_no_number(client: Client, cast: Cast) -> None:
    load_known(by=SYSTEM, at=DAY)
    before = _csv(client, "/cohorts/cohorts.csv")
    opened(cast, "73.22", "73.24")
    assert _csv(client, "/cohorts/cohorts.csv") == before
    Participation.objects.create(
        cohort=Cohort.objects.get(key="2022"), region="73.01", demonstration=True, added_at=DAY
    )
    Cohort.objects.filter(key="2024").update(demonstration=True)
    assert "<dd>241</dd>" in _text(client, "/cohorts/")
    assert _csv(client, "/cohorts/cohorts.csv")[1:-1] == before[1:-1]


def test_a_cohort_tells_its_members_where_from_and_how_many_are_missing(
    client: Client, cast: Cast
) -> None:
    load_known(by=SYSTEM, at=DAY)
    text = _text(client, "/cohorts/2021/")
    assert "14 nama lagi belum diketahui." in text
    assert "Kabupaten Kutai Kartanegara" in text
    assert "Rencana kawasan saja" in text
    assert 'href="/cohorts/2017/">2017</a>' in text
    (row,) = (each for each in _csv(client, "/cohorts/2021/members.csv") if ",64.02," in each)
    assert row == (
        "2021,64.02,Kabupaten Kutai Kartanegara,Kalimantan Timur,Bimbingan penuh,"
        "Ibu Kota Nusantara,2017,tegas.co 2021-09-25,yakin,"
    )
    assert "Langkah berikutnya" not in text


def test_who_withdrew_is_told_to_the_ministry_alone(client: Client, cast: Cast) -> None:
    opened(cast, "73.22", "73.24", open=True)
    row = Participation.objects.get(region="73.24")
    withdraw(row=row, reason="Dana dialihkan", by=ministry(cast), at=DAY)
    text = _text(client, "/cohorts/2026/")
    assert "Luwu Utara" in text
    assert "Luwu Timur" not in text
    assert "Dana dialihkan" not in client.get("/cohorts/2026/members.csv").content.decode()
    officer = signed_in(cast[MINISTRY])
    assert "Mundur 2 Maret 2026: Dana dialihkan" in _text(officer, "/cohorts/2026/")
    assert "Dana dialihkan" in officer.get("/cohorts/2026/members.csv").content.decode()


def test_an_invited_region_sees_itself_and_neither_others_nor_numbers(cast: Cast) -> None:
    cohort = opened(cast, "73.22", "73.24")
    own = signed_in(cast["73.22", Role.SECRETARIAT])
    assert own.get("/cohorts/2026/").status_code == 404
    invited(cohort, "73.22")
    text = _text(own, "/cohorts/2026/")
    assert "Luwu Utara" in text
    assert "Luwu Timur" not in text
    assert 'class="strip"' not in text
    assert "73.24" not in own.get("/cohorts/2026/members.csv").content.decode()


def test_the_ministry_opens_fills_announces_and_closes(cast: Cast) -> None:
    officer = signed_in(cast[MINISTRY])
    told = {"key": "2026", "title_id": "Angkatan 2026", "year": "2026", "workflow": "bimtek@2021"}
    assert officer.post("/cohorts/new/", told)["Location"] == "/cohorts/2026/"
    assert "sudah dipakai" in officer.post("/cohorts/new/", told).content.decode()
    lines = {"lines": "Kab. Luwu Utara\nluwu timur; Kawasan Danau\nBogor", "mode": "full"}
    checked = officer.post("/cohorts/2026/add/", lines).content.decode()
    assert "Baris 3: “Bogor”" in checked
    assert not Participation.objects.exists()
    picked = {**lines, "pick-3": "32.71", "confirmed": "1"}
    assert officer.post("/cohorts/2026/add/", picked)["Location"] == "/cohorts/2026/"
    found = dict(Participation.objects.values_list("region", "area"))
    assert found == {"73.22": "", "73.24": "Kawasan Danau", "32.71": ""}
    assert officer.post("/cohorts/2026/announce/").status_code == 302
    assert Cohort.objects.get().announced_at is not None
    closing = officer.get("/cohorts/2026/close/").content.decode()
    assert 'name="under_way" value="3"' in closing
    officer.post("/cohorts/2026/close/", {"under_way": "2"})
    assert Cohort.objects.get().closed_at is None
    officer.post("/cohorts/2026/close/", {"under_way": "3"})
    assert Cohort.objects.get().closed_at is not None


def test_a_region_by_two_spellings_is_told_with_both_lines(cast: Cast) -> None:
    opened(cast)
    officer = signed_in(cast[MINISTRY])
    lines = {"lines": "Bau-Bau\nKota Jambi\nKOTA BAUBAU", "mode": "full", "confirmed": "1"}
    text = officer.post("/cohorts/2026/add/", lines).content.decode()
    assert "Baris 1 (“Bau-Bau”) dan baris 3 (“KOTA BAUBAU”) sama-sama menyebut Kota Baubau" in text
    assert not Participation.objects.exists()


def test_a_region_is_told_anew_and_withdrawn(cast: Cast) -> None:
    opened(cast, "73.22", "73.24", open=True)
    officer = signed_in(cast[MINISTRY])
    there = "/cohorts/2026/73.22/"
    told = {"mode": "area", "area": "", "seen": "0"}
    assert "kawasannya belum disebut" in officer.post(there, told).content.decode()
    assert officer.post(there, {**told, "area": "Danau"}).status_code == 302
    assert "Orang lain mengubahnya" in officer.post(there, {**told, "area": "x"}).content.decode()
    assert officer.get(f"{there}withdraw/").status_code == 200
    left = {"reason": "Dana dialihkan", "seen": "1"}
    assert officer.post(f"{there}withdraw/", left).status_code == 302
    row = Participation.objects.get(region="73.22")
    assert (row.mode, row.area, row.withdrawn_reason) == ("area", "Danau", "Dana dialihkan")
    begun(row.cohort, "73.24")
    assert '<form class="sheet"' not in _text(officer, "/cohorts/2026/73.24/")


@pytest.mark.parametrize(
    "place",
    ["new/", "import/", "import/template.xlsx", "import/1/"]
    + [f"2026/{each}/" for each in ("change", "announce", "close", "add", "select", "73.22")]
    + ["2026/73.22/withdraw/"],
)
def test_what_the_ministry_does_exists_for_nobody_else(cast: Cast, place: str) -> None:
    opened(cast, "73.22", open=True)
    for client in (Client(SERVER_NAME="localhost"), signed_in(cast["73.22", Role.SECRETARIAT])):
        assert client.get(f"/cohorts/{place}").status_code == 404
        if not place.endswith(".xlsx"):
            assert client.post(f"/cohorts/{place}").status_code == 404


@pytest.mark.parametrize("place", ["", "cohorts.csv", "2026/", "2026/members.csv"])
def test_pages_ask_as_much_for_many_as_for_one(cast: Cast, place: str) -> None:
    cohort = opened(cast, "73.22", open=True)
    officer = signed_in(cast[MINISTRY])
    counts = []
    for many in (0, 300):
        if many:
            codes = [each.code for each in load_knowledge().regions if each.code != "73.22"][:many]
            wanted = [Wanted(code) for code in codes]
            add_regions(cohort=cohort, wanted=wanted, by=ministry(cast), at=DAY)
            for year in range(2000, 2024):
                opened(cast, "73.22", key=str(year), open=True)
        officer.get(f"/cohorts/{place}")
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(f"/cohorts/{place}").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
