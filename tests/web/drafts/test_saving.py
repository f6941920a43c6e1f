"""What the script of the forms is answered: receipts, clashes, problems, refusals."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from selaras.core.plan import Masterplan
from selaras.core.text import Text
from selaras.web.accounts.models import Person
from selaras.web.accounts.roles import Role
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import in_state, signed_in
from tests.web.drafts.conftest import AT, REGION, Give


class Writer:
    """Somebody at a browser who sends entries for the first programme."""

    def __init__(self, client: Client, person: Person, row: Plan) -> None:
        self.client, self.person, self.row = client, person, row
        self.key = read_plan(row).programmes[0].key

    def send(
        self, inputs: dict[str, list[str]], *, fields: list[str] | None = None, **other: Any
    ) -> HttpResponse:
        entry = {
            "entry": str(uuid4()),
            "person": self.person.pk,
            "part": "programmes",
            "key": self.key,
            "fields": fields or [next(iter(inputs)).partition(".")[0]],
            "inputs": inputs,
            "seen": self.row.revision,
            **other,
        }
        return self.post(json.dumps(entry))

    def post(self, text: str, plan: str = "") -> HttpResponse:
        address = f"/plans/{plan or self.row.key}/write/save/"
        return self.client.post(address, data=text, content_type="application/json")

    @property
    def now(self) -> Masterplan:
        return read_plan(self.now_row)

    @property
    def now_row(self) -> Plan:
        return Plan.objects.get(pk=self.row.pk)


@pytest.fixture
def one(secretariat: Client, cast: Cast, row: Plan) -> Writer:
    return Writer(secretariat, cast[REGION, Role.SECRETARIAT], row)


@pytest.fixture
def two(cast: Cast, row: Plan) -> Writer:
    person = cast[REGION, Role.PLANNER]
    return Writer(signed_in(person), person, row)


def test_the_receipt_says_what_the_plan_holds_and_since_when(one: Writer) -> None:
    answer = one.send({"risk.id": ["Listrik padam"]})
    receipt = json.loads(answer.content)
    step = Step.objects.get(what="field")
    assert answer.status_code == 200
    assert receipt["saved"] == ["risk"]
    assert receipt["revision"] == step.revision == one.row.revision + 1
    assert receipt["at"] == step.at.isoformat()
    assert receipt["said"].startswith("Tersimpan ")
    assert (step.by, step.role) == (one.person, Role.SECRETARIAT)
    assert str(one.now.programmes[0].risk) == "Listrik padam"


def test_findings_and_counts_of_the_receipt_are_those_of_the_saved_plan(one: Writer) -> None:
    before = one.now.programmes[0]
    wrong = json.loads(one.send({"stated_total": ["1"]}).content)["fragments"]
    right = one.send({"stated_total": [str(before.cost)]}, seen=one.row.revision + 1)
    mended = json.loads(right.content)["fragments"]
    assert "#stated_total" in wrong["findings"]
    assert "#stated_total" not in mended["findings"]
    assert wrong["counts"] != mended["counts"]


def test_a_receipt_takes_its_own_field_back_where_it_stands(one: Writer, two: Writer) -> None:
    before = one.now.programmes[0].risk
    by_script = {"headers": {"Accept": "application/json"}}
    address = one.send({"risk.id": ["Listrik padam"]}).json()["undo"]
    back = one.client.post(address, **by_script)
    assert one.now.programmes[0].risk == before
    assert back.json()["now"] == one.now_row.revision
    assert "Listrik padam" not in back.json()["fragments"]["field:risk"]
    # Once more, or after somebody else wrote there: the page of the step says what stands.
    assert one.client.post(address, **by_script).status_code == 409
    late = one.send({"risk.id": ["Banjir"]}, seen=one.now_row.revision).json()["undo"]
    two.send({"risk.id": ["Gempa"]}, seen=one.now_row.revision)
    assert one.client.post(late, **by_script).status_code == 409
    assert one.now.programmes[0].risk == Text(id="Gempa")


def test_the_same_entry_is_answered_alike_and_counts_once(one: Writer) -> None:
    number = str(uuid4())
    first = one.send({"risk.id": ["Listrik padam"]}, entry=number)
    one.send({"mitigation.id": ["Genset"]})
    again = one.send({"risk.id": ["Listrik padam"]}, entry=number)
    told = ("entry", "revision", "at", "said", "saved", "clashes")
    first_told, again_told = json.loads(first.content), json.loads(again.content)
    assert [first_told[name] for name in told] == [again_told[name] for name in told]
    assert Step.objects.filter(what="field").count() == 2


def test_a_number_that_stands_for_another_change_is_refused_in_words(
    one: Writer, two: Writer
) -> None:
    number = str(uuid4())
    one.send({"risk.id": ["Listrik padam"]}, entry=number)
    other = one.now.programmes[1].key
    answer = one.send({"risk.id": ["Banjir"]}, entry=number, key=other)
    assert answer.status_code == 400
    assert "nomor kiriman ini sudah dipakai" in answer.content.decode()
    assert two.send({"risk.id": ["Banjir"]}, entry=number, key=other).status_code == 200


def test_a_field_that_others_changed_meanwhile_shows_both_values(one: Writer, two: Writer) -> None:
    one.send({"risk.id": ["Listrik padam"]})
    answer = two.send({"risk.id": ["Dana kurang"]})
    (clash,) = json.loads(answer.content)["clashes"]
    assert answer.status_code == 409
    assert (clash["field"], clash["label"]) == ("risk", "Risiko")
    assert (clash["mine"], clash["theirs"]) == ("Dana kurang", "Listrik padam")
    assert clash["by"] == one.person.name
    assert str(two.now.programmes[0].risk) == "Listrik padam"
    chosen = two.send({"risk.id": ["Dana kurang"]}, seen=json.loads(answer.content)["now"])
    assert chosen.status_code == 200
    assert str(two.now.programmes[0].risk) == "Dana kurang"


def test_other_fields_and_other_rows_merge(one: Writer, two: Writer) -> None:
    held = [(line.year, line.fund, line.amount) for line in one.now.programmes[0].budget]
    rows = {
        f"budget.{number}.{name}": [str(value)]
        for number, line in enumerate(held)
        for name, value in zip(("year", "fund", "amount"), line, strict=True)
    }

    def with_row(fund: str) -> dict[str, list[str]]:
        fresh = {"year": ["2030"], "fund": [fund], "amount": ["7"]}
        return rows | {f"budget.{len(held)}.{name}": text for name, text in fresh.items()}

    assert one.send(with_row("csr")).status_code == 200
    receipt = json.loads(two.send(with_row("ppp")).content)
    assert receipt["merged"] == ["budget"]
    assert "csr" in receipt["fragments"]["field:budget"]
    assert two.send({"mitigation.id": ["Genset"]}).status_code == 200
    funds = {line.fund for line in two.now.programmes[0].budget}
    assert {"csr", "ppp"} <= funds


def test_a_number_comes_back_as_the_plan_has_it(one: Writer) -> None:
    receipt = json.loads(one.send({"stated_total": ["1,5 miliar"]}).content)
    assert 'value="1.500.000.000"' in receipt["fragments"]["field:stated_total"]
    assert receipt["merged"] == []
    plain = json.loads(one.send({"risk.id": ["Listrik padam"]}).content)
    assert "field:risk" not in plain["fragments"]


@pytest.mark.parametrize(
    ("inputs", "at", "words"),
    [
        ({"name.id": [""]}, "name.id", "wajib"),
        ({"stated_total": ["9" * 20]}, "stated_total", "terlalu besar"),
        ({"risk.id": ["x" * 20_001]}, "risk.id", "paling banyak 20000 karakter"),
        ({"risk.id": ["a\u202eb"]}, "risk.id", "penanda arah"),
        ({"objectives": ["tidak-ada"]}, "objectives", "tidak ada di bagian"),
        ({"dimension": ["Bukan Kode"]}, "dimension", "huruf kecil"),
        ({"budget.7.year": ["3000"], "budget.7.fund": ["apbd"], "budget.7.amount": ["1"]},
         "budget.7.year", "terlalu besar"),
        ({"outputs.3.name.id": ["x" * 20_001]}, "outputs.3.name.id", "paling banyak"),
        ({"years.start": ["2030"], "years.end": ["2025"]}, "years", "tahun"),
    ],
)  # fmt: skip
def test_bad_input_is_told_at_its_input_and_nothing_is_written(
    one: Writer, inputs: dict[str, list[str]], at: str, words: str
) -> None:
    answer = one.send(inputs)
    problems = json.loads(answer.content)["problems"]
    assert answer.status_code == 422
    assert any(each["input"] == at and words in each["message"].lower() for each in problems)
    assert Plan.objects.get(pk=one.row.pk).revision == one.row.revision


def test_a_megabyte_of_text_is_answered_in_words(one: Writer) -> None:
    answer = one.send({"risk.id": ["x" * 1_000_000]})
    assert answer.status_code == 413
    assert "terlalu besar" in json.loads(answer.content)["problems"][0]["message"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"entry": 5}', '{"fields": null}', "[" * 20_000, "\xff"]
)
def test_what_is_no_entry_is_refused(one: Writer, text: str) -> None:
    assert one.post(text).status_code == 400


def test_a_revision_that_nobody_can_have_seen_does_no_harm(one: Writer) -> None:
    assert one.send({"risk.id": ["a"]}, seen=10**30).status_code == 200
    assert one.send({"risk.id": ["b"]}, seen=float("inf")).status_code == 400


def test_without_a_session_nothing_is_said_but_that(one: Writer) -> None:
    visitor = Client(SERVER_NAME="localhost")
    for plan in (one.row.key, "tidak-ada"):
        answer = Writer(visitor, one.person, one.row).post("{}", plan)
        assert (answer.status_code, json.loads(answer.content)) == (403, {"why": "session"})


def test_without_a_token_nothing_is_saved(one: Writer) -> None:
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    strict.force_login(one.person)
    writer = Writer(strict, one.person, one.row)
    answer = writer.send({"risk.id": ["Listrik padam"]})
    assert (answer.status_code, json.loads(answer.content)) == (403, {"why": "csrf"})
    pulse = json.loads(strict.get(f"/plans/{one.row.key}/write/pulse/").content)
    assert pulse["person"] == one.person.pk
    strict.defaults["HTTP_X_CSRFTOKEN"] = pulse["token"]
    assert writer.send({"risk.id": ["Listrik padam"]}).status_code == 200


def test_an_entry_is_never_sent_in_the_name_of_another(one: Writer, two: Writer) -> None:
    answer = two.send({"risk.id": ["x"]}, person=one.person.pk)
    assert (answer.status_code, json.loads(answer.content)) == (403, {"why": "person"})


def test_what_is_not_yours_answers_like_what_is_missing(
    cast: Cast, contact: Client, one: Writer, give: Give
) -> None:
    give("programmes", one.now.programmes[1].key)
    person = cast[REGION, Role.AGENCY_CONTACT]
    writer = Writer(contact, person, one.row)
    assert writer.send({"risk.id": ["x"]}, key=one.now.programmes[1].key).status_code == 200
    theirs = writer.send({"risk.id": ["x"]})
    missing = writer.send({"risk.id": ["x"]}, key="tidak-ada")
    assert (theirs.status_code, theirs.content) == (404, missing.content)
    assert one.send({"risk.id": ["x"]}, key="tidak-ada").status_code == 404
    assert one.send({"reason.id": ["x"]}, part="waivers").status_code == 404


def test_a_published_plan_is_no_more_written(one: Writer) -> None:
    in_state(one.row, Plan.State.PUBLISHED)
    assert one.send({"risk.id": ["x"]}).status_code == 404


def test_queries_do_not_grow_with_the_plan(one: Writer, cast: Cast, large: Masterplan) -> None:
    def asked(writer: Writer) -> int:
        writer.send({"risk.id": ["Awal"]})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert writer.send({"risk.id": [uuid4().hex]}, seen=10**6).status_code == 200
        return len(queries)

    few = asked(one)
    row = write_plan(large.model_copy(update={"key": "besar"}), at=AT)
    assert asked(Writer(one.client, one.person, row)) == few
