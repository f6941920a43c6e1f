"""The data agree with facts of the programme that stand here as literals."""

import csv
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import selaras.reference.files
from selaras.core.framework import Knowledge
from selaras.core.text import Text
from selaras.reference import load_knowledge, read_knowledge

DATA = Path(selaras.reference.__file__).parent


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_it_is_read_once_per_process() -> None:
    assert load_knowledge() is load_knowledge()


def test_the_slow_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selaras.reference.files, "_Loader", yaml.SafeLoader)
    assert read_knowledge(DATA) == load_knowledge()


def test_the_six_dimensions_with_three_parts_each(knowledge: Knowledge) -> None:
    assert {
        dimension.code: [sub.code for sub in dimension.sub_dimensions]
        for dimension in knowledge.dimensions
    } == {
        "governance": ["public-service", "bureaucracy", "public-policy"],
        "branding": ["tourism", "business", "city-appearance"],
        "economy": ["industry", "welfare", "transaction"],
        "living": ["harmony", "health", "mobility"],
        "society": ["community", "learning", "security"],
        "environment": ["protection", "waste", "energy"],
    }
    assert len(knowledge.sub_dimension) == 18


def test_dimensions_have_the_names_letters_and_colours_of_the_programme(
    knowledge: Knowledge,
) -> None:
    assert [(item.letter, item.name.id, item.colour) for item in knowledge.dimensions] == [
        ("G", "Smart Governance", "#3b4cab"),
        ("B", "Smart Branding", "#a3306f"),
        ("E", "Smart Economy", "#8a5b00"),
        ("L", "Smart Living", "#006f68"),
        ("S", "Smart Society", "#b0431f"),
        ("En", "Smart Environment", "#3a7423"),
    ]


def test_no_official_name_is_called_foreign(knowledge: Knowledge) -> None:
    foreign = {item.name: item.instead for item in knowledge.foreign_dimensions}
    assert foreign["Smart People"] == "society"
    assert foreign["Smart Mobility"] == "living"
    assert foreign["Smart Government"] == "governance"
    assert not foreign.keys() & {dimension.name.id for dimension in knowledge.dimensions}


def test_readiness_has_five_elements(knowledge: Knowledge) -> None:
    assert {item.code: len(item.sub_elements) for item in knowledge.readiness} == {
        "structure": 3,
        "infrastructure": 3,
        "superstructure": 3,
        "nature": 3,
        "culture": 2,
    }


def test_regions_are_38_provinces_and_514_regencies_and_cities(knowledge: Knowledge) -> None:
    kinds = Counter(region.kind for region in knowledge.regions)
    assert kinds == {"province": 38, "regency": 416, "city": 98}


def test_regions_are_the_rows_of_the_file(knowledge: Knowledge) -> None:
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [
        (
            region.code,
            region.kind,
            region.name,
            region.province_code,
            _written(region.latitude),
            _written(region.longitude),
            _written(region.area_km2),
            _written(region.population),
        )
        for region in knowledge.regions
    ] == [tuple(row.values()) for row in rows]


def _written(value: object) -> str:
    return "" if value is None else str(value)


def test_luwu_utara_is_a_regency_of_sulawesi_selatan(knowledge: Knowledge) -> None:
    region = knowledge.region["73.22"]
    assert (region.kind, region.name) == ("regency", "Kabupaten Luwu Utara")
    assert knowledge.region[region.province_code].name == "Sulawesi Selatan"


def test_fields_of_government_by_group(knowledge: Knowledge) -> None:
    # UU 23/2014: 6 basic and 18 other mandatory affairs, 8 optional ones.
    assert Counter(affair.group for affair in knowledge.affairs) == {
        "mandatory-basic": 6,
        "mandatory-other": 18,
        "optional": 8,
        "supporting": 2,
        "auxiliary": 6,
        "oversight": 1,
        "territorial": 1,
        "general": 1,
    }
    assert knowledge.affair["2.16"].name.id == "Komunikasi dan informatika"
    assert knowledge.affair["2.10"].name.id == "Pertanahan"


def test_code_books_follow_each_other(knowledge: Knowledge) -> None:
    assert [(book.issued, book.sub_activity_digits) for book in knowledge.code_books] == [
        (date(2019, 10, 18), (2,)),
        (date(2020, 10, 5), (2,)),
        (date(2021, 12, 27), (2,)),
        (date(2023, 6, 23), (4,)),
        (date(2024, 8, 27), (4,)),
        (date(2025, 7, 31), (4,)),
        (date(2026, 5, 7), (4,)),
    ]
    codes = [book.code for book in knowledge.code_books]
    assert [book.superseded_by for book in knowledge.code_books] == [*codes[1:], None]
    assert codes[-1] == "kepmendagri-900-861-2026"


def test_only_the_regions_own_budget_is_its_budget(knowledge: Knowledge) -> None:
    assert [fund.code for fund in knowledge.funds if fund.regional_budget] == ["apbd"]
    assert {"apbd-province", "apbn", "dak", "village-fund", "csr", "ppp"} <= knowledge.fund.keys()


def test_accounts_form_the_tree_of_the_regional_budget(knowledge: Knowledge) -> None:
    assert [code for code in knowledge.account if "." not in code] == ["4", "5", "6"]
    children = [code for code in knowledge.account if code.count(".") == 1]
    assert children == ["4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2"]
    assert all(code.rpartition(".")[0] in knowledge.account for code in children)
    assert knowledge.account["5.1.01"].name.id == "Belanja pegawai"


def test_prose_sections_of_the_four_books(knowledge: Knowledge) -> None:
    assert {part.code: part.book for part in knowledge.book_parts} == {
        "foreword": 1,
        "background": 1,
        "purpose": 1,
        "scope": 1,
        "framework": 1,
        "future": 1,
        "finance-outlook": 1,
        "gap-summary": 1,
        "swot-summary": 1,
        "direction": 2,
        "strategy-summary": 2,
        "institution-summary": 2,
        "closing": 2,
        "executive-summary": 3,
        "quick-win-summary": 4,
    }


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Rencana induk", "Masterplan"),
        ("Program", "Programme"),
        ("Kegiatan", "Activity"),
        ("Sub kegiatan", "Sub-activity"),
        ("Sasaran", "Objective"),
        ("Indikator", "Indicator"),
        ("Perangkat daerah (OPD)", "Agency"),
        ("Daerah", "Region"),
        ("Dewan Smart City", "Smart City Council"),
        ("Tim Pelaksana", "Implementation team"),
        ("Bimbingan teknis (Bimtek)", "Guidance stage"),
        ("Pembimbing (tim ahli)", "Adviser"),
        ("Asesor", "Assessor"),
        ("Kesiapan", "Readiness"),
        ("Pagu", "Ceiling"),
    ],
)
def test_the_glossary_has_the_pairs_of_the_field(
    knowledge: Knowledge, indonesian: str, english: str
) -> None:
    assert {term.name.id: term.name.en for term in knowledge.glossary}[indonesian] == english


def test_the_glossary_has_no_word_twice(knowledge: Knowledge) -> None:
    assert len(knowledge.glossary) >= 45
    assert len({term.name.id for term in knowledge.glossary}) == len(knowledge.glossary)
    assert len({term.name.en for term in knowledge.glossary}) == len(knowledge.glossary)


def test_every_text_is_in_both_languages_and_calm(knowledge: Knowledge) -> None:
    texts = list(_texts(knowledge))
    assert len(texts) > 400
    assert [text.id for text in texts if not text.en] == []
    assert [text.id for text in texts if "!" in text.id + (text.en or "")] == []


def _texts(value: Any) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    return []
