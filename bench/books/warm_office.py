"""Starts LibreOffice once before the clock runs: its first start makes its profile."""

import sys
from pathlib import Path

from bench.books.office import convert
from bench.process import tell


def main() -> None:
    """Print the template itself."""
    folder = Path(sys.argv[1])
    convert(folder, folder / "template.docx")
    tell()


if __name__ == "__main__":
    main()
