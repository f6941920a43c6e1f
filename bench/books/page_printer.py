"""One side: WeasyPrint on our own HTML. Runs in the interpreter that has WeasyPrint."""

import logging
import sys
from pathlib import Path

from weasyprint import HTML  # type: ignore[import-not-found,unused-ignore]

from bench.process import tell
from bench.stopwatch import Stopwatch


def main() -> None:
    """Four pages to four PDF files, without tags, as WeasyPrint does unless asked."""
    folder = Path(sys.argv[1])
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    watch = Stopwatch()
    for number in (1, 2, 3, 4):
        page = HTML(filename=str(folder / f"book{number}.html"))
        page.write_pdf(str(folder / f"weasyprint{number}.pdf"))
    tell(**watch.read())


if __name__ == "__main__":
    main()
