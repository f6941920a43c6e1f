"""Cohorts are counted as the ministry counts them; each expected number was worked by hand."""

from selaras.core.cohort import Counted, Year, count


def _one(*years: Year) -> Counted:
    return count(years)[-1]


def _names(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def test_declared_sizes_alone_give_the_numbers_of_the_ministry() -> None:
    """25, 50, 25, none in 2020, 48 with 7 repeats, 50, 50 with two provinces, 10."""
    counted = count(
        [
            Year(2024, "2024", 10, 0),
            Year(2017, "2017", 25, 0),
            Year(2018, "2018", 50, 0),
            Year(2021, "2021", 48, 7),
            Year(2019, "2019", 25, 0),
            Year(2022, "2022", 50, 0),
            Year(2023, "2023", 50, 0, 2),
        ]
    )
    assert [each.year for each in counted] == [2017, 2018, 2019, 2021, 2022, 2023, 2024]
    assert [each.distinct for each in counted] == [25, 75, 100, 141, 191, 241, 251]
    assert [each.provinces for each in counted] == [0, 0, 0, 0, 0, 2, 2]
    assert [each.repeats for each in counted] == [0, 0, 0, 7, 0, 0, 0]
    assert [each.missing_names for each in counted] == [25, 50, 25, 48, 50, 50, 10]
    assert not any(each.by_name or each.problems for each in counted)


def test_repeats_are_found_by_name_where_all_names_are_known() -> None:
    first = Year(2017, "a", named=_names("73.22", "73.71", "34.04"))
    again = Year(2021, "b", named=_names("34.04", "73.71", "74.05", "74.07"))
    found = _one(first, again)
    assert (found.members, found.repeats, found.fresh, found.distinct) == (4, 2, 2, 5)
    assert found.by_name
    assert found.missing_names == 0


def test_names_of_a_cohort_that_is_partly_named_are_known_to_later_ones() -> None:
    partly = Year(2019, "a", 25, 0, named=_names("81.71"))
    whole = Year(2022, "b", 2, named=_names("81.71", "73.22"))
    assert (_one(partly, whole).repeats, _one(partly, whole).distinct) == (1, 26)


def test_declared_repeats_hold_while_names_are_missing() -> None:
    first = Year(2017, "a", named=_names("34.04", "33.74", "64.02"))
    partly = Year(2021, "b", 48, 7, named=_names("34.04", "33.74", "74.05"))
    found = _one(first, partly)
    assert (found.repeats, found.distinct, found.missing_names) == (7, 44, 45)
    assert not found.by_name
    assert not found.problems


def test_what_names_show_counts_where_nobody_declared_repeats() -> None:
    first = Year(2017, "a", named=_names("34.04", "33.74"))
    partly = Year(2021, "b", 5, named=_names("34.04", "74.05"))
    assert (_one(first, partly).repeats, _one(first, partly).distinct) == (1, 6)


def test_more_repeats_are_declared_than_names_show() -> None:
    """The first cohort's names are not known, so that names cannot show them."""
    first = Year(2017, "a", 3)
    whole = Year(2021, "b", 2, 2, named=_names("34.04", "33.74"))
    assert (_one(first, whole).repeats, _one(first, whole).distinct) == (2, 3)


def test_more_names_than_declared_are_told() -> None:
    found = _one(Year(2022, "a", 2, named=_names("73.22", "73.71", "74.05")))
    assert (found.members, found.distinct, found.missing_names) == (2, 2, 0)
    (problem,) = found.problems
    assert "2 kabupaten dan kota, tetapi 3 nama" in problem.id
    assert "2 regencies and cities are declared, but 3 names" in (problem.en or "")


def test_repeats_that_names_contradict_are_told() -> None:
    first = Year(2017, "a", named=_names("34.04", "33.74"))
    found = _one(first, Year(2021, "b", 9, 1, named=_names("34.04", "33.74")))
    assert (found.repeats, found.distinct) == (1, 10)
    assert "1 peserta ulang, tetapi menurut nama ada 2" in found.problems[0].id


def test_more_repeats_than_members_never_take_others_away() -> None:
    found = _one(Year(2017, "a", 3, 0), Year(2018, "b", 2, 5))
    assert (found.repeats, found.fresh, found.distinct) == (2, 0, 3)
    assert "5 peserta ulang" in found.problems[0].id


def test_a_province_counts_once_and_declared_ones_without_names_count() -> None:
    first = Year(2023, "a", 0, 0, 2, provinces=_names("34"))
    again = Year(2024, "b", 0, 0, 2, provinces=_names("34", "32"))
    assert [each.provinces for each in count([first, again])] == [2, 3]
    assert [each.distinct for each in count([first, again])] == [0, 0]
    named = Year(2023, "a", 0, provinces=_names("34", "32"))
    assert [each.provinces for each in count([named, again])] == [2, 2]


def test_more_provinces_than_declared_are_told() -> None:
    found = _one(Year(2023, "a", 0, 0, 1, provinces=_names("34", "32")))
    assert "Dinyatakan 1 provinsi, tetapi 2" in found.problems[0].id


def test_two_cohorts_of_a_year_are_counted_by_key_and_none_is_nothing() -> None:
    second = Year(2022, "2022-b", named=_names("73.22", "73.71"))
    first = Year(2022, "2022-a", named=_names("73.22"))
    assert [(each.key, each.fresh) for each in count([second, first])] == [
        ("2022-a", 1),
        ("2022-b", 1),
    ]
    assert count([]) == ()
