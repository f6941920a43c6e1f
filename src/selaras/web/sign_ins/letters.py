"""Letters about somebody's own account; the words are in `templates/letters`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.core import context as current
from django.utils import timezone
from django.utils.translation import override

from selaras.core.text import Language, format_date
from selaras.web.accounts.models import Person
from selaras.web.accounts.viewing import VISITOR, viewer_of
from selaras.web.outbox.actions import prepare, send
from selaras.web.sign_ins.browsers import browser_said
from selaras.web.ui.templatetags.selaras import page_language

_LINKS = {
    "account/email/password_reset_key": ("password_reset", "password_reset_url"),
    "account/email/unknown_account": ("password_reset_unknown", ""),
    "account/email/email_confirmation": ("address_to_confirm", "activate_url"),
    "account/email/email_confirmation_signup": ("address_to_confirm", "activate_url"),
}
"""Letters that somebody asked for: the template, and where the link stands that it carries."""

_NOTICES = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "account/email/password_set": "password_changed",
    "mfa/email/totp_activated": "authenticator_added",
    "mfa/email/totp_deactivated": "second_factor_removed",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "second_factor_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}
"""Letters that tell of a change to an account, so that nobody else can make one unseen."""


def post(name: str, address: str, about: Mapping[str, Any], *, at: datetime) -> None:
    """Send the letter that allauth calls `name` to an address, at once."""
    person = about.get("user") or Person.objects.filter(email=address.lower()).first()
    language: Language = page_language()
    if isinstance(person, Person):
        language = "en" if person.language == "en" else "id"
    if name in _LINKS:
        template, link = _LINKS[name]
        words, secret = {"site": _site()}, str(about.get(link, ""))
    else:
        template, secret = _NOTICES[name], ""
        words = {"site": _site(), **_circumstances(about, language, at)}
    by = viewer_of(person, at=at) if name in _NOTICES and person else VISITOR
    letter = prepare(
        to=person or address,
        template=template,
        words=words,
        by=by,
        at=at,
        language=language,
        secret=secret,
    )
    send(letter=letter, by=by, at=at)


def _circumstances(about: Mapping[str, Any], language: Language, at: datetime) -> dict[str, str]:
    """When, from where and with what it was done."""
    moment = timezone.localtime(at)
    with override(language):
        browser = browser_said(str(about.get("user_agent", "")))
    return {
        "day": format_date(moment.date(), language),
        "clock": moment.strftime("%H.%M %Z" if language == "id" else "%H:%M %Z"),
        "place": str(about.get("ip", "")),
        "browser": browser,
    }


def _site() -> str:
    return str(current.request.build_absolute_uri("/"))
