"""Typed readers of environment variables: a wrong value stops the start with one clear sentence."""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

_TRUE = {"1", "true", "yes", "on", "ya"}
_FALSE = {"0", "false", "no", "off", "tidak"}
_HOST = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\]")
"""A name, one that begins with a dot (its subdomains too), or an IPv6 address."""


def read_text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks, or the default."""
    return os.environ.get(name, default).strip()


def read_flag(name: str, *, default: bool) -> bool:
    """A yes or no. Raises ImproperlyConfigured for any other word."""
    value = read_text(name).lower()
    if not value:
        return default
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(
        f"{name}={value!r}: tulis 1 atau 0. / {name}={value!r}: write 1 or 0."
    )


def read_seconds(name: str, default: int) -> int:
    """A whole number of seconds above zero. Raises ImproperlyConfigured otherwise."""
    value = read_text(name)
    if not value:
        return default
    if not value.isdecimal() or int(value) == 0:
        raise ImproperlyConfigured(
            f"{name}={value!r}: tulis jumlah detik sebagai bilangan bulat di atas nol. / "
            f"{name}={value!r}: write a whole number of seconds above zero."
        )
    return int(value)


def read_list(name: str) -> list[str]:
    """Parts between commas, without empty ones."""
    return [part.strip() for part in read_text(name).split(",") if part.strip()]


def read_addresses(name: str) -> list[str]:
    """E-mail addresses between commas. Raises ImproperlyConfigured for one that is none."""
    addresses = read_list(name)
    for address in addresses:
        try:
            validate_email(address)
        except ValidationError as problem:
            raise ImproperlyConfigured(
                f"{name}: {address!r} bukan alamat surel. / {name}: {address!r} is not an e-mail "
                "address."
            ) from problem
    return addresses


def read_hosts(name: str) -> list[str]:
    """Names of the site between commas. Raises ImproperlyConfigured for what is no name.

    `*` would let anybody choose, by the Host header, where the links in letters lead.
    """
    hosts = read_list(name)
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name}={host!r}: tulis nama situs saja, misalnya selaras.contoh.go.id, tanpa "
                f"https://, porta, atau *. / {name}={host!r}: write the name of the site alone, "
                "such as selaras.example.go.id, without https://, port or *."
            )
    return hosts


def read_time_zone(name: str, default: str) -> str:
    """A zone such as `Asia/Jakarta`. Raises ImproperlyConfigured for one that does not exist."""
    zone = read_text(name) or default
    if zone not in available_timezones():
        raise ImproperlyConfigured(
            f"{name}={zone!r}: zona waktu tidak dikenal; contohnya Asia/Jakarta. / "
            f"{name}={zone!r}: this time zone is not known; an example is Asia/Jakarta."
        )
    return zone


def read_database(name: str, folder: Path) -> dict[str, Any]:
    """A database address as Django settings; SQLite in `folder` where none is given.

    `sqlite:///relative.db`, `sqlite:////absolute.db` or
    `postgresql://person:word@host:port/name?sslmode=require`.
    """
    address = read_text(name)
    if not address:
        return _sqlite(folder / "selaras.sqlite3")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgresql", "postgres"} and len(parts.path) > 1:
        return _postgresql(parts, port)
    # The address may hold a password, so it is not repeated in the sentence.
    raise ImproperlyConfigured(
        f"{name}: alamat basis data tidak dikenal; tulis sqlite:///berkas.sqlite3 atau "
        f"postgresql://nama:sandi@host/basisdata. / {name}: this database address is not known; "
        "write sqlite:///file.sqlite3 or postgresql://name:password@host/database."
    )


def _postgresql(parts: SplitResult, port: int | None) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        # To open the file anew for each request costs as much as three of its queries.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # Writers queue instead of failing when page and worker write at the same moment.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL waits for the disk: what somebody was told is saved outlives a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def read_secret_key(name: str, folder: Path, *, required: bool) -> str:
    """The signing key: from the environment in public, kept in `folder` on one's own machine."""
    key = read_text(name)
    if key and len(key) >= 50:
        return key
    if key or required:
        raise ImproperlyConfigured(
            f"{name}: isi dengan sedikitnya 50 huruf acak bila SELARAS_HOSTS dipakai. / "
            f"{name}: give at least 50 random letters when SELARAS_HOSTS is used."
        )
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return file.read_text(encoding="ascii")
