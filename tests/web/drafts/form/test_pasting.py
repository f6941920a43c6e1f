"""Rows out of a spreadsheet: all of them or none, with the same words in both ways of pasting."""

import pytest

from selaras.core.plan import Masterplan
from selaras.web.drafts.form.building import ItemForm
from selaras.web.drafts.form.reading import Read
from tests.web.drafts.form.test_round_trip import opened


@pytest.fixture(scope="module")
def form(small: Masterplan) -> ItemForm:
    return ItemForm(opened(small), "programmes", small.programmes[0].key)


def pasted(form: ItemForm, text: str, name: str = "budget") -> Read:
    return form.read([name], {**form.inputs([name]), f"{name}.paste": [text]})


def test_rows_are_added_behind_those_that_are_there(form: ItemForm) -> None:
    text = "Tahun anggaran\tSumber dana\tPagu indikatif\n2031\tAPBN\t1,5 miliar\n2032\tcsr\t10\n"
    read = pasted(form, text)
    assert read.problems == ()
    assert read.data["budget"] == [
        *form.held["budget"],
        {"year": 2031, "fund": "apbn", "amount": 1_500_000_000},
        {"year": 2032, "fund": "csr", "amount": 10},
    ]


def test_semicolons_and_the_full_name_of_a_fund(form: ItemForm) -> None:
    read = pasted(form, "2031;Dana desa;250 juta")
    assert read.data["budget"][-1] == {"year": 2031, "fund": "village-fund", "amount": 250_000_000}


def test_targets_of_the_years_have_a_column_each(form: ItemForm) -> None:
    years = [*form.opened.plan.period.years]
    text = "\t".join(["Desa terhubung", "desa", "5", *[""] * (len(years) - 2), "9"])
    read = pasted(form, text, "outputs")
    assert read.problems == ()
    assert read.data["outputs"][-1] == {
        "name": "Desa terhubung", "unit": "desa",
        "targets": [{"year": years[0], "value": "5"}, {"year": years[-1], "value": "9"}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2031\tAPBN\t1\n2032\tAPBN", "Baris 2 memuat 2 kolom, padahal tabel ini memuat 3"),
        ("2031\tAPBN\t1\t2", "memuat 4 kolom"),
        ("2031\tAPBX\t1", "“APBX” bukan pilihan untuk Sumber dana"),
    ],
)
def test_a_wrong_table_fills_nothing_in(form: ItemForm, text: str, words: str) -> None:
    read = pasted(form, text)
    assert [each.input for each in read.problems] == ["budget.paste"]
    assert words in read.problems[0].message.id
    assert read.data["budget"] == form.held["budget"]
