"""Bodies by decree, and demands of a second factor."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from selaras.web.accounts.models import Body, Membership, SecondFactorDemand
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.teams.actions import bodies as actions
from selaras.web.teams.actions import terms
from selaras.web.teams.actions.bodies import Decree
from selaras.web.teams.queries.demands import demands_in
from selaras.web.teams.queries.moving import posts_of_bodies, stamp_of_bodies
from selaras.web.teams.refusals import Refused
from tests.web.conftest import signed_in
from tests.web.teams.places import LUWU, LUWU_UTARA, NOW, TODAY, body, entries, post_of, viewer

DAY = timedelta(days=1)
SIX = ["governance", "branding", "economy", "living", "society", "environment"]
DECREE = Decree("188/1/2026", TODAY, TODAY, TODAY + timedelta(days=365))


def stamp(row: Body, on: object = TODAY) -> str:
    rows = sorted(terms.with_groups(row), key=lambda each: each.pk)
    return stamp_of_bodies(rows, posts_of_bodies(rows, on=on))  # type: ignore[arg-type]


def test_a_team_comes_with_its_working_groups(cast: Cast) -> None:
    by = viewer(cast, Role.SECRETARIAT)
    old = body(Body.Kind.TEAM)
    terms.end(body=old, on=TODAY - DAY, seen=stamp(old, TODAY - DAY), by=by, at=NOW)
    team = actions.set_up(
        region=LUWU_UTARA,
        kind=Body.Kind.TEAM,
        name="Tim Gerakan",
        dimensions=SIX,
        decree=DECREE,
        by=by,
        at=NOW,
    )
    groups = Body.objects.filter(parent=team)
    assert sorted(groups.values_list("dimension", flat=True)) == sorted(SIX)
    assert set(groups.values_list("until", flat=True)) == {DECREE.until}
    assert entries() == ["body.ended", "body.set_up"]


@pytest.mark.parametrize("kind", [Body.Kind.COUNCIL, Body.Kind.TEAM])
def test_a_second_body_alike_is_refused(cast: Cast, kind: Body.Kind) -> None:
    with pytest.raises(Refused, match="such a body"):
        actions.set_up(
            region=LUWU_UTARA,
            kind=kind,
            name="Lain",
            dimensions=[],
            decree=DECREE,
            by=viewer(cast, Role.SECRETARIAT),
            at=NOW,
        )


def test_a_new_decree_carries_groups_and_members_along(cast: Cast) -> None:
    team, group = body(Body.Kind.TEAM), body(Body.Kind.WORKING_GROUP)
    old = post_of(cast, Role.DIMENSION_COORDINATOR)
    made = terms.renew(
        body=team, decree=DECREE, seen=stamp(team), by=viewer(cast, Role.SECRETARIAT), at=NOW
    )
    group.refresh_from_db()
    old.refresh_from_db()
    assert (group.until, old.until) == (TODAY - DAY, TODAY - DAY)
    post = Membership.objects.active(TODAY).get(person=old.person, role=old.role)
    assert post.body is not None
    assert (post.body.parent, post.body.dimension, post.body.decree_number) == (
        made,
        group.dimension,
        "188/1/2026",
    )
    assert entries() == ["body.renewed"]


def test_an_old_term_is_neither_stretched_nor_renewed_twice(cast: Cast) -> None:
    council = body(Body.Kind.COUNCIL)
    by = viewer(cast, Role.SECRETARIAT)
    over = TODAY - timedelta(days=40)
    Body.objects.filter(pk=council.pk).update(until=over)
    council.refresh_from_db()
    with pytest.raises(Refused, match="within the term"):
        terms.end(body=council, on=TODAY, seen=stamp(council), by=by, at=NOW)
    terms.renew(body=council, decree=DECREE, seen=stamp(council), by=by, at=NOW)
    council.refresh_from_db()
    assert council.until == over
    with pytest.raises(Refused, match="such a body"):
        terms.renew(body=council, decree=DECREE, seen=stamp(council), by=by, at=NOW)


def test_stale_and_foreign_bodies_are_refused(cast: Cast) -> None:
    council = body(Body.Kind.COUNCIL)
    for by, seen in (
        (viewer(cast, Role.SECRETARIAT), "0" * 32),
        (viewer(cast, Role.SECRETARIAT, LUWU), stamp(council)),
        (viewer(cast, Role.PLANNER), stamp(council)),
    ):
        with pytest.raises(Refused):
            terms.renew(body=council, decree=DECREE, seen=seen, by=by, at=NOW)
        with pytest.raises(Refused):
            terms.end(body=council, on=TODAY, seen=seen, by=by, at=NOW)
        with pytest.raises(Refused):
            actions.relabel(body=council, name="X", seen=seen, by=by, at=NOW)
    assert Body.objects.get(pk=council.pk).until is None
    assert entries() == []


def test_bodies_in_the_browser(cast: Cast) -> None:
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    form = {
        "kind": "forum",
        "name": "Forum Warga",
        "decree_number": "1/2026",
        "decree_date": TODAY.isoformat(),
        "since": TODAY.isoformat(),
        "until": "",
    }
    address = f"/teams/{LUWU_UTARA}/bodies/set-up/"
    for wrong in (
        {"kind": "partai"},
        {"kind": "working_group"},
        {"dimensions": ["living"]},
        {"name": ""},
        {"decree_number": "x" * 101},
        {"until": "2020-01-01"},
    ):
        assert 'role="alert"' in browser.post(address, {**form, **wrong}).content.decode(), wrong
    assert browser.post(address, form).status_code == 302
    forum = body(Body.Kind.FORUM)
    assert "Forum Warga" in browser.get(f"/teams/{LUWU_UTARA}/bodies/").content.decode()
    seen = stamp_of_bodies([forum], [])
    assert (
        browser.post(f"/teams/bodies/{forum.pk}/", {"name": "Forum Kita", "seen": seen}).status_code
        == 302
    )
    forum.refresh_from_db()
    end = f"/teams/bodies/{forum.pk}/end/"
    assert b"Forum Kita" in browser.post(end, {"on": TODAY.isoformat()}).content
    browser.post(end, {"on": TODAY.isoformat(), "confirmed": "1", "seen": stamp(forum)})
    forum.refresh_from_db()
    assert (forum.name, forum.until) == ("Forum Kita", TODAY)
    stranger = signed_in(cast[LUWU, Role.SECRETARIAT])
    for path in ("", "renew/", "end/"):
        assert stranger.get(f"/teams/bodies/{forum.pk}/{path}").status_code == 404


def test_a_demand_is_counted_switched_and_recorded(cast: Cast) -> None:
    planner = cast[LUWU_UTARA, Role.PLANNER]
    Authenticator.objects.create(user=planner, type=Authenticator.Type.TOTP, data={})
    rows = {row.role: row for row in demands_in(LUWU_UTARA, today=TODAY)}
    assert (rows["planner"].people, rows["planner"].protected) == (1, 1)
    assert (rows["citizen"].people, rows["citizen"].protected) == (1, 0)
    nation = {row.role: row for row in demands_in("", today=TODAY)}
    assert (nation["planner"].people, nation["planner"].protected) == (3, 1)
    browser = signed_in(cast[LUWU_UTARA, Role.SECRETARIAT])
    address = f"/teams/{LUWU_UTARA}/security/planner/"
    assert browser.get(address).status_code == 200
    browser.post(address, {"demand": "on"})
    demand = SecondFactorDemand.objects.get()
    assert (demand.role, demand.organisation.region) == ("planner", LUWU_UTARA)
    twice = browser.post(address, {"demand": "on"}, follow=True)
    assert "Data ini berubah" in twice.content.decode()
    browser.post(address, {"demand": "off"})
    assert SecondFactorDemand.objects.count() == 0
    assert entries() == ["second_factor.demanded", "second_factor.released"]


def test_what_the_ministry_demands_shows_in_a_region(cast: Cast) -> None:
    signed_in(cast["", Role.MINISTRY_OFFICER]).post(
        "/teams/pusat/security/planner/", {"demand": "on"}
    )
    row = next(row for row in demands_in(LUWU_UTARA, today=TODAY) if row.role == "planner")
    assert (row.demanded, row.above) == (False, True)
