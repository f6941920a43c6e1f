"""Cohorts go their way, and what may not be done leaves everything as it was."""

from collections.abc import Callable

import pytest

from selaras.web.accounts.viewing import SYSTEM
from selaras.web.cohorts.actions import (
    Wanted,
    add_regions,
    announce,
    change_cohort,
    change_participation,
    close,
    open_cohort,
    withdraw,
)
from selaras.web.cohorts.actions.known import load_known
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.refusals import Refused
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.cohorts.making import DAY, about, begun, ministry, opened


def _refused(step: Callable[[], object], *words: str) -> None:
    entries = Entry.objects.count()
    rows = list(Participation.objects.order_by("pk").values())
    with pytest.raises(Refused) as caught:
        step()
    for each in words:
        assert each in caught.value.text.id
    assert caught.value.text.en
    assert Entry.objects.count() == entries
    assert list(Participation.objects.order_by("pk").values()) == rows


def _noted() -> list[tuple[str, str]]:
    return [(each.what, each.region) for each in Entry.objects.order_by("number")]


def test_a_cohort_from_opening_to_closing(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast, "73.22", "73.24", open=True)
    add_regions(cohort=cohort, wanted=[Wanted("34", "full")], by=by, at=DAY)
    row = Participation.objects.get(cohort=cohort, region="73.24")
    withdraw(row=row, reason="Dana dialihkan", by=by, at=DAY)
    row.refresh_from_db()
    assert (row.withdrawn_at, row.withdrawn_reason) == (DAY, "Dana dialihkan")
    close(cohort=cohort, under_way=2, by=by, at=DAY)
    cohort.refresh_from_db()
    assert (cohort.announced_at, cohort.closed_at) == (DAY, DAY)
    assert _noted()[-7:] == [
        ("cohort.opened", ""),
        # Regions do not read in their record what is only being prepared.
        ("participation.added", ""),
        ("participation.added", ""),
        ("cohort.announced", ""),
        ("participation.added", "34"),
        ("participation.withdrawn", "73.24"),
        ("cohort.closed", ""),
    ]


def test_keys_are_taken_once_and_never_those_of_other_pages(cast: Cast) -> None:
    opened(cast)
    by = ministry(cast)
    for key in ("2026", "import", "new"):
        _refused(lambda key=key: open_cohort(key=key, about=about(), by=by, at=DAY), key)  # type: ignore[misc]
    few = about(declared=3, declared_repeats=4)
    _refused(lambda: open_cohort(key="x", about=few, by=by, at=DAY), "Peserta ulang")
    assert Cohort.objects.count() == 1


def test_the_workflow_stays_once_guidance_has_begun(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast, "73.22", open=True)
    other = about(workflow="bimtek@2017")
    change_cohort(cohort=cohort, about=other, by=by, at=DAY, seen=cohort.revision)
    begun(cohort, "73.22")
    back = about(workflow="bimtek@2021")
    _refused(lambda: change_cohort(cohort=cohort, about=back, by=by, at=DAY), "alur kerja")
    changed = change_cohort(
        cohort=cohort, about=about(workflow="bimtek@2017", declared=5), by=by, at=DAY
    )
    assert (changed.workflow, changed.declared) == ("bimtek@2017", 5)


def test_who_looked_at_an_older_state_does_not_overwrite(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast, "73.22")
    seen = cohort.revision
    change_cohort(cohort=cohort, about=about(declared=4), by=by, at=DAY, seen=seen)
    step = about(declared=9)
    _refused(
        lambda: change_cohort(cohort=cohort, about=step, by=by, at=DAY, seen=seen), "Orang lain"
    )
    row = Participation.objects.get(region="73.22")
    change_participation(row=row, mode="own", area="", by=by, at=DAY, seen=0)
    _refused(
        lambda: change_participation(row=row, mode="full", area="", by=by, at=DAY, seen=0),
        "Orang lain",
    )
    _refused(lambda: withdraw(row=row, reason="x", by=by, at=DAY, seen=0), "Orang lain")


def test_announcing_wants_regions_and_happens_once(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast)
    _refused(lambda: announce(cohort=cohort, by=by, at=DAY), "Belum ada daerah")
    _refused(lambda: close(cohort=cohort, by=by, at=DAY), "belum diumumkan")
    add_regions(cohort=cohort, wanted=[Wanted("73.22")], by=by, at=DAY)
    announce(cohort=cohort, by=by, at=DAY)
    _refused(lambda: announce(cohort=cohort, by=by, at=DAY), "sudah diumumkan")
    _refused(lambda: close(cohort=cohort, by=by, at=DAY), "1 daerah belum melewati")


def test_regions_that_cannot_be_added(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast, "73.22")

    def adding(*wanted: Wanted) -> Callable[[], object]:
        return lambda: add_regions(cohort=cohort, wanted=wanted, by=by, at=DAY)

    _refused(adding(Wanted("99.99")), "99.99")
    _refused(adding(Wanted("73.24"), Wanted("73.24")), "disebut dua kali")
    _refused(adding(Wanted("73.24", "area")), "kawasannya belum disebut")
    _refused(adding(Wanted("73.24", "half")), "Cara ikut")
    _refused(adding(Wanted("73.22")), "sudah ada")


def test_who_withdrew_may_come_back(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast, "73.22", open=True)
    row = Participation.objects.get(region="73.22")
    _refused(lambda: withdraw(row=row, reason=" ", by=by, at=DAY), "alasannya")
    withdraw(row=row, reason="Dana dialihkan", by=by, at=DAY)
    _refused(lambda: withdraw(row=row, reason="Lagi", by=by, at=DAY), "sudah mundur")
    assert add_regions(cohort=cohort, wanted=[Wanted("73.22", "own")], by=by, at=DAY) == 1
    row.refresh_from_db()
    assert (row.withdrawn_at, row.withdrawn_reason, row.mode) == (None, "", "own")
    assert _noted()[-1] == ("participation.returned", "73.22")


def test_nothing_changes_after_guidance_began_or_the_cohort_closed(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast, "73.22", "73.24", open=True)
    row = begun(cohort, "73.22")
    _refused(
        lambda: change_participation(row=row, mode="own", area="", by=by, at=DAY), "sudah dimulai"
    )
    close(cohort=cohort, under_way=2, by=by, at=DAY)
    for step in (
        lambda: add_regions(cohort=cohort, wanted=[Wanted("73.17")], by=by, at=DAY),
        lambda: withdraw(row=row, reason="x", by=by, at=DAY),
        lambda: change_cohort(cohort=cohort, about=about(), by=by, at=DAY),
        lambda: close(cohort=cohort, under_way=2, by=by, at=DAY),
    ):
        _refused(step, "sudah ditutup")


def test_known_cohorts_are_loaded_once_and_never_over_what_was_made_of_them(cast: Cast) -> None:
    assert load_known(by=SYSTEM, at=DAY, going_on=["2022"]) == 7 + 175
    assert load_known(by=SYSTEM, at=DAY) == 0
    assert Cohort.objects.get(key="2022").closed_at is None
    assert Cohort.objects.get(key="2017").closed_at == DAY
    assert not Participation.objects.filter(demonstration=True).exists()
    Participation.objects.filter(cohort__key="2024", region="33.03").delete()
    Cohort.objects.filter(key="2024").update(declared=11)
    assert load_known(by=SYSTEM, at=DAY) == 1
    assert Cohort.objects.get(key="2024").declared == 11


def test_names_of_a_closed_cohort_may_still_be_completed(cast: Cast) -> None:
    by = ministry(cast)
    load_known(by=SYSTEM, at=DAY)
    partly, whole = Cohort.objects.get(key="2022"), Cohort.objects.get(key="2024")
    assert add_regions(cohort=partly, wanted=[Wanted("73.17")], by=by, at=DAY) == 1
    _refused(
        lambda: add_regions(cohort=whole, wanted=[Wanted("73.17")], by=by, at=DAY), "sudah ditutup"
    )
