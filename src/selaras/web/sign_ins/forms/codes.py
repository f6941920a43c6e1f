"""Codes of authenticator apps, and recovery codes in their place."""

from typing import Any

from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from selaras.web.sign_ins.forms.wording import REFUSAL, limit, say
from selaras.web.sign_ins.sentences import WRONG_CODE

_USED_FOR = 120
"""Seconds for which a code of an authenticator app counts as used; it is valid for 90."""


class _FreshCode(forms.Form):
    """A code of an authenticator app opens the door once, not for as long as it is valid."""

    refusal = REFUSAL
    label = _("Kode")
    help_text = _("Enam angka dari aplikasi autentikator, atau salah satu kode pemulihan.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "code", str(self.label), str(self.help_text))
        limit(self, "code", 32)

    def clean_code(self) -> str:
        """Raises ValidationError for a wrong or used code."""
        code = str(super().clean_code())  # type: ignore[misc]
        kind = getattr(self, "authenticator", None)
        if kind is not None and kind.type != Authenticator.Type.TOTP:
            return code
        sign = "".join(letter for letter in code if letter.isdigit())
        person = self.user.pk  # type: ignore[attr-defined]
        if not cache.add(f"selaras.code:{person}:{sign}", True, timeout=_USED_FOR):
            raise forms.ValidationError(WRONG_CODE, code="incorrect_code")
        return code


class CodeForm(_FreshCode, mfa.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class CodeAgainForm(_FreshCode, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code, to show that it is still oneself."""


class ActivateAppForm(_FreshCode, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    label = _("Kode dari aplikasi")
    help_text = _("Enam angka yang sekarang tampil di aplikasi; berganti setiap 30 detik.")
