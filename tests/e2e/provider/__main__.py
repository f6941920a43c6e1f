"""Runs the provider: python -m tests.e2e.provider PORT FOLDER CALLBACK SECRET.

Its people sign in with their name and the password `lewat`; the address of whoever is called
`belum` is not verified. It makes its key when it starts.
"""

import sys
from typing import Any

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

CLIENT = "selaras"
PASSWORD = "lewat"
UNVERIFIED = "belum"

PEOPLE = {
    "sitti": "secretariat.luwu-utara@contoh.selaras.test",
    "asing": "siapa@example.go.id",
    UNVERIFIED: "planner.luwu-utara@contoh.selaras.test",
}

_SIGN_IN = """<!doctype html><html lang="id"><title>Penyedia</title><h1>Penyedia</h1>
<form method="post">{% csrf_token %}{{ form }}<button>Lanjut</button></form></html>"""


def configure(folder: str) -> None:
    """Settings of a small Django project with django-oauth-toolkit."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    settings.configure(
        SECRET_KEY="only-for-tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.e2e.provider.urls",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": ["django.template.context_processors.request"],
                    "loaders": [
                        (
                            "django.template.loaders.locmem.Loader",
                            {"registration/login.html": _SIGN_IN},
                        )
                    ],
                },
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": f"{folder}/provider.sqlite3",
            }
        },
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        LOGIN_URL="/login/",
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ).decode(),
            "OAUTH2_VALIDATOR_CLASS": "tests.e2e.provider.claims.Claims",
            "SCOPES": {"openid": "openid", "profile": "profile", "email": "email"},
            "PKCE_REQUIRED": True,
        },
    )
    django.setup()


def fill(callback: str, secret: str) -> None:
    """The provider's people, and the site as one that may ask about them."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    for name, address in PEOPLE.items():
        User.objects.create_user(name, address, PASSWORD)
    Application.objects.create(
        name="Selaras",
        client_id=CLIENT,
        client_secret=secret,
        client_type="confidential",
        authorization_grant_type="authorization-code",
        redirect_uris=callback,
        algorithm="RS256",
        skip_authorization=True,
    )


def main(port: str, folder: str, callback: str, secret: str) -> None:
    """Serve until the process is ended."""
    configure(folder)
    fill(callback, secret)
    from django.core.management import call_command

    arguments: dict[str, Any] = {"use_reloader": False, "verbosity": 0}
    call_command("runserver", f"127.0.0.1:{port}", **arguments)


if __name__ == "__main__":
    main(*sys.argv[1:])
