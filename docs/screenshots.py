"""Takes the pictures of the README from a running site and from the printed example.

Start the site with `make run`, then, with the password that it prints:
.venv/bin/python docs/screenshots.py PASSWORD [http://localhost:8000] [--writing]
where `--writing` takes only the pictures of writing. They change the draft of the demonstration.
"""

import base64
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from selaras.documents.book.contents import contents
from selaras.documents.book.files import write
from selaras.reference import load_knowledge
from selaras.reference.example import load_example

IMAGES = Path(__file__).parent / "images"
LARGEST = 200 * 1024
"""Bytes of one picture; the README is read over slow lines too."""

WIDE, HIGH = 1280, 740
NARROW = 360

PAGES = {
    "overview": "",
    "programmes": "programmes/",
    "checks": "checks/",
    "books": "books/",
    "roadmap": "roadmap/",
}

SECRETARIAT = "secretariat.luwu-utara@contoh.selaras.test"
"""Somebody of the demonstration who has work and a team."""

DRAFT = "peragaan-73-22"
"""The plan that this person writes."""

WRITTEN = (
    ("website-content-training", "risk.id", "Pengelola situs berganti tugas sebelum selesai."),
    ("srikandi-electronic-signature", "budget.0.amount", "260000000"),
    ("super-apps", "mitigation.id", "Satu tim tetap, dan sumber kode disimpan pemerintah daerah."),
)
"""Item, input and text: what is written before the history is compared."""

SUMMARY = ("cover", "Gambar 2.3 Anggaran menurut", "Gambar 3.1 Peta jalan")
"""Pages of Buku III, found by words that stand on them."""


def main() -> int:
    """Take every picture; 1 if one is too large."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("password")
    parser.add_argument("site", nargs="?", default="http://localhost:8000")
    parser.add_argument("--writing", action="store_true")
    options = parser.parse_args()
    site: str = options.site
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-lcd-text"]
        )
        if not options.writing:
            _take_reading(browser, site)
            _spread(browser, "printed-summary", 3, SUMMARY)
        page = _signed_in(browser, site, options.password)
        if not options.writing:
            _take_work(page, site)
        _take_writing(page, f"{site}/plans/{DRAFT}")
        browser.close()
    too_large = [picture for picture in sorted(IMAGES.glob("*.png")) if _too_large(picture)]
    return int(bool(too_large))


def _take_reading(browser: Browser, site: str) -> None:
    """What everybody sees of the published example."""
    plan = load_example(load_knowledge()).key
    _order_books(browser, f"{site}/plans/{plan}/books/")
    for name, path in PAGES.items():
        _take(browser, f"{site}/plans/{plan}/{path}", name, WIDE, HIGH)
    _take(browser, f"{site}/plans/{plan}/", "overview-phone", NARROW, 740)
    _take(browser, f"{site}/en/plans/{plan}/direction/", "direction-english", WIDE, HIGH)
    # High enough for the map with its key.
    _take(browser, f"{site}/nation/", "nation", WIDE, 1060)


def _signed_in(browser: Browser, site: str, password: str) -> Page:
    """The first page of the secretariat of the example."""
    page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
    page.goto(f"{site}/account/sign-in/")
    page.fill("input[name=login]", SECRETARIAT)
    page.fill("input[name=password]", password)
    page.locator("main form.sheet button").first.click()
    page.wait_for_url("**/tasks/")
    return page


def _take_work(page: Page, site: str) -> None:
    """What waits for somebody, and the people of the region."""
    page.screenshot(path=IMAGES / "tasks.png")
    page.goto(f"{site}/teams/73.22/")
    page.screenshot(path=IMAGES / "team.png")


def _take_writing(page: Page, plan: str) -> None:
    """A form with findings beside it, and what the history tells of three changes."""
    for key, name, text in reversed(WRITTEN):
        page.goto(f"{plan}/write/programmes/{key}/")
        box = page.locator(f'[name="{name}"]')
        # Twice, so that something is saved also when the pictures are taken again.
        for words in (text[:-1], text):
            box.fill(words)
            with page.expect_response("**/write/save/"):
                box.blur()
    page.set_viewport_size({"width": 1120, "height": 580})
    page.locator("[data-field=risk]").evaluate("each => each.scrollIntoView({block: 'center'})")
    page.screenshot(path=IMAGES / "writing.png")
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    page.goto(f"{plan}/history/compare/?from=first&to=now")
    page.locator("main h2").first.evaluate("each => each.scrollIntoView()")
    page.screenshot(path=IMAGES / "history.png")


def _order_books(browser: Browser, shelf: str) -> None:
    """Have the two files of the first book built, so that the shelf shows both states."""
    for place in ("#slot-1-id-pdf", "#slot-1-id-docx"):
        page = browser.new_page()
        page.goto(shelf)
        if page.locator(f"{place} button").count():
            page.locator(f"{place} button").click()
        page.locator(f"{place} a.button").wait_for(timeout=60_000)
        page.close()


def _take(browser: Browser, address: str, name: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"{address}: {answer and answer.status}")
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


def _spread(browser: Browser, name: str, number: int, wanted: tuple[str, ...]) -> None:
    """Pages of a book side by side, on grey."""
    knowledge = load_knowledge()
    book = contents(load_example(knowledge), knowledge, number)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.pdf"
        file.write_bytes(write(book, "pdf"))
        pictures = [_picture(file, place) for place in _places(file, wanted)]
    images = "".join(f'<img src="data:image/png;base64,{each}">' for each in pictures)
    page = browser.new_page(viewport={"width": WIDE, "height": 600})
    look = (
        "body { margin: 0; padding: 24px; background: #d9dcdb }"
        "body { display: flex; gap: 24px; align-items: start }"
        f"img {{ width: calc((100% - 48px) / {len(pictures)}); box-shadow: 0 1px 8px #0004 }}"
    )
    page.set_content(f"<style>{look}</style>{images}")
    page.locator("body").screenshot(path=IMAGES / f"{name}.png")
    page.close()


def _places(file: Path, wanted: tuple[str, ...]) -> Iterator[int]:
    """Page numbers: the cover, and the first page on which the words stand."""
    pages = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True
    ).stdout.split("\f")
    for words in wanted:
        found = [place for place, text in enumerate(pages, start=1) if words in text]
        yield 1 if words == "cover" else found[0]


def _picture(file: Path, place: int) -> str:
    at = str(place)
    command = ["pdftoppm", "-png", "-r", "96", "-f", at, "-l", at, str(file)]
    done = subprocess.run(command, check=True, capture_output=True)
    return base64.b64encode(done.stdout).decode("ascii")


def _too_large(picture: Path) -> bool:
    size = picture.stat().st_size
    print(f"{picture.name}: {size // 1024} kB{', too large' if size > LARGEST else ''}")
    return size > LARGEST


if __name__ == "__main__":
    sys.exit(main())
