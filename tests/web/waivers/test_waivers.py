"""Excusing a finding: who may, what it takes, where it shows, and how it ends."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from selaras.core.checks import Finding
from selaras.core.plan import Masterplan
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.plans.access import Opened
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.plans.queries.findings import findings_of, open_findings_of
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import DAY, signed_in
from tests.web.pages import OWN

TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
REASON = {"reason": "Data BPS belum terbit", "approver": "Kepala Bappeda", "until": TOMORROW}


@pytest.fixture
def draft(db: None, small: Masterplan) -> Plan:
    """A plan of which two indicators have no unit."""
    without = tuple(each.model_copy(update={"unit": None}) for each in small.indicators[:2])
    indicators = (*without, *small.indicators[2:])
    return write_plan(small.model_copy(update={"indicators": indicators}), at=DAY)


def opened() -> Opened:
    row = Plan.objects.get()
    return Opened(row, read_plan(row), load_knowledge())


def address(finding: Finding, row: Plan) -> str:
    place = f"part={finding.part}&item={finding.key}&field={finding.field}&about={finding.about}"
    return reverse("waivers:waive", args=(row.key,)) + f"?rule={finding.code}&{place}"


def test_a_waived_finding_is_counted_apart_until_its_day(cast: Cast, draft: Plan) -> None:
    finding, *rest = findings_of(opened())
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    page = browser.get(address(finding, draft))
    assert finding.text.id in page.content.decode()
    answer = browser.post(address(finding, draft), REASON)
    assert answer.status_code == 302
    assert open_findings_of(opened()) == tuple(rest)
    (waiver,) = opened().plan.waivers
    assert (waiver.rule, waiver.item or "") == (finding.code, finding.key)
    assert (str(waiver.reason), waiver.approver) == ("Data BPS belum terbit", "Kepala Bappeda")
    assert waiver.until.isoformat() == TOMORROW
    assert Entry.objects.filter(what="finding.waived").count() == 1
    assert "Kepala Bappeda" in browser.get(answer["Location"]).content.decode()

    # Waived once more with another day: one waiver, the later word counts.
    later = (timezone.localdate() + timedelta(days=2)).isoformat()
    browser.post(address(finding, draft), {**REASON, "until": later})
    assert [each.until.isoformat() for each in opened().plan.waivers] == [later]

    browser.post(reverse("waivers:end", args=(draft.key, opened().plan.waivers[0].key)))
    assert opened().plan.waivers == ()
    assert open_findings_of(opened()) == (finding, *rest)
    assert Entry.objects.filter(what="waiver.ended").count() == 1


def test_only_the_secretariat_excuses_and_everything_is_asked(cast: Cast, draft: Plan) -> None:
    finding = findings_of(opened())[0]
    for role in (Role.PLANNER, Role.AGENCY_CONTACT, Role.HEAD_OF_REGION, Role.ADVISER):
        assert signed_in(cast[OWN, role]).post(address(finding, draft), REASON).status_code == 404
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    past = (timezone.localdate() - timedelta(days=1)).isoformat()
    for name, faulty in (
        ("reason", " "),
        ("approver", ""),
        ("until", past),
        ("until", "2999-01-01"),
    ):
        answer = browser.post(address(finding, draft), {**REASON, name: faulty})
        assert answer.status_code == 200
        assert f'id="id_{name}_error"' in answer.content.decode()
    missing = reverse("waivers:waive", args=(draft.key,)) + "?rule=IND99"
    assert browser.get(missing).status_code == 404
    assert opened().plan.waivers == ()


def test_one_of_several_findings_at_one_place_is_waived_alone(
    cast: Cast, small: Masterplan
) -> None:
    wins = tuple(each for each in small.quick_wins if each.dimension == "governance")
    row = write_plan(small.model_copy(update={"quick_wins": wins}), at=DAY)
    assert wins
    found = [each for each in findings_of(opened()) if each.code == "DIM08"]
    assert len(found) == 5
    finding = next(each for each in found if each.about == "economy")
    browser = signed_in(cast[OWN, Role.SECRETARIAT])
    assert "Smart Economy" in browser.get(address(finding, row)).content.decode()
    listed = browser.post(address(finding, row), REASON)["Location"]
    assert {each.about for each in open_findings_of(opened()) if each.code == "DIM08"} == {
        each.about for each in found
    } - {"economy"}
    assert "Quick win (Smart Economy)" in browser.get(listed).content.decode()
