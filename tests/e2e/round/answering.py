"""The first part of a round: it is opened, answered, proved and handed in."""

from hashlib import sha256

from playwright.sync_api import Page, expect

from selaras.web.assessments.phases import Phase
from tests.e2e.desks import fill_dates, says
from tests.e2e.round.walk import (
    BRANCHES,
    BUDGET,
    CONTACT,
    ICT,
    LUWU,
    MINISTRY,
    NEIGHBOUR,
    OTHER,
    PEOPLE,
    REST,
    SAVED,
    SECRETARIAT,
    TITLE,
    UTARA,
    Round,
)
from tests.web.answers.making import pdf, written_pdf
from tests.web.pages import Who


def open_round(walk: Round) -> None:
    """The ministry opens it and adds the regions."""
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


def give_a_part(walk: Round) -> None:
    """The secretariat gives questions to an agency."""
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


def answer(walk: Round) -> None:
    """Its contact answers from the own tasks, and nothing else."""
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


def prove(walk: Round) -> None:
    """What is no document is refused with a sentence; a real one is kept."""
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


def answer_the_rest(walk: Round) -> None:
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


def hand_in(walk: Round) -> None:
    """The receipt has a digest that anybody can work out again."""
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
