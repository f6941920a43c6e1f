"""Nobody appoints themselves: who may give a right does not hold it by that."""

from datetime import date, timedelta

import pytest

from selaras.web.accounts.models import Membership
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.teams.actions import invitations, posts
from selaras.web.teams.actions.handovers import hand_over
from selaras.web.teams.actions.offers import Offer
from selaras.web.teams.models import Invitation
from selaras.web.teams.queries.holdings import holdings_of, stamp_with_holdings
from selaras.web.teams.refusals import Refused
from selaras.web.teams.telling import stamp_of, told_post
from tests.web.conftest import signed_in
from tests.web.teams.places import (
    LUWU_UTARA,
    NOW,
    SITE,
    TODAY,
    entries,
    government,
    post_of,
    viewer,
)

OWN = "decided by somebody else"


def test_an_officer_does_not_become_adviser_to_read_a_draft(cast: Cast) -> None:
    officer = viewer(cast, Role.MINISTRY_OFFICER, "")
    offer = Offer(Role.ADVISER, government(), None, TODAY)
    assert officer.person is not None
    with pytest.raises(Refused, match=OWN):
        posts.appoint(person=officer.person, offer=offer, by=officer, at=NOW)
    with pytest.raises(Refused, match=OWN):
        invitations.invite(
            email=officer.person.email.upper(),
            name="Saya",
            offer=offer,
            language="id",
            site=SITE,
            by=officer,
            at=NOW,
        )
    assert not Membership.objects.filter(person=officer.person, role=Role.ADVISER).exists()
    assert not Invitation.objects.exists()
    assert entries() == []


def test_a_secretariat_does_not_become_secretary_to_publish(cast: Cast) -> None:
    person = cast[LUWU_UTARA, Role.SECRETARIAT]
    post = post_of(cast, Role.SECRETARY)
    with pytest.raises(Refused):
        hand_over(
            post=post,
            to=person,
            on=TODAY,
            acting="",
            seen=stamp_with_holdings(post, holdings_of(post)),
            by=viewer(cast, Role.SECRETARIAT),
            at=NOW,
        )
    answer = signed_in(person).post(
        f"/teams/{LUWU_UTARA}/invite/",
        {
            "name": "Saya",
            "email": person.email,
            "role": Role.SECRETARY,
            "place": f"organisation-{government().pk}",
            "since": TODAY.isoformat(),
            "language": "id",
        },
    )
    # Whoever prepares a plan chooses none of those who publish it.
    assert "id_role_error" in answer.content.decode()
    assert not Membership.objects.filter(person=person, role=Role.SECRETARY).exists()


def test_nobody_lengthens_the_own_post(cast: Cast) -> None:
    post = post_of(cast, Role.SECRETARIAT)
    Membership.objects.filter(pk=post.pk).update(until=TODAY)
    post.refresh_from_db()
    by, later = viewer(cast, Role.SECRETARIAT), TODAY + timedelta(days=365)

    def change(title: str, until: date) -> None:
        posts.change(
            post=post,
            title=title,
            acting="",
            since=post.since,
            until=until,
            body=None,
            seen=stamp_of(told_post(post)),
            by=by,
            at=NOW,
        )

    with pytest.raises(Refused, match=OWN):
        change(post.title, later)
    change("Kepala Dinas", TODAY)
    post.refresh_from_db()
    assert (post.title, post.until) == ("Kepala Dinas", TODAY)
