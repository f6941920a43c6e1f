"""Ways around the second factor and around the count of attempts that must stay closed."""

import hashlib
import hmac
import struct
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings

from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.sign_ins.adapters import ProviderAdapter

PASSWORD = "kuda-langit-meja-biru-47"


def code_of(secret: bytes, counter: int) -> str:
    """The six digits of RFC 4226."""
    digest = hmac.new(secret, struct.pack(">Q", counter), hashlib.sha1).digest()
    (value,) = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(value & 0x7FFFFFFF) % 10**6:06}"


def test_codes_of_the_standard() -> None:
    # RFC 4226, appendix D.
    secret = b"12345678901234567890"
    assert [code_of(secret, count) for count in range(3)] == ["755224", "287082", "359152"]


def test_another_key_of_the_site_opens_no_second_factor(cast: Cast) -> None:
    person = cast["73.22", Role.SECRETARIAT]
    app = TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(person)
    now = int(time.time()) // 30
    with override_settings(SECRET_KEY="another key of at least fifty letters, as a site needs"):
        assert not any(app.validate_code(code_of(b"", now + step)) for step in (-1, 0, 1))
        assert set(codes.generate_codes()).isdisjoint(codes.generate_codes())


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_neither_ports_nor_names_of_the_host_give_more_attempts(cast: Cast, host: str) -> None:
    address = cast["73.22", Role.SECRETARIAT].email
    pair = {"login": address, "password": "bukan kata sandinya"}
    for port in range(5):
        answer = Client().post("/account/sign-in/", pair, headers={"Host": f"localhost:{port + 1}"})
        assert answer.status_code == 200
    assert Client().post("/account/sign-in/", pair, headers={"Host": host}).status_code == 429


def test_capitals_and_blanks_give_no_more_attempts(cast: Cast) -> None:
    address = cast["73.22", Role.SECRETARIAT].email
    client = Client(SERVER_NAME="localhost")
    for spelling in (address, address.upper(), address.title(), f" {address}", f"{address}  "):
        pair = {"login": spelling, "password": "bukan kata sandinya"}
        assert client.post("/account/sign-in/", pair).status_code == 200
    pair = {"login": address, "password": "bukan kata sandinya"}
    assert client.post("/account/sign-in/", pair).status_code == 429


def test_who_stole_a_session_gains_nothing_when_its_owner_is_asked_again(cast: Cast) -> None:
    person = cast["73.22", Role.SECRETARIAT]
    person.set_password(PASSWORD)
    person.save()
    owner, thief = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    owner.post("/account/sign-in/", {"login": person.email, "password": PASSWORD})
    thief.cookies["sessionid"] = stolen = owner.cookies["sessionid"].value
    assert thief.get("/account/sessions/").status_code == 200
    answer = owner.post("/account/confirm/?next=/account/sessions/", {"password": PASSWORD})
    assert answer["Location"] == "/account/sessions/"
    assert owner.cookies["sessionid"].value != stolen
    page = owner.get("/account/sessions/")
    assert page.status_code == 200
    assert "sesi ini" in page.content.decode()
    assert owner.get("/account/factors/app/add/").status_code == 200
    assert thief.get("/account/sessions/").status_code == 302


@pytest.mark.parametrize("factor", [False, True])
def test_signing_in_by_a_provider_does_not_pass_over_the_second_factor(
    cast: Cast, factor: bool
) -> None:
    person = cast["73.22", Role.SECRETARIAT]
    if factor:
        TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    request = RequestFactory().get("/oidc/sso/callback/")
    request.session, request.user = SessionStore(), AnonymousUser()
    login = SocialLogin(
        account=SocialAccount(provider="sso", uid="17"),
        email_addresses=[EmailAddress(email=person.email, verified=True)],
        provider=provider_for(request),
    )
    login.state = {"process": "login"}
    with context.request_context(request):
        answer = complete_login(request, login)
    assert answer["Location"] == ("/account/factors/check/" if factor else "/tasks/")
    assert request.user.is_authenticated is not factor


def provider_for(request: HttpRequest) -> OpenIDConnectProvider:
    """The provider of the site, which is not asked anything."""
    app = SocialApp(provider="openid_connect", provider_id="sso")
    return OpenIDConnectProvider(request, app=app)


@pytest.mark.parametrize(
    ("said", "known"),
    [(True, True), ("true", True), (False, False), ("false", False), (None, False)],
)
def test_a_provider_vouches_for_an_address_in_plain_words(
    cast: Cast, said: object, known: bool
) -> None:
    person = cast["73.22", Role.SECRETARIAT]
    provider = provider_for(RequestFactory().get("/"))
    told = {"sub": "17", "email": person.email, "email_verified": said}
    addresses = provider.extract_email_addresses({"userinfo": told})
    account = SocialAccount(provider="sso", uid="17")
    login = SocialLogin(account=account, email_addresses=addresses, provider=provider)
    found = ProviderAdapter(RequestFactory().get("/")).authenticate_by_email(login)
    assert (found == (person, person.email)) is known
    assert (found is None) is not known
