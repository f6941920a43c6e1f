"""Hand-over: everything held moves in one step, or nothing does."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection

from selaras.core.text import Text
from selaras.web.accounts.models import Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.duties.actions import give
from selaras.web.duties.models import Duty
from selaras.web.outbox.actions import prepare
from selaras.web.project.cast import Cast, load_cast
from selaras.web.records.models import Entry
from selaras.web.teams.actions import handovers as actions
from selaras.web.teams.actions import invitations
from selaras.web.teams.queries.holdings import held_models, holdings_of, stamp_with_holdings
from selaras.web.teams.queries.unheld import unheld_in
from selaras.web.teams.refusals import Refused
from tests.web.conftest import signed_in
from tests.web.teams.places import (
    LUWU,
    LUWU_UTARA,
    NOW,
    SITE,
    TODAY,
    agency,
    contact_in,
    entries,
    post_of,
    viewer,
)

DAY = timedelta(days=1)


def a_duty(post: Membership, number: int, days: int = 0) -> Duty:
    return give(
        holder=post,
        what="answer.given",
        subject=f"question:{number}",
        title=Text(id=f"Isi pertanyaan {number}", en=f"Answer question {number}"),
        view="duties:mine",
        at=NOW - timedelta(days=days),
        until=TODAY + timedelta(days=10 - days),
    )


def seen(post: Membership) -> str:
    return stamp_with_holdings(post, holdings_of(post))


def handed_over(
    cast: Cast, post: Membership, to: Person, stamp: str | None = None
) -> actions.HandedOver:
    return actions.hand_over(
        post=post,
        to=to,
        on=TODAY,
        acting="",
        seen=stamp if stamp is not None else seen(post),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )


def busy_secretariat(cast: Cast) -> Membership:
    """The secretariat with two duties, a draft, an open invitation and its duty."""
    post = post_of(cast, Role.SECRETARIAT)
    by = viewer(cast, Role.SECRETARIAT)
    a_duty(post, 1)
    a_duty(post, 2)
    prepare(
        to="x@contoh.selaras.test",
        template="invitation",
        by=by,
        at=NOW,
        holder=post,
        words={"name": "X", "role": "R", "place": "P"},
    )
    invitations.invite(
        email="baru@contoh.selaras.test",
        name="Baru",
        offer=contact_in(agency()),
        language="id",
        site=SITE,
        by=by,
        at=NOW,
    )
    return post


def test_every_kind_of_thing_that_a_post_holds_is_known() -> None:
    """Whoever adds a foreign key `holder` names the rows for people here."""
    found = {model._meta.label_lower for model in held_models()}
    assert {"duties.duty", "outbox.letter", "teams.invitation"} <= found


def test_all_that_is_held_moves(cast: Cast) -> None:
    post = busy_secretariat(cast)
    before = {each.label: each.total for each in holdings_of(post)}
    assert before == {"duties.duty": 3, "outbox.letter": 2, "teams.invitation": 1}
    successor = cast[LUWU_UTARA, Role.PLANNER]
    done = handed_over(cast, post, successor)
    post.refresh_from_db()
    assert post.until == TODAY - DAY
    assert (done.post.person, done.post.role, done.post.organisation, done.post.since) == (
        successor,
        Role.SECRETARIAT,
        post.organisation,
        TODAY,
    )
    assert done.moved == before
    assert holdings_of(post) == ()
    assert {each.label: each.total for each in holdings_of(done.post)} == before
    assert entries()[-2:] == ["membership.begun", "membership.handed_over"]


def test_the_successor_may_hold_the_post_already(cast: Cast) -> None:
    from selaras.web.teams.actions.posts import appoint

    post = post_of(cast, Role.AGENCY_CONTACT)
    planner = cast[LUWU_UTARA, Role.PLANNER]
    own = appoint(
        person=planner,
        offer=contact_in(agency(), since=TODAY - DAY),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    mine = a_duty(own, 1, days=1)
    a_duty(post, 1, days=4)
    a_duty(post, 2)
    done = handed_over(cast, post, planner)
    assert done.post == own
    assert Duty.objects.filter(done_at=None, holder=own).count() == 2
    mine.refresh_from_db()
    assert (mine.since, mine.until) == (NOW - timedelta(days=4), TODAY + timedelta(days=6))


def test_it_can_be_handed_back(cast: Cast) -> None:
    post = busy_secretariat(cast)
    done = handed_over(cast, post, cast[LUWU_UTARA, Role.PLANNER])
    back = actions.hand_over(
        post=Membership.objects.get(pk=done.post.pk),
        to=post.person,
        on=TODAY + DAY,
        acting="",
        seen=seen(done.post),
        by=viewer(cast, Role.MINISTRY_OFFICER, ""),
        at=NOW + DAY,
    )
    assert (back.post.person, sum(back.moved.values())) == (post.person, 6)


def test_what_makes_no_sense_is_refused(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    planner = cast[LUWU_UTARA, Role.PLANNER]
    with pytest.raises(Refused, match="somebody else"):
        handed_over(cast, post, post.person)
    for on, words in ((TODAY + DAY, "on its day"), (post.since, "day after the old post")):
        with pytest.raises(Refused, match=words):
            actions.hand_over(
                post=post,
                to=planner,
                on=on,
                acting="",
                seen=seen(post),
                by=viewer(cast, Role.SECRETARIAT),
                at=NOW,
            )
    with pytest.raises(Refused, match="cannot decide"):
        handed_over(cast, post_of(cast, Role.ADVISER), planner)
    with pytest.raises(Refused, match="cannot decide"):
        handed_over(cast, post_of(cast, Role.AGENCY_CONTACT, LUWU), planner)
    assert entries() == []


def test_an_assessor_hands_over_to_no_adviser_of_the_region(cast: Cast) -> None:
    post = post_of(cast, Role.ASSESSOR)
    with pytest.raises(Refused, match="adviser and assessor"):
        actions.hand_over(
            post=post,
            to=cast[LUWU_UTARA, Role.ADVISER],
            on=TODAY,
            acting="",
            seen=seen(post),
            by=viewer(cast, Role.MINISTRY_OFFICER, ""),
            at=NOW,
        )
    assert Membership.objects.get(pk=post.pk).until is None


def test_what_came_after_the_preview_stops_it(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    stamp = seen(post)
    a_duty(post, 1)
    with pytest.raises(Refused, match="changed since"):
        handed_over(cast, post, cast[LUWU_UTARA, Role.PLANNER], stamp)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_the_second_is_refused_and_changes_nothing() -> None:
    cast = load_cast()
    post = busy_secretariat(cast)
    stamp = seen(post)
    refused: list[str] = []

    def hand(role: Role) -> None:
        try:
            handed_over(cast, post, cast[LUWU_UTARA, role], stamp)
        except Refused as no:
            refused.append(no.sentence.id)
        finally:
            connection.close()

    threads = [Thread(target=hand, args=(role,)) for role in (Role.PLANNER, Role.AGENCY_CONTACT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert "berubah sejak halaman dibuka" in refused[0]
    begun = Membership.objects.filter(role=Role.SECRETARIAT, region=LUWU_UTARA, since=TODAY)
    assert begun.count() == 1
    assert sum(each.total for each in holdings_of(begun.get())) == 6
    assert entries().count("membership.handed_over") == 1


def test_work_of_ended_and_ending_posts_is_listed_until_handed_over(cast: Cast) -> None:
    contact, planner = post_of(cast, Role.AGENCY_CONTACT), post_of(cast, Role.PLANNER)
    council = post_of(cast, Role.COUNCIL_MEMBER)
    for post in (contact, planner, council):
        a_duty(post, post.pk)
    Membership.objects.filter(pk=contact.pk).update(until=TODAY - DAY)
    Membership.objects.filter(pk=planner.pk).update(until=TODAY + timedelta(days=30))
    Membership.objects.filter(pk=council.pk).update(until=TODAY + timedelta(days=31))
    found = unheld_in(LUWU_UTARA, today=TODAY)
    assert [(each.post.pk, each.ended) for each in found] == [
        (contact.pk, True),
        (planner.pk, False),
    ]
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    page = browser.get(f"/teams/{LUWU_UTARA}/unheld/").content.decode()
    assert f"/teams/posts/{contact.pk}/hand-over/" in page
    contact.refresh_from_db()
    handed_over(cast, contact, cast[LUWU_UTARA, Role.PLANNER])
    contact.refresh_from_db()
    assert contact.until == TODAY - DAY
    assert [each.post.pk for each in unheld_in(LUWU_UTARA, today=TODAY)] == [planner.pk]


def test_the_page_shows_first_and_moves_only_when_confirmed(cast: Cast) -> None:
    post = busy_secretariat(cast)
    planner = cast[LUWU_UTARA, Role.PLANNER]
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    address = f"/teams/posts/{post.pk}/hand-over/"
    form = {"successor": planner.pk, "on": TODAY.isoformat(), "acting": ""}
    preview = browser.post(address, form).content.decode()
    assert "Isi pertanyaan 1" in preview
    assert "baru@contoh.selaras.test" in preview
    assert Membership.objects.get(pk=post.pk).until is None
    forged = {**form, "confirmed": "1", "seen": "0" * 32}
    assert "berubah sejak halaman dibuka" in browser.post(address, forged).content.decode()
    assert Entry.objects.filter(what="step.refused", subject=f"team:{LUWU_UTARA}").count() == 1
    foreign = {**form, "successor": cast[LUWU, Role.PLANNER].pk}
    assert 'role="alert"' in browser.post(address, foreign).content.decode()
    assert Membership.objects.get(pk=post.pk).until is None
    done = browser.post(address, {**form, "confirmed": "1", "seen": seen(post)})
    assert done.status_code == 302
    assert Membership.objects.get(pk=post.pk).until == TODAY - DAY
