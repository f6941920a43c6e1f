"""Tables of RPJMD and Renstra, and of an older masterplan, become items of a plan."""

import re
import zipfile
from datetime import timedelta
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from selaras.core.plan import Masterplan, removing
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.assignments.models import Assignment
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.plans.writing import change_plan
from selaras.web.project.cast import Cast
from selaras.web.worksheets.foreign_actions import MOST_FILES, forget_finished
from selaras.web.worksheets.models import ForeignFile, ForeignRow
from tests.web.conftest import DAY, signed_in
from tests.web.pages import OWN


@pytest.fixture
def draft(db: None, small: Masterplan) -> Plan:
    return write_plan(small, at=DAY)


@pytest.fixture
def planner(cast: Cast) -> Client:
    return signed_in(cast[OWN, Role.PLANNER])


def saved(book: Any) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rpjmd(plan: Masterplan, *rows: list[Any], money: str = "Pagu (juta Rp)") -> bytes:
    """Heads merged over two rows, years as columns, amounts in millions, a total below."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Lampiran"
    page["A1"] = "Tabel 6.1 Program dan pendanaan"
    one, two = plan.period.years[:2]
    for place, text in enumerate(["No", "Program", "Target", "", money, "", "OPD"], 1):
        page.cell(3, place).value = text or None
    for place, year in zip((3, 4, 5, 6), (one, two, one, two), strict=True):
        page.cell(4, place).value = year
    for cells in ("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4"):
        page.merge_cells(cells)
    for number, row in enumerate(rows, 5):
        for place, value in enumerate(row, 1):
            page.cell(number, place).value = value
    return saved(book)


def three(plan: Masterplan) -> bytes:
    agency = plan.agencies[0].name.id
    return rpjmd(
        plan,
        [1, "Desa terang benderang", 40, 60.5, 1250.5, "2.000", agency],
        [2, "Pasar rakyat daring", 10, 12, 10, "1.500,25", agency],
        [3, "Entah siapa", 1, 2, 10, 20, "Dinas Entah"],
        ["", "Jumlah", None, None, 1270.5, 2020, None],
    )


def bring(browser: Client, draft: Plan, content: bytes, part: str = "programmes") -> Any:
    file = SimpleUploadedFile("lampiran.xlsx", content)
    address = reverse("worksheets:foreign", args=(draft.key,))
    return browser.post(address, {"file": file, "part": part})


def table_page(draft: Plan, part: str = "programmes", number: int = 1) -> str:
    kept = ForeignFile.objects.latest("pk")
    address = reverse("worksheets:foreign_table", args=(draft.key, kept.pk, number))
    return f"{address}?part={part}"


class Fields(HTMLParser):
    """What a browser would send of a page's fields: values of inputs, selects and ticks."""

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.offered: dict[str, list[str]] = {}
        self._select = ""
        self.feed(answer.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            self.offered.setdefault(self._select, []).append(told["value"])
            if "selected" in told or self._select not in self.found:
                self.found[self._select] = told["value"]
        elif tag == "input" and (told.get("type") != "checkbox" or "checked" in told):
            self.found[name] = told.get("value", "")

    def of(self, *prefixes: str) -> dict[str, str]:
        return {name: value for name, value in self.found.items() if name.startswith(prefixes)}


def read_as(browser: Client, page: str, **changes: str) -> Any:
    """Confirm what the page proposes, with these changes; the result."""
    fields = Fields(browser.get(page)).of("column-", "value-", "scale")
    answer = browser.post(page, {**fields, **changes, "do": "read"})
    return browser.get(answer["Location"]) if answer.status_code == 302 else answer


PLACE = {"value-dimension": "living", "value-sub_dimension": "health", "value-budget.fund": "apbn"}


def take(browser: Client, page: str, shown: Any, **changes: str) -> Any:
    return browser.post(page, {**Fields(shown).of("row-", "sign"), **changes, "do": "take"})


def programmes() -> dict[str, Any]:
    return {str(each.name): each for each in read_plan(Plan.objects.get()).programmes}


def test_an_annex_is_mapped_looked_at_and_taken_over_once(
    draft: Plan, small: Masterplan, planner: Client
) -> None:
    content = three(small)
    listed = planner.get(bring(planner, draft, content)["Location"]).content.decode()
    assert "Tabel 6.1 Program dan pendanaan" in listed
    page = table_page(draft)
    first = planner.get(page)
    one, two = small.period.years[:2]
    assert Fields(first).of("column-", "scale") == {
        "column-0": "",
        "column-1": "name",
        "column-2": f"outputs.targets.value@{one}",
        "column-3": f"outputs.targets.value@{two}",
        "column-4": f"budget.amounts.amount@{one}",
        "column-5": f"budget.amounts.amount@{two}",
        "column-6": "lead",
        "scale": "heads",
    }
    assert not Step.objects.filter(what="import")
    # An output without a name is none: the targets are left out.
    shown = read_as(planner, page, **PLACE, **{"column-2": "", "column-3": ""})
    text = shown.content.decode()
    assert "<strong>2</strong> baris dapat diambil, <strong>1</strong> disisihkan" in text
    assert "1.250.500.000" in text
    assert "Dinas Entah" in text
    assert Fields(shown).of("row-") == {"row-5": "add:", "row-6": "add:"}

    assert take(planner, page, shown).status_code == 302
    assert list(programmes())[-2:] == ["Desa terang benderang", "Pasar rakyat daring"]
    taken = programmes()["Pasar rakyat daring"]
    assert [(each.year, each.fund, each.amount) for each in taken.budget] == [
        (one, "apbn", 10_000_000),
        (two, "apbn", 1_500_250_000),
    ]
    assert taken.lead == small.agencies[0].key
    step = Step.objects.get(what="import")
    assert step.note == "lampiran.xlsx"
    # The same form sent once more, and the file brought once more.
    take(planner, page, shown)
    bring(planner, draft, content)
    again = planner.get(page)
    assert "<strong>2</strong> sudah diambil" in again.content.decode()
    take(planner, page, again)
    assert Step.objects.filter(what="import").count() == 1
    assert ForeignFile.objects.count() == 1
    # What was not understood stays with the file, with its reason; a total is nothing to take.
    (aside,) = ForeignRow.objects.filter(key="")
    address = reverse("worksheets:foreign_file", args=(draft.key, aside.file_id))
    kept = planner.get(f"{address}?aside").content.decode()
    assert "Dinas Entah" in kept
    assert "Jumlah" not in kept


def test_what_the_plan_has_is_proposed_and_never_changed(
    draft: Plan, small: Masterplan, planner: Client
) -> None:
    held = next(each for each in small.programmes if each.budget and each.lead)
    agency = small.agencies[-1].name.id
    content = rpjmd(
        small,
        [1, held.name.id, 1, 2, 99_000, 99_000, agency],
        [2, "Air bersih untuk seluruh desa terpencil", 1, 2, 5, 5, agency],
        [3, "Air bersih untuk seluruh desa terpencil", 1, 2, 7, 7, agency],
        [4, "Air bersih untuk seluruh desa terpencil jauh", 1, 2, 8, 8, agency],
    )
    bring(planner, draft, content)
    page = table_page(draft)
    bare = {"column-2": "", "column-3": "", "column-6": "", "value-budget.fund": "csr"}
    shown = read_as(planner, page, **{**PLACE, **bare})
    fields = Fields(shown)
    # A second row of that name may fill the first; one that is only alike is left to the person.
    assert fields.found["row-6"] == "add:"
    assert fields.found["row-8"] == "skip"
    assert fields.offered["row-7"][-2:] == ["add:@6", "skip"]
    assert fields.offered["row-5"][-2:] == [f"add:{held.key}", "skip"]
    take(planner, page, shown, **{"row-5": f"fill:{held.key}", "row-6": ""})
    now = read_plan(Plan.objects.get()).programme[held.key]
    assert now.lead == held.lead
    assert {*held.budget} <= {*now.budget}
    assert {each.fund for each in {*now.budget} - {*held.budget}} <= {"csr"}
    assert len(programmes()) == len(small.programmes)


def test_a_row_that_somebody_else_made_meanwhile_is_not_made_twice(
    draft: Plan, small: Masterplan, planner: Client, cast: Cast
) -> None:
    other = signed_in(cast[OWN, Role.SECRETARIAT])
    pages = []
    bare = {"column-2": "", "column-3": ""}
    for browser in (planner, other):
        bring(browser, draft, three(small))
        page = table_page(draft)
        pages.append((browser, page, read_as(browser, page, **PLACE, **bare)))
    for browser, page, shown in pages:
        take(browser, page, shown)
    assert len(programmes()) == len(small.programmes) + 2
    assert Step.objects.filter(what="import").count() == 1
    # Whoever removes such an item can take the row over again.
    browser, page, _ = pages[0]
    key = programmes()["Pasar rakyat daring"].key
    change_plan(
        plan=draft, what="remove", make=lambda now: removing(now, "programmes", key),
        by=SYSTEM, at=DAY,
    )  # fmt: skip
    take(browser, page, browser.get(page))
    assert "Pasar rakyat daring" in programmes()


def test_money_and_fields_are_asked_about_and_never_guessed(
    draft: Plan, small: Masterplan, planner: Client
) -> None:
    row = [1, "Desa terang", 1, 2, 10, 20, small.agencies[0].name.id]
    bring(planner, draft, rpjmd(small, row, money="Pagu"))
    page = table_page(draft)
    bare = {"column-2": "", "column-3": ""}
    for scale in ("", "heads"):
        answer = read_as(planner, page, **PLACE, **bare, scale=scale)
        assert answer.status_code == 422
        assert "id_scale_error" in answer.content.decode()
    twice = read_as(planner, page, **PLACE, **bare, scale="1000", **{"column-0": "name"})
    assert "sudah dipilih untuk kolom" in twice.content.decode()
    shown = read_as(planner, page, **PLACE, **bare, scale="1000")
    assert "Rp\N{NO-BREAK SPACE}10.000" in shown.content.decode()
    # The page of before cannot be accepted when the columns mean something else since.
    read_as(planner, page, **PLACE, **bare, scale="1000000")
    assert take(planner, page, shown).status_code == 422
    assert not Step.objects.filter(what="import")


def test_a_table_of_an_older_masterplan(draft: Plan, small: Masterplan, planner: Client) -> None:
    document = Document()
    document.add_paragraph("Tabel 3.2 Indikator kinerja")
    texts = [
        ["Sasaran", "Indikator", "Satuan", "Target 2025"],
        [small.objectives[0].statement.id, "Indeks SPBE daerah", "indeks", "3,1"],
        ["", "Penduduk yang terlayani penuh", "orang", "10.500"],
    ]
    table = document.add_table(rows=3, cols=4)
    for cells, row in zip(table.rows, texts, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    bring(planner, draft, saved(document), part="indicators")
    page = table_page(draft, "indicators")
    take(planner, page, read_as(planner, page))
    found = read_plan(Plan.objects.get()).indicators
    added = {str(each.name): each for each in found}["Indeks SPBE daerah"]
    assert added.objective == small.objectives[0].key
    assert str(added.targets[0].value) == "3.1"


def test_an_agency_adds_to_its_own_parts_and_the_items_are_its_own(
    cast: Cast, draft: Plan, small: Masterplan, planner: Client
) -> None:
    contact = cast[OWN, Role.AGENCY_CONTACT]
    browser = signed_in(contact)
    assert bring(browser, draft, three(small), part="agencies").status_code == 422
    bring(browser, draft, three(small))
    page = table_page(draft)
    assert browser.get(page.replace("programmes", "agencies")).status_code == 404
    assert planner.get(page).status_code == 404
    shown = read_as(browser, page, **PLACE, **{"column-2": "", "column-3": ""})
    take(browser, page, shown)
    post = contact.memberships.get(role=Role.AGENCY_CONTACT)
    given = Assignment.objects.filter(organisation=post.organisation, part="programmes")
    assert {each.key for each in given} == {
        programmes()[name].key for name in ("Desa terang benderang", "Pasar rakyat daring")
    }


def _long() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Panjang")
    page.append(["Program", "OPD"])
    for number in range(100_000):
        page.append([f"P{number}", "Dinas"])
    return saved(book)


def _bomb() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * 300_000_000)
    return buffer.getvalue()


def _empty() -> bytes:
    return saved(openpyxl.Workbook())


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: b"", "Berkas kosong"),
        (_empty, "tidak memuat tabel"),
        (lambda: b"%PDF-1.7 \n", "berkas PDF"),
        (_long, "lebih dari 9999 baris"),
        (_bomb, "membengkak"),
    ],
)
def test_a_file_that_cannot_be_used_is_not_kept_and_says_why(
    draft: Plan, planner: Client, made: Any, said: str
) -> None:
    answer = bring(planner, draft, made())
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ForeignFile.objects.exists()


def test_a_worksheet_of_ours_is_sent_to_where_it_belongs(draft: Plan, planner: Client) -> None:
    ours = planner.get(reverse("worksheets:download", args=(draft.key,)), {"part": "programmes"})
    answer = bring(planner, draft, ours.content)
    assert "lembar kerja yang diambil dari Selaras" in answer.content.decode()


def test_a_table_too_wide_or_too_long_to_map_says_so(draft: Plan, planner: Client) -> None:
    book = openpyxl.Workbook()
    book.active.append([f"Kolom {number}" for number in range(80)])
    book.active.append(["isi"] * 80)
    bring(planner, draft, saved(book))
    answer = planner.get(table_page(draft))
    assert answer.status_code == 422
    assert "80 kolom" in answer.content.decode()


def test_pages_are_bounded_and_ask_the_database_the_same_for_more_rows(
    draft: Plan, small: Masterplan, planner: Client
) -> None:
    counted = []
    bare = {"column-2": "", "column-3": ""}
    for many in (1, 250):
        rows = [
            [n, f"Program{n} mandiri{n}", 1, 2, 5, 5, small.agencies[0].name.id]
            for n in range(many)
        ]
        bring(planner, draft, rpjmd(small, *rows))
        page = table_page(draft)
        shown = read_as(planner, page, **PLACE, **bare)
        assert len(Fields(shown).of("row-")) == min(many, 100)
        with CaptureQueriesContext(connection) as asked:
            planner.get(page)
        counted.append(len(asked))
    assert counted[0] == counted[1]
    second = planner.get(f"{page}&page=3")
    assert len(re.findall('name="row-', second.content.decode())) == 50


def test_files_of_others_are_few_and_are_removed_by_whoever_brought_them(
    cast: Cast, draft: Plan, planner: Client
) -> None:
    person = cast[OWN, Role.PLANNER]
    plan = read_plan(draft)
    # Made once: a workbook says when it was made.
    known = three(plan)
    assert bring(planner, draft, known).status_code == 302
    ForeignFile.objects.bulk_create(
        ForeignFile(
            plan=draft, by=person, at=DAY, name=f"{number}.xlsx", sha256=f"{number:064}",
            content=b"", part="programmes",
        )
        for number in range(MOST_FILES - 1)
    )  # fmt: skip
    other = rpjmd(plan, [1, "Lain", 1, 2, 3, 4, plan.agencies[0].name.id])
    refused = bring(planner, draft, other)
    assert refused.status_code == 422
    assert f"sudah ada {MOST_FILES} berkas Anda" in refused.content.decode()
    assert bring(planner, draft, known).status_code == 302, "it is there already"

    going = ForeignFile.objects.get(name="3.xlsx")
    address = f"{reverse('worksheets:foreign', args=(draft.key,))}?forget={going.pk}"
    stranger = signed_in(cast[OWN, Role.SECRETARIAT])
    for browser, status in ((stranger, 404), (planner, 200)):
        assert browser.get(address).status_code == status
    assert stranger.post(address).status_code == 404
    assert planner.post(address).status_code == 302
    assert not ForeignFile.objects.filter(pk=going.pk).exists()
    assert bring(planner, draft, other).status_code == 302


def test_files_of_which_something_was_taken_over_do_not_stay_for_ever(
    cast: Cast, draft: Plan
) -> None:
    for name, age, key in (("a", 91, "x"), ("b", 89, "x"), ("c", 91, "")):
        file = ForeignFile.objects.create(
            plan=draft, by=cast[OWN, Role.PLANNER], at=DAY - timedelta(days=age), name=name,
            sha256=name, content=b"", part="programmes",
        )  # fmt: skip
        ForeignRow.objects.create(file=file, part="programmes", table=1, row=2, key=key)
    assert forget_finished(at=DAY) == 1
    assert {each.name for each in ForeignFile.objects.all()} == {"b", "c"}
