"""Where allauth asks us: what it says, where it leads, what it sends, whom it lets in."""

from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from selaras.web.accounts.models import Person
from selaras.web.sign_ins import letters, limits, sealing
from selaras.web.sign_ins.backends import is_closed
from selaras.web.sign_ins.sentences import SAID_AFTERWARDS, WRONG_CODE, WRONG_PAIR


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in and passwords."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG_PAIR,
        "enter_current_password": gettext_lazy("Kata sandi sekarang tidak cocok."),
        "incorrect_password": gettext_lazy("Kata sandi tidak cocok. Periksa lalu coba lagi."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": gettext_lazy(
            "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."
        ),
        "rate_limited": gettext_lazy(
            "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of this very site are gone on to."""
        request = self.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """What waits for the person, in the person's language."""
        person = request.user
        with override(person.language if isinstance(person, Person) else None):
            return reverse("duties:mine")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """One's own account."""
        return reverse("sign_ins:me")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words; what we have no words for is plain from the page."""
        said = message or SAID_AFTERWARDS.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Attempts count for the address alone: the Host header has a port that anybody chooses."""
        return str(credentials.get("email", "")).strip().lower()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; too many are refused before any password is looked at."""
        key = self._get_login_attempts_cache_key(request, **credentials)
        if limits.wait_for(request, ["login_failed"], key) > 0:
            limits.note_lock(credentials.get("email", ""), at=timezone.now())
            raise ImmediateHttpResponse(limits.too_many_requests(request, key=key))
        super().pre_authenticate(request, **credentials)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The person with this address and password; None for a made-up one where none may."""
        found = super().authenticate(request, **credentials)
        return None if found is not None and is_closed(found) else found

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        """However somebody comes, made-up people get in only where they may."""
        if is_closed(user):
            messages.error(request, str(WRONG_PAIR))
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Through the outbox, like every letter."""
        letters.post(template_prefix, email, context, at=timezone.now())

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to confirm that it is still oneself, in our words."""
        said = {
            "reauthenticate": _("Dengan kata sandi"),
            "mfa_reauthenticate": _("Dengan kode dari aplikasi atau kode pemulihan"),
            "mfa_reauthenticate:webauthn": _("Dengan kunci sandi (passkey)"),
        }
        found = super().get_reauthentication_methods(user)
        return [{**way, "description": said[way["id"]]} for way in found]


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets are sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": gettext_lazy(
            "Pasang aplikasi autentikator atau kunci sandi dahulu."
        ),
        "unverified_email": gettext_lazy("Pastikan dahulu alamat surel Anda."),
    }

    def encrypt(self, text: str) -> str:
        """See `sealing`."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """See `sealing`."""
        return sealing.unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that browsers show when they ask for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Selaras"}

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """Where somebody gave a passkey no name."""
        return _("Kunci sandi")


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signing in by way of a provider: only people who are known here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody becomes known by signing in elsewhere."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Whoever is not known, or whose address the provider did not verify, is told so."""
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(redirect("sign_ins:not_invited"))

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        """Only by an address that is verified: `"false"`, as some providers say it, is not."""
        for address in sociallogin.email_addresses:
            address.verified = address.verified in (True, "true")
        return super().authenticate_by_email(sociallogin)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> NoReturn:
        """A page that says what to do, in the language in which the visitor began."""
        raise ImmediateHttpResponse(redirect("sign_ins:provider_failed"))
