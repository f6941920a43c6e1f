"""What lies outside the site: the mail server and the provider of sign-ins, from the environment.

The addresses may hold passwords, so no sentence here repeats them.
"""

from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from selaras.web.project.environment import read_text

_BACKENDS = "django.core.mail.backends"
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def read_mail(name: str, *, sender: str, folder: Path) -> dict[str, Any]:
    """Django's mail settings: `file` (in `folder`), `console`, or an SMTP server; the sender too.

    `smtp://person:word@host:587?tls=starttls`; `tls` is `starttls` (also where nothing is said),
    `tls`, or `none` for a server on the same machine. Raises ImproperlyConfigured.
    """
    address = read_text(name, "file") or "file"
    if address == "file":
        found = {"EMAIL_BACKEND": f"{_BACKENDS}.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
    elif address == "console":
        found = {"EMAIL_BACKEND": f"{_BACKENDS}.console.EmailBackend"}
    else:
        found = _server(name, address)
    return {
        **found,
        "DEFAULT_FROM_EMAIL": _sender(f"{name}_FROM", sender, needed="EMAIL_HOST" in found),
    }


def _sender(name: str, sender: str, *, needed: bool) -> str:
    if sender and "@" in parseaddr(sender)[1] and sender.isprintable():
        return sender
    if sender or needed:
        raise ImproperlyConfigured(
            f"{name}: tulis pengirim surel, misalnya Selaras <selaras@contoh.go.id>. / "
            f"{name}: write the sender of mails, such as Selaras <selaras@example.go.id>."
        )
    return "Selaras <selaras@localhost>"


def _server(name: str, address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    tls = parse_qs(parts.query).get("tls", ["starttls"])[0]
    if parts.scheme != "smtp" or not parts.hostname or tls not in _PORTS:
        raise ImproperlyConfigured(
            f"{name}: tulis file, console, atau smtp://nama:sandi@host:587?tls=starttls "
            f"(starttls, tls, atau none). / {name}: write file, console, or "
            "smtp://name:password@host:587?tls=starttls (starttls, tls, or none)."
        )
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or _PORTS[tls],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": tls == "starttls",
        "EMAIL_USE_SSL": tls == "tls",
        "EMAIL_TIMEOUT": 20,
    }


@dataclass(frozen=True, slots=True)
class Provider:
    """An OpenID Connect provider: its address, our name and secret there, its name for people."""

    address: str
    client: str
    secret: str = field(repr=False)
    name: str

    def as_setting(self) -> dict[str, Any]:
        """The provider as allauth reads it."""
        app = {
            "provider_id": "sso",
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.address},
        }
        return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def provider_of(
    *, address: str, client: str, secret: str, name: str, public: bool
) -> Provider | None:
    """The provider that SELARAS_OIDC_URL, _CLIENT, _SECRET and _NAME tell of; None for nothing.

    Raises ImproperlyConfigured where only some are given, or where a public site is to trust an
    address without HTTPS.
    """
    given = {"URL": address, "CLIENT": client, "SECRET": secret, "NAME": name}
    if not any(given.values()):
        return None
    missing = ", ".join(f"SELARAS_OIDC_{part}" for part, value in given.items() if not value)
    if missing:
        raise ImproperlyConfigured(
            f"{missing}: isi keempat variabel SELARAS_OIDC_*, atau kosongkan semuanya. / "
            f"{missing}: give all four variables SELARAS_OIDC_*, or none of them."
        )
    parts = urlsplit(address)
    if not parts.hostname or parts.scheme not in ({"https"} if public else {"https", "http"}):
        raise ImproperlyConfigured(
            "SELARAS_OIDC_URL: tulis alamat penyedia, misalnya https://sso.contoh.go.id. / "
            "SELARAS_OIDC_URL: write the address of the provider, such as "
            "https://sso.example.go.id."
        )
    return Provider(address.rstrip("/"), client, secret, name)
