"""One side: docxtpl fills a template, LibreOffice prints it. Runs where docxtpl is."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import (  # type: ignore[import-not-found,unused-ignore]
    DocxTemplate,
    InlineImage,
)

from bench.process import tell
from bench.stopwatch import Stopwatch

_NUMBERS = (1, 2, 3, 4)


def main() -> None:
    """Four documents, each filled and then printed, as one does who makes them one by one."""
    folder = Path(sys.argv[1])
    blocks = {number: _blocks(folder, number) for number in _NUMBERS}
    watch = Stopwatch()
    for number in _NUMBERS:
        convert(folder, _filled(folder, number, blocks[number]))
    tell(**watch.read())


def _blocks(folder: Path, number: int) -> list[dict[str, Any]]:
    text = (folder / f"blocks{number}.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def _filled(folder: Path, number: int, blocks: list[dict[str, Any]]) -> Path:
    template = DocxTemplate(str(folder / "template.docx"))
    for block in blocks:
        if block["kind"] == "figure":
            block["picture"] = InlineImage(template, block["picture"], width=Mm(160))
    template.render({"blocks": blocks}, autoescape=True)
    file = folder / f"office{number}.docx"
    template.save(str(file))
    return file


def convert(folder: Path, file: Path) -> None:
    """Print the document as PDF, with a profile of LibreOffice that is kept between runs.

    Raises SystemExit when it was not written: LibreOffice itself reports success.
    """
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice is missing: sudo apt-get install libreoffice-writer-nogui")
    written = file.with_suffix(".pdf")
    written.unlink(missing_ok=True)
    profile = (folder / "office-profile").absolute().as_uri()
    start = [office, f"-env:UserInstallation={profile}", "--headless"]
    # LibreOffice 7 wants the folder right after the format.
    printing = ["--convert-to", "pdf", "--outdir", str(folder), str(file)]
    done = subprocess.run([*start, *printing], capture_output=True, text=True, check=False)
    if not written.exists():
        raise SystemExit(f"LibreOffice did not write {file.name}: {done.stderr[:200]!r}")


if __name__ == "__main__":
    main()
