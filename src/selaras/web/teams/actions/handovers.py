"""A post is handed over: it ends, the successor's begins, and everything held moves along."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.actions import append
from selaras.web.teams.actions.holdings import move_holdings
from selaras.web.teams.actions.letters import tell_appointed
from selaras.web.teams.actions.offers import (
    Offer,
    authority,
    begin,
    note_begun,
    require_somebody_else,
    twin_of,
)
from selaras.web.teams.queries.holdings import Held, holdings_of, stamp_with_holdings
from selaras.web.teams.refusals import CHANGED, Forbidden, Refused
from selaras.web.teams.telling import told_post


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The successor's post, and how many rows of each kind moved to it."""

    post: Membership
    moved: dict[str, int]


def hand_over(
    *, post: Membership, to: Person, on: date, acting: str, seen: str, by: Viewer, at: datetime
) -> HandedOver:
    """End the post the day before `on`, and let `to` hold an equal one with all its work.

    `seen` is the stamp of the preview, so that of two at once the second is refused. A post
    that ended before keeps its last day. Raises Refused; nothing has changed then.
    """
    with transaction.atomic():
        # People before posts, in one order: two hand-overs of each other must not wait forever.
        list(
            Person.objects.select_for_update().filter(pk__in=[post.person_id, to.pk]).order_by("pk")
        )
        old = (
            Membership.objects.select_for_update(of=("self",))
            .select_related("person", "organisation", "body")
            .get(pk=post.pk)
        )
        acting_as = authority(by, old.role, old.region)
        require_somebody_else(by, to.email)
        held = holdings_of(old)
        if stamp_with_holdings(old, held) != seen:
            raise Forbidden(**CHANGED)
        _require_sense(old, to, on, held, at=at)
        before = _told(old, held)
        if old.until is None or old.until >= on:
            old.until, last = on - timedelta(days=1), old.until
            old.save()
        else:
            last = None
        new, fresh = _successor(old, to, on, last, acting, at=at)
        moved = move_holdings(old=old, new=new)
        if fresh:
            tell_appointed(new, by=by, at=at)
            note_begun(new, by=by, at=at, role=acting_as)
        append(
            what="membership.handed_over",
            subject=f"membership:{old.pk}",
            by=by,
            at=at,
            role=acting_as,
            region=old.region,
            before=before,
            after=[_told(old, ()), _told(new, holdings_of(new))],
            details={
                "role": old.role,
                "from": str(old.person_id),
                "to": str(to.pk),
                "post": str(new.pk),
                "on": on.isoformat(),
                **{label: str(count) for label, count in moved.items()},
            },
        )
    return HandedOver(new, moved)


def _successor(
    old: Membership, to: Person, on: date, last: date | None, acting: str, *, at: datetime
) -> tuple[Membership, bool]:
    """The successor's equal post of that day, or a new one; and whether it is new."""
    offer = Offer(
        Role(old.role), old.organisation, old.body, on, title=old.title, acting=acting, until=last
    )
    day = Offer(offer.role, offer.organisation, offer.body, on, until=on)
    known = twin_of(to, day)
    return (known, False) if known is not None else (begin(person=to, offer=offer, at=at), True)


def _require_sense(
    old: Membership, to: Person, on: date, held: tuple[Held, ...], *, at: datetime
) -> None:
    today = timezone.localdate(at)
    if to.pk == old.person_id:
        raise Refused(
            id="Pengganti harus orang lain. Pilih orang yang akan melanjutkan jabatan ini.",
            en="The successor must be somebody else. Choose who will carry on with this post.",
        )
    if on > today:
        raise Refused(
            id="Serah terima dicatat pada harinya atau sesudahnya. Pilih hari ini atau hari yang "
            "sudah lewat.",
            en="A hand-over is recorded on its day or later. Choose today or an earlier day.",
        )
    if on <= old.since:
        raise Refused(
            id="Serah terima paling cepat sehari setelah jabatan lama mulai. Pilih hari yang lebih "
            "akhir.",
            en="A hand-over is possible from the day after the old post began. Choose a later day.",
        )
    if old.until is not None and old.until < today and not held:
        raise Refused(
            id="Jabatan ini sudah berakhir dan tidak memegang apa pun, jadi tidak ada yang perlu "
            "diserahkan.",
            en="This post has ended and holds nothing, so there is nothing to hand over.",
        )


def _told(post: Membership, held: tuple[Held, ...]) -> dict[str, object]:
    counts = {each.label: [each.total, each.open] for each in held}
    return {"post": told_post(post), "holds": counts}
