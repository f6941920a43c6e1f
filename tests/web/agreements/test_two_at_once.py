"""Two officers enter signatures at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connections

from selaras.web.agreements.actions import Signature, agree, sign
from selaras.web.agreements.models import Agreement
from selaras.web.agreements.queries import signed
from selaras.web.agreements.refusals import Refused
from selaras.web.agreements.steps import Side, Step, digest_of
from selaras.web.cohorts.models import Participation
from selaras.web.duties.models import Duty
from selaras.web.project.cast import load_cast
from tests.web.agreements.making import NOW, brought_to, make_cohort, of, officer, signature

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What became of each: empty where it was done, else the beginning of the sentence."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            start.wait()
            act()
        except Refused as refused:
            return refused.text.id
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(each.result() for each in [pool.submit(run, act) for act in acts])


def test_nothing_is_overwritten_and_no_duty_is_forgotten() -> None:
    by = officer(load_cast())
    cohort = make_cohort(regions=("73.17", "73.22", "73.24"))
    first, second, third = (of(cohort, region) for region in ("73.17", "73.22", "73.24"))
    brought_to(third, Step.AGREED, by=by)
    for row in (first, second):
        brought_to(row, Step.DECREED, by=by)
        text = Agreement.objects.get(participation=row).text
        agree(participation=row, side=Side.REGION, digest=digest_of(text), by=by, at=NOW)

    def agreeing(row: Participation) -> object:
        digest = digest_of(Agreement.objects.get(participation=row).text)
        return agree(participation=row, side=Side.MINISTRY, digest=digest, by=by, at=NOW)

    assert at_once(lambda: agreeing(first), lambda: agreeing(second)) == ["", ""]
    assert not Duty.objects.filter(what="agreement.ministry_agree", done_at=None).exists()

    def enter(row: Participation, side: Side, given: Signature) -> object:
        return sign(participation=row, signatures={side: given}, by=by, at=NOW)

    one = signature(Side.REGION)
    other = replace(one, number="lain")
    done = at_once(
        lambda: enter(first, Side.REGION, one),
        lambda: enter(first, Side.REGION, other),
        lambda: enter(first, Side.MINISTRY, signature(Side.MINISTRY)),
    )
    assert done[:2] == ["", ""]
    assert "sudah dicatat orang lain" in done[2]
    kept = Agreement.objects.get(participation=first)
    assert f"nomor {kept.region_number}," in done[2]
    assert list(signed([first.pk])) == [first.pk]

    same = replace(signature(Side.MINISTRY), number="B-99")
    done = at_once(
        lambda: enter(second, Side.MINISTRY, same), lambda: enter(third, Side.MINISTRY, same)
    )
    assert done[0] == ""
    assert "sudah dipakai pada MoU" in done[1]
