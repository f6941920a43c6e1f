"""Takes the pictures of the README from a running site and from the printed example.

Start the site with `make run`, then, with the password that it prints:
.venv/bin/python docs/screenshots.py PASSWORD [http://localhost:8000]
"""

import base64
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

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

SUMMARY = ("cover", "Gambar 2.3 Anggaran menurut", "Gambar 3.1 Peta jalan")
"""Pages of Buku III, found by words that stand on them."""


def main() -> int:
    """Take every picture; 1 if one is too large."""
    password = sys.argv[1]
    site = sys.argv[2] if len(sys.argv) > 2 else "http://localhost:8000"
    IMAGES.mkdir(exist_ok=True)
    plan = load_example(load_knowledge()).key
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-lcd-text"]
        )
        _order_books(browser, f"{site}/plans/{plan}/books/")
        for name, path in PAGES.items():
            _take(browser, f"{site}/plans/{plan}/{path}", name, WIDE, HIGH)
        _take(browser, f"{site}/plans/{plan}/", "overview-phone", NARROW, 740)
        _take(browser, f"{site}/en/plans/{plan}/direction/", "direction-english", WIDE, HIGH)
        _take_signed_in(browser, site, password)
        _spread(browser, "printed-summary", 3, SUMMARY)
        browser.close()
    too_large = [picture for picture in sorted(IMAGES.glob("*.png")) if _too_large(picture)]
    return int(bool(too_large))


def _take_signed_in(browser: Browser, site: str, password: str) -> None:
    """What the secretariat of the example sees of its work and its people."""
    page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
    page.goto(f"{site}/account/sign-in/")
    page.fill("input[name=login]", SECRETARIAT)
    page.fill("input[name=password]", password)
    page.locator("main form.sheet button").first.click()
    page.wait_for_url("**/tasks/")
    page.screenshot(path=IMAGES / "tasks.png")
    page.goto(f"{site}/teams/73.22/")
    page.screenshot(path=IMAGES / "team.png")
    page.close()


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
