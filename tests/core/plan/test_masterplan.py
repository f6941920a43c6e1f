"""The value works out what belongs to its own fields."""

from selaras.core.plan import Masterplan
from selaras.reference.sample import sample_plan


def test_a_copy_with_other_fields_has_its_own_fingerprint_and_lookups() -> None:
    plan = sample_plan(programmes=3, seed=7)
    assert plan.fingerprint
    assert plan.programme
    fewer = plan.model_copy(update={"programmes": plan.programmes[:1]})
    fresh = Masterplan.model_validate(fewer.as_data())
    assert fewer.fingerprint == fresh.fingerprint != plan.fingerprint
    assert list(fewer.programme) == [plan.programmes[0].key]
