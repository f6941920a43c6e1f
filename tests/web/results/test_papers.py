"""Letter and report: ordered on the page, built by the worker, taken away."""

import io
from datetime import timedelta

import docx
import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from selaras.web.accounts.roles import Role
from selaras.web.accounts.viewing import viewer_of
from selaras.web.assessments.phases import Phase
from selaras.web.project.cast import Cast
from selaras.web.project.jobs import new_worker
from selaras.web.records.queries import newest
from selaras.web.results.actions.fixing import Numbering, fix, reopen
from selaras.web.results.models import Result, ResultFile
from tests.web.assessments.making import make_round, move_to, take_part
from tests.web.conftest import signed_in
from tests.web.results.making import RECOMMENDATIONS, answer, find, first_assessor, judge
from tests.web.results.making import second_assessor as other_assessor

pytestmark = pytest.mark.django_db(transaction=True)

FILES = "/results/evaluation-2026/73.22/files/"
NUMBER = "B-1003/DJAI/AI.01.04/12/2026"


@pytest.fixture
def fixed(transactional_db: None, cast: Cast) -> Result:
    row = make_round(cast, phase=Phase.FINAL)
    participant = take_part(row, "73.22")
    answer(participant)
    judge(participant, (first_assessor(cast), other_assessor(cast)))
    find(participant)
    at = timezone.now()
    officer = viewer_of(cast["", Role.MINISTRY_OFFICER], at=at)
    numbering = Numbering(NUMBER, 1, timezone.localdate(at))
    role = Role.MINISTRY_OFFICER
    return fix(participant=participant, numbering=numbering, by=officer, role=role, at=at)


def taken(browser: Client, what: str, language: str, format: str) -> bytes:
    """The file after it was ordered and built."""
    place = f"{FILES}{what}/{language}/{format}/"
    assert "sedang dibuat" in browser.post(place, follow=True).content.decode()
    new_worker("test").run()
    assert f"{place}file" in browser.get(FILES).content.decode()
    response = browser.get(f"{place}file")
    assert response.headers["Content-Disposition"].startswith("attachment;")
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_the_letter_says_on_one_page_what_was_fixed(cast: Cast, fixed: Result) -> None:
    end = newest()
    assert end is not None
    browser = signed_in(cast["73.22", Role.HEAD_OF_REGION])
    (page,) = pypdf.PdfReader(io.BytesIO(taken(browser, "letter", "id", "pdf"))).pages
    text = " ".join(page.extract_text().split())
    for said in (NUMBER, "Yth. Bupati Luwu Utara", "Indeks 3,05", "Sri Wahyuni", "Tembusan:"):
        assert said in text, said
    assert end.digest[:8] in text
    word = docx.Document(io.BytesIO(taken(browser, "letter", "en", "docx")))
    words = " ".join(paragraph.text for paragraph in word.paragraphs)
    assert "To the Regent of Luwu Utara" in words
    assert word.tables[0].rows[-1].cells[2].text == "3.05"
    assert ResultFile.objects.filter(state=ResultFile.State.READY).count() == 2


def test_the_report_holds_findings_marks_and_the_sum(cast: Cast, fixed: Result) -> None:
    browser = signed_in(cast["73.22", Role.SECRETARIAT])
    pdf = pypdf.PdfReader(io.BytesIO(taken(browser, "report", "id", "pdf")))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for said in (*RECOMMENDATIONS, "10 % × 3,25 + 20 % × 3,50"):
        assert said in text, said
    assert first_assessor(cast).person.name not in text


def test_files_are_for_those_who_see_the_result(cast: Cast, fixed: Result) -> None:
    place = f"{FILES}letter/id/pdf/"
    neighbour, visitor = signed_in(cast["73.17", Role.SECRETARIAT]), Client(SERVER_NAME="localhost")
    for browser in (neighbour, visitor):
        assert browser.post(place).status_code == 404
        assert browser.get(f"{place}file").status_code == 404
    assert not ResultFile.objects.exists()
    move_to(fixed.participant.round, Phase.PUBLISHED)
    assert taken(visitor, "letter", "id", "pdf").startswith(b"%PDF-")


def test_reopening_takes_the_files_away(cast: Cast, fixed: Result) -> None:
    browser = signed_in(cast["", Role.MINISTRY_OFFICER])
    taken(browser, "letter", "id", "pdf")
    file = ResultFile.objects.get()
    at = timezone.now()
    reopen(
        participant=fixed.participant,
        reason="Keliru.",
        by=viewer_of(cast["", Role.MINISTRY_OFFICER], at=at),
        role=Role.MINISTRY_OFFICER,
        at=at,
    )
    assert not file.file.storage.exists(file.file.name or "")
    assert browser.get(f"{FILES}letter/id/pdf/file").status_code == 404


def test_a_letter_that_waits_too_long_can_be_ordered_again(cast: Cast, fixed: Result) -> None:
    browser = signed_in(cast["73.22", Role.SECRETARIAT])
    browser.post(f"{FILES}letter/id/pdf/")
    ResultFile.objects.update(at=timezone.now() - timedelta(minutes=11))
    assert "terhenti" in browser.get(FILES).content.decode()
    browser.post(f"{FILES}letter/id/pdf/")
    assert "sedang dibuat" in browser.get(FILES).content.decode()
