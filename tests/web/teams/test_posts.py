"""Posts: changed, ended, and never adviser and assessor of one region at once."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from selaras.core.text import Text
from selaras.web.accounts.models import Body, Membership, Person
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.duties.actions import finish, give
from selaras.web.project.cast import Cast, load_cast
from selaras.web.records.models import Entry
from selaras.web.teams.actions import posts as actions
from selaras.web.teams.actions.offers import Offer
from selaras.web.teams.refusals import Refused
from selaras.web.teams.telling import stamp_of, told_post
from tests.web.conftest import signed_in
from tests.web.teams.places import (
    LUWU,
    LUWU_UTARA,
    NOW,
    TODAY,
    agency,
    body,
    contact_in,
    entries,
    government,
    post_of,
    viewer,
)

DAY = timedelta(days=1)


def seen(post: Membership) -> str:
    return stamp_of(told_post(post))


def a_duty(post: Membership) -> None:
    give(
        holder=post,
        what="answer.given",
        subject="question:1",
        title=Text(id="Isi", en="Fill"),
        view="duties:mine",
        at=NOW,
    )


def test_a_changed_post_keeps_role_and_place(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    actions.change(
        post=post,
        title="Sekretaris Dinas",
        acting="plt",
        since=post.since,
        until=TODAY + DAY,
        body=None,
        seen=seen(post),
        by=viewer(cast, Role.SECRETARIAT),
        at=NOW,
    )
    post.refresh_from_db()
    assert (post.title, post.acting, post.until) == ("Sekretaris Dinas", "plt", TODAY + DAY)
    assert (post.role, post.organisation) == (Role.AGENCY_CONTACT, agency())
    assert entries() == ["membership.changed"]


def test_an_ended_post_gives_no_right_from_the_next_request(cast: Cast) -> None:
    person = cast[LUWU_UTARA, Role.SECRETARIAT]
    post = post_of(cast, Role.SECRETARIAT)
    browser = signed_in(person)
    assert browser.get(f"/teams/{LUWU_UTARA}/invite/").status_code == 200
    actions.end(
        post=post,
        on=TODAY - DAY,
        seen=seen(post),
        by=viewer(cast, Role.MINISTRY_OFFICER, ""),
        at=NOW,
    )
    assert browser.get(f"/teams/{LUWU_UTARA}/invite/").status_code == 404
    assert browser.get(f"/teams/{LUWU_UTARA}/").status_code == 404
    assert entries() == ["membership.ended"]


def test_a_post_with_open_work_does_not_end(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    a_duty(post)
    by = viewer(cast, Role.SECRETARIAT)
    with pytest.raises(Refused, match="still holds open work"):
        actions.end(post=post, on=TODAY, seen=seen(post), by=by, at=NOW)
    with pytest.raises(Refused, match="still holds open work"):
        actions.change(
            post=post,
            title="",
            acting="",
            since=post.since,
            until=TODAY - DAY,
            body=None,
            seen=seen(post),
            by=by,
            at=NOW,
        )
    assert Membership.objects.get(pk=post.pk).until is None
    finish(what="answer.given", subject="question:1", by=by, at=NOW)
    actions.end(post=post, on=TODAY, seen=seen(post), by=by, at=NOW)
    assert Membership.objects.get(pk=post.pk).until == TODAY


def test_a_stale_page_changes_nothing(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    post = post_of(cast, Role.AGENCY_CONTACT)
    address = f"/teams/posts/{post.pk}/"
    form = {
        "seen": seen(post),
        "title": "Satu",
        "acting": "",
        "since": post.since.isoformat(),
        "until": "",
    }
    # The role changes in another tab.
    Membership.objects.filter(pk=post.pk).update(role=Role.PLANNER)
    answer = browser.post(address, form)
    assert "Data ini berubah sejak halaman dibuka" in answer.content.decode()
    assert Membership.objects.get(pk=post.pk).title != "Satu"
    ended = browser.post(f"{address}end/", {"seen": seen(post), "on": TODAY.isoformat()})
    assert "Data ini berubah sejak halaman dibuka" in ended.content.decode()
    assert Membership.objects.get(pk=post.pk).until is None
    refused = Entry.objects.filter(what="step.refused", region=LUWU_UTARA)
    assert refused.count() == 2
    assert entries() == []


def test_the_secretariat_does_not_decide_about_its_assessor(cast: Cast) -> None:
    post = post_of(cast, Role.ASSESSOR)
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    page = browser.get(f"/teams/posts/{post.pk}/").content.decode()
    assert "diatur oleh pihak lain" in page
    browser.post(f"/teams/posts/{post.pk}/end/", {"seen": seen(post), "on": TODAY.isoformat()})
    browser.post(
        f"/teams/posts/{post.pk}/",
        {"seen": seen(post), "title": "X", "acting": "", "since": "2022-01-03", "until": ""},
    )
    assert told_post(Membership.objects.get(pk=post.pk)) == told_post(post)


def test_dates_and_twins_are_refused(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    by = viewer(cast, Role.SECRETARIAT)
    with pytest.raises(Refused, match="earlier than the first"):
        actions.appoint(
            person=post.person, offer=contact_in(agency(), until=TODAY - DAY), by=by, at=NOW
        )
    with pytest.raises(Refused, match="already holds"):
        actions.appoint(person=post.person, offer=contact_in(agency()), by=by, at=NOW)
    with pytest.raises(Refused, match="earlier than the day"):
        actions.end(post=post, on=post.since - DAY, seen=seen(post), by=by, at=NOW)
    assert entries() == []


def test_an_ended_post_is_not_brought_back_by_ending_it_again(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    Membership.objects.filter(pk=post.pk).update(until=TODAY - timedelta(days=50))
    post.refresh_from_db()
    with pytest.raises(Refused, match="before that day already"):
        actions.end(post=post, on=TODAY, seen=seen(post), by=viewer(cast, Role.SECRETARIAT), at=NOW)


def test_a_dangerous_step_asks_for_the_password_again_but_only_those_who_may(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    for person in (cast[LUWU_UTARA, Role.SECRETARIAT], cast[LUWU, Role.SECRETARIAT]):
        person.set_password("kunang kunang di sawah 1987")
        person.save()
    address = f"/teams/posts/{post.pk}/end/"
    form = {"seen": seen(post), "on": TODAY.isoformat()}
    own = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    for answer in (own.get(address), own.post(address, form)):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert Membership.objects.get(pk=post.pk).until is None
    assert signed_in(cast[LUWU, Role.SECRETARIAT]).get(address).status_code == 404


def test_a_post_after_an_earlier_one_alike_is_no_twin(cast: Cast) -> None:
    post = post_of(cast, Role.AGENCY_CONTACT)
    by = viewer(cast, Role.SECRETARIAT)
    actions.end(post=post, on=TODAY - DAY, seen=seen(post), by=by, at=NOW)
    again = actions.appoint(person=post.person, offer=contact_in(agency()), by=by, at=NOW)
    assert again.pk != post.pk


def test_the_body_of_another_organisation_is_refused(cast: Cast) -> None:
    post = post_of(cast, Role.COUNCIL_MEMBER)
    with pytest.raises(Refused, match="cannot sit there"):
        actions.change(
            post=post,
            title="",
            acting="",
            since=post.since,
            until=None,
            body=body(Body.Kind.COUNCIL, LUWU),
            seen=seen(post),
            by=viewer(cast, Role.SECRETARIAT),
            at=NOW,
        )


@pytest.mark.parametrize("ended", [False, True])
def test_who_ever_advised_a_region_never_assesses_it(cast: Cast, ended: bool) -> None:
    adviser = cast[LUWU_UTARA, Role.ADVISER]
    if ended:
        adviser.memberships.update(until=TODAY - DAY)
    with pytest.raises(Refused, match="adviser and assessor"):
        actions.appoint(
            person=adviser,
            offer=Offer(Role.ASSESSOR, government(), None, TODAY),
            by=viewer(cast, Role.MINISTRY_OFFICER, ""),
            at=NOW,
        )
    # In a region that the person never advised it is allowed.
    actions.appoint(
        person=adviser,
        offer=Offer(Role.ASSESSOR, government("73.24"), None, TODAY),
        by=viewer(cast, Role.MINISTRY_OFFICER, ""),
        at=NOW,
    )
    assert viewer_of(adviser, at=NOW).advised == {LUWU_UTARA, LUWU}


def test_who_is_assessing_does_not_begin_to_advise_but_may_afterwards(cast: Cast) -> None:
    assessor = cast[LUWU, Role.ASSESSOR]
    officer = viewer(cast, Role.MINISTRY_OFFICER, "")
    offer = Offer(Role.ADVISER, government(LUWU), None, TODAY)
    with pytest.raises(Refused, match="adviser and assessor"):
        actions.appoint(person=assessor, offer=offer, by=officer, at=NOW)
    post = post_of(cast, Role.ASSESSOR, LUWU)
    actions.end(post=post, on=TODAY - DAY, seen=seen(post), by=officer, at=NOW)
    actions.appoint(person=assessor, offer=offer, by=officer, at=NOW)
    # Nor may the old post be stretched over the new one.
    post.refresh_from_db()
    with pytest.raises(Refused, match="adviser and assessor"):
        actions.change(
            post=post,
            title="",
            acting="",
            since=post.since,
            until=TODAY,
            body=None,
            seen=seen(post),
            by=officer,
            at=NOW,
        )


def test_a_province_reaches_its_regencies_in_the_conflict(cast: Cast) -> None:
    from selaras.web.accounts.models import Organisation

    province = Organisation.objects.get(kind=Organisation.Kind.PROVINCE)
    with pytest.raises(Refused, match="adviser and assessor"):
        actions.appoint(
            person=cast[LUWU, Role.ASSESSOR],
            offer=Offer(Role.ADVISER, province, None, TODAY),
            by=viewer(cast, Role.MINISTRY_OFFICER, ""),
            at=NOW,
        )


@pytest.mark.django_db(transaction=True)
def test_adviser_and_assessor_at_the_same_moment() -> None:
    cast = load_cast()
    person = cast["73.24", Role.CITIZEN]
    officer = viewer(cast, Role.MINISTRY_OFFICER, "")
    refused: list[str] = []

    def appoint(role: Role) -> None:
        offer = Offer(role, government(), None, TODAY)
        try:
            actions.appoint(person=person, offer=offer, by=officer, at=NOW)
        except Refused:
            refused.append(role)
        finally:
            connection.close()

    threads = [Thread(target=appoint, args=(role,)) for role in (Role.ADVISER, Role.ASSESSOR)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = list(Person.objects.get(pk=person.pk).memberships.filter(region=LUWU_UTARA))
    assert (len(held), len(refused)) == (1, 1)
    assert entries() == ["membership.begun"]


def test_another_regions_posts_do_not_exist(cast: Cast) -> None:
    browser = signed_in(cast[LUWU, Role.SECRETARIAT])
    post = post_of(cast, Role.AGENCY_CONTACT)
    nowhere = 987654
    for path in ("", "end/", "hand-over/"):
        with CaptureQueriesContext(connection) as for_foreign:
            foreign = browser.get(f"/teams/posts/{post.pk}/{path}")
        with CaptureQueriesContext(connection) as for_missing:
            missing = browser.get(f"/teams/posts/{nowhere}/{path}")
        assert len(for_foreign) == len(for_missing)
        assert foreign.status_code == missing.status_code == 404
        same = foreign.content.decode().replace(f"/posts/{post.pk}/", "")
        assert same == missing.content.decode().replace(f"/posts/{nowhere}/", "")
        assert (
            browser.post(f"/teams/posts/{post.pk}/{path}", {"seen": seen(post)}).status_code == 404
        )
