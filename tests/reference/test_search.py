"""People find their region by code or by the words they use for it."""

import pytest

from selaras.reference import load_knowledge, search_regions


def found(query: str, limit: int = 20) -> list[str]:
    return [region.code for region in search_regions(load_knowledge(), query, limit)]


@pytest.mark.parametrize("query", ["73.22", "7322", " 73.22 ", "luwu utara", "LUWU UTARA"])
def test_one_region_by_code_or_name(query: str) -> None:
    assert found(query) == ["73.22"]


def test_the_start_of_a_code_lists_the_province_and_its_regions() -> None:
    codes = found("73", limit=100)
    assert codes[:3] == ["73", "73.01", "73.02"]
    assert len(codes) == 1 + 24  # Sulawesi Selatan: 21 regencies and 3 cities


def test_the_exact_name_comes_before_longer_names() -> None:
    assert found("solok") == ["13.72", "13.02", "13.11"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kab solok", "13.02"),
        ("Kab. Solok", "13.02"),
        ("kabupaten solok", "13.02"),
        ("regency solok", "13.02"),
        ("kota solok", "13.72"),
        ("solok kota", "13.72"),
        ("kab bogor", "32.01"),
        ("kota bogor", "32.71"),
        ("lima puluh kota", "13.07"),
        ("prov bali", "51"),
        ("dki jakarta", "31"),
        ("diy", "34"),
        ("kep riau", "21"),
        ("pusat jakarta", "31.71"),
        ("luwu tim", "73.24"),
        ("fakfak", "92.03"),
        ("toli toli", "72.04"),
        ("tolitoli", "72.04"),
        ("toba samosir", "12.12"),
    ],
)
def test_the_kind_and_short_forms_are_understood(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_no_city_when_a_regency_is_wanted() -> None:
    assert all(code[3] < "7" for code in found("kab solok"))


@pytest.mark.parametrize("query", ["", "   ", "...", "atlantis", "99.99", "solok atlantis"])
def test_nothing_for_what_does_not_exist(query: str) -> None:
    assert found(query) == []


def test_no_more_than_the_limit() -> None:
    assert len(found("kabupaten", limit=7)) == 7
