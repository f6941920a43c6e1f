"""Addresses below /account/; the names without a space are those that allauth asks for.

Only what is offered is listed: nobody can sign up, and there is no page for what we do not do.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path

from selaras.web.sign_ins import views

own = (
    [
        path("", views.me, name="me"),
        path("sessions/", views.sessions, name="sessions"),
        path("sessions/end-others/", views.end_other_sessions, name="end_other_sessions"),
        path("sessions/<int:pk>/end/", views.end_session, name="end_session"),
        path("second-factor/", views.second_factor, name="second_factor"),
        path("not-invited/", views.not_invited, name="not_invited"),
        path("provider-failed/", views.provider_failed, name="provider_failed"),
    ],
    "sign_ins",
)

_reset = [
    path("", account.password_reset, name="account_reset_password"),
    path("sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

_factors = [
    path("", mfa.index, name="mfa_index"),
    path("check/", mfa.authenticate, name="mfa_authenticate"),
    path("confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/add/", app.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/make/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/sign-in/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/confirm/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/rename/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("", include(own)),
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("address/", account.email_verification_sent, name="account_email_verification_sent"),
    path("address/<str:key>/", account.confirm_email, name="account_confirm_email"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", include(_reset)),
    path("factors/", include(_factors)),
]
