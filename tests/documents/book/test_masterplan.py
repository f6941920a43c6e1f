"""Buku II: nothing of the plan is lost, its money adds up, its marks are those of the plan."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from selaras.core.plan import Masterplan
from selaras.core.text import LANGUAGES, Language
from selaras.documents.book.book import Bullets, Figure, Matrix, Note, Paragraph, Row, Table
from selaras.documents.book.contents import contents
from selaras.reference.example import load_example
from selaras.reference.load import load_knowledge
from selaras.reference.sample import sample_plan
from tests.documents.book.small_plan import marked_plan, minimal_plan, small_data, small_plan
from tests.documents.book.soundness import faults, runs_of, tables_of, texts_of

KNOWLEDGE = load_knowledge()
NBSP = "\N{NO-BREAK SPACE}"
NOTHING = "\N{EN DASH}"
DIMENSIONS = ("governance", "branding", "economy", "living", "society", "environment")


def book_of(plan: Masterplan, language: Language = "id") -> dict[str, Table]:
    return tables_of(contents(plan, KNOWLEDGE, 2, language))


def plain_rows(table: Table) -> list[list[str]]:
    """The rows that are neither group nor total."""
    return [row for row, kind in zip(texts_of(table), kinds(table), strict=True) if kind == "plain"]


def total_rows(table: Table) -> list[list[str]]:
    return [row for row, kind in zip(texts_of(table), kinds(table), strict=True) if kind == "total"]


def kinds(table: Table) -> list[str]:
    return [row.kind for row in table.rows]


def amount(text: str) -> Decimal:
    """An amount as it is printed in Indonesian; a dash is nothing."""
    return Decimal(0) if text == NOTHING else Decimal(text.replace(".", "").replace(",", "."))


def sayings(plan: Masterplan, language: Language = "id") -> str:
    """All running text of the book as one string."""
    book = contents(plan, KNOWLEDGE, 2, language)
    blocks = [block for chapter in book.chapters for block in chapter.blocks]
    lines = [block.line for block in blocks if isinstance(block, Paragraph | Note)]
    lines += [line for block in blocks if isinstance(block, Bullets) for line in block.lines]
    return "\n".join("".join(run.text for run in line) for line in lines).replace(NBSP, " ")


@pytest.mark.parametrize("plan", [small_plan(), sample_plan(programmes=60, seed=7)])
def test_every_programme_stands_once_in_the_matrices_and_in_the_budget(plan: Masterplan) -> None:
    tables = book_of(plan)
    matrices = [table for id, table in tables.items() if id.startswith("table-matrix-")]
    wanted = Counter(programme.name.id for programme in plan.programmes)
    assert Counter(row[1] for table in matrices for row in plain_rows(table)) == wanted
    assert Counter(row[1] for row in plain_rows(tables["table-programme-budgets"])) == wanted
    assert Counter(row[1] for row in plain_rows(tables["table-roadmap"])) == wanted


@pytest.mark.parametrize("plan", [small_plan(), load_example(KNOWLEDGE)])
def test_every_quick_win_stands_once_beside_its_programme(plan: Masterplan) -> None:
    tables = book_of(plan)
    numbers = {row[1]: row[0] for row in plain_rows(tables["table-programme-budgets"])}
    parents = {key: programme.name.id for key, programme in plan.programme.items()}
    wanted = {
        win.name.id: f"{numbers[parents[win.programme]]}. {parents[win.programme]}"
        for win in plan.quick_wins
        if win.programme
    }
    rows = plain_rows(tables["table-quick-wins"])
    assert Counter(row[0] for row in rows) == Counter(win.name.id for win in plan.quick_wins)
    assert {row[0]: row[1] for row in rows if row[1] != NOTHING} == wanted


def test_a_programme_keeps_its_number_in_all_tables() -> None:
    tables = book_of(sample_plan(programmes=60, seed=7))
    held: dict[str, set[str]] = {}
    for id, table in tables.items():
        if re.match(r"table-(matrix|initiatives|programme-budgets|roadmap|risks|output)", id):
            for row in plain_rows(table):
                held.setdefault(row[0], set()).add(row[1])
    assert sorted(held, key=int) == [str(number) for number in range(1, 61)]
    assert all(len(names) == 1 for names in held.values())


def test_budget_rows_and_totals_are_those_of_the_plan() -> None:
    plan = sample_plan(programmes=60, seed=7)
    table = book_of(plan)["table-programme-budgets"]
    assert table.caption.endswith("(Rp juta)")
    years = [int(column.head) for column in table.columns[2:-1]]
    wanted = {
        programme.name.id: [
            Decimal(sum(line.amount for line in programme.budget if line.year == year)) / 10**6
            for year in years
        ]
        for programme in plan.programmes
    }
    for row in plain_rows(table):
        assert [amount(text) for text in row[2:-1]] == wanted[row[1]]
        assert amount(row[-1]) == sum(wanted[row[1]])
    *dimensions, grand = [[amount(text) for text in row[1:]] for row in total_rows(table)]
    by_year = [sum(column) for column in zip(*wanted.values(), strict=True)]
    assert grand == [*by_year, sum(by_year)]
    assert [sum(column) for column in zip(*dimensions, strict=True)] == grand


def test_money_by_dimension_and_by_source_adds_up_to_the_same_total() -> None:
    plan = sample_plan(programmes=60, seed=7)
    tables = book_of(plan)
    everything = Decimal(sum(programme.cost for programme in plan.programmes)) / 10**6
    for id in ("table-budget-years", "table-sources-of-funds"):
        total = total_rows(tables[id])[0]
        assert amount(total[-1]) == everything
        assert sum(amount(text) for text in total[1:-1]) == everything
        for at in range(1, len(total)):
            column = (amount(row[at]) for row in plain_rows(tables[id]))
            assert sum(column) == amount(total[at])


def test_the_small_plan_in_rupiah() -> None:
    tables = book_of(small_plan())
    assert texts_of(tables["table-programme-budgets"]) == [
        ["Smart Governance"],
        ["1", "Aplikasi terpadu", "3.000", "2.900", NOTHING, NOTHING, "5.900"],
        ["Jumlah Smart Governance", "3.000", "2.900", NOTHING, NOTHING, "5.900"],
        ["Smart Environment"],
        ["2", "Bank sampah", NOTHING, NOTHING, "700", NOTHING, "700"],
        ["Jumlah Smart Environment", NOTHING, NOTHING, "700", NOTHING, "700"],
        ["Jumlah seluruh program", "3.000", "2.900", "700", NOTHING, "6.600"],
    ]
    assert texts_of(tables["table-ceilings"]) == [
        ["APBD kabupaten/kota"],
        ["2023", "5.000", "3.000", "2.000", f"60,0{NBSP}%"],
        ["2024", "2.000", "2.500", "\N{MINUS SIGN}500", f"125,0{NBSP}%"],
    ]
    assert texts_of(tables["table-matrix-governance"])[1] == [
        "1", "Aplikasi terpadu", "S1", "Inovasi", NOTHING, NOTHING, "2023–2024", "Diskominfo",
        NOTHING, "5.900: APBD kabupaten/kota 5.500, Tanggung jawab sosial perusahaan (CSR) 400",
        NOTHING,
    ]  # fmt: skip


def test_a_need_above_its_ceiling_is_said() -> None:
    said = sayings(small_plan())
    assert "Kebutuhan melampaui pagu pada APBD kabupaten/kota 2024." in said
    assert "Belum ada pagu untuk Rp 1.100 dari seluruh kebutuhan." in said


@pytest.mark.parametrize(
    ("amounts", "unit", "said"),
    [
        ((5_000_000, 12_000_000), "Rp juta", ["5", "12"]),
        ((5_200_000, 12_000_000), "Rp juta", ["5,2", "12,0"]),
        ((5_250_000, 12_000_000), "Rp ribu", ["5.250", "12.000"]),
        ((5_250_001, 12_000_000), "Rp", ["5.250.001", "12.000.000"]),
    ],
)
def test_the_unit_is_the_largest_that_rounds_nothing(
    amounts: tuple[int, int], unit: str, said: list[str]
) -> None:
    data = small_data()
    data["ceilings"] = []
    for programme, value in zip(data["programmes"], amounts, strict=True):
        programme["budget"] = [{"year": 2025, "fund": "apbd", "amount": value}]
    table = book_of(Masterplan.model_validate(data))["table-programme-budgets"]
    assert table.caption == f"Anggaran program menurut tahun ({unit})"
    assert [row[-1] for row in plain_rows(table)] == said


def test_money_outside_the_period_has_a_column_of_its_own() -> None:
    data = small_data()
    data["programmes"][1]["budget"].append({"year": 2031, "fund": "apbd", "amount": 9})
    table = book_of(Masterplan.model_validate(data))["table-programme-budgets"]
    assert [column.head for column in table.columns][-2:] == ["Di luar periode", "Jumlah"]
    assert total_rows(table)[-1][-2:] == ["9", "6.609"]


def test_a_long_period_is_shown_in_portions_of_years() -> None:
    data = small_data()
    data["period"] = {"start": 2021, "end": 2040}
    table = book_of(Masterplan.model_validate(data))["table-programme-budgets"]
    heads = [column.head for column in table.columns]
    assert heads[2:5] == ["2021–2022", "2023–2024", "2025–2026"]
    assert total_rows(table)[-1][1:4] == [NOTHING, "5.900", "700"]


def test_programmes_of_an_unknown_dimension_are_printed_in_a_group_of_their_own() -> None:
    data = small_data()
    data["programmes"][1] |= {"dimension": "mobility", "sub_dimension": "bus"}
    plan = Masterplan.model_validate(data)
    tables = book_of(plan)
    assert texts_of(tables["table-matrix-mobility"])[0] == ["Subdimensi lain: bus"]
    assert plain_rows(tables["table-matrix-mobility"])[0][1] == "Bank sampah"
    assert ["Dimensi lain: mobility"] in texts_of(tables["table-programme-budgets"])
    assert "dimensi yang bukan bagian dari program nasional: mobility." in sayings(plan)
    assert ["Other dimension: mobility"] in texts_of(book_of(plan, "en")["table-roadmap"])


def test_each_goal_of_another_plan_names_the_objectives_that_serve_it() -> None:
    table = book_of(small_plan())["table-alignment"]
    assert texts_of(table) == [
        ["RPJMD Luwu Utara"],
        ["1", "Layanan yang bersih", "S1"],
        ["2", "Alam yang terjaga", NOTHING],
    ]


def test_phases_are_one_year_then_to_the_fifth_then_the_rest() -> None:
    data = small_data()
    data["period"] = {"start": 2023, "end": 2032}
    rows = texts_of(book_of(Masterplan.model_validate(data))["table-phases"])
    assert [row[:5] for row in rows] == [
        ["Jangka pendek", "2023", "1", "1", "0"],
        ["Jangka menengah", "2024–2027", "2", "1", "2"],
        ["Jangka panjang", "2028–2032", "0", "0", "0"],
    ]
    data["period"] = {"start": 2023, "end": 2026}
    rows = texts_of(book_of(Masterplan.model_validate(data))["table-phases"])
    assert [row[1] for row in rows] == ["2023", "2024–2026"]


MARKED: tuple[tuple[str, str, str, set[str]], ...] = (
    ("programmes", "apps", "risk", set()),
    ("programmes", "apps", "kind", {"Inovasi", "memuat nilai contoh"}),
    ("programmes", "apps", "years", {"2023–2024", "memuat nilai contoh"}),
    ("programmes", "waste", "lead", {"Diskominfo"}),
    ("objectives", "served", "links", {"S1"}),
    ("indicators", "ikm", "targets", {"83", "90", "memuat nilai contoh"}),
    ("indicators", "ikm", "source", {"Survei SKM"}),
    ("bodies", "council", "seats", {"Ketua", "Bupati"}),
    ("actions", "rule", "title", {"Perbup Smart City"}),
    ("strategies", "so", "statement", {"Ajak pusat"}),
    ("partners", "unhas", "name", {"Universitas Hasanuddin"}),
)


@pytest.mark.parametrize(("part", "key", "field", "texts"), MARKED)
def test_marks_stand_where_the_plan_says(part: str, key: str, field: str, texts: set[str]) -> None:
    book = contents(marked_plan(part, key, field), KNOWLEDGE, 2)
    assert {run.text for run in runs_of(book) if run.demonstration} == texts
    assert faults(book) == []


def test_a_made_up_budget_marks_every_sum_it_enters_and_no_other() -> None:
    tables = tables_of(contents(marked_plan("programmes", "waste", "budget"), KNOWLEDGE, 2))
    marks = {id: marked(table) for id, table in tables.items()}
    assert marks["table-programme-budgets"] == [
        ("2", ["700", "700"]),
        ("Jumlah Smart Environment", ["700", "700"]),
        ("Jumlah seluruh program", ["700", "6.600"]),
    ]
    assert marks["table-budget-years"] == [("2025", ["700", "700"]), ("Jumlah", ["700", "6.600"])]
    assert marks["table-sources-of-funds"] == [
        ("2025", ["700", "700"]),
        ("Jumlah", ["6.200", "6.600"]),
    ]
    assert marks["table-ceilings"] == []
    assert marks["table-phases"] == [("Jangka menengah", [f"Rp{NBSP}3.600"])]


def marked(table: Table) -> list[tuple[str, list[str]]]:
    """The first cell of each row that has marks, with what is marked in it."""
    found = []
    for row in table.rows:
        texts = [run.text for cell in row.cells for run in cell.line if run.demonstration]
        if texts:
            found.append((row.cells[0].line[0].text, texts))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_gives_a_sound_book_with_every_programme(language: Language) -> None:
    plan = load_example(KNOWLEDGE)
    book = contents(plan, KNOWLEDGE, 2, language)
    assert faults(book) == []
    rows = plain_rows(tables_of(book)["table-programme-budgets"])
    assert Counter(row[1] for row in rows) == Counter(p.name.in_(language) for p in plan.programmes)


def test_both_languages_have_the_same_tables_and_figures() -> None:
    plan = load_example(KNOWLEDGE)
    indonesian, english = (
        [
            (type(block), block.id, len(block.rows) if isinstance(block, Table) else 0)
            for chapter in contents(plan, KNOWLEDGE, 2, language).chapters
            for block in chapter.blocks
            if isinstance(block, Table | Figure | Matrix)
        ]
        for language in LANGUAGES
    )
    assert indonesian == english


def test_an_empty_plan_says_what_is_missing_in_every_chapter() -> None:
    book = contents(minimal_plan(), KNOWLEDGE, 2)
    silent = [
        chapter.id
        for chapter in book.chapters
        if chapter.number
        and not any(isinstance(b, Note) and b.kind == "missing" for b in chapter.blocks)
    ]
    assert silent == []
    assert all(isinstance(row, Row) for table in tables_of(book).values() for row in table.rows)
