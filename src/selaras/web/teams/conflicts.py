"""Whoever advised a region never assesses it, and nobody advises what they are assessing."""

from datetime import date

from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.teams.refusals import Forbidden

_OTHER = {Role.ADVISER: Role.ASSESSOR, Role.ASSESSOR: Role.ADVISER}


def require_no_conflict(
    person: Person,
    role: str,
    region: str,
    *,
    since: date,
    until: date | None,
    besides: int = 0,
) -> None:
    """Refuse a post that brings advising and assessing of one region together; raises Refused.

    An adviser post of any time stands in the way of assessing from its first day on. A post in
    a province reaches its regencies and cities. Call it under a lock on the person.
    """
    if role not in _OTHER:
        return
    others = Membership.objects.filter(person=person, role=_OTHER[Role(role)]).exclude(pk=besides)
    for other in others:
        if not _touch(region, other.region):
            continue
        advises_from = since if role == Role.ADVISER else other.since
        assesses_until = other.until if role == Role.ADVISER else until
        if assesses_until is None or advises_from <= assesses_until:
            raise Forbidden(
                id=f"{person.name} tercatat sebagai pembimbing dan asesor untuk daerah yang sama. "
                "Yang pernah membimbing suatu daerah tidak menilainya, dan yang sedang menilai "
                "tidak membimbing. Pilih orang lain.",
                en=f"{person.name} would be adviser and assessor of the same region. Whoever "
                "advised a region does not assess it, and whoever is assessing does not advise. "
                "Choose another person.",
            )


def _touch(one: str, other: str) -> bool:
    """Whether one of the regions is the other or lies in it."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
