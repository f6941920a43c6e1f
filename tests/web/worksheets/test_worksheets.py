"""A worksheet goes out, is changed elsewhere, and comes back beside what others did meanwhile."""

from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from selaras.core.plan import Masterplan
from selaras.web.accounts.models import Organisation
from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import SYSTEM
from selaras.web.assignments.models import Assignment
from selaras.web.plans.models import Plan, Step
from selaras.web.plans.plan import read_plan, write_plan
from selaras.web.plans.writing import save_fields
from selaras.web.project.cast import Cast
from selaras.web.worksheets.actions import LARGEST, MOST_WAITING
from selaras.web.worksheets.models import Upload
from tests.documents.worksheet.workbooks import changed, column, page_of, row
from tests.web.conftest import DAY, signed_in
from tests.web.pages import OWN


@pytest.fixture
def draft(db: None, small: Masterplan) -> Plan:
    return write_plan(small, at=DAY)


@pytest.fixture
def planner(cast: Cast) -> Client:
    return signed_in(cast[OWN, Role.PLANNER])


def take(browser: Client, draft: Plan, part: str = "programmes") -> bytes:
    answer = browser.get(reverse("worksheets:download", args=(draft.key,)), {"part": part})
    assert answer.status_code == 200
    return bytes(answer.content)


def typed(content: bytes, *cells: tuple[str, str, Any]) -> bytes:
    """The worksheet after somebody typed into cells: key, column, value."""

    def change(book: Any) -> None:
        sheet = page_of(book, "programmes")
        for key, code, value in cells:
            sheet.cell(row(sheet, key), column(sheet, code)).value = value

    return changed(content, change)


def bring(browser: Client, draft: Plan, content: bytes, name: str = "isi.xlsx") -> Any:
    file = SimpleUploadedFile(name, content)
    return browser.post(reverse("worksheets:upload", args=(draft.key,)), {"file": file})


def ticked(answer: HttpResponse) -> list[str]:
    """What the page has ticked for the visitor."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            told = dict(attrs)
            if told.get("name") == "accept" and "checked" in told:
                found.append(str(told["value"]))

    Reader().feed(answer.content.decode())
    return found


def keys(draft: Plan) -> list[str]:
    return [each.key for each in read_plan(draft).programmes]


def now(key: str) -> Any:
    return read_plan(Plan.objects.get()).programme[key]


def test_what_was_typed_elsewhere_is_accepted_row_by_row(draft: Plan, planner: Client) -> None:
    first, second, *_ = keys(draft)
    file = typed(take(planner, draft), (first, "risk", "Listrik padam"), (second, "risk", "Banjir"))
    page = bring(planner, draft, file)["Location"]
    shown = planner.get(page)
    assert "Listrik padam" in shown.content.decode()
    assert len(ticked(shown)) == 2
    assert Step.objects.filter(what="worksheet").count() == 0

    planner.post(page, {"accept": [f"change:programmes-{first}"]})
    assert str(now(first).risk) == "Listrik padam"
    assert str(now(second).risk) != "Banjir"
    assert Step.objects.filter(what="worksheet").count() == 1

    # The same file once more: only what was left is different, and then nothing is.
    again = bring(planner, draft, file)["Location"]
    assert again == page
    planner.post(page, {"accept": ticked(planner.get(page))})
    assert str(now(second).risk) == "Banjir"
    assert "Tidak ada yang perlu disimpan" in planner.get(page).content.decode()
    planner.post(page, {"accept": [f"change:programmes-{first}"]})
    assert Step.objects.filter(what="worksheet").count() == 2


def test_what_others_changed_meanwhile_stands_beside_it(draft: Plan, planner: Client) -> None:
    first, second, *_ = keys(draft)
    file = take(planner, draft)
    for key, fields in (
        (first, {"risk": "Risiko rekan"}),
        (second, {"mitigation": "Mitigasi rekan"}),
    ):
        save_fields(
            plan=draft, part="programmes", key=key, fields=fields, seen=1, by=SYSTEM, at=DAY
        )
    file = typed(file, (first, "risk", "Risiko saya"), (second, "risk", "Risiko lain"))
    page = bring(planner, draft, file)["Location"]
    shown = planner.get(page)
    # Only the one that nobody else touched is ticked at first; the other shows all three values.
    assert ticked(shown) == [f"change:programmes-{second}"]
    text = shown.content.decode()
    assert "Risiko rekan" in text
    assert "Risiko saya" in text
    planner.post(page, {"accept": ticked(shown)})
    assert (str(now(second).risk), str(now(second).mitigation)) == ("Risiko lain", "Mitigasi rekan")
    assert str(now(first).risk) == "Risiko rekan"
    # Accepting it as if nobody had touched it does nothing; accepting the clash takes mine.
    planner.post(page, {"accept": [f"change:programmes-{first}"]})
    assert str(now(first).risk) == "Risiko rekan"
    planner.post(page, {"accept": [f"clash:programmes-{first}"]})
    assert str(now(first).risk) == "Risiko saya"


def test_new_and_deleted_rows(draft: Plan, planner: Client) -> None:
    gone = keys(draft)[-1]

    def change(book: Any) -> None:
        sheet = page_of(book, "programmes")
        line = row(sheet, gone)
        new = {
            each: sheet.cell(line, column(sheet, each)).value
            for each in ("dimension", "sub_dimension")
        }
        sheet.delete_rows(line)
        free = sheet.max_row + 1
        sheet.cell(free, column(sheet, "name")).value = "Perizinan satu pintu daring"
        for code, value in new.items():
            sheet.cell(free, column(sheet, code)).value = value

    page = bring(planner, draft, changed(take(planner, draft), change))["Location"]
    shown = planner.get(page)
    assert len(ticked(shown)) == 1
    planner.post(page, {"accept": [*ticked(shown), f"gone:gone-programmes-{gone}"]})
    plan = read_plan(Plan.objects.get())
    assert gone not in plan.programme
    assert str(plan.programmes[-1].name) == "Perizinan satu pintu daring"


def test_an_agency_takes_and_brings_its_own_rows_only(
    cast: Cast, draft: Plan, planner: Client
) -> None:
    mine, other, *_ = keys(draft)
    contact = cast[OWN, Role.AGENCY_CONTACT]
    post = contact.memberships.get(role=Role.AGENCY_CONTACT)
    Assignment.objects.create(
        plan=draft, part="programmes", key=mine, organisation=post.organisation, at=DAY
    )
    browser = signed_in(contact)
    sheet = page_of(openpyxl.load_workbook(BytesIO(take(browser, draft))), "programmes")
    found = [cell.value for cell in sheet["A"]]
    assert mine in found
    assert other not in found
    # A colleague's file holds more, but only the own rows can be accepted.
    file = typed(take(planner, draft), (mine, "risk", "Saya"), (other, "risk", "Bukan saya"))
    page = bring(browser, draft, file)["Location"]
    assert ticked(browser.get(page)) == [f"change:programmes-{mine}"]
    browser.post(page, {"accept": [f"change:programmes-{mine}", f"change:programmes-{other}"]})
    assert str(now(mine).risk) == "Saya"
    assert str(now(other).risk) != "Bukan saya"
    assert planner.get(page).status_code == 404


def _of_another(content: bytes) -> bytes:
    def change(book: Any) -> None:
        for cells in book["Selaras"]:
            for cell in cells:
                if cell.value == "contoh-sintetis":
                    cell.value = "rencana-lain"

    return changed(content, change)


def _of_a_later_version(content: bytes) -> bytes:
    def change(book: Any) -> None:
        for cells in book["Selaras"]:
            for cell, value in pairwise(cells):
                if cell.value == "revision":
                    value.value = 99

    return changed(content, change)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_of_another, "berasal dari rencana lain"),
        (_of_a_later_version, "tidak mengenal versi 99"),
        (lambda content: b"%PDF-1.7 \n", "berkas PDF"),
        (lambda content: b"", "Berkas kosong"),
        (lambda content: b"PK" + content[2:900], "rusak"),
        (lambda content: b"0" * (LARGEST + 1), "lebih besar dari 10 MB"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing_and_says_why(
    draft: Plan, planner: Client, spoil: Callable[[bytes], bytes], said: str
) -> None:
    answer = bring(planner, draft, spoil(take(planner, draft)))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Upload.objects.exists()
    assert Plan.objects.get().revision == 1


def test_nothing_of_another_agency_goes_with_an_own_row(
    draft: Plan, cast: Cast, small: Masterplan
) -> None:
    contact = cast[OWN, Role.AGENCY_CONTACT]
    post = contact.memberships.get(role=Role.AGENCY_CONTACT)
    objective = small.indicators[0].objective
    Assignment.objects.create(
        plan=draft, part="objectives", key=objective, organisation=post.organisation, at=DAY
    )
    browser = signed_in(contact)

    def change(book: Any) -> None:
        sheet = page_of(book, "objectives")
        sheet.delete_rows(row(sheet, objective))

    file = changed(take(browser, draft, "objectives"), change)
    page = bring(browser, draft, file)["Location"]
    gone = f"gone:gone-objectives-{objective}"
    answer = browser.post(page, {"accept": [gone]})
    assert "milik perangkat daerah lain" in answer.content.decode()
    assert read_plan(Plan.objects.get()) == small


def test_a_row_that_an_agency_adds_is_the_agencys(draft: Plan, cast: Cast) -> None:
    contact = cast[OWN, Role.AGENCY_CONTACT]
    post = contact.memberships.get(role=Role.AGENCY_CONTACT)
    other = Organisation.objects.filter(kind="agency").exclude(pk=post.organisation_id).first()
    # A key that another agency had for an item that is gone is nobody else's.
    Assignment.objects.create(
        plan=draft, part="programmes", key="posko-digital", organisation=other, at=DAY
    )
    browser, planner = signed_in(contact), signed_in(cast[OWN, Role.PLANNER])
    whole = openpyxl.load_workbook(BytesIO(take(planner, draft)))
    like = page_of(whole, "programmes")

    def change(book: Any) -> None:
        sheet = page_of(book, "programmes")
        fresh = sheet.max_row + 1
        sheet.cell(fresh, column(sheet, "name")).value = "Posko digital"
        for code in ("dimension", "sub_dimension"):
            held = like.cell(row(like, keys(draft)[0]), column(like, code)).value
            sheet.cell(fresh, column(sheet, code)).value = held

    file = changed(take(browser, draft), change)
    page = bring(browser, draft, file)["Location"]
    accepted = ticked(browser.get(page))
    browser.post(page, {"accept": accepted})
    found = [each.key for each in read_plan(Plan.objects.get()).programmes]
    (added,) = [each for each in found if each.startswith("posko-digital")]
    given = Assignment.objects.get(plan=draft, part="programmes", key=added)
    assert (added, given.organisation) == ("posko-digital-2", post.organisation)


def test_worksheets_of_which_nothing_was_accepted_do_not_pile_up(
    draft: Plan, planner: Client
) -> None:
    first, *_ = keys(draft)
    file = typed(take(planner, draft), (first, "risk", "Banjir"))
    page = bring(planner, draft, file)["Location"]
    planner.post(page, {"accept": ticked(planner.get(page))})
    person = Upload.objects.get().by
    Upload.objects.bulk_create(
        Upload(plan=draft, by=person, at=DAY, name="lama", sha256=str(n), revision=1, content=b"")
        for n in range(MOST_WAITING + 5)
    )
    fresh = take(planner, draft)
    bring(planner, draft, fresh)
    waiting = Upload.objects.filter(step=None)
    assert waiting.count() == MOST_WAITING
    assert waiting.filter(name="isi.xlsx").exists()
    assert Upload.objects.filter(step__isnull=False).count() == 1, "what was accepted stays"
