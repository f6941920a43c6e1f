"""Buku IV: each quick win has one sheet that says all of it; money and months add up."""

from decimal import Decimal
from typing import Any

import pytest

from selaras.core.plan import Masterplan
from selaras.core.text import LANGUAGES, Language
from selaras.documents.book.book import Block, Book, Definitions, Heading, Note, Table
from selaras.documents.book.contents import contents
from selaras.reference.example import load_example
from selaras.reference.load import load_knowledge
from selaras.reference.sample import sample_plan
from tests.documents.book.small_plan import marked_plan, small_data, small_plan
from tests.documents.book.soundness import faults, runs_of, tables_of, texts_of

KNOWLEDGE = load_knowledge()
NBSP = "\N{NO-BREAK SPACE}"
NOTHING = "\N{EN DASH}"


def book_of(plan: Masterplan, language: Language = "id") -> Book:
    return contents(plan, KNOWLEDGE, 4, language)


def full_data() -> dict[str, Any]:
    """The small plan with a quick win whose sheet is complete, and one that replaces it."""
    data = small_data()
    first = data["quick_wins"][0]
    first |= {
        "problem": "Antre lama",
        "innovation": "Ambil nomor dari rumah",
        "aim": "Sepuluh menit",
        "beneficiaries": "Warga",
        "outputs": [
            {"name": "Loket", "unit": "loket", "targets": [{"year": 2023, "value": 3}]},
        ],
        "stages": [
            {"year": 2023, "first_month": 2, "last_month": 4, "activity": "Menyiapkan"},
            {"year": 2024, "first_month": 1, "last_month": 1, "activity": "Membuka"},
        ],
        "supporting": ["kominfo"],
        "partners": ["unhas"],
        "budget": [
            {"year": 2023, "fund": "apbd", "amount": 250},
            {"year": 2024, "fund": "csr", "amount": 50},
        ],
        "infrastructure_needed": "Layar",
        "application_needed": "Antrean",
        "regulation_needed": "SOP",
        "risk": "Listrik padam",
        "mitigation": "Genset",
        "sustainability": "Anggaran rutin",
        "measure": "Lama antre",
        "status": "replaced",
        "status_reason": "Digabung",
        "replaced_by": "mall",
        "evidence": ["https://www.luwuutarakab.go.id/loket"],
    }
    data["quick_wins"].append(
        {
            "key": "mall",
            "name": "Mal layanan",
            "dimension": "mobility",
            "sub_dimension": "public-service",
        }
    )
    return data


def sheet(book: Book, key: str) -> list[Block]:
    """The blocks below the heading of one sheet."""
    blocks = next(chapter for chapter in book.chapters if chapter.id == "sheets").blocks
    ids = [block.id if isinstance(block, Heading) else None for block in blocks]
    start = ids.index(f"sheet-{key}") + 1
    ends = [at for at in range(start, len(ids)) if ids[at] is not None]
    return list(blocks[start : ends[0] if ends else None])


def labelled(blocks: list[Block]) -> dict[str, str]:
    """The fields of a sheet by their labels."""
    found = next(block for block in blocks if isinstance(block, Definitions))
    return {entry.term: "".join(run.text for run in entry.line) for entry in found.entries}


def test_a_complete_sheet_says_every_field() -> None:
    blocks = sheet(book_of(Masterplan.model_validate(full_data())), "counter")
    assert labelled(blocks) == {
        "Dimensi": "Smart Governance: Pelayanan publik",
        "Program induk": "Aplikasi terpadu",
        "Masalah": "Antre lama",
        "Inovasi": "Ambil nomor dari rumah",
        "Tujuan": "Sepuluh menit",
        "Manfaat": "Antre lebih singkat",
        "Penerima manfaat": "Warga",
        "Keluaran dan target": "Loket (loket): 3 (2023)",
        "Penanggung jawab": "Dinas Kominfo",
        "Perangkat daerah pendukung": "Dinas Kominfo",
        "Mitra": "Universitas Hasanuddin",
        "Anggaran dan sumber": f"Rp{NBSP}300: APBD kabupaten/kota Rp{NBSP}250, "
        f"Tanggung jawab sosial perusahaan (CSR) Rp{NBSP}50",
        "Infrastruktur yang diperlukan": "Layar",
        "Aplikasi yang diperlukan": "Antrean",
        "Regulasi yang diperlukan": "SOP",
        "Risiko": "Listrik padam",
        "Langkah pengurangan risiko": "Genset",
        "Keberlanjutan": "Anggaran rutin",
        "Ukuran keberhasilan": "Lama antre",
        "Status": "Diganti dengan Mal layanan. Digabung.",
        "Bukti": "https://www.luwuutarakab.go.id/loket",
    }
    assert not any(isinstance(block, Note) for block in blocks)


def test_stages_mark_their_months_under_their_year() -> None:
    blocks = sheet(book_of(Masterplan.model_validate(full_data())), "counter")
    table = next(block for block in blocks if isinstance(block, Table))
    months = [[text == "●" for text in row[1:]] for row in texts_of(table)]
    assert [row[0] for row in texts_of(table)] == ["2023", "Menyiapkan", "2024", "Membuka"]
    assert [at for at, on in enumerate(months[1], 1) if on] == [2, 3, 4]
    assert [at for at, on in enumerate(months[3], 1) if on] == [1]


def test_a_bare_sheet_names_what_it_lacks_and_nothing_that_it_may_do_without() -> None:
    blocks = sheet(book_of(small_plan()), "counter")
    note = next(block for block in blocks if isinstance(block, Note))
    assert "".join(run.text for run in note.line) == (
        "Bagian ini belum diisi: masalah, inovasi, tujuan, penerima manfaat, keluaran dan target, "
        "tahapan, risiko, langkah pengurangan risiko, keberlanjutan, dan ukuran keberhasilan."
    )


def test_quick_wins_of_an_unknown_dimension_keep_their_sheet_and_their_row() -> None:
    book = book_of(Masterplan.model_validate(full_data()))
    assert labelled(sheet(book, "mall"))["Dimensi"] == "Dimensi lain: mobility: Pelayanan publik"
    rows = texts_of(tables_of(book)["table-quick-wins"])
    assert [row[0] for row in rows] == [
        "Smart Governance", "1", "Dimensi lain: mobility", "2", "Jumlah",
    ]  # fmt: skip
    assert rows[1] == [
        "1", "Loket cepat", "Pelayanan publik", "Diskominfo", "Feb 2023–Jan 2024", "300", "Diganti",
    ]  # fmt: skip


def test_the_joint_budget_adds_up() -> None:
    tables = tables_of(book_of(Masterplan.model_validate(full_data())))
    assert texts_of(tables["table-budget"]) == [
        ["Smart Governance"],
        ["1", "Loket cepat", "250", "50", "300"],
        ["Dimensi lain: mobility"],
        ["2", "Mal layanan", NOTHING, NOTHING, NOTHING],
        ["Jumlah", "250", "50", "300"],
    ]
    plan = sample_plan(programmes=60, seed=7)
    table = tables_of(book_of(plan))["table-budget"]
    wanted = Decimal(sum(line.amount for win in plan.quick_wins for line in win.budget)) / 10**6
    assert Decimal(texts_of(table)[-1][-1].replace(".", "").replace(",", ".")) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "plan", [load_example(KNOWLEDGE), sample_plan(programmes=60, seed=7)], ids=["example", "sample"]
)
def test_every_quick_win_has_one_sheet_and_one_row(plan: Masterplan, language: Language) -> None:
    book = book_of(plan, language)
    assert faults(book) == []
    chapter = next(chapter for chapter in book.chapters if chapter.id == "sheets")
    headings = [block for block in chapter.blocks if isinstance(block, Heading)]
    names = {win.key: win.name.in_(language) for win in plan.quick_wins}
    assert sorted(heading.id for heading in headings) == sorted(f"sheet-{key}" for key in names)
    rows = [row for row in texts_of(tables_of(book)["table-quick-wins"]) if row[0].isdigit()]
    assert sorted(row[1] for row in rows) == sorted(names.values())
    for row, heading in zip(rows, headings, strict=True):
        assert (row[1], f"3.{row[0]}") == (heading.text, heading.number)


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        ("benefit", {"Antre lebih singkat"}),
        ("lead", {"Dinas Kominfo", "Diskominfo"}),
        ("name", {"Loket cepat"}),
        (
            "budget",
            {"250", f"Rp{NBSP}250", f"Rp{NBSP}250, APBD kabupaten/kota"},
        ),
    ],
)
def test_marks_stand_where_the_plan_says(field: str, texts: set[str]) -> None:
    book = book_of(marked_plan("quick_wins", "counter", field))
    assert {run.text for run in runs_of(book) if run.demonstration} == texts
    assert faults(book) == []
