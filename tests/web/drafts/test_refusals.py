"""What is refused before it is read, and what is never shown again with a fresh token."""

import json
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from selaras.web.accounts.roles import Role
from selaras.web.plans.models import Plan
from selaras.web.plans.plan import read_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import signed_in
from tests.web.drafts.conftest import REGION


@pytest.mark.parametrize("signed", [True, False])
def test_a_form_of_another_site_is_not_shown_again(row: Plan, cast: Cast, signed: bool) -> None:
    browser = signed_in(cast[REGION, Role.SECRETARIAT]) if signed else Client()
    address = f"/plans/{row.key}/write/own/"
    sent = {"fields": "slogan", "slogan.id": "Ditulis orang lain"}
    answer = browser.post(address, sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 404
    assert "Ditulis orang lain" not in answer.content.decode()
    own = browser.post(address, sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert own.status_code == (302 if signed else 403)


class Unread:
    """The body of a request that must not be read."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("role", [None, Role.HEAD_OF_REGION])
def test_who_may_not_send_a_file_is_told_before_it_is_read(
    row: Plan, cast: Cast, role: Role | None
) -> None:
    browser = Client(enforce_csrf_checks=True)
    if role:
        browser.force_login(cast[REGION, role])
    browser.cookies["csrftoken"] = "x" * 32
    unread: dict[str, Any] = {"wsgi.input": Unread(), "CONTENT_LENGTH": "9000000"}
    for address in (
        f"/plans/{row.key}/worksheets/upload/",
        f"/plans/{row.key}/worksheets/foreign/",
        f"/new-plan/{REGION}/file/",
    ):
        answer = browser.generic(
            "POST", address, content_type="multipart/form-data; boundary=x",
            **unread,
        )  # fmt: skip
        assert answer.status_code == 404


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "\u202e", "{x.__class__}"])
def test_what_cannot_stand_in_a_text_is_told_back_in_one(
    secretariat: Client, cast: Cast, row: Plan, text: str
) -> None:
    entry = {
        "entry": str(uuid4()),
        "person": cast[REGION, Role.SECRETARIAT].pk,
        "part": "programmes",
        "key": read_plan(row).programmes[0].key,
        "fields": ["name", "dimension", "kind"],
        "inputs": {"name.id": [text], "dimension": [text], "kind": [text]},
        "seen": row.revision,
    }
    answer = secretariat.post(
        f"/plans/{row.key}/write/save/", data=json.dumps(entry), content_type="application/json"
    )
    assert answer.status_code == 422
    assert answer.json()["problems"]


def sent(browser: Client, address: str, fields: dict[str, str]) -> Any:
    """As browsers send a form without files, which is read ten times as fast as one with them."""
    form = "application/x-www-form-urlencoded"
    return browser.post(address, urlencode(fields), content_type=form)


@pytest.mark.one_database
def test_a_form_with_thousands_of_inputs_is_read_and_one_beyond_is_told_so(
    secretariat: Client, row: Plan
) -> None:
    key = read_plan(row).programmes[0].key
    item = f"/plans/{row.key}/write/programmes/{key}/"
    lines = {f"budget.{n}.{name}": "" for n in range(2_000) for name in ("year", "fund", "amount")}
    many = {**lines, "fields": "risk", "risk.id": "Listrik padam", "seen": "1"}
    assert sent(secretariat, item, many).status_code == 302
    assert str(read_plan(Plan.objects.get(pk=row.pk)).programme[key].risk) == "Listrik padam"
    beyond = {**many, **{f"x.{n}": "" for n in range(20_000)}, "risk.id": "Banjir"}
    answer = sent(secretariat, item, beyond)
    assert answer.status_code == 413
    assert "kurangi barisnya" in answer.content.decode()
    other = sent(secretariat, f"/plans/{row.key}/write/add/programmes/", beyond)
    assert other.status_code == 413
    assert "sebagian demi sebagian" in other.content.decode()
    assert str(read_plan(Plan.objects.get(pk=row.pk)).programme[key].risk) == "Listrik padam"
