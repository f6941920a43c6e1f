"""The known cohorts count as the ministry counts, and each fault of a file has its line."""

from pathlib import Path

import pytest

from selaras.core.cohort import Year, count
from selaras.reference import KnowledgeError, load_knowledge
from selaras.reference.cohorts import KnownCohort, known_cohorts, read_cohort
from selaras.reference.workflows import keys

TEXT = """\
title: {id: Angkatan 2030, en: Cohort of 2030}
year: 2030
workflow: bimtek@2021
declared: 2
declared_repeats: 0
source: Worked out for this test
confidence: high
members:
  - source: A letter
    confidence: medium
    regions:
      - {code: "73.22", name: Kabupaten Luwu Utara}
  - source: A letter
    confidence: low
    area: Wakatobi
    mode: area
    regions:
      - {code: "74.07", name: Kabupaten Wakatobi}
      - {code: "34", name: Daerah Istimewa Yogyakarta}
"""


def _read(folder: Path, text: str) -> KnownCohort:
    (folder / "2030.yaml").write_text(text, encoding="utf-8")
    return read_cohort(folder, "2030", load_knowledge())


def _year(each: KnownCohort) -> Year:
    full = frozenset(member.region for member in each.members if member.mode == "full")
    return Year(
        each.year,
        each.key,
        each.declared,
        each.declared_repeats,
        each.declared_provinces,
        frozenset(code for code in full if "." in code),
        frozenset(code for code in full if "." not in code),
    )


def test_known_cohorts_give_the_numbers_of_the_ministry() -> None:
    counted = count(_year(each) for each in known_cohorts())
    assert {each.year: each.distinct for each in counted} == {
        2017: 25,
        2018: 75,
        2019: 100,
        2021: 141,
        2022: 191,
        2023: 241,
        2024: 251,
    }
    assert counted[-1].provinces == 2
    assert [each.year for each in counted if each.by_name] == [2017, 2018, 2024]
    assert not any(each.problems for each in counted)


def test_known_cohorts_name_workflows_that_exist() -> None:
    assert {each.workflow for each in known_cohorts()} <= set(keys())


def test_five_of_the_seven_repeats_of_2021_are_known_by_name() -> None:
    """Sleman, Kota Semarang, Kudus and Jepara follow from the lists, Kutai Kartanegara is told."""
    before = {
        member.region for each in known_cohorts() if each.year < 2021 for member in each.members
    }
    (of_2021,) = (each for each in known_cohorts() if each.year == 2021)
    again = {each.region for each in of_2021.members if each.mode == "full"} & before
    assert again == {"34.04", "33.74", "33.19", "33.20", "64.02"}


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    found = _read(tmp_path, TEXT)
    assert (found.key, found.year, found.declared) == ("2030", 2030, 2)
    assert [(each.region, each.mode, each.area) for each in found.members] == [
        ("73.22", "full", ""),
        ("74.07", "area", "Wakatobi"),
        ("34", "area", "Wakatobi"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("Luwu Utara", "Luwu", 12, "The region 73.22 is called 'Kabupaten Luwu Utara'"),
        ('"74.07"', '"73.22"', 18, "The code '73.22' is already used on line 12."),
        ('"34"', '"99"', 19, "The code '99' is not in the register."),
        ("    area: Wakatobi\n", "", 15, "must have the key 'area'"),
        ("mode: area", "mode: half", 16, "'mode' must be one of full, area, own"),
        ("declared: 2", "declared: 0", 8, "0 regencies and cities are declared, here are 1"),
        ("bimtek@2021", "bimtek", 3, "'workflow' must be a code of the pattern"),
        ("year: 2030", "year: 30", 2, "'year' must be a whole number"),
        ("confidence: low", "confidence: sure", 14, "'confidence' must be one of"),
        ("declared_repeats: 0\n", "", 1, "The key 'declared_repeats' is missing"),
    ],
)
def test_faults_are_told_with_their_line(
    tmp_path: Path, old: str, new: str, line: int, sentence: str
) -> None:
    assert TEXT.count(old) >= 1
    with pytest.raises(KnowledgeError) as caught:
        _read(tmp_path, TEXT.replace(old, new, 1))
    told = [(each.line, each.sentence.in_("en")) for each in caught.value.problems]
    assert any(where == line and sentence in words for where, words in told), told
