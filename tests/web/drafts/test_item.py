"""The form of an item where scripts are off: one ordinary form that loses nothing."""

import re

import pytest
from django.test import Client

from selaras.core.plan import PARTS, Masterplan
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.drafts.conftest import REGION
from tests.web.drafts.form.page_inputs import sent_of


def now(row: Plan) -> Masterplan:
    return read_plan(Plan.objects.get(pk=row.pk))


def address(row: Plan) -> str:
    return f"/plans/{row.key}/write/programmes/{now(row).programmes[0].key}/"


def inputs_at(client: Client, address: str) -> dict[str, list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    main = re.search(r'<form class="sheet".*?</form>', answer.content.decode(), re.DOTALL)
    assert main
    return sent_of(main[0])


def test_every_part_has_its_form(secretariat: Client, row: Plan) -> None:
    plan = now(row)
    for part in PARTS:
        if part != "waivers" and plan.items(part):
            item = plan.items(part)[0].key
            assert secretariat.get(f"/plans/{row.key}/write/{part}/{item}/").status_code == 200
    own = secretariat.get(f"/plans/{row.key}/write/own/").content.decode()
    # Who may read and write hangs on the regions, so they are shown and not written.
    assert 'name="regions"' not in own
    assert "Kabupaten Luwu Utara" in own


def test_a_form_sent_as_it_is_changes_nothing(secretariat: Client, row: Plan) -> None:
    for place in (address(row), f"/plans/{row.key}/write/own/"):
        answer = secretariat.post(place, inputs_at(secretariat, place))
        assert answer.status_code == 302
    assert Plan.objects.get(pk=row.pk).revision == row.revision


def test_what_changed_is_saved_as_one_step(secretariat: Client, row: Plan) -> None:
    place = address(row)
    inputs = inputs_at(secretariat, place)
    inputs |= {"risk.id": ["Padam"], "stated_total": ["2 miliar"], "depends_on": [""]}
    answer = secretariat.post(place, inputs, follow=True)
    assert "Tersimpan" in answer.content.decode()
    step = Step.objects.get(what="field")
    assert set(step.changes.values_list("field", flat=True)) >= {"risk", "stated_total"}
    assert now(row).programmes[0].stated_total == 2_000_000_000


def test_faults_stand_beside_the_field_and_in_the_summary(secretariat: Client, row: Plan) -> None:
    place = address(row)
    inputs = inputs_at(secretariat, place)
    inputs |= {"risk.id": ["Jangan hilang"], "budget.0.amount": ["banyak"]}
    answer = secretariat.post(place, inputs)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#i-budget.0.amount"' in page
    assert 'id="fault-budget.0.amount"' in page
    kept = sent_of(page)
    assert kept["risk.id"] == ["Jangan hilang"]
    assert kept["budget.0.amount"] == ["banyak"]
    assert now(row).programmes[0].risk != "Jangan hilang"


def test_both_values_are_shown_with_a_choice(secretariat: Client, cast: Cast, row: Plan) -> None:
    place = address(row)
    planner = signed_in(cast[REGION, Role.PLANNER])
    first, second = inputs_at(secretariat, place), inputs_at(planner, place)
    secretariat.post(place, first | {"risk.id": ["Padam"], "risk.en": [""]})
    answer = planner.post(
        place, second | {"risk.id": ["Banjir"], "risk.en": [""], "mitigation.id": ["Tanggul"]}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Padam" in page
    assert cast[REGION, Role.SECRETARIAT].name in page
    assert str(now(row).programmes[0].mitigation) == "Tanggul"
    inputs = sent_of(page)
    assert inputs["risk.id"] == ["Banjir"]
    taken = planner.post(place, inputs | {"choice.risk": ["theirs"]})
    assert taken.status_code == 302
    assert str(now(row).programmes[0].risk) == "Padam"
    kept = planner.post(place, inputs | {"choice.risk": ["mine"]})
    assert kept.status_code == 302
    assert str(now(row).programmes[0].risk) == "Banjir"


def test_a_session_that_ended_loses_nothing(cast: Cast, secretariat: Client, row: Plan) -> None:
    place = address(row)
    inputs = inputs_at(secretariat, place) | {"risk.id": ["Jangan <hilang>\r\nsama sekali"]}
    secretariat.logout()
    ended = secretariat.post(place, inputs)
    assert ended.status_code == 403
    kept = sent_of(ended.content.decode())
    assert {name: kept[name] for name in inputs if name != "csrfmiddlewaretoken"} == {
        name: texts for name, texts in inputs.items() if name != "csrfmiddlewaretoken"
    }
    missing = secretariat.post(place.replace(row.key, "tidak-ada"), inputs)
    assert missing.status_code == 403
    secretariat.force_login(cast[REGION, Role.SECRETARIAT])
    assert secretariat.post(place, kept).status_code == 302
    assert str(now(row).programmes[0].risk) == "Jangan <hilang>\nsama sekali"


def test_a_token_that_changed_loses_nothing(cast: Cast, row: Plan) -> None:
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    strict.force_login(cast[REGION, Role.SECRETARIAT])
    place = address(row)
    inputs = inputs_at(strict, place) | {"risk.id": ["Jangan hilang"]}
    answer = strict.post(place, inputs | {"csrfmiddlewaretoken": ["x" * 64]})
    assert answer.status_code == 403
    page = re.search(r'<form class="sheet".*?</form>', answer.content.decode(), re.DOTALL)
    assert page
    assert str(now(row).programmes[0].risk) != "Jangan hilang"
    assert strict.post(place, sent_of(page[0])).status_code == 302
    assert str(now(row).programmes[0].risk) == "Jangan hilang"


def test_a_form_of_megabytes_is_answered_in_words(secretariat: Client, row: Plan) -> None:
    inputs = {"fields": "risk", "seen": "1", "risk.id": "x" * 3_000_000}
    assert secretariat.post(address(row), inputs).status_code == 413


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.CITIZEN, Role.ADVISER])
def test_who_only_reads_has_no_form(cast: Cast, row: Plan, role: Role) -> None:
    person: Person = cast[REGION, role]
    reader = signed_in(person)
    theirs = reader.get(address(row))
    missing = reader.get(f"/plans/{row.key}/write/programmes/tidak-ada/")
    assert (theirs.status_code, missing.status_code) == (404, 404)


def test_whoever_writes_goes_from_a_finding_to_its_field(secretariat: Client, row: Plan) -> None:
    place = address(row)
    secretariat.post(place, inputs_at(secretariat, place) | {"stated_total": ["1"]})
    checks = secretariat.get(f"/plans/{row.key}/checks/").content.decode()
    assert f'href="{place}#stated_total"' in checks
    assert 'id="stated_total"' in secretariat.get(place).content.decode()
