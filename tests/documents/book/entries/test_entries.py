"""How single items of a plan are worded: documents, targets, money, groups."""

from decimal import Decimal
from typing import Any

import pytest

from selaras.core.plan import BudgetLine, Document, Output, Span, YearValue
from selaras.core.text import Language
from selaras.documents.book.book import Cell
from selaras.documents.book.entries.cells import marked_cell, sentence
from selaras.documents.book.entries.documents import document_line, short_title
from selaras.documents.book.entries.money import Years, budget_text, exact_unit
from selaras.documents.book.entries.outputs import outputs_text
from selaras.documents.book.entries.places import by_dimension
from selaras.documents.book.manuscript import Manuscript
from selaras.reference.load import load_knowledge
from tests.documents.book.small_plan import small_plan

KNOWLEDGE = load_knowledge()


def manuscript(language: Language = "id") -> Manuscript:
    return Manuscript(small_plan(), KNOWLEDGE, language)


@pytest.mark.parametrize(
    ("fields", "indonesian", "english"),
    [
        (
            {"kind": "law", "title": "Pemerintahan Daerah", "number": "23", "year": 2014},
            "Undang-undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
            "Law Number 23 of 2014 on Pemerintahan Daerah",
        ),
        (
            {"kind": "law", "title": "Anggaran 2014", "number": "1", "year": 2013},
            "Undang-undang Nomor 1 Tahun 2013 tentang Anggaran 2014",
            "Law Number 1 of 2013 on Anggaran 2014",
        ),
        (
            {"kind": "law", "title": "Undang-Undang Nomor 23 Tahun 2014", "number": "23"},
            "Undang-Undang Nomor 23 Tahun 2014",
            "Undang-Undang Nomor 23 Tahun 2014",
        ),
        (
            {"kind": "rpjmd", "title": "RPJMD Luwu Utara", "number": "4", "year": 2021},
            "RPJMD Luwu Utara, Nomor 4 Tahun 2021",
            "RPJMD Luwu Utara, Number 4 of 2021",
        ),
        (
            {
                "kind": "head-of-region-regulation",
                "title": "Peraturan Bupati tentang Smart City",
                "number": "Nomor 61 Tahun 2018",
                "year": 2018,
            },
            "Peraturan Bupati tentang Smart City, Nomor 61 Tahun 2018",
            "Peraturan Bupati tentang Smart City, Nomor 61 Tahun 2018",
        ),
        ({"kind": "letter", "title": "Surat Dirjen"}, "Surat Dirjen", "Surat Dirjen"),
    ],
)
def test_a_document_is_cited_with_what_is_known(
    fields: dict[str, Any], indonesian: str, english: str
) -> None:
    document = Document(key="d", **fields)
    for language, wanted in (("id", indonesian), ("en", english)):
        book = Manuscript(small_plan(), KNOWLEDGE, language)  # type: ignore[arg-type]
        assert "".join(run.text for run in document_line(book, document)) == wanted


def test_a_planning_document_has_a_short_title() -> None:
    period = Span(start=2021, end=2026)
    plan = Document(key="d", kind="rpjmd", title="Rencana panjang namanya", period=period)
    assert short_title(manuscript(), plan) == "RPJMD 2021–2026"
    assert short_title(manuscript(), plan.model_copy(update={"period": None})) == (
        "Rencana panjang namanya"
    )


def test_targets_say_equal_years_once_and_only_the_ends_of_many() -> None:
    values = {2023: 1, 2024: 1, 2025: Decimal("2.5"), 2027: Decimal("2.5")}
    few = Output(
        name="Loket",
        unit="unit",
        targets=tuple(YearValue(year=year, value=value) for year, value in values.items()),
    )
    wanted = "Loket (unit): 1 (2023–2024), 2,5 (2025), 2,5 (2027)"
    assert outputs_text(manuscript(), [few], short=True) == wanted
    many = Output(
        name="Loket", targets=tuple(YearValue(year=2020 + n, value=n) for n in range(1, 6))
    )
    assert outputs_text(manuscript(), [many], short=True) == "Loket: 1 (2021) sampai 5 (2025)"
    assert outputs_text(manuscript("en"), [many]) == (
        "Loket: 1 (2021), 2 (2022), 3 (2023), 4 (2024), 5 (2025)"
    )


def test_a_budget_names_its_sources_in_the_order_of_the_plan() -> None:
    lines = [
        BudgetLine(year=2023, fund="csr", amount=5),
        BudgetLine(year=2023, fund="apbd", amount=7),
        BudgetLine(year=2024, fund="csr", amount=1),
        BudgetLine(year=2024, fund="hibah", amount=2),
    ]
    assert budget_text(manuscript(), str, lines) == (
        "15: Tanggung jawab sosial perusahaan (CSR) 6, APBD kabupaten/kota 7, hibah 2"
    )
    assert budget_text(manuscript(), str, lines[1:2]) == "7, APBD kabupaten/kota"
    assert budget_text(manuscript(), str, []) is None


def test_years_spread_money_and_keep_what_lies_outside() -> None:
    lines = [BudgetLine(year=year, fund="apbd", amount=year) for year in (2022, 2023, 2026)]
    inside = Years(Span(start=2022, end=2026), lines)
    assert inside.spread(lines) == [2022, 2023, 0, 0, 2026]
    outside = Years(Span(start=2023, end=2024), lines)
    assert outside.spread(lines) == [2023, 0, 2022 + 2026]
    assert outside.heads[-1].en == "Outside the period"


def test_the_unit_of_no_amounts_is_the_largest() -> None:
    assert exact_unit([]).name.id == "Rp juta"


def test_groups_follow_the_programme_and_keep_the_unknown_last() -> None:
    groups = by_dimension(small_plan().programmes, KNOWLEDGE)
    assert [group.code for group in groups] == [d.code for d in KNOWLEDGE.dimensions]
    stray = small_plan().programmes[0].model_copy(update={"sub_dimension": "waste"})
    odd = stray.model_copy(update={"dimension": "mobility"})
    groups = by_dimension([odd, stray], KNOWLEDGE)
    assert [group.code for group in groups if group.items] == ["governance", "mobility"]
    assert groups[0].subs[0].name.id == "Tata kelola sampah dan limbah"
    assert groups[-1].name.en == "Other dimension: mobility"


def test_neighbours_with_the_same_mark_are_one_run() -> None:
    book = manuscript()
    cell = marked_cell(book, [("a", False), ("", True), ("b", True), ("c", True)], ", ")
    assert [(run.text, run.demonstration) for run in cell.line] == [
        ("a", False),
        (", ", False),
        ("b, c", True),
    ]
    assert marked_cell(book, [("", True)], ", ") == Cell(book.cell(None).line)


def test_a_sentence_ends_in_one_sign() -> None:
    assert [sentence(text) for text in ("Buka", "Buka.", "Siapa?")] == ["Buka.", "Buka.", "Siapa?"]
