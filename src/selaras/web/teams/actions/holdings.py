"""What one post holds moves to another."""

from datetime import date

from django.db import IntegrityError, transaction

from selaras.web.accounts.models import Membership
from selaras.web.duties.models import Duty
from selaras.web.teams.queries.holdings import held_models, kept
from selaras.web.teams.refusals import Refused


def move_holdings(*, old: Membership, new: Membership) -> dict[str, int]:
    """Move every row that `old` holds to `new`; returns how many of each kind moved.

    To be called inside a transaction with both posts locked. Raises Refused where rows of the
    two cannot stand together.
    """
    moved: dict[str, int] = {}
    for model in held_models():
        if model is Duty:
            _merge_duties(old, new)
        rows = model._default_manager.filter(holder=old)
        try:
            with transaction.atomic():
                count = rows.update(holder=new)
        except IntegrityError:
            name = kept(model).name
            raise Refused(
                id=f"Pengganti sudah memegang hal yang sama ({name}). Selesaikan dahulu salah "
                "satunya, lalu ulangi serah terima.",
                en=f"The successor already holds the same ({name}). Finish one of the two first, "
                "then hand over again.",
            ) from None
        if count:
            moved[model._meta.label_lower] = count
    return moved


def _merge_duties(old: Membership, new: Membership) -> None:
    """Make one of two open duties alike: the longer waiting, with the nearer term."""
    twins = {(each.what, each.subject): each for each in _open(new)}
    for duty in _open(old):
        twin = twins.get((duty.what, duty.subject))
        if twin is None:
            continue
        twin.since = min(twin.since, duty.since)
        twin.until = _nearer(twin.until, duty.until)
        twin.save(update_fields=["since", "until"])
        duty.delete()


def _open(post: Membership) -> "list[Duty]":
    return list(Duty.objects.filter(holder=post, done_at=None))


def _nearer(one: date | None, other: date | None) -> date | None:
    terms = [each for each in (one, other) if each is not None]
    return min(terms, default=None)
