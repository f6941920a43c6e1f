"""What people write into the inputs of a form, and what is said of what makes no sense."""

from typing import Any

import pytest

from selaras.core.plan import shape_of
from selaras.core.text import Language
from selaras.web.drafts.form.reading import Read, read_fields


def read(part: str, name: str, language: Language = "id", **inputs: str | list[str]) -> Read:
    texts = {
        each.replace("__", "."): [text] if isinstance(text, str) else text
        for each, text in inputs.items()
    }
    return read_fields([shape_of(part, name)], texts, language)


def value(part: str, name: str, language: Language = "id", **inputs: str | list[str]) -> Any:
    found = read(part, name, language, **inputs)
    assert found.problems == ()
    return found.data[name]


def faults(part: str, name: str, **inputs: str) -> list[tuple[str, str]]:
    return [(each.input, each.message.id) for each in read(part, name, **inputs).problems]


def test_words_in_one_language_and_in_two() -> None:
    assert value("programmes", "risk", risk__id="  Padam \r\nlistrik ") == "Padam \nlistrik"
    both = value("programmes", "risk", risk__id="Padam", risk__en="Blackout")
    assert both == {"id": "Padam", "en": "Blackout"}
    assert value("programmes", "risk", risk__id=" ") is None
    assert faults("programmes", "risk", risk__en="Blackout")[0][0] == "risk.id"


@pytest.mark.parametrize(
    ("typed", "language", "amount"),
    [
        ("1.500.000.000", "id", 1_500_000_000),
        ("1,500,000,000", "en", 1_500_000_000),
        ("Rp 1,5 miliar", "id", 1_500_000_000),
        ("1.5 billion", "en", 1_500_000_000),
        ("250 juta", "id", 250_000_000),
    ],
)
def test_money_as_people_write_it(typed: str, language: Language, amount: int) -> None:
    assert value("programmes", "stated_total", language, stated_total=typed) == amount


def test_numbers_years_days_and_choices() -> None:
    assert value("facts", "value", value="1.234,56") == "1234.56"
    assert value("facts", "value", "en", value="1,234.56") == "1234.56"
    assert value("facts", "year", year="TA 2025") == 2025
    assert value("documents", "issued", issued="22 September 2022") == "2022-09-22"
    assert value("programmes", "ict", ict="false") is False
    assert value("programmes", "ict", ict="") is None
    assert value("quick_wins", "status", status="running") == "running"
    assert value("facts", "measure", measure="Jumlah penduduk (jiwa)") == "jumlah-penduduk-jiwa"


def test_what_stands_there_by_itself_is_not_written() -> None:
    assert value("quick_wins", "status", status="planned") is None
    assert value("documents", "legal_basis", legal_basis="false") is None
    assert value("documents", "legal_basis", legal_basis="true") is True


def test_lists_keep_their_order_and_say_everything_once() -> None:
    picked = ["b", "", "a", "b"]
    assert value("programmes", "depends_on", depends_on=picked) == ["b", "a"]
    lines = " satu \r\n\r\ndua\r\nsatu"
    assert value("quick_wins", "evidence", evidence=lines) == ["satu", "dua"]
    tasks = {"tasks__0__id": "", "tasks__2__id": "Kedua", "tasks__10__id": "Ketiga"}
    assert value("bodies", "tasks", **tasks) == ["Kedua", "Ketiga"]


def test_rows_without_anything_in_them_are_no_rows() -> None:
    rows = {
        "budget__0__year": "2025", "budget__0__fund": "apbd", "budget__0__amount": "5 juta",
        "budget__1__year": "", "budget__1__fund": "", "budget__1__amount": " ",
    }  # fmt: skip
    assert value("programmes", "budget", **rows) == [
        {"year": 2025, "fund": "apbd", "amount": 5_000_000}
    ]


def test_a_year_without_a_target_is_no_target() -> None:
    rows = {
        "outputs__0__name__id": "Desa", "outputs__0__targets__0__year": "2025",
        "outputs__0__targets__0__value": "", "outputs__0__targets__1__year": "2026",
        "outputs__0__targets__1__value": "12",
    }  # fmt: skip
    assert value("programmes", "outputs", **rows) == [
        {"name": "Desa", "targets": [{"year": 2026, "value": "12"}]}
    ]


@pytest.mark.parametrize(
    ("part", "name", "inputs", "at", "words"),
    [
        ("programmes", "stated_total", {"stated_total": "banyak"}, "stated_total", "jumlah uang"),
        ("facts", "value", {"value": "12 %"}, "value", "tanpa persen"),
        ("facts", "year", {"year": "20x5"}, "year", "bukan tahun"),
        ("facts", "level", {"level": "2,5"}, "level", "bukan bilangan bulat"),
        ("documents", "issued", {"issued": "31 Februari 2022"}, "issued", "tidak ada dalam kal"),
        ("programmes", "kind", {"kind": "lain"}, "kind", "bukan pilihan"),
        ("programmes", "ict", {"ict": "ya"}, "ict", "bukan pilihan"),
        ("facts", "measure", {"measure": "!?"}, "measure", "huruf atau angka"),
        ("programmes", "budget", {"budget__4__amount": "5"}, "budget.4.year", "wajib"),
        ("programmes", "years", {"years__start": "2025"}, "years.end", "wajib"),
        ("bodies", "seats", {"seats__1__function": "chair"}, "seats.1.holder.id", "wajib"),
        ("", "vision", {"vision__keywords__0__id": "Maju"}, "vision.statement.id", "wajib"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_input(
    part: str, name: str, inputs: dict[str, str], at: str, words: str
) -> None:
    found = faults(part, name, **inputs)
    assert at in [place for place, _ in found]
    assert any(place == at and words in message for place, message in found)


def test_more_rows_than_any_table_has() -> None:
    rows = {f"tasks__{number}__id": "x" for number in range(2_001)}
    assert faults("bodies", "tasks", **rows)[0][1].startswith("Barisnya terlalu banyak")
