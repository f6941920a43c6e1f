"""Lists from Excel: understood in everyday spelling, applied as a whole or not at all."""

from collections import Counter
from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from selaras.web.accounts.viewing import SYSTEM
from selaras.web.cohorts.actions import announce, close, withdraw
from selaras.web.cohorts.actions.importing import apply, keep, pick
from selaras.web.cohorts.actions.known import load_known
from selaras.web.cohorts.importing.planning import plan
from selaras.web.cohorts.importing.plans import Plan
from selaras.web.cohorts.importing.reading import MOST_ROWS
from selaras.web.cohorts.importing.template import template
from selaras.web.cohorts.models import Cohort, CohortImport, Participation
from selaras.web.cohorts.refusals import Refused
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from tests.web.cohorts.making import DAY, MINISTRY, begun, ministry, opened
from tests.web.cohorts.sheets import FIRST, Cell, national, workbook
from tests.web.conftest import signed_in

MANY = 10_000


def _kept(cast: Cast, rows: Sequence[Sequence[Cell]]) -> CohortImport:
    return keep(name="daftar.xlsx", content=workbook(rows), by=ministry(cast), at=DAY)


def _planned(cast: Cast, *rows: Sequence[Cell]) -> Plan:
    kept = _kept(cast, rows)
    return plan(kept)


def _told(found: Plan) -> list[tuple[int, str, str]]:
    return [(each.row, each.letter, each.text.id) for each in found.faults]


def _apply(cast: Cast, kept: CohortImport) -> Plan:
    seen = plan(kept).digest
    return apply(kept=kept, seen=seen, by=ministry(cast), at=DAY)


def _rows() -> list[tuple[str, str, str, str]]:
    found = Participation.objects.order_by("cohort__key", "region")
    return list(found.values_list("cohort__key", "region", "mode", "area"))


def test_everyday_spelling_and_numbers_as_excel_keeps_them(cast: Cast) -> None:
    opened(cast, key="2026")
    kept = _kept(
        cast,
        [
            [2026.0, "Bau-Bau", None, None, None, None],
            ["Angkatan 2026", 73.1, "Sulsel", "Penuh", "", "Surat"],
            ["2026", 7322, None, "MANDIRI", None, None],
            [2026, "Kab. Toba", "Sumatera Utara", "kawasan", "Danau Toba", None],
            [2026, "Banjar", "Jawa Barat", None, None, None],
            [None, None, None, None, None, None],
            [2026, "Kabupaten Mimika", "Papua", None, None, None],
        ],
    )
    found = _apply(cast, kept)
    assert len(found.added) == 6
    assert _rows() == [
        ("2026", "12.12", "area", "Danau Toba"),
        ("2026", "32.79", "full", ""),
        ("2026", "73.10", "full", ""),
        ("2026", "73.22", "own", ""),
        ("2026", "74.72", "full", ""),
        ("2026", "94.04", "full", ""),
    ]


def test_ten_thousand_rows_with_forty_faults_tell_all_forty_and_write_nothing(cast: Cast) -> None:
    rows = national(MANY)
    expected: dict[int, tuple[str, str]] = {}
    spoilt: list[tuple[int, Cell, str, str]] = [
        (0, "dua ribu", "A", "bukan tahun atau kode angkatan"),
        (1, "Kabupaten Antah Berantah Raya", "B", "Tidak ada daerah"),
        (1, "99.99", "B", "Tidak ada daerah"),
        (2, "Aceh", "C", "bukan di Aceh"),
        (3, "setengah", "D", "Cara ikut “setengah” tidak dikenal"),
        (3, "kawasan", "E", "harus punya kawasan"),
        (4, "x" * 81, "E", "lebih dari 80 huruf"),
        (0, None, "A", "Angkatan belum diisi"),
    ]
    # The regions of the first rows lie in Aceh, so that faults begin further on.
    for number in range(40):
        column, cell, letter, words = spoilt[number % len(spoilt)]
        place = 100 + number * 240
        rows[place][column] = cell
        expected[place + FIRST] = letter, words
    kept = _kept(cast, rows)
    found = plan(kept)
    assert [each.row for each in found.faults] == sorted(expected)
    for row, letter, words in _told(found):
        assert expected[row][0] == letter
        assert expected[row][1] in words
    with pytest.raises(Refused):
        apply(kept=kept, seen=found.digest, by=ministry(cast), at=DAY)
    assert not Cohort.objects.exists()
    officer = signed_in(cast[MINISTRY])
    text = officer.get(f"/cohorts/import/{kept.pk}/").content.decode()
    assert text.count('<td role="cell" class="n" data-head="Baris">') == 40
    assert "Terapkan semua" not in text


def test_ten_thousand_rows_come_in_at_once_and_a_second_time_change_nothing(cast: Cast) -> None:
    content = workbook(national(MANY))
    by = ministry(cast)
    kept = keep(name="daftar.xlsx", content=content, by=by, at=DAY)
    found = _apply(cast, kept)
    assert (len(found.added), len(found.opened)) == (MANY, 20)
    assert Participation.objects.count() == MANY
    assert Counter(each[0] for each in _rows())["2030"] == 514
    assert Cohort.objects.get(key="2030").announced_at is None
    entries = Entry.objects.count()
    again = keep(name="daftar.xlsx", content=content, by=by, at=DAY)
    second = plan(again)
    assert (second.added, second.changed, second.opened) == ([], [], {})
    assert (second.unchanged, second.faults, second.unclear) == (MANY, [], [])
    with pytest.raises(Refused):
        apply(kept=again, seen=second.digest, by=by, at=DAY)
    assert Entry.objects.count() == entries
    text = signed_in(cast[MINISTRY]).get(f"/cohorts/import/{again.pk}/").content.decode()
    assert "Tidak ada yang berubah" in text


def test_a_region_twice_by_two_spellings_is_told_with_both_rows(cast: Cast) -> None:
    found = _planned(
        cast,
        [2026, "Bau-Bau", None, None, None, None],
        [2027, "Kota Baubau", None, None, None, None],
        [2026, "KOTA BAUBAU", None, None, None, None],
    )
    ((row, _, words),) = _told(found)
    assert row == 4
    assert "Baris 2 (“Bau-Bau”) dan baris 4 (“KOTA BAUBAU”) sama-sama menyebut Kota" in words


def test_unclear_names_are_asked_about_once_and_may_be_left_out(cast: Cast) -> None:
    kept = _kept(
        cast,
        [
            [2026, "Bogor", None, None, None, None],
            [2027, "Bogor", None, None, None, None],
            [2026, "Kabupaten Bandng", None, None, None, None],
        ],
    )
    found = plan(kept)
    assert [(each.row, each.rows, each.words) for each in found.unclear] == [
        (2, (2, 3), "Bogor"),
        (4, (4,), "Kabupaten Bandng"),
    ]
    assert set(found.unclear[0].choices) == {"32.01", "32.71"}
    officer, there = signed_in(cast[MINISTRY]), f"/cohorts/import/{kept.pk}/"
    officer.post(there, {"pick-2": "73.22", "pick-4": "-"})
    kept.refresh_from_db()
    assert len(plan(kept).unclear) == 1
    officer.post(there, {"pick-2": "32.71"})
    kept.refresh_from_db()
    last = plan(kept)
    assert (last.unclear, last.left_out, len(last.added)) == ([], 1, 2)
    officer.post(there, {"seen": last.digest})
    assert _rows() == [("2026", "32.71", "full", ""), ("2027", "32.71", "full", "")]
    text = officer.get(there).content.decode()
    assert "sudah diterapkan" in text


def test_changes_are_told_before_and_blank_cells_say_nothing(cast: Cast) -> None:
    cohort = opened(cast, "73.22", "73.24")
    Participation.objects.filter(region="73.22").update(area="Danau", source="Surat")
    kept = _kept(
        cast,
        [
            [2026, "Luwu Utara", None, None, None, None],
            [2026, "Luwu Timur", None, "mandiri", None, "Berita"],
        ],
    )
    found = plan(kept)
    assert found.unchanged == 1
    (change,) = found.changed
    assert (change.row, change.was, change.now) == (3, ("full", "", ""), ("own", "", "Berita"))
    _apply(cast, kept)
    row = Participation.objects.get(cohort=cohort, region="73.24")
    assert (row.mode, row.source, row.revision) == ("own", "Berita", 1)
    assert Entry.objects.order_by("-number")[0].what == "cohorts.imported"


def test_what_the_cohorts_do_not_allow_is_told_by_row(cast: Cast) -> None:
    cohort = opened(cast, "73.22", "73.24", open=True)
    begun(cohort, "73.22")
    gone = Participation.objects.get(region="73.24")
    withdraw(row=gone, reason="Dana dialihkan", by=ministry(cast), at=DAY)
    load_known(by=SYSTEM, at=DAY)
    opened(cast, key="2026b")
    found = _planned(
        cast,
        ["2026", "Luwu Utara", None, "mandiri", None, None],
        ["2026", "Luwu Timur", None, None, None, None],
        [2024, "Luwu Utara", None, None, None, None],
        [2022, "Kabupaten Bone", None, None, None, None],
        ["2026c", "Kabupaten Bone", None, None, None, None],
    )
    assert [(row, words[:24]) for row, _, words in _told(found)] == [
        (2, "Bimbingan daerah ini sud"),
        (3, "Daerah ini sudah mundur "),
        (4, "Angkatan ini sudah ditut"),
        (6, "“2026c” bukan tahun atau"),
    ]
    assert [(each.key, each.region) for each in found.added] == [("2022", "73.08")]


def test_a_year_with_several_cohorts_must_be_told_by_code(cast: Cast) -> None:
    opened(cast, key="2026-b")
    opened(cast, key="2026-a")
    ((_, letter, words),) = _told(_planned(cast, [2026, "Luwu Utara", None, None, None, None]))
    assert letter == "A"
    assert "2026-a, 2026-b" in words


def test_cohorts_that_changed_since_the_look_are_looked_at_again(cast: Cast) -> None:
    cohort = opened(cast, "73.22")
    rows = [[2026, "Luwu Timur", None, None, None, None], [2026, "Bone", None, None, None, None]]
    kept = _kept(cast, rows)
    seen = plan(kept).digest
    Participation.objects.create(cohort=cohort, region="73.24", added_at=DAY)
    with pytest.raises(Refused) as caught:
        apply(kept=kept, seen=seen, by=ministry(cast), at=DAY)
    assert "Periksa sekali lagi" in caught.value.text.id
    assert Participation.objects.count() == 2
    _apply(cast, kept)
    with pytest.raises(Refused) as caught:
        _apply(cast, kept)
    assert "sudah diterapkan" in caught.value.text.id
    with pytest.raises(Refused):
        pick(kept=kept, picks={"2": "-"})


def test_new_cohorts_take_the_workflow_of_their_time(cast: Cast) -> None:
    found = _planned(
        cast,
        [2016, "Luwu Utara", None, None, None, None],
        [2018, "Luwu Utara", None, None, None, None],
        [2026, "Luwu Utara", None, None, None, None],
    )
    assert {each.year: each.workflow for each in found.opened.values()} == {
        2016: "bimtek@2017",
        2018: "bimtek@2017",
        2026: "bimtek@2021",
    }


def test_names_missing_of_a_closed_cohort_are_completed_by_a_list(cast: Cast) -> None:
    by = ministry(cast)
    cohort = opened(cast, "73.22")
    Cohort.objects.update(declared=3)
    close(cohort=announce(cohort=cohort, by=by, at=DAY), under_way=1, by=by, at=DAY)
    kept = _kept(cast, [[2026, "Luwu Timur", None, None, None, None]])
    assert len(_apply(cast, kept).added) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 broken", "rusak"),
        (workbook([], heads=("Nama", "Tahun")), "Judul kolom tidak ditemukan"),
        (workbook([]), "Daftar ini kosong"),
        (workbook([[2026, "x" * 9_000, None, None, None, None]]), "lebih panjang dari"),
        (workbook([[None]] * MOST_ROWS + [[2026, "Luwu Utara"]]), "lebih besar dari"),
        (workbook([[None] * 60 + [1]]), "lebih besar dari"),
    ],
)
def test_files_that_are_no_such_list_say_why(cast: Cast, content: bytes, words: str) -> None:
    with pytest.raises(Refused) as caught:
        keep(name="daftar.xlsx", content=content, by=ministry(cast), at=DAY)
    assert words in caught.value.text.id
    assert caught.value.text.en
    assert not CohortImport.objects.exists()


def test_a_file_is_brought_and_the_template_is_one_that_can_be(cast: Cast) -> None:
    officer = signed_in(cast[MINISTRY])
    assert officer.get("/cohorts/import/").status_code == 200
    empty = officer.get("/cohorts/import/template.xlsx")
    assert empty.content[:2] == b"PK"
    for content, words in (
        (template(), "Daftar ini kosong"),
        (b"a,b", "Berkas belum dapat dibaca"),
    ):
        file = SimpleUploadedFile("daftar.xlsx", content)
        answer = officer.post("/cohorts/import/", {"file": file})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert officer.post("/cohorts/import/", {}).status_code == 422
    file = SimpleUploadedFile("daftar.xlsx", workbook([[2026, "Luwu Utara"]]))
    answer = officer.post("/cohorts/import/", {"file": file})
    kept = CohortImport.objects.get()
    assert answer["Location"] == f"/cohorts/import/{kept.pk}/"
    text = officer.get(answer["Location"]).content.decode()
    assert "Angkatan baru, dibuka dalam persiapan dengan alur kerja bimtek@2021." in text
    assert not Cohort.objects.exists()
