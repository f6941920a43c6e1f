"""The table of rights says what the programme wants, and the query says what the table says."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.web.accounts import rights
from selaras.web.accounts.models import Membership, Organisation, Person
from selaras.web.accounts.people import register
from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.rights_table import MAY_APPOINT, RIGHTS
from selaras.web.accounts.roles import INSIDE, ROLE_NAMES, Role
from selaras.web.accounts.viewing import VISITOR, Post, Viewer, viewer_of
from selaras.web.project.cast import Cast

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
OWN, NEIGHBOUR = "73.22", "73.17"


def holder(role: Role, region: str, advised: frozenset[str] = frozenset()) -> Viewer:
    return Viewer(posts=(Post(1, role, region, 1),), advised=advised)


def may(viewer: Viewer, kind: Kind, action: Action, region: str, state: str = "") -> bool:
    return any(reach.covers(region) for reach in rights.reaches(viewer, kind, action, state))


def test_a_region_never_sees_the_draft_of_another() -> None:
    for role in INSIDE:
        for state in ("draft", "shared"):
            assert may(holder(role, OWN), Kind.PLAN, Action.SEE, OWN, state)
            assert not may(holder(role, OWN), Kind.PLAN, Action.SEE, NEIGHBOUR, state)
            assert not may(holder(role, OWN), Kind.PLAN, Action.FOLLOW, NEIGHBOUR, state)


def test_the_ministry_follows_a_draft_and_reads_it_only_when_shared() -> None:
    officer = holder(Role.MINISTRY_OFFICER, "")
    assert may(officer, Kind.PLAN, Action.FOLLOW, OWN, "draft")
    assert not may(officer, Kind.PLAN, Action.SEE, OWN, "draft")
    assert may(officer, Kind.PLAN, Action.SEE, OWN, "shared")


def test_visitors_citizens_and_support_read_only_what_is_published() -> None:
    for viewer in (VISITOR, holder(Role.CITIZEN, OWN), holder(Role.SUPPORT, "")):
        for state in ("draft", "shared"):
            for action in (Action.SEE, Action.FOLLOW):
                assert not may(viewer, Kind.PLAN, action, OWN, state)
    assert rights.open_states(Kind.PLAN, Action.SEE) == ["published"]


def test_only_leaders_publish() -> None:
    publishing = {
        role
        for right in RIGHTS
        if (right.kind, right.action) == (Kind.PLAN, Action.PUBLISH)
        for role in right.roles
    }
    assert publishing == {Role.HEAD_OF_REGION, Role.SECRETARY}


def test_an_assessor_never_reaches_a_region_once_advised() -> None:
    assessor = holder(Role.ASSESSOR, "", advised=frozenset({OWN}))
    assert may(assessor, Kind.PLAN, Action.SEE, NEIGHBOUR, "shared")
    assert not may(assessor, Kind.PLAN, Action.SEE, OWN, "shared")
    assert rights.post_for(assessor, Kind.PLAN, Action.SEE, [OWN], "shared") is None


def test_a_province_reaches_its_regencies_and_no_others() -> None:
    observer = holder(Role.OBSERVER, "73")
    assert may(observer, Kind.PLAN, Action.FOLLOW, OWN, "draft")
    assert not may(observer, Kind.PLAN, Action.FOLLOW, "74.01", "draft")
    assert not may(observer, Kind.PLAN, Action.FOLLOW, "7", "draft")


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.ADVISER])
def test_whoever_acts_for_a_province_does_not_act_for_its_regencies(role: Role) -> None:
    viewer = holder(role, "73")
    for kind in (Kind.AGREEMENT, Kind.MEETING, Kind.GUIDANCE):
        assert may(viewer, kind, Action.SEE, "73")
        assert not may(viewer, kind, Action.SEE, OWN)
        assert rights.post_for(viewer, kind, Action.SEE, [OWN]) is None
    # Observers and the ministry reach as ever, also beside such a post.
    both = Viewer(posts=(*viewer.posts, Post(2, Role.OBSERVER, "73", 1)))
    assert may(both, Kind.GUIDANCE, Action.SEE, OWN)
    assert may(holder(Role.MINISTRY_OFFICER, ""), Kind.GUIDANCE, Action.MANAGE, OWN)


@pytest.mark.django_db
def test_the_condition_of_an_own_reach_finds_the_region_alone(cast: Cast) -> None:
    reach = rights.Reach(frozenset({"73"}), own=True)
    found = Organisation.objects.filter(reach.condition("region"))
    assert {each.region for each in found} == {"73"}
    nowhere = rights.Reach(frozenset(), own=True).condition("region")
    assert not Organisation.objects.filter(nowhere).exists()


def test_nobody_may_give_a_role_above_their_own_reach() -> None:
    secretariat = holder(Role.SECRETARIAT, OWN)
    assert rights.may_appoint(secretariat, Role.PLANNER, OWN)
    assert not rights.may_appoint(secretariat, Role.PLANNER, NEIGHBOUR)
    assert not rights.may_appoint(secretariat, Role.MINISTRY_OFFICER, OWN)
    assert not rights.may_appoint(secretariat, Role.ADVISER, OWN)
    assert not rights.may_appoint(secretariat, Role.HEAD_OF_REGION, OWN)
    assert not rights.may_appoint(secretariat, Role.ASSESSOR, OWN)
    assert set(MAY_APPOINT) == {Role.SECRETARIAT, Role.MINISTRY_OFFICER}


def test_every_role_has_a_name() -> None:
    assert set(ROLE_NAMES) == set(Role)


REGIONS = st.sampled_from(["", "73", "74", "73.17", "73.22", "74.01"])
SOME_REGIONS = st.frozensets(REGIONS, max_size=3)


@pytest.mark.django_db
@pytest.mark.parametrize("action", [Action.SEE, Action.FOLLOW])
def test_the_query_agrees_with_the_table(cast: Cast, action: Action) -> None:
    """Asked in the database about each organisation's region, and asked of the value."""
    organisations = list(Organisation.objects.all())
    assert {each.region for each in organisations} == {"", "73", "73.17", "73.22", "73.24"}
    for person in Person.objects.all():
        viewer = viewer_of(person, at=AT)
        for state in ("draft", "shared"):
            where = rights.condition(viewer, Kind.PLAN, action, field="region", state=state)
            found = set(Organisation.objects.filter(where))
            expected = {
                each for each in organisations if may(viewer, Kind.PLAN, action, each.region, state)
            }
            assert found == expected, (person, state)


@given(own=SOME_REGIONS, without=SOME_REGIONS, asked=REGIONS)
def test_reach_covers_below_itself_and_nothing_beside(
    own: frozenset[str], without: frozenset[str], asked: str
) -> None:
    above = {asked, "", asked.partition(".")[0]}
    expected = bool(own & above) and not without & above
    assert rights.Reach(own, without).covers(asked) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("without", [set(), {"73.22"}, {"73"}, {"74"}])
@pytest.mark.parametrize("own", [set(), {""}, {"73"}, {"73.22", "73.17"}])
def test_the_condition_of_a_reach_finds_what_it_covers(
    cast: Cast, own: set[str], without: set[str]
) -> None:
    reach = rights.Reach(frozenset(own), frozenset(without))
    found = set(Organisation.objects.filter(reach.condition("region")))
    assert found == {each for each in Organisation.objects.all() if reach.covers(each.region)}


@pytest.mark.django_db
def test_a_post_counts_from_its_first_to_its_last_day() -> None:
    place = Organisation.objects.create(
        kind="local_government", name="Pemkab", region=OWN, since=date(2020, 1, 1)
    )
    person = register(email="a@contoh.test", name="A", password=None)
    Membership.objects.create(
        person=person,
        organisation=place,
        role=Role.PLANNER,
        since=date(2026, 1, 10),
        until=date(2026, 1, 20),
    )
    # The site's day begins at 16.00 UTC of the day before (WITA).
    days = {
        datetime(2026, 1, 9, 15, 59, tzinfo=UTC): False,
        datetime(2026, 1, 9, 16, 0, tzinfo=UTC): True,
        datetime(2026, 1, 20, 15, 59, tzinfo=UTC): True,
        datetime(2026, 1, 20, 16, 0, tzinfo=UTC): False,
    }
    for at, held in days.items():
        assert bool(viewer_of(person, at=at).posts) is held, at


@pytest.mark.django_db
def test_an_ended_advisership_still_counts_as_advised(cast: Cast) -> None:
    adviser = cast[OWN, Role.ADVISER]
    Membership.objects.filter(person=adviser, region=OWN).update(until=date(2023, 1, 1))
    viewer = viewer_of(adviser, at=AT)
    assert OWN in viewer.advised
    assert OWN not in {post.region for post in viewer.posts}
