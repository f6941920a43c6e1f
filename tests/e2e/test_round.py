"""A round of three regions from its opening to what follows: in a browser, as people do it."""

import re
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from selaras.web.accounts.roles import Role
from selaras.web.assessments.phases import Phase
from tests.e2e.conftest import Site
from tests.e2e.desks import Desk, desks, fill_dates, nowhere, says
from tests.web.answers.making import pdf, written_pdf
from tests.web.pages import Who

pytestmark = pytest.mark.browser

LUWU, UTARA, TIMUR = "73.17", "73.22", "73.24"
MINISTRY: Who = ("", Role.MINISTRY_OFFICER)
SECRETARIAT: Who = (LUWU, Role.SECRETARIAT)
CONTACT: Who = (LUWU, Role.AGENCY_CONTACT)
NEIGHBOUR: Who = (UTARA, Role.SECRETARIAT)
OTHER: Who = (TIMUR, Role.SECRETARIAT)
FIRST: Who = (UTARA, Role.ASSESSOR)
SECOND: Who = (LUWU, Role.ASSESSOR)

TITLE = "Kesiapan Rawa Biru"
SAVED = re.compile(r"Jawaban .+ tersimpan\.")
MARKED = re.compile(r"Nilai .+ disimpan\.")
PEOPLE, BUDGET, ICT = "structure.people", "structure.budget", "structure.ict-resources"
REST = ("infrastructure", "superstructure", "nature", "culture")
BRANCHES = ("structure", *REST)

# What the first assessor writes, which nobody else may read too early.
SECRET_NOTE = "Daftar kuarsa belum dilampirkan."
STRENGTH = "Dewan bersidang setiap triwulan di Belopa."
SECRETS = ("kuarsa", "Belopa")
WEAKNESS = "Anggaran belum dirinci menurut program."
ADVICE = "Tetapkan daftar aset teknologi dengan keputusan bupati."
ACTION = "Daftar aset disusun dan ditetapkan."

FIRST_MARKS = {"infrastructure": "2.5", "superstructure": "2", "nature": "3.5", "culture": "4"}
SECOND_MARKS = {PEOPLE: "4", BUDGET: "4", ICT: "3"} | {
    "infrastructure": "3",
    "superstructure": "2.5",
    "nature": "3",
    "culture": "3",
}

# Worked by hand: people (4+4)/2 = 4; budget 2 and 4 settled as 3; ICT 2 and 3 settled as 2, and
# 3 after the objection; structure (4+3+3)/3; the others are means of two; weights 25, 25, 25,
# 12.5, 12.5: a quarter each, an eighth for the last two.
STRUCTURE = Fraction(4 + 3 + 3, 3)
INDEX = Fraction(1, 4) * (STRUCTURE + Fraction(11, 4) + Fraction(9, 4)) + Fraction(1, 8) * (
    Fraction(13, 4) + Fraction(7, 2)
)
SHOWN = "2,93"
assert Fraction(281, 96) == INDEX
assert abs(INDEX - Fraction(293, 100)) < Fraction(1, 200)
BEFORE_OBJECTION = "2,84"
"""(4+3+2)/3 = 3 for structure: 3/4 + 11/16 + 9/16 + 27/32 = 2.84375."""
SHOWN_UTARA = "3,25"
TIED_TO_TWO = "2.93"
"""Exactly 2.93, which rounded looks like 281/96 = 2.927…"""


@dataclass
class Round:
    """The people of the round at their desks, and its key once it has been opened."""

    people: dict[Who | None, Desk]
    key: str = ""

    def of(self, who: Who | None) -> Desk:
        return self.people[who]

    def answers(self, path: str = "", region: str = LUWU) -> str:
        return f"/answers/{self.key}/{region}/{path}"

    def judging(self, path: str = "", region: str = LUWU) -> str:
        return f"/judgements/{self.key}/{region}/{path}"

    def result(self, path: str = "", region: str = LUWU) -> str:
        return f"/results/{self.key}/{region}/{path}"

    def enter(self, phase: Phase) -> None:
        """The ministry changes the dates, and everybody's rights follow."""
        page = self.of(MINISTRY).open(f"/assessments/rounds/{self.key}/dates/")
        fill_dates(page, phase)
        page.get_by_label("Alasan").fill(f"Masuk tahap {phase}.")
        page.get_by_role("button", name="Simpan jadwal").click()
        says(page, "Jadwal disimpan")


def test_a_round_of_three_regions(site: Site, browser: Browser) -> None:
    everybody = [MINISTRY, SECRETARIAT, CONTACT, NEIGHBOUR, OTHER, FIRST, SECOND]
    people = desks(site, browser, everybody)
    walk = Round(people)
    try:
        _open(walk)
        _give_a_part(walk)
        _answer(walk)
        _prove(walk)
        _answer_the_rest(walk)
        _hand_in(walk)
        _seat(walk)
        walk.enter(Phase.DESK)
        _answering_is_over(walk)
        _judge_first(walk)
        _judge_blind(walk)
        _settle(walk)
        _judge_the_others(walk)
        walk.enter(Phase.OBJECTION)
        _object(walk)
        walk.enter(Phase.FINAL)
        _decide(walk)
        _fix(walk)
        _nobody_knows_yet(walk)
        _publish(walk)
        _everybody_sees(walk)
        _read_the_letter(walk)
        _follow_up(walk)
        _the_next_round_asks(walk)
    finally:
        complaints = [each for desk in people.values() for each in desk.complaints]
        for desk in people.values():
            desk.context.close()
    assert complaints == []


def _open(walk: Round) -> None:
    page = walk.of(MINISTRY).open("/assessments/new/")
    page.get_by_label("Instrumen").select_option("readiness@2023")
    page.get_by_label("Nama putaran").fill(TITLE)
    page.get_by_label("Tahun", exact=True).fill("2031")
    page.get_by_label("Tempat surat").fill("Jakarta")
    page.get_by_label("Penanda tangan", exact=False).first.fill("Ratna Wulandari")
    page.get_by_label("Jabatan penanda tangan").fill("Direktur Jenderal")
    fill_dates(page, Phase.ANSWERING)
    # A phase that begins before the one before it is over is pointed out.
    since = page.locator("[name=desk_since]")
    right = since.input_value()
    since.fill(page.locator("[name=answering_since]").input_value())
    page.get_by_role("button", name="Buka putaran").click()
    expect(page.get_by_role("alert")).to_contain_text("mulai sebelum tahap")
    since.fill(right)
    page.get_by_role("button", name="Buka putaran").click()
    says(page, "Putaran dibuka")
    walk.key = page.url.split("/rounds/")[1].split("/")[0]

    page.get_by_label("Daftar daerah").fill(
        f"{UTARA}; 2022\n{LUWU}; 2018; Kabupaten sedang\nKabupaten Luwu Timur; 2018"
    )
    page.get_by_role("button", name="Lihat dahulu").click()
    expect(page.get_by_text("Belum ada yang disimpan")).to_be_visible()
    page.get_by_role("button", name="Simpan peserta").click()
    expect(page.get_by_role("status").filter(has_text="3 peserta")).to_be_visible()


def _give_a_part(walk: Round) -> None:
    page = walk.of(SECRETARIAT).open("/tasks/")
    page.get_by_role("link", name="Kerjakan").and_(
        page.locator(f"[href*='{walk.key}']")
    ).first.click()
    page.get_by_role("link", name="Pembagian pertanyaan").click()
    page.locator("input[name=node][value=structure]").check()
    page.get_by_label("Perangkat daerah", exact=False).select_option(label="Dinas Pendidikan")
    page.get_by_label("Orang", exact=False).select_option(label="Jufri Malik")
    page.get_by_role("button", name="Berikan").click()
    says(page, "diberikan kepada Dinas Pendidikan")


def _answer(walk: Round) -> None:
    page = walk.of(CONTACT).open("/tasks/")
    page.locator(f"a.button[href*='{walk.key}']").first.click()
    page.get_by_role("link", name="Sumber daya manusia").first.click()
    page.get_by_role("radio", name="Cukup siap").check()
    page.get_by_label("Catatan").fill("Ada 14 tenaga TIK; IPM 2030 tercatat di BPS.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    says(page, "tersimpan")
    # What was given to nobody else of the region is not the contact's to answer.
    page.goto(page.url.replace(PEOPLE, "nature"))
    expect(page.get_by_role("button", name="Simpan", exact=True)).to_have_count(0)


def _prove(walk: Round) -> None:
    desk = walk.of(CONTACT)
    page = desk.open(walk.answers(f"nodes/{PEOPLE}/"))
    page.get_by_role("link", name="Tambah bukti").click()
    page.get_by_label("Judul").fill("Laporan kepegawaian 2030")
    for name, content, sentence in (
        ("laporan.pdf", b"MZ\x90\x00" + bytes(400), "sebuah program komputer"),
        ("laporan.pdf", written_pdf(pages=1, password="rahasia"), "dikunci dengan kata sandi"),
    ):
        _choose(page, name, content)
        page.get_by_role("button", name="Simpan bukti").click()
        expect(page.get_by_role("alert")).to_contain_text(sentence)
        expect(page.get_by_label("Judul")).to_have_value("Laporan kepegawaian 2030")
    _choose(page, "laporan kepegawaian.pdf", pdf("people"))
    page.get_by_label("Nomor", exact=False).fill("800/17/2031")
    page.get_by_role("button", name="Simpan bukti").click()
    says(page, "Bukti tersimpan")
    expect(page.get_by_role("link", name="Laporan kepegawaian 2030", exact=True)).to_be_visible()
    desk.examine(walk.answers(f"nodes/{PEOPLE}/"))
    for code, value in ((BUDGET, "2"), (ICT, "3")):
        _say(walk, CONTACT, LUWU, code, value)


def _choose(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Berkas baru").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": content}
    )


def _say(walk: Round, who: Who, region: str, code: str, value: str) -> None:
    told = {"value": value, "note": f"Dari catatan dinas: {value}.", "seen": "0"}
    walk.of(who).send(walk.answers(f"nodes/{code}/", region), told, says=SAVED)


def _answer_the_rest(walk: Round) -> None:
    """The secretariat sees what is missing; it comes."""
    page = walk.of(SECRETARIAT).open(walk.answers("check/"))
    missing = page.get_by_role("region", name="Harus diperbaiki")
    expect(missing).to_contain_text("Bukti wajib belum ada: DPA atau RKA")
    expect(missing).to_contain_text("Belum dijawab")
    expect(page.get_by_text("hal harus diperbaiki sebelum")).to_be_visible()
    page.goto(page.url.replace("check/", "submit/"))
    expect(page.get_by_role("button", name="Kirim kuesioner")).to_have_count(0)
    for code, wanted in ((BUDGET, "budget"), (ICT, "report")):
        paper = {"name": f"{wanted}.pdf", "mimeType": "application/pdf", "buffer": pdf(wanted)}
        told = {"wanted": f"{code}/{wanted}", "title": "Dokumen dinas", "file": paper}
        form = walk.answers(f"nodes/{code}/evidence/add/")
        walk.of(CONTACT).send(form, told, says="Bukti tersimpan")
    page = walk.of(CONTACT).open(walk.answers())
    page.get_by_role("button", name="Tandai selesai").click()
    for code in REST:
        _say(walk, SECRETARIAT, LUWU, code, "3,5")
    for who in (NEIGHBOUR, OTHER):
        for code in BRANCHES:
            _say(walk, who, who[0], code, "3")
        read = {"seen": str(len(BRANCHES)), "known": "on"}
        walk.of(who).send(walk.answers("submit/", who[0]), read, says="Terkirim")


def _hand_in(walk: Round) -> None:
    desk = walk.of(SECRETARIAT)
    page = desk.open(walk.answers("check/"))
    expect(page.get_by_text("Tidak ada yang menghalangi pengiriman")).to_be_visible()
    page.get_by_role("link", name="Kirim kuesioner").click()
    # What was answered as a whole, without proof, is to be known before handing in.
    page.get_by_label("Saya sudah membaca semua peringatan").check()
    page.get_by_role("button", name="Kirim kuesioner").click()
    says(page, "tanda terima nomor 1")
    digest = page.locator("dd code").inner_text()
    expect(page.get_by_text("masih sama dengan tanda terima ini")).to_be_visible()
    # Whoever has the file can work the digest out again.
    assert sha256(desk.content(walk.answers("receipts/1/json/"))).hexdigest() == digest


def _seat(walk: Round) -> None:
    page = walk.of(MINISTRY).open(f"/judgements/{walk.key}/seats/")
    page.get_by_role("link", name="Usulkan pembagian").click()
    page.get_by_role("button", name="Terima 6 penugasan").click()
    for region in ("Luwu", "Luwu Utara", "Luwu Timur"):
        row = page.get_by_role("row").filter(
            has=page.get_by_role("link", name=f"Kabupaten {region}", exact=True)
        )
        expect(row).to_contain_text("Lestari Handayani")
        expect(row).to_contain_text("Teguh Wibisono")


def _answering_is_over(walk: Round) -> None:
    page = walk.of(CONTACT).open(walk.answers(f"nodes/{PEOPLE}/"))
    expect(page.get_by_role("button", name="Simpan", exact=True)).to_have_count(0)
    assert walk.of(SECRETARIAT).status(walk.answers("submit/")) == 404
    assert walk.of(SECRETARIAT).status(walk.judging()) == 404


def _judge_first(walk: Round) -> None:
    """With keys; the total and its formula follow."""
    desk = walk.of(FIRST)
    page = desk.open("/judgements/")
    page.get_by_role("link", name="Kabupaten Luwu", exact=True).and_(
        page.locator(f"[href*='{walk.key}']")
    ).click()
    total = page.locator("#total")
    first = page.locator(f"[id='q-{PEOPLE}']")
    expect(first).to_contain_text("Ada 14 tenaga TIK")
    first.locator("input[type=radio]").first.focus()
    page.keyboard.press("4")
    expect(total).to_contain_text("4,00")
    page.keyboard.press("Enter")
    page.keyboard.press("2")
    expect(total).to_contain_text("3,00")
    page.keyboard.press("Enter")
    page.keyboard.press("2")
    expect(total).to_contain_text("2,67")
    page.locator(f"[id='q-{ICT}']").get_by_label("Catatan").fill(SECRET_NOTE)
    with page.expect_response(lambda response: f"marks/{ICT}" in response.url):
        page.keyboard.press("Tab")
    # Evidence opens beside the question, as a file that the frame may show.
    with page.expect_response(lambda response: "/evidence/" in response.url) as opened:
        first.get_by_role("link", name="Laporan kepegawaian 2030").click()
    assert opened.value.status == 200
    expect(page.locator(".pane iframe")).to_be_visible()
    page.get_by_role("button", name="Tutup").click()
    page.get_by_role("link", name="Lanjut: Infrastruktur").click()
    page.get_by_text("Beri satu nilai untuk seluruh kelompok ini").click()
    page.locator("[id='v-infrastructure']").fill(FIRST_MARKS["infrastructure"])
    page.keyboard.press("Tab")
    # (8/3 + 5/2) / 2 = 31/12
    expect(total).to_contain_text("2,58")
    total.get_by_text("Cara hitung").click()
    expect(total).to_contain_text("Struktur: 50 % × 2,67 = 1,33")
    desk.examine(walk.judging())
    page.get_by_role("button", name="Selesai menilai").click()
    says(page, "Belum semua butir dinilai (8 lagi")
    _mark(walk, FIRST, LUWU, FIRST_MARKS)
    page.get_by_role("link", name="Kekuatan, kelemahan, rekomendasi").click()
    for kind, text in (("strength", STRENGTH), ("weakness", WEAKNESS), ("recommend", ADVICE)):
        page.get_by_label("Jenis").select_option(kind)
        page.get_by_label("Isi", exact=True).fill(text)
        page.get_by_role("button", name="Simpan").click()
        expect(page.get_by_role("listitem").filter(has_text=text)).to_be_visible()
    page.get_by_role("link", name="Nilai saya").click()
    page.get_by_role("button", name="Selesai menilai").click()
    says(page, "Selesai. Selama asesor lain belum selesai")


def _mark(walk: Round, who: Who, region: str, marks: dict[str, str]) -> None:
    for code, value in marks.items():
        walk.of(who).send(
            walk.judging(region=region),
            {"value": value, "note": ""},
            path=walk.judging(f"marks/{code}/", region),
            says=MARKED,
        )


def _judge_blind(walk: Round) -> None:
    """No page of the second assessor tells what the first one said."""
    desk = walk.of(SECOND)
    sections = [walk.judging(f"?section={each}") for each in BRANCHES]
    pages = [walk.judging(each) for each in ("comparison/", "meetings/", "findings/")]
    for path in ("/judgements/", "/tasks/", *sections, *pages):
        nowhere(SECRETS, desk.body(path))
    for path in (walk.judging(f"comparison/{ICT}/"), walk.result(), walk.answers()):
        assert desk.status(path) == 404
    page = desk.open(walk.judging("comparison/"))
    expect(page.get_by_text("masing-masing menilai sendiri")).to_be_visible()
    # Nobody of the region learns it either.
    for path in (walk.result(), walk.judging("comparison/"), walk.judging("findings/")):
        assert walk.of(SECRETARIAT).status(path) == 404
    _mark(walk, SECOND, LUWU, SECOND_MARKS)
    page = desk.open(walk.judging())
    page.get_by_role("button", name="Selesai menilai").click()
    says(page, "Semua asesor sudah selesai")
    assert page.url.endswith("/comparison/")


def _settle(walk: Round) -> None:
    """What is far apart, or between two levels, is settled with a reason."""
    desk = walk.of(SECOND)
    page = desk.open(walk.judging("comparison/"))
    apart = page.locator("tr.apart")
    expect(apart).to_have_count(2)
    expect(apart.first).to_contain_text("berbeda")
    expect(apart.last).to_contain_text("di antara dua tingkat")
    desk.examine(walk.judging("comparison/"))
    apart.last.get_by_role("link").click()
    expect(page.get_by_text(SECRET_NOTE)).to_be_visible()
    for code, value in ((ICT, "2"), (BUDGET, "3")):
        page.goto(page.url.replace(ICT, code))
        page.get_by_label("Nilai yang disepakati").fill(value)
        page.get_by_label("Alasan").fill("DPA dibaca ulang bersama.")
        page.get_by_role("button", name="Tetapkan nilai").click()
        says(page, "Kesepakatan disimpan")
    page.get_by_role("link", name="Kembali ke perbandingan").click()
    expect(page.locator("tr.apart")).to_have_count(0)
    expect(page.locator(".strip")).to_contain_text(BEFORE_OBJECTION)


def _judge_the_others(walk: Round) -> None:
    for region, value in ((UTARA, "3.25"), (TIMUR, TIED_TO_TWO)):
        for who in (FIRST, SECOND):
            _mark(walk, who, region, dict.fromkeys(BRANCHES, value))
            form = walk.judging(region=region)
            walk.of(who).send(form, {}, path=f"{form}finish/", says="Selesai")


def _object(walk: Round) -> None:
    page = walk.of(SECRETARIAT).open(walk.result())
    expect(page.locator("main")).to_contain_text("Ini hasil sementara")
    expect(page.locator(".strip").first).to_contain_text(BEFORE_OBJECTION)
    page.get_by_role("link", name="Sanggah nilai").click()
    page.get_by_role("link", name="Sanggah Sumber daya dan tata kelola TIK").click()
    page.get_by_label("Alasan sanggahan").fill("Daftar aset sudah ditetapkan Januari 2031.")
    page.get_by_label("Nilai yang diminta").fill("9")
    page.get_by_role("button", name="Simpan sanggahan").click()
    expect(page.get_by_role("alert")).to_contain_text("luar skala")
    page.get_by_label("Nilai yang diminta").fill("3")
    _choose_file(page, "aset.pdf", pdf("assets"))
    page.get_by_role("button", name="Simpan sanggahan").click()
    says(page, "Sanggahan disimpan")
    # Neither a neighbour nor the public sees it.
    for who in (NEIGHBOUR, None):
        for path in ("", "objections/", f"objections/{ICT}/file", "files/"):
            assert walk.of(who).status(walk.result(path)) == 404


def _choose_file(page: Page, name: str, content: bytes) -> None:
    page.get_by_label("Berkas pendukung").set_input_files(
        {"name": name, "mimeType": "application/pdf", "buffer": content}
    )


def _decide(walk: Round) -> None:
    page = walk.of(MINISTRY).open(f"/results/{walk.key}/")
    expect(page.get_by_role("row").filter(has_text="1 sanggahan belum diputus")).to_be_visible()
    page.get_by_role("link", name="Kabupaten Luwu", exact=True).click()
    page.get_by_role("link", name="Sanggahan", exact=True).click()
    page.get_by_role("link", name="Putuskan").click()
    page.get_by_role("radio", name="Diterima").check()
    page.get_by_label("Nilai sesudah putusan").fill("3")
    page.get_by_label("Alasan putusan").fill("Keputusannya terbit sebelum pengisian berakhir.")
    page.get_by_role("button", name="Simpan putusan").click()
    says(page, "Putusan disimpan")


def _fix(walk: Round) -> None:
    desk = walk.of(MINISTRY)
    page = desk.open(f"/results/{walk.key}/")
    page.get_by_text("Tetapkan semua yang siap").first.click()
    page.get_by_label("Pola nomor surat").fill("B-{nomor}/DJAI/AI.01.04/12/2031")
    page.get_by_role("button", name="Tetapkan semua yang siap").click()
    says(page, "Hasil 3 daerah ditetapkan")
    # By the order of their codes, so Luwu has the first number.
    row = page.get_by_role("row").filter(has_text="B-1/DJAI/AI.01.04/12/2031")
    expect(row).to_contain_text("Kabupaten Luwu")
    expect(row).to_contain_text(SHOWN)
    row.get_by_role("link").click()
    page.get_by_role("link", name="Surat dan laporan").click()
    for format in ("pdf", "docx"):
        page.locator(f"#slot-letter-id-{format}").get_by_role("button").click()
    for format in ("pdf", "docx"):
        slot = page.locator(f"#slot-letter-id-{format}")
        expect(slot.get_by_role("link", name="Unduh")).to_be_visible(timeout=60_000)
    desk.examine(walk.result())


def _nobody_knows_yet(walk: Round) -> None:
    """Before publication there is no trace of it for the public and for other regions."""
    ranking = f"/rankings/{walk.key}/"
    hidden = [walk.result(each) for each in ("", "files/", "files/letter/id/pdf/file")]
    hidden += [ranking, f"{ranking}ranking.csv", f"{ranking}ranking.xlsx", f"{ranking}rehearsal/"]
    hidden += [f"/results/{walk.key}/", f"{ranking}rehearsal.csv", f"{ranking}progress/"]
    for who in (None, NEIGHBOUR):
        for path in hidden:
            assert walk.of(who).status(path) == 404, (who, path)
    visitor = walk.of(None)
    assert visitor.status(f"/assessments/rounds/{walk.key}/") == 404
    for path in ("/", "/assessments/", "/find/?q=Rawa", "/assessments/instruments/"):
        nowhere([walk.key, TITLE], visitor.body(path))
    neighbour = walk.of(NEIGHBOUR)
    own = neighbour.body(walk.result(region=UTARA))
    assert SHOWN_UTARA in own
    nowhere([SHOWN, STRENGTH, ADVICE], own)


def _publish(walk: Round) -> None:
    page = walk.of(MINISTRY).open(f"/rankings/{walk.key}/progress/")
    page.get_by_role("link", name="Terbitkan").click()
    expect(page.locator(".strip")).to_contain_text("Hasil ditetapkan")
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    says(page, "sudah terbit bagi semua orang")


def _everybody_sees(walk: Round) -> None:
    desk = walk.of(None)
    page = desk.open(f"/rankings/{walk.key}/")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(3)
    for place, (name, value) in enumerate(
        (("Kabupaten Luwu Utara", SHOWN_UTARA), ("Kabupaten Luwu Timur", SHOWN), (None, SHOWN))
    ):
        row = rows.nth(place)
        expect(row.get_by_role("cell").first).to_have_text(str(place + 1))
        expect(row).to_contain_text(name or "Kabupaten Luwu")
        expect(row).to_contain_text(value)
    # 2.93 and 281/96 look alike and are not.
    expect(rows.nth(1)).to_contain_text("Tampak sama dengan Kabupaten Luwu")
    expect(page.get_by_text("Bobot instrumen ini bukan bobot resmi")).to_be_visible()
    csv = desk.content(f"/rankings/{walk.key}/ranking.csv").decode("utf-8-sig")
    assert [line.count("Luwu Utara") for line in csv.splitlines() if "73.22" in line] == [1]
    desk.examine(f"/rankings/{walk.key}/")
    rows.nth(2).get_by_role("link", name="Kabupaten Luwu", exact=True).click()
    expect(page.locator(".strip").first).to_contain_text(SHOWN)
    page.get_by_text("Nilai tepat dan cara membulatkan").click()
    expect(page.locator("main")).to_contain_text(ADVICE)
    # The notes of assessors stay with those who judged.
    nowhere(["kuarsa"], page.content())


def _read_the_letter(walk: Round) -> None:
    desk = walk.of(None)
    path = walk.result("files/letter/id/{}/file")
    printed = " ".join(
        page.extract_text() for page in PdfReader(BytesIO(desk.content(path.format("pdf")))).pages
    )
    document = Document(BytesIO(desk.content(path.format("docx"))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join([*(each.text for each in document.paragraphs), *cells])
    for text in (" ".join(printed.split()), " ".join(written.split())):
        for wanted in ("B-1/DJAI/AI.01.04/12/2031", "Luwu", SHOWN, str(INDEX), "Ratna Wulandari"):
            assert wanted in text


def _follow_up(walk: Round) -> None:
    page = walk.of(SECRETARIAT).open(walk.result("follow-ups/"))
    expect(page.get_by_text(ADVICE)).to_be_visible()
    page.get_by_role("link", name="Tentukan tindakan").click()
    page.get_by_label("Tindakan", exact=True).fill(ACTION)
    page.get_by_label("Perangkat daerah", exact=False).select_option(label="Dinas Pendidikan")
    page.get_by_label("Pelaksana", exact=False).select_option(
        label="Jufri Malik · Narahubung perangkat daerah"
    )
    page.get_by_label("Selesai paling lambat", exact=False).fill("2032-06-30")
    page.get_by_role("button", name="Simpan").click()
    says(page, "Tindak lanjut disimpan")
    expect(page.locator("main")).to_contain_text("30 Juni 2032")
    page = walk.of(CONTACT).open("/tasks/")
    expect(page.locator("main")).to_contain_text("30 Juni 2032")


def _the_next_round_asks(walk: Round) -> None:
    page = walk.of(MINISTRY).open("/assessments/new/")
    page.get_by_label("Instrumen").select_option("readiness@2023")
    page.get_by_label("Nama putaran").fill(f"{TITLE} berikutnya")
    page.get_by_label("Tahun", exact=True).fill("2032")
    page.get_by_label("Putaran sebelumnya", exact=False).select_option(walk.key)
    fill_dates(page, Phase.ANSWERING)
    page.get_by_role("button", name="Buka putaran").click()
    says(page, "Putaran dibuka")
    page.get_by_label("Salin peserta putaran sebelumnya").check()
    page.get_by_role("button", name="Lihat dahulu").click()
    page.get_by_role("button", name="Simpan peserta").click()
    following = page.url.split("/rounds/")[1].split("/")[0]
    page = walk.of(CONTACT).open(f"/answers/{following}/{LUWU}/")
    page.get_by_role("link", name="Rekomendasi putaran lalu").click()
    expect(page.get_by_text(ADVICE)).to_be_visible()
    page.get_by_label("Keadaan").select_option("done")
    page.get_by_label("Catatan", exact=False).fill("Ditetapkan Maret 2032.")
    page.get_by_role("button", name="Simpan keadaan").click()
    says(page, "Keadaan tindak lanjut disimpan")
