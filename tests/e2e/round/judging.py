"""The second part of a round: seats, blind judging, and what is settled."""

from playwright.sync_api import expect

from tests.e2e.desks import nowhere, says
from tests.e2e.round.walk import (
    ADVICE,
    BEFORE_OBJECTION,
    BRANCHES,
    BUDGET,
    CONTACT,
    FIRST,
    FIRST_MARKS,
    ICT,
    LUWU,
    MARKED,
    MINISTRY,
    PEOPLE,
    SECOND,
    SECOND_MARKS,
    SECRET_NOTE,
    SECRETARIAT,
    SECRETS,
    STRENGTH,
    TIED_TO_TWO,
    TIMUR,
    UTARA,
    WEAKNESS,
    Round,
)
from tests.web.pages import Who


def seat(walk: Round) -> None:
    """The ministry takes over the proposal."""
    page = walk.of(MINISTRY).open(f"/judgements/{walk.key}/seats/")
    page.get_by_role("link", name="Usulkan pembagian").click()
    page.get_by_role("button", name="Terima 6 penugasan").click()
    for region in ("Luwu", "Luwu Utara", "Luwu Timur"):
        row = page.get_by_role("row").filter(
            has=page.get_by_role("link", name=f"Kabupaten {region}", exact=True)
        )
        expect(row).to_contain_text("Lestari Handayani")
        expect(row).to_contain_text("Teguh Wibisono")


def answering_is_over(walk: Round) -> None:
    """The rights to answer ended with the phase."""
    page = walk.of(CONTACT).open(walk.answers(f"nodes/{PEOPLE}/"))
    expect(page.get_by_role("button", name="Simpan", exact=True)).to_have_count(0)
    assert walk.of(SECRETARIAT).status(walk.answers("submit/")) == 404
    assert walk.of(SECRETARIAT).status(walk.judging()) == 404


def judge_first(walk: Round) -> None:
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


def judge_blind(walk: Round) -> None:
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


def settle(walk: Round) -> None:
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


def judge_the_others(walk: Round) -> None:
    """Both assessors judge the two other regions."""
    for region, value in ((UTARA, "3.25"), (TIMUR, TIED_TO_TWO)):
        for who in (FIRST, SECOND):
            _mark(walk, who, region, dict.fromkeys(BRANCHES, value))
            form = walk.judging(region=region)
            walk.of(who).send(form, {}, path=f"{form}finish/", says="Selesai")
