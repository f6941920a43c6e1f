"""A round that is being answered."""

import pytest
from django.test import Client

from selaras.web.accounts.roles import Role
from selaras.web.assessments.models import Participant, Round
from selaras.web.project.cast import Cast
from tests.web.answers.making import REGION, SPBE
from tests.web.assessments.making import make_round, take_part
from tests.web.conftest import signed_in


@pytest.fixture
def spbe(cast: Cast) -> Round:
    """SPBE of 2020 with its 47 indicators, open for answers."""
    return make_round(cast, key=SPBE, instrument="spbe@2020")


@pytest.fixture
def row(spbe: Round) -> Participant:
    """Luwu Utara in it."""
    return take_part(spbe, REGION)


@pytest.fixture
def secretariat(cast: Cast, spbe: Round) -> Client:
    """Somebody who answers everything."""
    return signed_in(cast[REGION, Role.SECRETARIAT])


@pytest.fixture
def agency(cast: Cast, spbe: Round) -> Client:
    """Somebody of an agency (Dinas Kesehatan)."""
    return signed_in(cast[REGION, Role.AGENCY_CONTACT])
