"""Posts follow when their organisation or body gives way to another."""

from datetime import date, timedelta

from selaras.web.accounts.models import Body, Membership, Organisation
from selaras.web.accounts.roles import Role
from selaras.web.teams.actions.holdings import move_holdings
from selaras.web.teams.actions.offers import Offer, twin_of

DAY = timedelta(days=1)


def carry(
    post: Membership, *, organisation: Organisation, body: Body | None, on: date
) -> Membership:
    """The person's post in the new place from `on`, with everything that the old one held.

    The old post ends the day before. One that began on the day or later was in the new place
    all along, so it is moved itself. Where the person holds an equal post there already, that
    one takes over. To be called inside a transaction.
    """
    role, last = Role(post.role), post.until
    since = max(on, post.since)
    twin = twin_of(post.person, Offer(role, organisation, body, since, last), besides=post.pk)
    if twin is None and post.since >= on:
        post.organisation, post.body = organisation, body
        post.save()
        return post
    # Ended first: the old post may lie in a row that stays, such as a body.
    post.until = max(on - DAY, post.since)
    post.save()
    new = twin or Membership.objects.create(
        person=post.person,
        organisation=organisation,
        body=body,
        role=role,
        title=post.title,
        acting=post.acting,
        since=on,
        until=last,
    )
    if twin is not None:
        _stretch(twin, since, last)
    move_holdings(old=post, new=new)
    return new


def _stretch(twin: Membership, since: date, until: date | None) -> None:
    """Let it cover these days too, so that nobody loses a day by a merger."""
    twin.since = min(twin.since, since)
    ends = (twin.until, until)
    twin.until = None if None in ends else max(each for each in ends if each is not None)
    twin.save()
