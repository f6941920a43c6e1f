"""What people are told by mail about their posts."""

from datetime import datetime

from django.utils.translation import override

from selaras.core.text import Language, format_date
from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import ROLE_NAMES
from selaras.web.accounts.viewing import Viewer
from selaras.web.outbox.actions import prepare, send
from selaras.web.teams.actions.invitations import place_of


def tell_appointed(post: Membership, *, by: Viewer, at: datetime) -> None:
    """Tell somebody who has an account that they hold a post; gathered with the day's others."""
    language: Language = "en" if post.person.language == "en" else "id"
    with override(language):
        words = {
            "by": by.name,
            "role": str(ROLE_NAMES[post.role]),
            "place": place_of(post),
            "since": format_date(post.since, language),
        }
    letter = prepare(
        to=post.person,
        template="appointed",
        words=words,
        by=by,
        at=at,
        region=post.region,
        gather=True,
    )
    send(letter=letter, by=by, at=at)
