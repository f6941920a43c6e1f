"""A query whose SQL was worked out once finds what the ordinary one finds."""

from uuid import UUID, uuid4

import pytest

from selaras.core.plan import Masterplan
from selaras.web.accounts.models import Membership
from selaras.web.accounts.prepared import Prepared
from selaras.web.plans.models import Step
from selaras.web.plans.plan import write_plan
from selaras.web.project.cast import Cast
from tests.web.conftest import DAY


@pytest.mark.django_db
def test_the_same_rows_in_the_same_order(cast: Cast) -> None:
    asked = Prepared(lambda person: Membership.objects.filter(person=person).order_by("-pk"), -1)
    for person in cast.values():
        assert asked(person.pk) == list(Membership.objects.filter(person=person).order_by("-pk"))
    assert asked(0) == []


@pytest.mark.django_db
def test_numbers_of_entries(small: Masterplan) -> None:
    row = write_plan(small, at=DAY)
    mine = uuid4()
    step = Step.objects.create(plan=row, revision=2, what="field", at=DAY, entry=mine)
    asked = Prepared(
        lambda plan, entry: Step.objects.filter(plan=plan, entry=entry), -1, UUID(int=0)
    )
    assert asked(row.pk, mine) == [step]
    assert asked(row.pk, uuid4()) == []


@pytest.mark.django_db
def test_where_no_row_can_be_none_is_asked(django_assert_num_queries: object) -> None:
    nothing = Prepared(lambda key: Membership.objects.filter(pk__in=[], person=key), -1)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert nothing(1) == []
