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
    """Four filled templates, one start of LibreOffice for all of them."""
    folder = Path(sys.argv[1])
    blocks = {number: _blocks(folder, number) for number in _NUMBERS}
    watch = Stopwatch()
    files = [_filled(folder, number, blocks[number]) for number in _NUMBERS]
    filled = watch.read()["seconds"]
    convert(folder, files)
    tell(**watch.read(), filling=filled)


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


def convert(folder: Path, files: list[Path]) -> None:
    """Print the documents as PDF, with a profile of LibreOffice that is kept between runs.

    Raises SystemExit when a document was not written: LibreOffice itself reports success.
    """
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("soffice is missing: sudo apt-get install libreoffice-writer-nogui")
    written = [file.with_suffix(".pdf") for file in files]
    for file in written:
        file.unlink(missing_ok=True)
    profile = (folder / "office-profile").absolute().as_uri()
    start = [office, f"-env:UserInstallation={profile}", "--headless"]
    # LibreOffice 7 wants the folder right after the format.
    printing = ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    done = subprocess.run([*start, *printing], capture_output=True, text=True, check=False)
    lost = [file.name for file in written if not file.exists()]
    if lost:
        raise SystemExit(f"LibreOffice did not write {', '.join(lost)}: {done.stderr[:200]!r}")


if __name__ == "__main__":
    main()
