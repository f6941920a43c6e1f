"""Findings lead to where they are mended, and can be narrowed."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from selaras.core.plan import PARTS, Masterplan
from selaras.reference import load_knowledge
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Plan
from selaras.web.plans.queries.finding_groups import Choice, agencies_concerned, chosen, grouped
from selaras.web.plans.queries.findings import (
    address_of,
    count_by_severity,
    findings_of,
    gravest,
    place_of,
)
from tests.web.conftest import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def faulty(small: Masterplan) -> Masterplan:
    """The clean sample with three faults put in: no lead, no baseline, no years."""
    programmes, indicators = list(small.programmes), list(small.indicators)
    programmes[0] = programmes[0].model_copy(update={"lead": None})
    programmes[1] = programmes[1].model_copy(update={"years": None})
    indicators[0] = indicators[0].model_copy(update={"baseline": None})
    return small.model_copy(
        update={"programmes": tuple(programmes), "indicators": tuple(indicators)}
    )


@pytest.fixture
def opened(faulty: Masterplan) -> Opened:
    return Opened(published(faulty), faulty, load_knowledge())


def test_a_programme_without_lead_leads_to_its_own_page(opened: Opened) -> None:
    key = opened.plan.programmes[0].key
    (finding,) = [each for each in findings_of(opened) if each.code == "PRG01"]
    assert finding.key == key
    address = address_of(finding, opened.row.key)
    assert address == reverse("plans:programme", args=(opened.row.key, key))


def test_an_indicator_without_baseline_leads_to_its_row(opened: Opened, client: Client) -> None:
    (finding,) = [each for each in findings_of(opened) if each.code == "IND03"]
    page, _, anchor = address_of(finding, opened.row.key).partition("#")
    assert f'id="{anchor}"' in client.get(page).content.decode()


def test_every_finding_has_a_page_that_exists(client: Client, small: Masterplan) -> None:
    bare = Masterplan.model_validate(
        small.model_dump(mode="json", include={"key", "title", "regions", "period", "programmes"})
        | {"key": "kosong"}
        | {part: [] for part in PARTS}
    )
    row = published(bare)
    findings = findings_of(Opened(row, bare, load_knowledge()))
    assert len(findings) > 10
    for address in {address_of(each, row.key) for each in findings}:
        assert client.get(address).status_code == 200, address


def test_findings_are_narrowed_by_agency_severity_and_part(opened: Opened) -> None:
    findings = findings_of(opened)
    owner = opened.plan.indicators[0].owner
    assert owner is not None
    of_owner = chosen(findings, Choice(agency=owner), opened.plan)
    assert "IND03" in {each.code for each in of_owner}
    assert "PRG01" not in {each.code for each in of_owner}
    assert owner in {agency.key for agency in agencies_concerned(findings, opened.plan)}
    errors = chosen(findings, Choice(severity="error"), opened.plan)
    assert {each.severity.value for each in errors} == {"error"}
    parts = chosen(findings, Choice(part="programmes"), opened.plan)
    assert {place_of(each) for each in parts} == {"programmes"}
    assert sum(count for _, count in count_by_severity(findings)) == len(findings)


def test_groups_hold_every_finding_once(opened: Opened) -> None:
    findings = findings_of(opened)
    groups = grouped(findings, opened.row.key)
    told = [line.finding for group in groups for rule in group.rules for line in rule.lines]
    assert sorted(each.path for each in told) == sorted(each.path for each in findings)
    assert len({group.part for group in groups}) == len(groups)


def test_the_gravest_come_first_and_no_rule_twice(opened: Opened) -> None:
    lines = gravest(findings_of(opened), opened, limit=4)
    ranks = [line.finding.severity.rank for line in lines]
    assert ranks == sorted(ranks)
    assert len({line.finding.code for line in lines}) == len(lines)


def test_the_page_says_why_and_how(client: Client, opened: Opened) -> None:
    body = client.get(f"/plans/{opened.row.key}/checks/").content.decode()
    page = re.sub(r"\s+", " ", body)
    assert "Cara memperbaiki" in page
    (finding,) = [each for each in findings_of(opened) if each.code == "IND03"]
    assert finding.rule.remedy.id in page
    english = client.get(f"/en/plans/{opened.row.key}/checks/").content.decode()
    assert "How to mend it" in english
    assert finding.rule.title.en is not None
    assert finding.rule.title.en in english


def test_a_clean_plan_says_so(client: Client, row: Plan) -> None:
    body = client.get(f"/plans/{row.key}/checks/").content.decode()
    assert "Pemeriksaan tidak menemukan apa pun." in body
