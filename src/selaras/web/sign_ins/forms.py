"""The forms of signing in: labels, help and limits in our words; allauth does the work."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from selaras.web.accounts.models import Person
from selaras.web.sign_ins import letters
from selaras.web.sign_ins.passwords import LONGEST, SHORTEST
from selaras.web.sign_ins.sentences import WRONG_CODE, WRONG_KEY

_USED_FOR = 120
"""Seconds for which a code of an authenticator app counts as used; it is valid for 90."""


_REFUSAL = gettext_lazy("Belum dapat diteruskan. Perbaiki yang berikut:")
"""What the summary of faults says where nothing was to be saved."""


def _say(form: forms.Form, name: str, label: str, help: str) -> None:
    """Give a field our label and help, and no words inside it."""
    field = form.fields[name]
    field.label, field.help_text = label, help
    field.widget.attrs.pop("placeholder", None)


def _limit(form: forms.Form, name: str, most: int) -> None:
    field = form.fields[name]
    if isinstance(field, forms.CharField):
        field.max_length = most
        field.widget.attrs["maxlength"] = str(most)
        # The field made its validators before the limit was known.
        field.validators.append(forms.CharField(max_length=most).validators[0])


def _say_new_password(form: forms.Form) -> None:
    rule = _(
        "Sedikitnya %(least)d huruf, tanpa nama Anda, tanggal, atau urutan. Empat kata acak "
        "sudah kuat dan mudah diingat."
    ) % {"least": SHORTEST}
    _say(form, "password1", _("Kata sandi baru"), rule)
    _say(form, "password2", _("Kata sandi baru, sekali lagi"), _("Agar salah ketik ketahuan."))
    for name in ("password1", "password2"):
        _limit(form, name, LONGEST)


class _SamePassword(forms.Form):
    """Both entries of a new password must agree."""

    def clean(self) -> dict[str, Any]:
        """Says it in our words instead of the library's."""
        data = super(account.PasswordVerificationMixin, self).clean()
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Kedua kata sandi berbeda. Ketik yang sama dua kali."))
        found: dict[str, Any] = data if data is not None else self.cleaned_data
        return found


class LoginForm(account.LoginForm):  # type: ignore[misc]
    """Address and password."""

    refusal = _REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "login",
            _("Alamat surel"),
            _("Alamat tempat Anda menerima undangan, misalnya nama@luwuutarakab.go.id."),
        )
        forgotten = format_html(
            '<a href="{}">{}</a>', reverse("account_reset_password"), _("Lupa kata sandi?")
        )
        _say(self, "password", _("Kata sandi"), forgotten)
        _limit(self, "login", 254)
        _limit(self, "password", LONGEST)


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    refusal = _REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "email",
            _("Alamat surel"),
            _("Kami mengirim tautan ke alamat ini; tautannya berlaku satu hari."),
        )
        _limit(self, "email", 254)

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """A letter goes out in any case, so nobody learns from outside who is known here."""
        address = str(self.cleaned_data["email"])
        if self.users:
            super().save(request, **kwargs)
        else:
            letters.post("account/email/unknown_account", address, {}, at=timezone.now())
        return address


class NewPasswordForm(_SamePassword, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by the link of a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_new_password(self)


class ChangePasswordForm(_SamePassword, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password, by those who know the present one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "oldpassword",
            _("Kata sandi sekarang"),
            _("Untuk memastikan bahwa ini Anda sendiri."),
        )
        _limit(self, "oldpassword", LONGEST)
        _say_new_password(self)


class FirstPasswordForm(_SamePassword, account.SetPasswordForm):  # type: ignore[misc]
    """A password for those who have none yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_new_password(self)


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    refusal = _REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", _("Kata sandi"), _("Kata sandi yang Anda pakai untuk masuk."))
        _limit(self, "password", LONGEST)


class _FreshCode(forms.Form):
    """A code of an authenticator app opens the door once, not for as long as it is valid."""

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

    refusal = _REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "code",
            _("Kode"),
            _("Enam angka dari aplikasi autentikator, atau salah satu kode pemulihan."),
        )
        _limit(self, "code", 32)


class CodeAgainForm(_FreshCode, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code, to show that it is still oneself."""

    refusal = _REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "code",
            _("Kode"),
            _("Enam angka dari aplikasi autentikator, atau salah satu kode pemulihan."),
        )
        _limit(self, "code", 32)


class ActivateAppForm(_FreshCode, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    refusal = _REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            "code",
            _("Kode dari aplikasi"),
            _("Enam angka yang sekarang tampil di aplikasi; berganti setiap 30 detik."),
        )
        _limit(self, "code", 32)


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
        _say(self, "name", _("Nama kunci sandi"), _passkey_help())
        _limit(self, "name", 60)
        # Every passkey opens the door alone, so each has to ask for a finger or a PIN.
        self.fields["passwordless"] = forms.BooleanField(
            initial=True, widget=forms.HiddenInput, required=True
        )


class RenamePasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The view is made for model forms and hands these over.
        super().__init__(*args, **kwargs)
        _say(self, "name", _("Nama kunci sandi"), _passkey_help())
        _limit(self, "name", 60)


def _passkey_help() -> str:
    return _("Agar Anda mengenalinya nanti, misalnya laptop kantor.")


class AccountForm(forms.Form):
    """What people may change about themselves."""

    name = forms.CharField(
        label=gettext_lazy("Nama"),
        help_text=gettext_lazy("Nama lengkap, seperti yang tertulis dalam surat keputusan."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Bahasa"),
        help_text=gettext_lazy("Bahasa halaman setelah masuk, dan bahasa surat kepada Anda."),
        choices=settings.LANGUAGES,
    )

    @classmethod
    def of(cls, person: Person) -> "AccountForm":
        """The form as it now stands."""
        return cls(initial={"name": person.name, "language": person.language})
