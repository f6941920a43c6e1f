"""Who a cohort exists for, and which of its regions."""

import pytest
from django.http import Http404

from selaras.web.accounts.rights import Action, Kind
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import VISITOR
from selaras.web.cohorts.access import (
    cohorts_for,
    get_cohort_for,
    get_cohort_to_manage,
    get_participation_for,
    participations_for,
)
from selaras.web.cohorts.actions import withdraw
from selaras.web.project.cast import Cast
from tests.web.cohorts.making import DAY, invited, ministry, opened, viewer

OWN, NEIGHBOUR = "73.22", "73.24"


def test_an_announced_cohort_is_everybodys_one_in_preparation_the_ministrys(cast: Cast) -> None:
    shown = opened(cast, OWN, open=True)
    hidden = opened(cast, OWN, NEIGHBOUR, key="2027")
    own = viewer(cast[OWN, Role.SECRETARIAT])
    assert set(cohorts_for(ministry(cast))) == {shown, hidden}
    assert list(cohorts_for(VISITOR)) == [shown]
    assert list(cohorts_for(own)) == [shown]
    assert get_cohort_for(VISITOR, "2026") == shown
    for who in (VISITOR, own):
        with pytest.raises(Http404):
            get_cohort_for(who, "2027")
        with pytest.raises(Http404):
            get_cohort_to_manage(who, "2026")
    assert get_cohort_to_manage(ministry(cast), "2027") == hidden
    with pytest.raises(Http404):
        get_cohort_to_manage(ministry(cast), "none")


def test_an_invited_region_knows_a_cohort_in_preparation_and_itself_in_it(cast: Cast) -> None:
    cohort = opened(cast, OWN, NEIGHBOUR)
    row = invited(cohort, OWN)
    own, other = viewer(cast[OWN, Role.SECRETARIAT]), viewer(cast[NEIGHBOUR, Role.SECRETARIAT])
    assert get_cohort_for(own, "2026") == cohort
    assert list(participations_for(own, cohort)) == [row]
    assert participations_for(ministry(cast), cohort).count() == 2
    assert get_participation_for(own, Kind.AGREEMENT, Action.SEE, "2026", OWN) == row
    for who, region in ((own, NEIGHBOUR), (other, NEIGHBOUR), (other, OWN)):
        with pytest.raises(Http404):
            get_participation_for(who, Kind.AGREEMENT, Action.SEE, "2026", region)
    with pytest.raises(Http404):
        get_cohort_for(other, "2026")


def test_rights_are_asked_with_the_region(cast: Cast) -> None:
    opened(cast, OWN, NEIGHBOUR, open=True)
    own = viewer(cast[OWN, Role.SECRETARIAT])
    get_participation_for(own, Kind.AGREEMENT, Action.WRITE, "2026", OWN)
    for action in (Action.MANAGE, Action.EXCEPT):
        with pytest.raises(Http404):
            get_participation_for(own, Kind.GUIDANCE, action, "2026", OWN)
    with pytest.raises(Http404):
        get_participation_for(own, Kind.AGREEMENT, Action.WRITE, "2026", NEIGHBOUR)
    with pytest.raises(Http404):
        get_participation_for(VISITOR, Kind.AGREEMENT, Action.SEE, "2026", OWN)


def test_who_withdrew_can_only_be_seen(cast: Cast) -> None:
    cohort = opened(cast, OWN, NEIGHBOUR, open=True)
    own = viewer(cast[OWN, Role.SECRETARIAT])
    row = get_participation_for(own, Kind.AGREEMENT, Action.SEE, "2026", OWN)
    withdraw(row=row, reason="Dana dialihkan", by=ministry(cast), at=DAY)
    get_participation_for(own, Kind.AGREEMENT, Action.SEE, "2026", OWN)
    for who, action in ((own, Action.WRITE), (ministry(cast), Action.MANAGE)):
        with pytest.raises(Http404):
            get_participation_for(who, Kind.AGREEMENT, action, "2026", OWN)
    assert [each.region for each in participations_for(VISITOR, cohort)] == [NEIGHBOUR]
    assert participations_for(ministry(cast), cohort).count() == 2


def test_what_is_hidden_asks_as_much_as_what_does_not_exist(
    cast: Cast, django_assert_num_queries: object
) -> None:
    opened(cast, OWN)
    for key in ("2026", "none"):
        for who in (VISITOR, viewer(cast[OWN, Role.SECRETARIAT])):
            with django_assert_num_queries(1), pytest.raises(Http404):  # type: ignore[operator]
                get_cohort_for(who, key)
