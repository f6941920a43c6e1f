"""The last part of a round: objection, result, publication, letter, follow-up."""

from io import BytesIO

from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from selaras.web.assessments.phases import Phase
from tests.e2e.desks import fill_dates, nowhere, says
from tests.e2e.round.walk import (
    ACTION,
    ADVICE,
    BEFORE_OBJECTION,
    CONTACT,
    ICT,
    INDEX,
    LUWU,
    MINISTRY,
    NEIGHBOUR,
    SECRETARIAT,
    SHOWN,
    SHOWN_UTARA,
    STRENGTH,
    TITLE,
    UTARA,
    Round,
)
from tests.web.answers.making import pdf


def object_to_a_value(walk: Round) -> None:
    """The region sees its own preliminary result and objects to a value."""
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


def decide(walk: Round) -> None:
    """The ministry accepts the objection with a reason."""
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


def fix(walk: Round) -> None:
    """All results get letters with running numbers; the letter is ordered."""
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


def nobody_knows_yet(walk: Round) -> None:
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


def publish(walk: Round) -> None:
    """The ministry opens it to everybody."""
    page = walk.of(MINISTRY).open(f"/rankings/{walk.key}/progress/")
    page.get_by_role("link", name="Terbitkan").click()
    expect(page.locator(".strip")).to_contain_text("Hasil ditetapkan")
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    says(page, "sudah terbit bagi semua orang")


def everybody_sees(walk: Round) -> None:
    """A visitor reads ranking and result."""
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


def read_the_letter(walk: Round) -> None:
    """PDF and Word say the number, the region and the index worked out by hand."""
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


def follow_up(walk: Round) -> None:
    """The recommendation gets an action, an owner and a date."""
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


def the_next_round_asks(walk: Round) -> None:
    """The region says there what became of it."""
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
