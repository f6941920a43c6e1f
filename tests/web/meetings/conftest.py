"""A cohort with signed and unsigned regions, and a meeting of one of them."""

import pytest

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import Viewer
from selaras.web.cohorts.models import Cohort
from selaras.web.meetings.models import Meeting
from selaras.web.project.cast import Cast
from tests.web.meetings.making import OWN, make_cohort, make_meeting, viewer


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    return make_cohort(cast)


@pytest.fixture
def by(cast: Cast) -> Viewer:
    """The secretariat of the region."""
    return viewer(cast[OWN, Role.SECRETARIAT])


@pytest.fixture
def meeting(cohort: Cohort, by: Viewer) -> Meeting:
    """Of today and tomorrow."""
    return make_meeting(cohort, by)
