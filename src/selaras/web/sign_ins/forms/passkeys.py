"""Passkeys: the browser fills in what they say."""

from typing import Any

from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext as _

from selaras.web.sign_ins.forms.wording import limit, say
from selaras.web.sign_ins.sentences import WRONG_KEY


class _Credential(forms.JSONField):
    """What a browser says of a passkey: an object, nothing else."""

    default_error_messages = {"invalid": WRONG_KEY}

    def to_python(self, value: Any) -> Any:
        """Raises ValidationError, also for text that only wears out the reader."""
        try:
            found = super().to_python(value)
        except (ValueError, RecursionError):
            found = value
        if found is None or isinstance(found, dict):
            return found
        raise forms.ValidationError(WRONG_KEY, code="invalid")


def _credential() -> _Credential:
    return _Credential(widget=forms.HiddenInput, error_messages={"required": WRONG_KEY})


class PasskeySignInForm(webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of address and password."""

    credential = _credential()


class PasskeyForm(webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""

    credential = _credential()


class PasskeyAgainForm(webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey, to show that it is still oneself."""

    credential = _credential()


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A name for a passkey; the browser fills in the rest."""

    credential = _credential()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "name", _("Nama kunci sandi"), _passkey_help())
        limit(self, "name", 60)
        # Every passkey opens the door alone, so each has to ask for a finger or a PIN.
        self.fields["passwordless"] = forms.BooleanField(
            initial=True, widget=forms.HiddenInput, required=True
        )


class RenamePasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The view is made for model forms and hands these over.
        super().__init__(*args, **kwargs)
        say(self, "name", _("Nama kunci sandi"), _passkey_help())
        limit(self, "name", 60)


def _passkey_help() -> str:
    return _("Agar Anda mengenalinya nanti, misalnya laptop kantor.")
