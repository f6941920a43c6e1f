"""The register finds regions by everyday spelling, of today and of then, and is taken away."""

import csv
from io import StringIO

import pytest
from django.test import Client

from selaras.reference import load_knowledge

pytestmark = pytest.mark.django_db


def page(query: str = "", client: Client | None = None) -> str:
    answer = (client or Client()).get(f"/regions/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def codes(query: str) -> list[str]:
    answer = Client().get(f"/regions/register.csv{query}")
    assert answer.status_code == 200
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    return [row["Kode"] for row in rows]


@pytest.mark.parametrize("words", ["Bau-Bau", "baubau", "kota bau bau", "KOTA BAUBAU", "7472"])
def test_everyday_spelling_finds_the_region(words: str) -> None:
    found = page(f"?words={words}")
    assert "<strong>1</strong> daerah" in found
    assert '/nation/74.72/"' in found


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        ("91.01", "Kabupaten Merauke", "93.01"),
        ("Kab. Toba Samosir", "Kabupaten Toba", "12.12"),
        ("kab pontianak", "Kabupaten Mempawah", "61.02"),
    ],
)
def test_a_former_code_or_name_leads_to_today_and_says_so(words: str, name: str, code: str) -> None:
    found = page(f"?words={words}")
    assert f"“{words}” adalah nama atau kode lama." in found
    assert f"daerah itu adalah {name} dengan kode {code}" in found
    assert f'/nation/{code}/"' in found


def test_the_list_is_narrowed_and_the_file_with_it() -> None:
    assert len(codes("")) == 38 + 416 + 98
    local = codes("?province=73&kind=city")
    assert local == ["73.71", "73.72", "73.73"]
    assert "<strong>3</strong> daerah" in page("?province=73&kind=city")
    assert codes("?words=solok&kind=city") == ["13.72"]


def test_what_does_not_exist_counts_as_not_chosen() -> None:
    assert "<strong>552</strong> daerah" in page("?province=99&kind=village&page=zzz&words=%00")


def test_a_name_elsewhere_is_said_to_lie_elsewhere() -> None:
    found = page("?words=solok&province=73")
    assert "ada di provinsi lain atau berjenis lain" in found


def test_a_name_that_is_only_near_brings_suggestions() -> None:
    found = page("?words=Kabupaten+Surabaya")
    assert "<strong>0</strong> daerah" in found
    assert "Kota Surabaya" in found.split("Mungkin")[1]


def test_nothing_fits_and_the_page_says_what_to_do() -> None:
    assert "Tidak ada daerah yang cocok" in page("?words=atlantis+9")


def test_files_of_other_formats_do_not_exist() -> None:
    assert Client().get("/regions/register.pdf").status_code == 404


def test_changes_stand_by_year_with_their_source() -> None:
    found = str(Client().get("/regions/changes/").content.decode())
    for change in load_knowledge().region_changes:
        assert change.basis in found
        assert change.source in found
    assert found.index('id="y2022"') < found.index('id="y2012"')


def test_in_english_too() -> None:
    found = str(Client().get("/en/regions/?words=91.01").content.decode())
    assert "is a former name or code" in found
