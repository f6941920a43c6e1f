"""What is asked of signing in and of one's own account."""

from datetime import timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from selaras.web.accounts.models import Organisation, Person, SecondFactorDemand
from selaras.web.accounts.roles import Role
from tests.web.rights.asked import ALL, PERSON, Asked, Scene, page
from tests.web.rights.world import PASSWORD

# The library brings recovery codes into its present form when they are first read.
_CODES = ("mfa_authenticator",)

# Whoever is signed in as somebody else is signed out by the link of a letter.
_LEAVES = ("django_session",)

_NEW = {"password1": "lima kata acak lainnya 2027", "password2": "lima kata acak lainnya 2027"}


def _whose(scene: Scene) -> Person:
    """The actor, or somebody else; somebody else too where a visitor has nothing of their own."""
    return scene.actor.person if scene.own and scene.actor.person else scene.place.person


def _session(scene: Scene) -> None:
    person = _whose(scene)
    key, later = f"elsewhere-{person.pk}", timezone.now() + timedelta(hours=1)
    Session.objects.create(session_key=key, session_data="", expire_date=later)
    UserSession.objects.create(user=person, ip="10.0.0.7", session_key=key, user_agent="x")


def _elsewhere(scene: Scene) -> tuple[int]:
    key = f"elsewhere-{_whose(scene).pk}"
    return (UserSession.objects.values_list("pk", flat=True).get(session_key=key),)


def _passkey(scene: Scene) -> None:
    Authenticator.objects.create(
        user=_whose(scene), type="webauthn", data={"name": "Laptop", "credential": {}}
    )


def _its_number(scene: Scene) -> tuple[int]:
    passkeys = Authenticator.objects.filter(user=_whose(scene), type="webauthn")
    return (passkeys.values_list("pk", flat=True)[0],)


def _app(scene: Scene) -> None:
    if scene.actor.person:
        TOTP.activate(scene.actor.person, generate_totp_secret())


def _codes(scene: Scene) -> None:
    _app(scene)
    if scene.actor.person:
        RecoveryCodes.activate(scene.actor.person)


def _demand(scene: Scene) -> None:
    ministry = Organisation.objects.get(kind=Organisation.Kind.MINISTRY)
    for role in Role:
        SecondFactorDemand.objects.create(organisation=ministry, role=role, since=timezone.now())


def _unsure(scene: Scene) -> None:
    EmailAddress.objects.filter(user=scene.world.remote).update(verified=False)


def _confirmation(scene: Scene) -> tuple[str]:
    return (EmailConfirmationHMAC(EmailAddress.objects.get(user=scene.world.remote)).key,)


def _reset(scene: Scene) -> tuple[str, str]:
    person = scene.world.remote
    return user_pk_to_url_str(person), default_token_generator.make_token(person)


def _post(name: str, data: dict[str, Any], about: str = "", **more: Any) -> Asked:
    return Asked(name, "POST", about, data=lambda scene: data, of=ALL, **more)


def account() -> list[Asked]:
    """One's own account, sessions and password."""
    return [
        page("sign_ins:me"),
        _post("sign_ins:me", {"name": "Nama Baru", "language": "en"}),
        page("sign_ins:sessions"),
        _post("sign_ins:end_other_sessions", {}, ready=_session),
        Asked("sign_ins:end_session", "POST", "", _elsewhere, of=PERSON, ready=_session),
        page("sign_ins:second_factor"),
        Asked("sign_ins:second_factor", about="demanded", of=ALL, ready=_demand),
        Asked("duties:mine", about="demanded", of=ALL, ready=_demand),
        page("sign_ins:not_invited"),
        page("sign_ins:provider_failed"),
        page("account_change_password"),
        _post("account_change_password", {"oldpassword": PASSWORD, **_NEW}),
        page("account_set_password"),
        _post("account_set_password", _NEW),
    ]


def signing_in() -> list[Asked]:
    """In, out, again, and when the password is forgotten."""
    return [
        page("account_login"),
        Asked(
            "account_login",
            "POST",
            data=lambda scene: {"login": scene.world.remote.email, "password": PASSWORD},
            of=ALL,
        ),
        Asked(
            "account_login",
            "POST",
            "wrong password",
            data=lambda scene: {"login": scene.world.remote.email, "password": "salah"},
            of=ALL,
        ),
        page("account_logout"),
        _post("account_logout", {}),
        page("account_inactive"),
        page("account_reauthenticate"),
        _post("account_reauthenticate", {"password": PASSWORD}),
        page("account_email_verification_sent"),
        Asked(
            "account_confirm_email", "GET", "", _confirmation, of=ALL, ready=_unsure, noted=_LEAVES
        ),
        Asked("account_confirm_email", "POST", "", _confirmation, of=ALL, ready=_unsure),
        page("account_reset_password"),
        Asked(
            "account_reset_password",
            "POST",
            data=lambda scene: {"email": scene.world.remote.email},
            of=ALL,
        ),
        page("account_reset_password_done"),
        page("account_reset_password_from_key_done"),
        Asked("account_reset_password_from_key", "GET", "", _reset, of=ALL),
        Asked("account_reset_password_from_key", "POST", "", _reset, lambda scene: _NEW, of=ALL),
        Asked("openid_connect_login", "GET", "", lambda scene: ("oidc",), of=ALL),
        Asked("openid_connect_login", "POST", "", lambda scene: ("oidc",), of=ALL),
        Asked("openid_connect_callback", "GET", "", lambda scene: ("oidc",), of=ALL),
    ]


def factors() -> list[Asked]:
    """Second factors: app, codes, passkeys."""
    return [
        page("mfa_index"),
        page("mfa_authenticate"),
        _post("mfa_authenticate", {"code": "000000"}),
        page("mfa_reauthenticate"),
        Asked("mfa_reauthenticate", about="with app", of=ALL, ready=_app),
        page("mfa_activate_totp"),
        _post("mfa_activate_totp", {"code": "000000"}),
        page("mfa_deactivate_totp"),
        Asked("mfa_deactivate_totp", about="with app", of=ALL, ready=_app),
        _post("mfa_deactivate_totp", {}, "with app", ready=_app),
        page("mfa_view_recovery_codes"),
        Asked("mfa_view_recovery_codes", about="with app", of=ALL, ready=_codes, noted=_CODES),
        page("mfa_generate_recovery_codes"),
        _post("mfa_generate_recovery_codes", {}, "with app", ready=_codes),
        page("mfa_download_recovery_codes"),
        Asked("mfa_download_recovery_codes", about="with app", of=ALL, ready=_codes, noted=_CODES),
        page("mfa_list_webauthn"),
        page("mfa_add_webauthn"),
        _post("mfa_add_webauthn", {"name": "Laptop", "credential": "{}"}),
        page("mfa_login_webauthn"),
        _post("mfa_login_webauthn", {"credential": "{}"}),
        page("mfa_reauthenticate_webauthn"),
        _post("mfa_reauthenticate_webauthn", {"credential": "{}"}),
        *(
            Asked(
                f"mfa_{step}_webauthn",
                method,
                "",
                _its_number,
                lambda scene: {"name": "Telepon"},
                of=PERSON,
                ready=_passkey,
            )
            for step in ("edit", "remove")
            for method in ("GET", "POST")
        ),
    ]
