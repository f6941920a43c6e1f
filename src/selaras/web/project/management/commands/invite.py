"""`selaras-admin invite ADDRESS --name NAME`: the first people of the ministry."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.teams.actions.invitations import Sent, invite
from selaras.web.teams.actions.offers import Offer
from selaras.web.teams.actions.organisations import register_government
from selaras.web.teams.queries.organisations import government_of
from selaras.web.teams.refusals import Refused

ROLES = (Role.MINISTRY_OFFICER, Role.SUPPORT)
"""Roles of the ministry; officers invite everybody else on the site."""


class Command(BaseCommand):
    """Sends the invitation and prints its link, for a site whose mail does not work yet."""

    help = (
        "Mengundang petugas pertama kementerian lewat surel. / "
        "Invites the first officers of the ministry by mail."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and where the site is."""
        parser.add_argument("address", metavar="ADDRESS")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", choices=[str(role) for role in ROLES], default=ROLES[0])
        parser.add_argument("--language", choices=["id", "en"], default="id")
        parser.add_argument(
            "--site",
            default=_site(),
            metavar="https://HOST",
            help="alamat situs di tautan / address of the site in the link",
        )

    def handle(
        self,
        *args: Any,
        address: str,
        name: str,
        role: str,
        language: str,
        site: str,
        **options: Any,
    ) -> None:
        """Invite, or say in both languages what stands in the way."""
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(
                f"{address}: bukan alamat surel. / {address}: not an e-mail address."
            ) from None
        try:
            sent = _invite(address, name, Role(role), language, site.rstrip("/"))
        except Refused as refused:
            raise CommandError(f"{refused.sentence.id} / {refused.sentence.en}") from refused
        self.stdout.write(f"{sent.invitation.email}: {sent.link}")


def _invite(address: str, name: str, role: Role, language: str, site: str) -> Sent:
    now = timezone.now()
    with transaction.atomic():
        ministry = government_of("") or register_government(region="", by=SYSTEM, at=now)
        offer = Offer(role, ministry, None, timezone.localdate(now))
        return invite(
            email=address,
            name=name,
            offer=offer,
            language=language,
            site=site,
            by=SYSTEM,
            at=now,
        )


def _site() -> str:
    """The first public name of the site, or this machine."""
    hosts: list[str] = settings.PUBLIC_HOSTS
    return f"https://{hosts[0].lstrip('.')}" if hosts else "http://localhost:8000"
