"""All four books: sound for any plan, complete for a small one, honest for an empty one."""

import pytest
from hypothesis import HealthCheck, given, settings

from selaras.core.plan import Masterplan
from selaras.core.text import LANGUAGES, Language
from selaras.documents.book.book import Note, Table
from selaras.documents.book.contents import BOOKS, contents
from selaras.reference.load import load_knowledge
from selaras.reference.sample import sample_plan
from tests.core.plan.plans import plans
from tests.documents.book.small_plan import marked_plan, minimal_plan, small_plan
from tests.documents.book.soundness import faults, runs_of

KNOWLEDGE = load_knowledge()
NUMBERS = tuple(BOOKS)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_plan_with_only_what_it_must_have_gives_a_sound_book(
    number: int, language: Language
) -> None:
    book = contents(minimal_plan(), KNOWLEDGE, number, language)
    assert faults(book) == []
    assert not book.demonstration
    notes = [b for c in book.chapters for b in c.blocks if isinstance(b, Note)]
    assert any(note.kind == "missing" for note in notes)
    for chapter in book.chapters:
        assert chapter.blocks, chapter.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_small_plan_gives_a_sound_book_without_marks(number: int, language: Language) -> None:
    book = contents(small_plan(), KNOWLEDGE, number, language)
    assert faults(book) == []
    assert not any(run.demonstration for run in runs_of(book))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_large_plan_gives_a_sound_book(number: int) -> None:
    assert faults(contents(sample_plan(programmes=60, seed=7), KNOWLEDGE, number)) == []


@given(plan=plans())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_plan_at_all_gives_sound_books(plan: Masterplan) -> None:
    for number in NUMBERS:
        assert faults(contents(plan, KNOWLEDGE, number, "en")) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_equal_plans_give_equal_books(number: int) -> None:
    assert contents(small_plan(), KNOWLEDGE, number) == contents(small_plan(), KNOWLEDGE, number)


def test_the_cover_says_whose_plan_it_is() -> None:
    book = contents(small_plan(), KNOWLEDGE, 1)
    assert book.title == "Buku I: Analisis Strategis, Kabupaten Luwu Utara"
    assert (book.cover.period, book.cover.slogan) == ("2023–2026", "BISA")
    assert book.edition == "Keadaan data 16 Januari 2024"
    assert book.fingerprint == small_plan().fingerprint
    english = contents(small_plan(), KNOWLEDGE, 3, "en", edition="First draft")
    assert english.title == "Book III: Executive Summary, Luwu Utara Regency"
    assert english.edition == "First draft"


def test_there_is_no_book_nine() -> None:
    with pytest.raises(KeyError):
        contents(small_plan(), KNOWLEDGE, 9)


MARKED: tuple[tuple[int, str, str, str, set[str]], ...] = (
    (
        1,
        "facts",
        "hdi",
        "value",
        {"70,51 indeks", "Indeks Pembangunan Manusia: 70,51 indeks (2022)"},
    ),
    (1, "facts", "hdi", "name", {"Indeks Pembangunan Manusia"}),
    (1, "facts", "hdi", "year", {"2022"}),
    # The mean of structure is that of this fact alone, and it is compared with the lowest mean.
    (1, "facts", "hdi", "level", {"3", "3,00", "2,00", "memuat nilai contoh"}),
    (1, "documents", "uu-23", "title", {"Pemerintahan Daerah"}),
    # Every amount, the share of expenditure in revenue, and the growth of the budget.
    (
        1,
        "accounts",
        "a-5",
        "amounts",
        {"1.240", "1.300", "1.200", "96,0 %", "4,8 %*", "4,8 %", "Rp 1.300", "memuat nilai contoh"},
    ),
    (1, "gaps", "gap", "desired", {"Satu pintu"}),
    (1, "swot", "o", "statement", {"Dana pusat tersedia"}),
    (1, "strategies", "so", "programmes", {"Aplikasi terpadu"}),
    (1, "missions", "m", "statement", {"Melayani"}),
    (1, "indicators", "ikm", "targets", {"90 (2026)"}),
    # The ceiling, what is left of it and how far it is used, that year and in the total.
    (
        1,
        "ceilings",
        "c-2024",
        "amount",
        {"2.000", "−500", "125,0 %", "7.000", "1.500", "78,6 %", "Rp 500"},
    ),
    (3, "quick_wins", "counter", "benefit", {"Antre lebih singkat"}),
    (3, "bodies", "council", "name", {"Dewan Smart City"}),
    # One dimension, the whole, the most expensive year among all, and the figures of the money.
    (
        3,
        "programmes",
        "waste",
        "budget",
        {"Rp 700", "700", "6.600", "Rp 6.600", "Rp 3.000", "memuat nilai contoh"},
    ),
)


@pytest.mark.parametrize(("number", "part", "key", "field", "texts"), MARKED)
def test_marks_stand_where_the_plan_says_and_nowhere_else(
    number: int, part: str, key: str, field: str, texts: set[str]
) -> None:
    book = contents(marked_plan(part, key, field), KNOWLEDGE, number)
    marked = {run.text.replace(NBSP, " ") for run in runs_of(book) if run.demonstration}
    assert marked == texts
    assert faults(book) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_the_annex_counts_what_was_made_up(number: int) -> None:
    book = contents(marked_plan("facts", "hdi", "value"), KNOWLEDGE, number)
    annex = next(chapter for chapter in book.chapters if chapter.id == "demonstration")
    table = next(block for block in annex.blocks if isinstance(block, Table))
    texts = [[cell.line[0].text for cell in row.cells] for row in table.rows]
    assert texts == [["Fakta kesiapan", "2", "0", "1"], ["Jumlah", "2", "0", "1"]]
