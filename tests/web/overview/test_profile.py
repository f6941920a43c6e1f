"""The page of a region: public to everybody, more of it for those who may see more."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.agreements.models import Agreement
from selaras.web.assessments.models import Participant, Round
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.guidance.models import Journey
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from selaras.web.results.models import Result
from tests.web.conftest import DAY, signed_in

OURS, NEIGHBOUR = "73.22", "73.17"
BEGUN = date(2022, 5, 23)
INVITED = datetime(2022, 5, 19, 3, tzinfo=UTC)
NOW = timezone.now()


def page(client: Client, code: str = OURS) -> str:
    answer = client.get(f"/nation/{code}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def cohort(key: str = "2022", *, announced: bool = True) -> Cohort:
    return Cohort.objects.create(
        key=key,
        title={"id": f"Angkatan {key}", "en": f"Cohort {key}"},
        year=int(key[:4]),
        workflow="bimtek@2021",
        made_at=NOW,
        announced_at=NOW if announced else None,
    )


def take_part(row: Cohort, region: str = OURS, **more: object) -> Participation:
    """A region in the cohort, invited on 19 May and at its second stage since 4 July."""
    found = Participation.objects.create(cohort=row, region=region, added_at=NOW, **more)
    Agreement.objects.create(
        participation=found,
        invited_at=INVITED,
        moved_at=NOW,
    )
    Journey.objects.create(
        participation=found,
        begun_on=BEGUN,
        stage="bimtek-2",
        stage_since=date(2022, 7, 4),
        planned_end=date(2022, 12, 1),
    )
    return found


def published(key: str, region: str = OURS, *, at: datetime | None = NOW) -> Result:
    """A result of the region in a round, published at that moment or not at all."""
    row = Round.objects.create(
        key=key,
        title={"id": f"Evaluasi {key}", "en": f"Evaluation {key}"},
        instrument="smart-city-evaluation@2022",
        year=2023,
        made_at=NOW,
        published_at=at,
    )
    taking = Participant.objects.create(round=row, region=region)
    return Result.objects.create(
        participant=taking,
        instrument=row.instrument,
        index="139/40",
        shown=Decimal("3.48"),
        values={},
        nodes={},
        complete=True,
        at=NOW,
    )


def test_a_visitor_sees_what_is_public_and_no_more(cast: Cast, small: Masterplan) -> None:
    take_part(cohort())
    published("2023")
    published("rahasia", at=None)
    write_plan(small, at=DAY)
    found = page(Client())
    assert "Angkatan 2022" in found
    assert "Bimbingan penuh" in found
    assert "3,48" in found
    for hidden in ("Nota Kesepakatan</a>", "19 Mei 2022", "Tahap ", "rahasia", "/teams/73.22/"):
        assert hidden not in found
    assert small.title.id not in found


def test_the_regions_own_people_see_memorandum_stage_plan_and_team(
    cast: Cast, small: Masterplan
) -> None:
    take_part(cohort())
    write_plan(small, at=DAY)
    found = page(signed_in(cast[OURS, Role.SECRETARIAT]))
    assert "19 Mei 2022" in found
    assert "sejak 4 Juli 2022" in found
    assert small.title.id in found
    assert "/agreements/2022/73.22/" in found
    assert "/guidance/2022/73.22/" in found
    assert "/teams/73.22/" in found


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADVISER, Role.HEAD_OF_REGION])
def test_a_neighbour_sees_no_more_than_a_visitor(cast: Cast, role: Role) -> None:
    take_part(cohort())
    found = page(signed_in(cast["73.24", role]))
    assert "19 Mei 2022" not in found
    assert "sejak 4 Juli 2022" not in found


def test_a_cohort_in_preparation_is_known_to_the_ministry_and_to_those_invited(
    cast: Cast,
) -> None:
    row = cohort("2027", announced=False)
    take_part(row)
    Participation.objects.create(cohort=row, region=NEIGHBOUR, added_at=NOW)
    assert "Angkatan 2027" not in page(Client())
    assert "Angkatan 2027" in page(signed_in(cast[OURS, Role.SECRETARIAT]))
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    assert "belum diumumkan" in page(ministry)
    assert "Angkatan 2027" in page(ministry, NEIGHBOUR)
    assert "Angkatan 2027" not in page(signed_in(cast[OURS, Role.SECRETARIAT]), NEIGHBOUR)


def test_who_withdrew_is_shown_to_the_ministry_alone(cast: Cast) -> None:
    take_part(cohort(), withdrawn_at=NOW, withdrawn_reason="contoh")
    assert "Angkatan 2022" not in page(Client())
    assert "mundur" in page(signed_in(cast["", Role.MINISTRY_OFFICER]))


def test_what_was_stored_under_a_former_code_stands_on_the_page_of_today(cast: Cast) -> None:
    take_part(cohort("2019"), "91.01")
    found = page(Client(), "93.01")
    assert "Angkatan 2019" in found
    assert "tercatat dengan kode 91.01" in found
    assert "Dulu dengan kode 91.01, sampai 25 Juli 2022" in found
    ministry = page(signed_in(cast["", Role.MINISTRY_OFFICER]), "93.01")
    assert "/agreements/2019/91.01/" in ministry


def test_the_address_of_a_former_code_leads_to_the_page_of_today(db: None) -> None:
    client = Client()
    answer = client.get("/nation/91.01/", follow=True)
    assert answer.redirect_chain == [("/nation/93.01/", 302)]
    assert "Kode 91.01 adalah kode lama; sekarang 93.01." in answer.content.decode()


@pytest.mark.parametrize("code", ["99", "73.99", "00"])
def test_a_code_that_never_was_has_no_page(db: None, code: str) -> None:
    assert Client().get(f"/nation/{code}/").status_code == 404


def test_every_region_has_a_page_with_its_name(db: None) -> None:
    for region in load_knowledge().regions[38::40]:
        assert region.name in page(Client(), region.code)


def test_a_renamed_region_says_what_it_was_called(db: None) -> None:
    found = page(Client(), "12.12")
    assert "Dulu Kabupaten Toba Samosir dengan kode 12.12" in found
    assert "PP Nomor 14 Tahun 2020" in found


def test_a_province_shows_what_is_its_own_below_its_regions(cast: Cast) -> None:
    take_part(cohort("2023"), "73")
    published("2023", "73")
    found = page(Client(), "73")
    assert "Keikutsertaan provinsi sendiri" in found
    assert "Angkatan 2023" in found
    assert "3,48" in found
    assert "19 Mei 2022" not in found
    assert "19 Mei 2022" in page(signed_in(cast["73", Role.OBSERVER]), "73")
    assert "Papua dimekarkan menjadi 4 daerah" in page(Client(), "91")


def test_the_pages_ask_equally_often_however_much_there_is(cast: Cast, small: Masterplan) -> None:
    browsers = [
        Client(),
        signed_in(cast[OURS, Role.SECRETARIAT]),
        signed_in(cast["73", Role.OBSERVER]),
        signed_in(cast["", Role.MINISTRY_OFFICER]),
    ]
    take_part(cohort("2017"))
    published("2017")
    write_plan(small, at=DAY)
    Plan.objects.update(state=Plan.State.PUBLISHED)

    def asked() -> list[int]:
        counts = []
        for client in browsers:
            page(client)
            with CaptureQueriesContext(connection) as queries:
                page(client)
            counts.append(len(queries))
        return counts

    before = asked()
    for year in range(2018, 2028):
        row = cohort(str(year))
        take_part(row)
        published(str(year))
    assert asked() == before
    assert max(before) < 16
