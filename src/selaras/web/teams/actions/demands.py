"""Roles whose people must use a second factor."""

from datetime import datetime

from django.db import transaction

from selaras.web.accounts.models import Organisation, SecondFactorDemand
from selaras.web.accounts.rights import Action, Kind, post_for
from selaras.web.accounts.viewing import Viewer
from selaras.web.records.actions import append
from selaras.web.teams.refusals import CHANGED, Forbidden


def demand(*, organisation: Organisation, role: str, on: bool, by: Viewer, at: datetime) -> None:
    """Begin (`on`) or cease to demand a second factor of a role. Raises Refused.

    Refused too where it is so already: then somebody else was quicker.
    """
    post = post_for(by, Kind.TEAM, Action.DEMAND, [organisation.region])
    if post is None:
        raise Forbidden(
            id="Faktor kedua di daerah ini tidak dapat Anda atur.",
            en="You cannot decide about second factors in this region.",
        )
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        rows = SecondFactorDemand.objects.filter(organisation=organisation, role=role)
        if rows.exists() == on:
            raise Forbidden(**CHANGED)
        if on:
            SecondFactorDemand.objects.create(organisation=organisation, role=role, since=at)
        else:
            rows.delete()
        append(
            what="second_factor.demanded" if on else "second_factor.released",
            subject=f"organisation:{organisation.pk}",
            by=by,
            at=at,
            role=post.role,
            region=organisation.region,
            before={"demanded": not on},
            after={"demanded": on},
            details={"role": role},
        )
