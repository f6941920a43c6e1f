"""Keeps the secrets of second factors unreadable to whoever only has the database."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"selaras second factors"


def seal(text: str) -> str:
    """The text, encrypted with a key made from the site's secret key."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again; empty where the site's key is no longer the one that sealed it."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        # An empty secret fits no code, so people come in by another way instead of a crash.
        return ""


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_derived(str(key))) for key in keys])


def _derived(key: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
    return base64.urlsafe_b64encode(made)
