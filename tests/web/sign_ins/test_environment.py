"""Mail, provider and demonstration come from the environment; a wrong value is one sentence."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from selaras.web.project.outside import Provider, provider_of, read_mail
from tests.web.project.test_settings import KEY, admin
from tests.web.sign_ins.conftest import visitor

FOLDER = Path("surel")
PUBLIC = {"SELARAS_HOSTS": "a.example", "SELARAS_SECRET_KEY": KEY}
PROVIDER = {
    "SELARAS_OIDC_URL": "https://sso.example.go.id/",
    "SELARAS_OIDC_CLIENT": "selaras",
    "SELARAS_OIDC_SECRET": "rahasia",
    "SELARAS_OIDC_NAME": "SSO Daerah",
}


def test_mail_goes_into_files_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SELARAS_MAIL", raising=False)
    found = read_mail("SELARAS_MAIL", sender="", folder=FOLDER)
    assert found["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert found["EMAIL_FILE_PATH"] == FOLDER
    assert found["DEFAULT_FROM_EMAIL"] == "Selaras <selaras@localhost>"


@pytest.mark.parametrize(
    ("address", "host", "port", "user", "word", "starttls", "tls"),
    [
        ("smtp://mail.example", "mail.example", 587, "", "", True, False),
        ("smtp://a%40b:c%2Fd@mail.example:2525", "mail.example", 2525, "a@b", "c/d", True, False),
        ("smtp://mail.example?tls=tls", "mail.example", 465, "", "", False, True),
        ("smtp://localhost?tls=none", "localhost", 25, "", "", False, False),
    ],
)
def test_a_mail_server_is_read_from_one_address(
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    host: str,
    port: int,
    user: str,
    word: str,
    starttls: bool,
    tls: bool,
) -> None:
    monkeypatch.setenv("SELARAS_MAIL", address)
    sender = "Selaras <selaras@example.go.id>"
    found = read_mail("SELARAS_MAIL", sender=sender, folder=FOLDER)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == (host, port)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == (user, word)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, tls)
    assert found["DEFAULT_FROM_EMAIL"] == sender


@pytest.mark.parametrize(
    ("mail", "sender"),
    [
        ("smtp://person:secret-word@", "a@b.example"),
        ("smtp://host:port", "a@b.example"),
        ("smtp://host?tls=maybe", "a@b.example"),
        ("imap://host", "a@b.example"),
        ("mail.example", "a@b.example"),
        ("smtp://host", ""),
        ("smtp://host", "Selaras"),
        ("file", "a@b.example\nBcc: c@d.example"),
    ],
)
def test_a_wrong_mail_address_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, mail: str, sender: str
) -> None:
    monkeypatch.setenv("SELARAS_MAIL", mail)
    with pytest.raises(ImproperlyConfigured, match=r"SELARAS_MAIL.* / SELARAS_MAIL") as refused:
        read_mail("SELARAS_MAIL", sender=sender, folder=FOLDER)
    assert "secret-word" not in str(refused.value)


def told(**other: str) -> dict[str, str]:
    """A provider as the environment tells of it, but for some parts."""
    return {
        "address": "https://sso.example.go.id/",
        "client": "selaras",
        "secret": "rahasia",
        "name": "SSO Daerah",
        **other,
    }


def test_without_a_provider_there_is_none() -> None:
    assert provider_of(**dict.fromkeys(told(), ""), public=True) is None


def test_a_provider_keeps_its_secret() -> None:
    found = provider_of(**told(), public=True)
    assert found == Provider("https://sso.example.go.id", "selaras", "rahasia", "SSO Daerah")
    assert "rahasia" not in repr(found)


@pytest.mark.parametrize(
    ("part", "variable"),
    [("address", "URL"), ("client", "CLIENT"), ("secret", "SECRET"), ("name", "NAME")],
)
def test_a_provider_is_told_in_full(part: str, variable: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"OIDC_{variable}: give all four") as refused:
        provider_of(**told(**{part: ""}), public=True)
    assert "rahasia" not in str(refused.value)


def test_a_public_site_trusts_only_a_provider_with_https() -> None:
    plain = told(address="http://sso.example.go.id")
    assert provider_of(**plain, public=False) is not None
    with pytest.raises(ImproperlyConfigured, match="write the address of the provider"):
        provider_of(**plain, public=True)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({**PUBLIC, "SELARAS_DEMO": "1"}, "SELARAS_DEMO must be off"),
        ({"SELARAS_OIDC_NAME": "SSO"}, "give all four variables SELARAS_OIDC_*"),
        ({"SELARAS_MAIL": "smtp://host"}, "SELARAS_MAIL_FROM: write the sender"),
    ],
)
def test_a_wrong_environment_stops_the_start(
    tmp_path: Path, environment: dict[str, str], sentence: str
) -> None:
    done = admin(tmp_path, "check", **environment)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_public_site_with_provider_and_mail_passes_the_checks(tmp_path: Path) -> None:
    environment = {
        **PUBLIC,
        **PROVIDER,
        "SELARAS_MAIL": "smtp://mail.example",
        "SELARAS_MAIL_FROM": "selaras@example.go.id",
    }
    done = admin(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **environment)
    assert done.returncode == 0, done.stderr


def test_without_a_provider_nothing_is_offered(client: Client, db: None) -> None:
    assert "oidc" not in visitor().get("/account/sign-in/").content.decode()
    assert visitor().post("/oidc/sso/", {"language": "en"}).status_code == 404
    assert visitor().get("/oidc/sso/callback/?code=x&state=y").status_code in {302, 404}
