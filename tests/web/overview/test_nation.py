"""The national page shows everybody what they may know, from rows that were worked out before."""

import csv
import gzip
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.cohorts.actions.known import load_known
from selaras.web.overview.following import follow_everything
from selaras.web.overview.models import Standing
from selaras.web.project.cast import Cast
from selaras.web.regions.models import Outline, OutlineSet
from tests.web.cohorts.making import opened
from tests.web.conftest import signed_in
from tests.web.guidance.making import NOW, begun, make_cohort

NATION = "/nation/"
SOUTH_SULAWESI = "/nation/73/"
_TILE = re.compile(r'<a href="(/nation/[0-9.]+/)" class="([^"]+)"[^>]*><title>([^<]+)</title>')


def body(client: Client, address: str = NATION) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def tiles(page: str) -> dict[str, tuple[str, str]]:
    """Tone and words of every region on the map, by address."""
    return {address: (tone, words) for address, tone, words in _TILE.findall(page)}


def rows(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
def stuck(cast: Cast) -> Cast:
    """Luwu Utara signed a hundred days ago and still stands at its first stage."""
    begun(cast, make_cohort())
    opened(cast, "73.17", key="2088")
    follow_everything(NOW)
    return cast


@pytest.mark.django_db
def test_the_map_has_every_region_with_its_name_what_it_says_and_its_page(client: Client) -> None:
    load_known(by=SYSTEM, at=NOW)
    follow_everything(NOW)
    found = tiles(body(client))
    assert len(found) == 514
    tone, words = found["/nation/33.19/"]
    assert words == "Kabupaten Kudus: 2021"
    assert tone != "none"
    page = body(client)
    drawn = page.partition('<svg class="map')[2].partition("</svg>")[0]
    assert drawn.count('<text x="') == sum(tone != "none" for tone, _ in found.values())
    for distinct in (25, 75, 100, 141, 191, 241, 251):
        assert f"<strong>{distinct}</strong>" in page


@pytest.mark.django_db
def test_what_is_shown_of_a_stuck_region_depends_on_who_asks(stuck: Cast) -> None:
    ministry = signed_in(stuck["", Role.MINISTRY_OFFICER])
    observer = signed_in(stuck["73", Role.OBSERVER])
    secretariat = signed_in(stuck["73.22", Role.SECRETARIAT])
    for client, nation, province in (
        (Client(), False, False),
        (secretariat, False, False),
        (observer, False, True),
        (ministry, True, True),
    ):
        for address, inside in ((NATION, nation), (SOUTH_SULAWESI, province)):
            page = body(client, f"{address}?measure=stage&state=stuck&q=luwu+utara")
            assert ("Bimtek I" in page) is inside, address
            assert ("Tersendat" in page) is inside, address
            # Whoever may not ask for it gets the list as if nobody had.
            assert "Kabupaten Luwu Utara" in page
        told = rows(client, "/nation/standings.csv?q=73.22")
        assert ("Tersendat sejak" in told[0]) is nation
    assert "Bimtek I" not in body(observer, "/nation/33/")
    assert "Keadaan di Sulawesi Selatan" in body(observer)
    assert "Keadaan di Sulawesi Selatan" not in body(ministry)


@pytest.mark.django_db
def test_a_cohort_in_preparation_is_on_no_page_and_in_no_file(stuck: Cast) -> None:
    for client in (Client(), signed_in(stuck["", Role.MINISTRY_OFFICER])):
        for address in (NATION, SOUTH_SULAWESI, "/nation/years/"):
            assert "2088" not in body(client, address)
        assert rows(client, "/nation/standings.csv?q=73.17")[0]["Angkatan terakhir"] == ""
        assert all(row["Tahun"] != "2088" for row in rows(client, "/nation/years.csv"))


@pytest.mark.django_db
def test_the_file_has_every_region_or_those_asked_for(stuck: Cast) -> None:
    ministry = signed_in(stuck["", Role.MINISTRY_OFFICER])
    told = rows(ministry, "/nation/standings.csv")
    # The note about forecasts is the last line.
    assert len(told) == 514 + 1
    (one, _) = rows(ministry, "/nation/standings.csv?state=stuck")
    assert one["Kode"] == "73.22"
    assert one["Tahap"] == "Bimtek I"
    assert int(one["Hari terlambat"]) > 0
    assert len(rows(Client(), "/nation/standings.csv?of=73")) == 24
    for wrong in ("/nation/standings.pdf", "/nation/standings.csv?of=99", "/nation/99/"):
        assert Client().get(wrong).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["measure=x", "measure=stage", "page=zzz", "state=x&sort=x", "cohort=x", "q=%00"]
)
def test_what_makes_no_sense_is_left_out(client: Client, query: str) -> None:
    follow_everything(NOW)
    assert len(tiles(body(client, f"{NATION}?{query}"))) == 514


@pytest.mark.django_db
def test_before_anything_was_worked_out_the_page_says_so(client: Client) -> None:
    page = body(client)
    assert "sedang dihitung untuk pertama kali" in page
    assert "Belum ada angkatan yang diumumkan" in page


@pytest.mark.django_db
def test_the_page_asks_equally_often_and_stays_light(stuck: Cast) -> None:
    ministry = signed_in(stuck["", Role.MINISTRY_OFFICER])

    def asked(address: str) -> int:
        ministry.get(address)
        with CaptureQueriesContext(connection) as queries:
            ministry.get(address)
        return len(queries)

    few = [asked(NATION), asked(SOUTH_SULAWESI)]
    day = timezone.localdate()
    Standing.objects.update(
        cohort="2022",
        cohort_year=2022,
        step="signed",
        stage="bimtek-2",
        stage_name={"id": "Bimtek II", "en": "Bimtek II"},
        stage_place=2,
        stuck_since=day,
        planned_end=day,
        forecast=day + timedelta(days=50),
        items=100,
        complete=40,
        in_the_way=12,
        published=1,
        index=3,
    )
    assert [asked(NATION), asked(SOUTH_SULAWESI)] == few
    page = ministry.get(f"{NATION}?measure=stage").content
    assert len(page) < 250_000
    assert len(gzip.compress(page)) < 60_000


@pytest.mark.django_db
def test_outlines_in_use_are_drawn_instead_of_tiles(stuck: Cast) -> None:
    outlines = OutlineSet.objects.create(
        name="batas",
        source="Contoh <2026>",
        sha256="0" * 64,
        tolerance="0.01",
        width=1500,
        height=600,
        in_use=True,
        at=NOW,
    )
    codes = [each.code for each in load_knowledge().regions if "." in each.code]
    Outline.objects.bulk_create(
        Outline(set=outlines, region=code, path="M10 10l5 0 0 5-5 0z") for code in codes
    )
    page = body(Client())
    assert page.count("M10 10l5 0 0 5-5 0z") == 514
    assert len(tiles(page)) == 514
    assert "Contoh &lt;2026&gt;" in page
    assert 'viewBox="5 5 15 15"' in body(Client(), SOUTH_SULAWESI)


@pytest.mark.django_db
def test_pages_answer_in_english(client: Client) -> None:
    load_known(by=SYSTEM, at=NOW)
    follow_everything(NOW)
    page = body(client, "/en/nation/")
    assert "Smart cities all over Indonesia" in page
    assert '<a href="/en/nation/73.22/"' in page
