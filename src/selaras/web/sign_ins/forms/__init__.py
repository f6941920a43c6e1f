"""The forms of signing in: labels, help and limits in our words; allauth does the work."""

from selaras.web.sign_ins.forms.codes import ActivateAppForm, CodeAgainForm, CodeForm
from selaras.web.sign_ins.forms.own import AccountForm
from selaras.web.sign_ins.forms.passkeys import (
    AddPasskeyForm,
    PasskeyAgainForm,
    PasskeyForm,
    PasskeySignInForm,
    RenamePasskeyForm,
)
from selaras.web.sign_ins.forms.passwords import (
    ChangePasswordForm,
    FirstPasswordForm,
    LoginForm,
    NewPasswordForm,
    ReauthenticateForm,
    ResetPasswordForm,
)

__all__ = [
    "AccountForm",
    "ActivateAppForm",
    "AddPasskeyForm",
    "ChangePasswordForm",
    "CodeAgainForm",
    "CodeForm",
    "FirstPasswordForm",
    "LoginForm",
    "NewPasswordForm",
    "PasskeyAgainForm",
    "PasskeyForm",
    "PasskeySignInForm",
    "ReauthenticateForm",
    "RenamePasskeyForm",
    "ResetPasswordForm",
]
