"""Programmes are chosen and ordered as the visitor asked."""

import pytest

from selaras.core.plan import Masterplan
from selaras.web.plans.queries.selection import Choice, choose, read_choice

ORDER = {"governance": 0, "branding": 1, "economy": 2, "living": 3, "society": 4, "environment": 5}

PLAN = Masterplan.model_validate(
    {
        "key": "kecil",
        "title": "Kecil",
        "regions": ["73.22"],
        "period": {"start": 2023, "end": 2027},
        "agencies": [
            {"key": "kominfo", "name": "Dinas Komunikasi", "abbreviation": "Diskominfo"},
            {"key": "dlh", "name": "Dinas Lingkungan Hidup", "abbreviation": "DLH"},
        ],
        "programmes": [
            {
                "key": "sampah",
                "name": {"id": "Bank sampah", "en": "Waste bank"},
                "dimension": "environment",
                "sub_dimension": "waste",
                "lead": "dlh",
                "years": {"start": 2024, "end": 2025},
                "budget": [{"year": 2024, "fund": "csr", "amount": 300}],
            },
            {
                "key": "aduan",
                "name": {"id": "Aduan warga", "en": "Complaints"},
                "dimension": "governance",
                "sub_dimension": "public-service",
                "lead": "kominfo",
                "supporting": ["dlh"],
                "years": {"start": 2023, "end": 2027},
                "budget": [
                    {"year": 2023, "fund": "apbd", "amount": 100},
                    {"year": 2024, "fund": "apbd", "amount": 150},
                ],
            },
            {
                "key": "lampu",
                "name": "Lampu jalan",
                "dimension": "governance",
                "sub_dimension": "public-service",
                "description": "Lampu hemat energi di jalan kota",
                "budget": [{"year": 2026, "fund": "apbd", "amount": 900}],
            },
        ],
    }
)


def keys(choice: Choice) -> list[str]:
    return [each.key for each in choose(PLAN, choice, "id", ORDER)]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), ["aduan", "lampu", "sampah"]),
        (Choice(dimension="governance"), ["aduan", "lampu"]),
        (Choice(agency="dlh"), ["aduan", "sampah"]),
        (Choice(agency="kominfo"), ["aduan"]),
        (Choice(year=2024), ["aduan", "sampah"]),
        (Choice(year=2026), ["aduan", "lampu"]),
        (Choice(year=2031), []),
        (Choice(fund="csr"), ["sampah"]),
        (Choice(words="BANK"), ["sampah"]),
        (Choice(words="waste"), ["sampah"]),
        (Choice(words="diskominfo"), ["aduan"]),
        (Choice(words="jalan energi"), ["lampu"]),
        (Choice(words="jalan sampah"), []),
        (Choice(dimension="governance", fund="csr"), []),
        (Choice(dimension="tidak-ada"), []),
    ],
)
def test_filters(choice: Choice, expected: list[str]) -> None:
    assert keys(choice) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["aduan", "sampah", "lampu"]),
        ("-name", ["lampu", "sampah", "aduan"]),
        ("cost", ["aduan", "sampah", "lampu"]),
        ("-cost", ["lampu", "sampah", "aduan"]),
        ("agency", ["aduan", "sampah", "lampu"]),
        ("years", ["aduan", "sampah", "lampu"]),
        ("unknown", ["aduan", "lampu", "sampah"]),
    ],
)
def test_orders(sort: str, expected: list[str]) -> None:
    assert keys(read_choice({"sort": sort})) == expected


def test_names_are_ordered_in_the_language_of_the_page() -> None:
    found = choose(PLAN, Choice(sort="name"), "en", ORDER)
    assert [each.key for each in found] == ["aduan", "lampu", "sampah"]


@pytest.mark.parametrize("year", ["", "20x4", "²⁰²⁴", "99999", "-2024"])
def test_a_year_that_is_none_asks_for_every_year(year: str) -> None:
    assert read_choice({"year": year}).year is None
