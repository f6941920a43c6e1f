"""Address and password: signing in, forgotten, changed, asked for again."""

from typing import Any

from allauth.account import forms as account
from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from selaras.web.sign_ins import letters
from selaras.web.sign_ins.forms.wording import REFUSAL, limit, say
from selaras.web.sign_ins.passwords import LONGEST, SHORTEST


def _say_new_password(form: forms.Form) -> None:
    rule = _(
        "Sedikitnya %(least)d huruf, tanpa nama Anda, tanggal, atau urutan. Empat kata acak "
        "sudah kuat dan mudah diingat."
    ) % {"least": SHORTEST}
    say(form, "password1", _("Kata sandi baru"), rule)
    say(form, "password2", _("Kata sandi baru, sekali lagi"), _("Agar salah ketik ketahuan."))
    for name in ("password1", "password2"):
        limit(form, name, LONGEST)


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

    refusal = REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(
            self,
            "login",
            _("Alamat surel"),
            _("Alamat tempat Anda menerima undangan, misalnya nama@luwuutarakab.go.id."),
        )
        forgotten = format_html(
            '<a href="{}">{}</a>', reverse("account_reset_password"), _("Lupa kata sandi?")
        )
        say(self, "password", _("Kata sandi"), forgotten)
        limit(self, "login", 254)
        limit(self, "password", LONGEST)


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""

    refusal = REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(
            self,
            "email",
            _("Alamat surel"),
            _("Kami mengirim tautan ke alamat ini; tautannya berlaku satu hari."),
        )
        limit(self, "email", 254)

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
        say(
            self,
            "oldpassword",
            _("Kata sandi sekarang"),
            _("Untuk memastikan bahwa ini Anda sendiri."),
        )
        limit(self, "oldpassword", LONGEST)
        _say_new_password(self)


class FirstPasswordForm(_SamePassword, account.SetPasswordForm):  # type: ignore[misc]
    """A password for those who have none yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_new_password(self)


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    refusal = REFUSAL

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, "password", _("Kata sandi"), _("Kata sandi yang Anda pakai untuk masuk."))
        limit(self, "password", LONGEST)
