"""What a post holds: the rows of any app that point to it by a foreign key named `holder`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from selaras.core.text import Text
from selaras.web.accounts.models import Membership
from selaras.web.teams.models import OPEN
from selaras.web.teams.telling import stamp_of, told_post
from selaras.web.ui.templatetags.selaras import said

SHOWN = 20
"""How many open rows of a kind a preview lists; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How a kind of row is named, when it is open, and how one of it is told."""

    name: Promise
    open: Q
    told: Callable[[Any], str] = str


_KEPT = {
    # A log is never work that is left over; it goes along with the post.
    "advisers.visit": Kept(_("Kunjungan"), Q(pk__in=[])),
    "assignments.assignment": Kept(_("Bagian rencana"), Q(done_at=None)),
    "duties.duty": Kept(
        _("Tugas"), Q(done_at=None), lambda duty: said(Text.model_validate(duty.title))
    ),
    "outbox.letter": Kept(_("Surat"), Q(state="draft")),
    "teams.invitation": Kept(
        _("Undangan"),
        OPEN,
        lambda invitation: f"{invitation.name} ({invitation.email})",
    ),
}


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of one kind that a post holds: how many, how many open, the first open ones."""

    label: str
    name: str
    total: int
    open: int
    lines: tuple[str, ...]

    @property
    def more(self) -> int:
        """Open ones that are not listed."""
        return self.open - len(self.lines)


def held_models() -> list[type[Model]]:
    """Every model with a foreign key `holder` to a post, whichever app it is of."""
    return sorted(
        (
            link.related_model
            for link in Membership._meta.related_objects
            if link.field.name == "holder" and isinstance(link.related_model, type)
        ),
        key=lambda model: model._meta.label_lower,
    )


def kept(model: type[Model]) -> Kept:
    """What is known of a kind; rows of an unknown kind all count as open."""
    known = _KEPT.get(model._meta.label_lower)
    return known or Kept(model._meta.verbose_name_plural, Q())  # type: ignore[arg-type]


def holdings_of(post: Membership) -> tuple[Held, ...]:
    """What the post holds, kind by kind, without kinds of which it holds nothing."""
    found = []
    for model in held_models():
        about = kept(model)
        rows = model._default_manager.filter(holder=post)
        counted = rows.aggregate(total=Count("pk"), open=Count("pk", filter=about.open))
        if not counted["total"]:
            continue
        lines = tuple(about.told(row) for row in rows.filter(about.open)[:SHOWN])
        found.append(
            Held(model._meta.label_lower, str(about.name), counted["total"], counted["open"], lines)
        )
    return tuple(found)


def open_count(post: Membership) -> int:
    """How many open rows the post holds."""
    return sum(
        model._default_manager.filter(kept(model).open, holder=post).count()
        for model in held_models()
    )


def stamp_with_holdings(post: Membership, held: tuple[Held, ...]) -> str:
    """Tells a preview of a hand-over from the state when it is confirmed."""
    return stamp_of([told_post(post), [(each.label, each.total, each.open) for each in held]])
