"""Members come from the final ranking of a published selection round."""

import pytest

from selaras.web.assessments.models import Round
from selaras.web.assessments.phases import Phase
from selaras.web.cohorts.actions import take_selected
from selaras.web.cohorts.models import Cohort, Participation
from selaras.web.cohorts.refusals import Refused
from selaras.web.project.cast import Cast
from tests.web.assessments.making import make_round
from tests.web.cohorts.making import DAY, MINISTRY, ministry, opened
from tests.web.conftest import signed_in
from tests.web.rankings.making import fix_all, flat

PLACES = {"73.22": "3", "73.24": "2", "73.17": "2", "73.26": "1"}
"""Two of them share the second place."""


@pytest.fixture
def selection(cast: Cast) -> Round:
    row = make_round(cast, phase=Phase.PUBLISHED, regions=[*PLACES, "73.01"], key="selection")
    fix_all(row, {code: flat(value) for code, value in PLACES.items()})
    return row


def _take(cast: Cast, cohort: Cohort, round: Round, **how: object) -> int:
    return take_selected(cohort=cohort, round=round, by=ministry(cast), at=DAY, **how)  # type: ignore[arg-type]


def _members() -> list[str]:
    return list(Participation.objects.order_by("region").values_list("region", flat=True))


def test_the_best_are_taken_and_the_round_is_remembered(cast: Cast, selection: Round) -> None:
    cohort = opened(cast)
    assert _take(cast, cohort, selection, best=3) == 3
    assert _members() == ["73.17", "73.22", "73.24"]
    cohort.refresh_from_db()
    assert cohort.selection == selection
    assert Participation.objects.filter(source="assessments/selection").count() == 3
    assert _take(cast, cohort, selection, regions=["73.26", "73.22"]) == 1


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"best": 2}, "Tempat ke-2 ditempati bersama oleh"),
        ({"best": 5}, "punya 4 daerah dengan tempat"),
        ({"best": 0}, "punya 4 daerah dengan tempat"),
        ({"regions": ["73.22", "11.01"]}, "tidak ada dalam putaran seleksi: 11.01"),
        ({"regions": []}, "Pilih sedikitnya satu"),
    ],
)
def test_a_choice_that_cannot_be_taken_takes_nobody(
    cast: Cast, selection: Round, how: dict[str, object], words: str
) -> None:
    cohort = opened(cast)
    with pytest.raises(Refused) as caught:
        _take(cast, cohort, selection, **how)
    assert words in caught.value.text.id
    assert _members() == []


def test_a_round_that_is_not_published_chooses_nobody(cast: Cast) -> None:
    row = make_round(cast, phase=Phase.FINAL, regions=list(PLACES))
    with pytest.raises(Refused) as caught:
        _take(cast, opened(cast), row, best=1)
    assert "belum terbit" in caught.value.text.id


def test_the_page_takes_a_number_or_ticks_but_not_both(cast: Cast, selection: Round) -> None:
    opened(cast)
    officer, there = signed_in(cast[MINISTRY]), "/cohorts/2026/select/"
    text = officer.get(f"{there}?round=selection").content.decode()
    assert text.count('name="region"') == 5
    told = {"round": "selection", "best": "1", "region": "73.24"}
    assert "Salah satu saja" in officer.post(there, told).content.decode()
    assert (
        "ditempati bersama"
        in officer.post(there, {**told, "best": "2", "region": []}).content.decode()
    )
    officer.post(there, {"round": "selection", "best": "", "region": ["73.24", "99.99"]})
    assert _members() == ["73.24"]
    assert officer.post(there, {"round": "none", "best": "1"}).status_code == 200
    assert "sudah ikut" in officer.get(f"{there}?round=selection").content.decode()
