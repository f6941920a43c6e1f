"""The overview of the parts and the lists, for those who write all and for an agency."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.core.plan import Masterplan
from selaras.web.accounts.models import Organisation
from selaras.web.accounts.roles import Role
from selaras.web.assignments.models import Assignment
from selaras.web.comments.models import Thread
from selaras.web.drafts.overview import WRITTEN
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.drafts.conftest import AT, REGION, Give


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return str(response.content.decode())


def test_the_overview_counts_every_part(row: Plan, small: Masterplan, secretariat: Client) -> None:
    page = body(secretariat, f"/plans/{row.key}/write/")
    for part in WRITTEN:
        assert f"/plans/{row.key}/write/{part}/" in page
    assert f">{len(small.programmes)}</td>" in page


@pytest.mark.parametrize("part", WRITTEN)
def test_every_part_has_a_list(
    row: Plan, small: Masterplan, secretariat: Client, part: str
) -> None:
    page = body(secretariat, f"/plans/{row.key}/write/{part}/")
    for item in small.items(part)[:3]:
        assert f"/write/{part}/{item.key}/" in page
    if not small.items(part) and part != "narratives":
        assert "Bagian ini belum berisi." in page


def test_waivers_have_no_list_here(row: Plan, secretariat: Client) -> None:
    assert secretariat.get(f"/plans/{row.key}/write/waivers/").status_code == 404


def test_prose_that_nobody_wrote_is_offered_with_its_help(row: Plan, secretariat: Client) -> None:
    row = write_plan(read_plan(row).model_copy(update={"narratives": ()}), at=AT)
    page = body(secretariat, f"/plans/{row.key}/write/narratives/")
    assert "Sambutan kepala daerah" in page
    assert f"/plans/{row.key}/write/add/narratives/?section=foreword" in page


def test_filters_narrow_the_list(row: Plan, small: Masterplan, secretariat: Client) -> None:
    chosen = small.programmes[4]
    page = body(
        secretariat,
        f"/plans/{row.key}/write/programmes/?dimension={chosen.dimension}&agency={chosen.lead}",
    )
    wanted = [
        each
        for each in small.programmes
        if each.dimension == chosen.dimension and chosen.lead in (each.lead, *each.supporting)
    ]
    assert f"<strong>{len(wanted)}</strong> butir" in page
    assert "Tidak ada butir yang cocok." in body(
        secretariat, f"/plans/{row.key}/write/programmes/?words=tidakadakata"
    )


def test_an_agency_sees_its_own_first_and_changes_nothing_else(
    row: Plan, small: Masterplan, give: Give, contact: Client
) -> None:
    own, other = small.programmes[3], small.programmes[4]
    give("programmes", own.key)
    page = body(contact, f"/plans/{row.key}/write/")
    assert page.index(f"/write/programmes/{own.key}/") < page.index("Semua bagian")
    assert f"/plans/{row.key}/write/own/" not in page
    rows = body(contact, f"/plans/{row.key}/write/programmes/?only=mine")
    assert f"/write/programmes/{own.key}/arrange/" in rows
    assert f"/write/programmes/{other.key}/" not in rows
    assert f"/{other.key}/arrange/" not in body(contact, f"/plans/{row.key}/write/programmes/")


def test_an_agency_is_led_to_what_it_may_write(
    row: Plan, small: Masterplan, give: Give, contact: Client
) -> None:
    own, other = small.programmes[3], small.programmes[4]
    give("programmes", own.key)
    plan = f"/plans/{row.key}"
    form = f"{plan}/write/programmes/{own.key}/"
    assert f'href="{form}">Ubah</a>' in body(contact, f"{plan}/programmes/{own.key}/")
    assert ">Ubah</a>" not in body(contact, f"{plan}/programmes/{other.key}/")
    answers = body(contact, f"{plan}/write/all/")
    assert f'href="{form}"' in answers
    assert f'href="{plan}/programmes/{other.key}/"' in answers
    assert f'href="{plan}/write/programmes/{other.key}/"' not in answers
    assert f'href="{plan}/write/own/"' not in answers


def test_a_list_says_where_people_still_talk(
    row: Plan, small: Masterplan, secretariat: Client, cast: Cast
) -> None:
    who, key = cast[REGION, Role.SECRETARIAT], small.programmes[2].key
    about = {"plan": row, "part": "programmes", "key": key, "revision": 1}
    said = {"opened_by": who, "opened_at": AT, "told_at": AT}
    for resolved in (None, None, AT):
        Thread.objects.create(**about, **said, resolved_at=resolved)
    page = body(secretariat, f"/plans/{row.key}/write/programmes/")
    assert re.findall(r'href="([^"]+)">(\d+) pembicaraan<', page) == [
        (f"/plans/{row.key}/comments/programmes/{key}/", "2")
    ]


def test_who_writes_nothing_finds_nothing(row: Plan, cast: Cast, client: Client) -> None:
    for who in (cast[REGION, Role.HEAD_OF_REGION], cast["73.17", Role.SECRETARIAT]):
        for address in ("", "programmes/", "mine/", "roadmap/", "add/programmes/"):
            assert signed_in(who).get(f"/plans/{row.key}/write/{address}").status_code == 404
    assert client.get(f"/plans/{row.key}/write/").status_code == 404


def test_queries_do_not_grow_with_the_plan(
    db: None, small: Masterplan, large: Masterplan, cast: Cast
) -> None:
    counts = []
    for key, plan in (("kecil", small), ("besar", large)):
        row = write_plan(plan.model_copy(update={"key": key}), at=AT)
        for each in plan.programmes[:: 1 if key == "besar" else 30]:
            Assignment.objects.create(
                plan=row, part="programmes", key=each.key, at=AT,
                organisation=Organisation.objects.filter(region=REGION)[0],
            )  # fmt: skip
        client = signed_in(cast[REGION, Role.SECRETARIAT])
        for address in ("", "programmes/", "indicators/", "mine/", "roadmap/"):
            client.get(f"/plans/{key}/write/{address}")
            with CaptureQueriesContext(
                connection,
            ) as queries:
                page = body(client, f"/plans/{key}/write/{address}")
            counts.append((key, address, len(queries)))
            assert len(page) < 100_000, (address, len(page))
    half = len(counts) // 2
    assert [n for *_, n in counts[:half]] == [n for *_, n in counts[half:]]
