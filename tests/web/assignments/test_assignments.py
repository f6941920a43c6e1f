"""Whose part it is: given, seen, handed on, reminded of, and only then written."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from selaras.core.plan import Masterplan
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.assignments.access import open_to_write
from selaras.web.assignments.models import Assignment
from selaras.web.duties.models import Duty
from selaras.web.outbox.models import Letter
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.plans.writing import save_fields
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.conftest import DAY, signed_in
from tests.web.pages import OWN

SOON = (timezone.localdate() + timedelta(days=9)).isoformat()


@pytest.fixture
def draft(db: None, small: Masterplan) -> Plan:
    return write_plan(small, at=DAY)


@pytest.fixture
def contact(cast: Cast) -> Membership:
    return cast[OWN, Role.AGENCY_CONTACT].memberships.get(role=Role.AGENCY_CONTACT)


@pytest.fixture
def secretariat(cast: Cast) -> Client:
    return signed_in(cast[OWN, Role.SECRETARIAT])


def page(row: Plan, name: str = "assignments", *more: str) -> str:
    return reverse(f"assignments:{name}", args=(row.key, *more))


def give(browser: Client, row: Plan, *lines: str, to: Membership, **more: str) -> None:
    told = {"organisation": str(to.organisation_id), "holder": str(to.pk), "until": SOON, **more}
    answer = browser.post(page(row, "give"), {"line": lines, **told})
    assert answer.status_code == 302, answer.content.decode()


def test_a_given_item_is_its_agencys_to_write_and_its_persons_task(
    draft: Plan, contact: Membership, secretariat: Client
) -> None:
    first, second = (each.key for each in read_plan(draft).programmes[:2])
    viewer = viewer_of(contact.person, at=timezone.now())
    assert not open_to_write(viewer, draft.key).may("programmes", first)

    give(secretariat, draft, f"programmes/{first}", to=contact)
    writable = open_to_write(viewer, draft.key)
    assert writable.may("programmes", first)
    assert not writable.may("programmes", second)
    assert not writable.may("programmes")
    (duty,) = Duty.objects.filter(holder=contact, what="plan.part", done_at=None)
    assert duty.until is not None
    assert duty.until.isoformat() == SOON

    give(secretariat, draft, "facts/", to=contact, until="")
    assert open_to_write(viewer, draft.key).may("facts", read_plan(draft).facts[0].key)
    open_duties = Duty.objects.filter(holder=contact, what="plan.part", done_at=None)
    assert sorted(each.subject.split("/")[-1] for each in open_duties) == ["facts", "programmes"]

    secretariat.post(page(draft, "take_back"), {"line": [f"programmes/{first}", "facts/"]})
    assert not open_to_write(viewer, draft.key).may("programmes", first)
    assert not open_duties.all().exists()


def test_states_follow_what_is_done(draft: Plan, contact: Membership, secretariat: Client) -> None:
    key = read_plan(draft).programmes[0].key
    give(secretariat, draft, f"programmes/{key}", to=contact)

    def shown(state: str) -> bool:
        answer = secretariat.get(page(draft), {"state": state, "part": "programmes"})
        return f'value="programmes/{key}"' in answer.content.decode()

    assert shown("untouched")
    viewer = viewer_of(contact.person, at=timezone.now())
    save_fields(
        plan=draft, part="programmes", key=key, fields={"risk": "Listrik padam"}, seen=1,
        by=viewer, at=timezone.now(),
    )  # fmt: skip
    assert shown("begun")
    browser = signed_in(contact.person)
    # The own list leads to both: calling it finished, and handing it to a colleague.
    mine = browser.get(reverse("drafts:write", args=(draft.key,))).content.decode()
    assert f'formaction="{page(draft, "finish", "programmes", key)}" name="done" value="1"' in mine
    assert f'href="{page(draft, "hand_on", "programmes", key)}"' in mine
    browser.post(page(draft, "finish", "programmes", key), {"done": "1"})
    assert shown("done")
    assert not Duty.objects.filter(holder=contact, what="plan.part", done_at=None).exists()
    browser.post(page(draft, "finish", "programmes", key), {"done": "0"})
    Assignment.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert shown("late")


def test_reminders_are_drafts_for_those_who_have_not_finished(
    draft: Plan, contact: Membership, secretariat: Client
) -> None:
    first, second = (each.key for each in read_plan(draft).programmes[:2])
    give(secretariat, draft, f"programmes/{first}", f"programmes/{second}", to=contact)
    Assignment.objects.filter(key=second).update(done_at=timezone.now())
    secretariat.post(page(draft, "remind"), {})
    (letter,) = Letter.objects.filter(template="part_waits")
    names = read_plan(draft).programme
    assert letter.state == "draft"
    assert letter.person == contact.person
    assert names[first].name.id in letter.body
    assert names[second].name.id not in letter.body


def entries() -> list[tuple[str, str, dict[str, str]]]:
    """What the record says of who may write: decision, role and details, the earliest first."""
    found = Entry.objects.filter(what__startswith="assignment.").order_by("number")
    lines = [json.loads(each.line) for each in found]
    return [(each["what"], each["role"], each["details"]) for each in lines]


def test_handing_on_goes_to_a_colleague_of_the_agency_only(
    cast: Cast, draft: Plan, contact: Membership, secretariat: Client
) -> None:
    key = read_plan(draft).programmes[0].key
    give(secretariat, draft, f"programmes/{key}", to=contact)
    browser = signed_in(contact.person)
    address = page(draft, "hand_on", "programmes", key)
    assert "Belum ada narahubung lain" in browser.get(address).content.decode()

    person = Person.objects.create(email="rekan@contoh.selaras.test", name="Rekan Baru")
    colleague = Membership.objects.create(
        person=person, organisation=contact.organisation, role=Role.AGENCY_CONTACT,
        since=timezone.localdate(),
    )  # fmt: skip
    stranger = cast["73.17", Role.AGENCY_CONTACT].memberships.get(role=Role.AGENCY_CONTACT)
    assert browser.post(address, {"to": str(stranger.pk)}).status_code == 200
    assert browser.post(address, {"to": str(colleague.pk)}).status_code == 302
    assert Assignment.objects.get().holder == colleague
    (letter,) = Letter.objects.filter(template="part_handed")
    assert f"/plans/{draft.key}/write/programmes/{key}/" in letter.body
    assert Duty.objects.filter(holder=colleague, what="plan.part", done_at=None).count() == 1
    what, role, details = entries()[-1]
    assert (what, role) == ("assignment.handed_on", Role.AGENCY_CONTACT)
    assert (details["places"], details["person"]) == (f"programmes/{key}", "Rekan Baru")


def test_what_has_a_lead_goes_to_the_agency_of_that_name(
    draft: Plan, contact: Membership, secretariat: Client
) -> None:
    plan = read_plan(draft)
    lead = plan.programmes[0].lead
    assert lead is not None
    name = plan.agency[lead].name.id
    Organisation.objects.filter(pk=contact.organisation_id).update(name=name, abbreviation="")
    secretariat.post(page(draft, "by_lead"), {})
    led = {each.key for each in plan.programmes if each.lead == lead}
    given = Assignment.objects.filter(organisation=contact.organisation, part="programmes")
    assert {each.key for each in given} == led
    assert Duty.objects.filter(holder=contact, what="plan.part", done_at=None).exists()
    ((what, role, details),) = entries()
    assert (what, role) == ("assignment.given", Role.SECRETARIAT)
    assert details["count"] == str(Assignment.objects.count())
    own = Assignment.objects.filter(organisation=contact.organisation).count()
    assert f"{name}: {own}" in details["agency"].split("; ")
    secretariat.post(page(draft, "by_lead"), {})
    assert len(entries()) == 1


def test_what_decides_who_may_write_is_in_the_record_once(
    draft: Plan, contact: Membership, secretariat: Client
) -> None:
    keys = [each.key for each in read_plan(draft).programmes[:12]]
    lines = [f"programmes/{key}" for key in keys]
    give(secretariat, draft, *lines, to=contact)
    secretariat.post(page(draft, "take_back"), {"line": [*lines, "facts/"]})
    secretariat.post(page(draft, "take_back"), {"line": lines})
    (given, taken) = entries()
    agency = contact.organisation.name
    assert given[:2] == ("assignment.given", Role.SECRETARIAT)
    assert (given[2]["agency"], given[2]["until"], given[2]["count"]) == (agency, SOON, "12")
    assert given[2]["places"].startswith("programmes/")
    assert given[2]["places"].endswith("; +2")
    assert taken[:2] == ("assignment.taken_back", Role.SECRETARIAT)
    assert (taken[2]["agency"], taken[2]["count"]) == (agency, "12")


def test_only_the_secretariat_gives_and_takes(cast: Cast, draft: Plan) -> None:
    for role in (Role.PLANNER, Role.AGENCY_CONTACT, Role.ADVISER):
        browser = signed_in(cast[OWN, role])
        assert browser.get(page(draft)).status_code == 200
        for name in ("give", "take_back", "by_lead", "remind"):
            assert browser.post(page(draft, name), {}).status_code == 404, (role, name)
    assert signed_in(cast["73.17", Role.SECRETARIAT]).get(page(draft)).status_code == 404
    faulty = signed_in(cast[OWN, Role.SECRETARIAT]).post(page(draft, "give"), {"line": "x/y"})
    assert "Belum ada yang dicentang" in faulty.content.decode()


def test_queries_do_not_grow_with_the_plan(
    large: Masterplan, draft: Plan, contact: Membership, secretariat: Client
) -> None:
    def queries(row: Plan) -> int:
        secretariat.get(page(row))
        with CaptureQueriesContext(connection) as found:
            secretariat.get(page(row))
        return len(found)

    few = queries(draft)
    row = write_plan(large.model_copy(update={"key": "besar"}), at=DAY)
    Assignment.objects.bulk_create(
        Assignment(
            plan=row, part="programmes", key=each.key, organisation=contact.organisation,
            holder=contact, at=DAY,
        )
        for each in large.programmes
    )  # fmt: skip
    assert queries(row) == few


def test_who_has_a_whole_part_has_no_item_of_it_that_is_another_agencys(
    draft: Plan, contact: Membership, secretariat: Client
) -> None:
    key, mine = (each.key for each in read_plan(draft).programmes[:2])
    other = Organisation.objects.filter(region=OWN, kind="agency").exclude(
        pk=contact.organisation_id
    )
    told = {"organisation": str(other[0].pk), "holder": "", "until": SOON}
    secretariat.post(page(draft, "give"), {"line": [f"programmes/{key}"], **told})
    give(secretariat, draft, "programmes/", to=contact)
    writable = open_to_write(viewer_of(contact.person, at=timezone.now()), draft.key)
    assert writable.may("programmes", mine)
    assert writable.may("programmes", "yang-baru")
    assert writable.may_add("programmes")
    assert not writable.may("programmes", key)

    browser = signed_in(contact.person)
    form = reverse("drafts:item", args=(draft.key, "programmes", key))
    assert browser.get(form).status_code == 404
    assert browser.post(form, {"fields": "risk", "risk": "x", "seen": "1"}).status_code == 404
    assert secretariat.get(form).status_code == 200
    assert browser.post(page(draft, "finish", "programmes", key), {"done": "1"}).status_code == 404
    assert Assignment.objects.get(key=key).done_at is None
    assert browser.get(page(draft, "hand_on", "programmes", key)).status_code == 404

    # What is named is the agency's even where the whole part is another's.
    give(secretariat, draft, f"programmes/{key}", to=contact)
    secretariat.post(page(draft, "give"), {"line": ["programmes/"], **told})
    writable = open_to_write(viewer_of(contact.person, at=timezone.now()), draft.key)
    assert writable.may("programmes", key)
    assert not writable.may("programmes", mine)
