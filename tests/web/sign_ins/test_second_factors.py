"""App, recovery codes, being asked again, and what happens where a second factor is demanded."""

import re
import time
from typing import Any
from urllib.parse import quote

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from selaras.web.accounts.models import Organisation, Person, SecondFactorDemand
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import VISITOR, viewer_of
from selaras.web.outbox.models import Letter
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from selaras.web.sign_ins import sealing
from selaras.web.sign_ins.queries import demands_on
from tests.web.conftest import signed_in
from tests.web.sign_ins.conftest import code_of, set_up_app, sign_in, visitor


def with_app(person: Person) -> tuple[Client, str]:
    """A browser of the person after an authenticator app was set up, and the app's secret."""
    client = visitor()
    sign_in(client, person.email)
    return client, set_up_app(client)


def second_step(client: Client, code: str) -> Any:
    return client.post("/account/factors/check/", {"code": code})


def test_with_an_app_the_password_alone_opens_nothing(person: Person) -> None:
    _, secret = with_app(person)
    client = visitor()
    assert sign_in(client, person.email)["Location"] == "/account/factors/check/"
    assert client.get("/account/").status_code == 302
    assert second_step(client, "000000").status_code == 200
    assert client.get("/account/").status_code == 302
    assert second_step(client, code_of(secret))["Location"] == "/tasks/"
    assert client.get("/account/").status_code == 200
    assert '"means":"password+totp"' in Entry.objects.order_by("-number")[0].line


def test_a_code_works_once(person: Person) -> None:
    _, secret = with_app(person)
    code = code_of(secret)
    assert sign_in(first := visitor(), person.email)["Location"] == "/account/factors/check/"
    assert second_step(first, code).status_code == 302
    sign_in(second := visitor(), person.email)
    assert second_step(second, code).status_code == 200
    assert second_step(second, f"{code[:3]} {code[3:]}").status_code == 200
    assert second_step(second, code_of(secret, ahead=1)).status_code == 302


def test_the_code_that_set_up_the_app_does_not_sign_in(person: Person) -> None:
    _, secret = with_app(person)
    sign_in(client := visitor(), person.email)
    assert second_step(client, code_of(secret, ahead=-1)).status_code == 200


def test_codes_are_guessed_five_times_at_most(person: Person) -> None:
    _, secret = with_app(person)
    sign_in(client := visitor(), person.email)
    answers = [second_step(client, f"{number:06}").content.decode() for number in range(6)]
    assert "Terlalu banyak percobaan" not in answers[4]
    assert "Terlalu banyak percobaan" in answers[5]
    assert second_step(client, code_of(secret)).status_code == 200


def recovery_codes(client: Client) -> list[str]:
    page = client.get("/account/factors/codes/").content.decode()
    return re.findall(r"<code>(\d{8})</code>", page)


def test_a_recovery_code_stands_in_once(person: Person) -> None:
    owner, _ = with_app(person)
    codes = recovery_codes(owner)
    assert len(codes) == 10
    sign_in(client := visitor(), person.email)
    assert second_step(client, codes[3])["Location"] == "/tasks/"
    sign_in(again := visitor(), person.email)
    assert second_step(again, codes[3]).status_code == 200
    downloaded = owner.get("/account/factors/codes/download/")
    assert codes[3] not in downloaded.content.decode()
    assert codes[4] in downloaded.content.decode()
    owner.post("/account/factors/codes/make/")
    sign_in(late := visitor(), person.email)
    assert second_step(late, codes[4]).status_code == 200


def test_every_change_is_recorded_told_by_letter_and_ends_other_sessions(
    person: Person, django_capture_on_commit_callbacks: Any
) -> None:
    elsewhere, request = visitor(), RequestFactory(SERVER_NAME="localhost").get("/")
    sign_in(elsewhere, person.email)
    # What happens at the end of a transaction happens here within no request of its own.
    with request_context(request), django_capture_on_commit_callbacks(execute=True):
        owner, _ = with_app(person)
    assert elsewhere.get("/account/").status_code == 302
    with request_context(request), django_capture_on_commit_callbacks(execute=True):
        owner.post("/account/factors/codes/make/")
    owner.post("/account/factors/app/remove/")
    assert not Authenticator.objects.exists()
    said = " ".join(entry.line for entry in Entry.objects.order_by("number"))
    for what in ("second_factor.added", "recovery_codes.made", "second_factor.removed"):
        assert f'"{what}"' in said
    assert list(Letter.objects.order_by("pk").values_list("template", flat=True)) == [
        "authenticator_added",
        "recovery_codes_made",
        "second_factor_removed",
    ]
    assert owner.get("/account/").status_code == 200


def test_secrets_are_sealed_in_the_database(person: Person) -> None:
    _, secret = with_app(person)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    sealed = Authenticator.objects.get(type="totp").data["secret"]
    assert sealing.unseal(sealed) == secret
    with override_settings(SECRET_KEY="another-key-" + "x" * 50):
        assert sealing.unseal(sealed) != secret
        sign_in(client := visitor(), person.email)
        assert second_step(client, code_of(secret)).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "factors/app/add/",
        "factors/app/remove/",
        "factors/codes/",
        "factors/codes/make/",
        "factors/codes/download/",
        "factors/passkeys/add/",
    ],
)
def test_what_guards_the_account_is_asked_for_again_after_ten_minutes(
    person: Person, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = visitor()
    sign_in(client, person.email)
    if path != "factors/app/add/":
        set_up_app(client)
    assert client.get(f"/account/{path}").status_code == 200
    later = time.time() + 11 * 60
    monkeypatch.setattr("time.time", lambda: later)
    answer = client.get(f"/account/{path}")
    assert answer["Location"] == f"/account/confirm/?next={quote(f'/account/{path}', safe='')}"
    page = client.get(answer["Location"])
    assert "Pastikan ini Anda" in page.content.decode()


def test_nobody_touches_the_passkey_of_another(person: Person, secretary: Person) -> None:
    key = Authenticator.objects.create(user=secretary, type="webauthn", data={"name": "laptop"})
    client = visitor()
    sign_in(client, person.email)
    for what in ("rename", "remove"):
        for number in (key.pk, key.pk + 1):
            path = f"/account/factors/passkeys/{number}/{what}/"
            assert client.get(path).status_code == 404
            assert client.post(path, {"name": "milik saya"}).status_code == 404
    assert Authenticator.objects.get().data == {"name": "laptop"}


@pytest.mark.parametrize(
    "credential",
    ["", "x", "null", "[]", "{}", '{"response": {"userHandle": "MQ"}}', "9" * 5000, "[" * 100_000],
)
def test_a_forged_passkey_opens_nothing(person: Person, credential: str) -> None:
    client = visitor()
    client.get("/account/factors/passkeys/sign-in/", HTTP_ACCEPT="application/json")
    answer = client.post("/account/factors/passkeys/sign-in/", {"credential": credential})
    assert answer["Location"] == "/account/sign-in/"
    assert client.get("/account/").status_code == 302


def demand(region: str, role: Role) -> SecondFactorDemand:
    """The government of a region, or the ministry, demands a second factor from a role."""
    place = Organisation.objects.filter(region=region).exclude(kind="agency").get()
    return SecondFactorDemand.objects.create(organisation=place, role=role, since=timezone.now())


@pytest.mark.parametrize(
    ("demanding", "role", "covered"),
    [
        ("", Role.SECRETARIAT, True),
        ("73", Role.SECRETARIAT, True),
        ("73.22", Role.SECRETARIAT, True),
        ("73.22", Role.PLANNER, False),
        ("", Role.ADVISER, False),
    ],
)
def test_whom_a_demand_covers(cast: Cast, demanding: str, role: Role, covered: bool) -> None:
    demand(demanding, role)
    viewer = viewer_of(cast["73.22", Role.SECRETARIAT], at=timezone.now())
    with CaptureQueriesContext(connection) as asked:
        assert bool(demands_on(viewer)) is covered
    assert len(asked) == 1


def test_a_region_demands_nothing_from_its_neighbours(cast: Cast) -> None:
    demand("73.22", Role.SECRETARIAT)
    others = [region for region, role in cast if role == Role.SECRETARIAT and region != "73.22"]
    assert others
    for region in others:
        viewer = viewer_of(cast[region, Role.SECRETARIAT], at=timezone.now())
        assert demands_on(viewer) == []
    assert demands_on(VISITOR) == []


def test_until_the_factor_is_set_up_only_the_own_account_is_open(
    secretary: Person, cast: Cast
) -> None:
    demand("", Role.SECRETARIAT)
    client = visitor()
    assert sign_in(client, secretary.email)["Location"] == "/tasks/"
    for path in ("/tasks/", "/", "/outbox/", "/record/", "/teams/", "/en/tasks/"):
        expected = "/en/account/second-factor/" if path[:3] == "/en" else "/account/second-factor/"
        answer = client.get(path)
        if answer.status_code != 404:
            assert answer["Location"] == expected, path
    posted = client.post("/teams/", {"name": "x"})
    assert posted.status_code in {302, 404}
    partial = client.get("/tasks/", HTTP_HX_REQUEST="true")
    assert partial["HX-Redirect"] == "/account/second-factor/"
    page = client.get("/account/second-factor/").content.decode()
    assert "Sekretariat (Diskominfo)" in page
    for path in ("/account/", "/account/factors/", "/account/sessions/", "/account/sign-out/"):
        assert client.get(path).status_code == 200, path
    assert client.get("/health").status_code in {200, 503}
    set_up_app(client)
    assert client.get("/tasks/").status_code == 200
    assert client.get("/account/second-factor/")["Location"] == "/account/factors/"


def test_a_demand_costs_one_query_a_page(cast: Cast) -> None:
    client = signed_in(cast["73.22", Role.PLANNER])
    client.get("/")
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for role in (Role.SECRETARIAT, Role.ADVISER, Role.HEAD_OF_REGION):
        demand("", role)
    with CaptureQueriesContext(connection) as after:
        client.get("/")
    assert len(before) == len(after)
    assert sum("secondfactordemand" in each["sql"] for each in after) == 1
