"""The typefaces of a printed book, read once per process and shared by every writer of PDF.

Libertinus Serif comes with Typst; Source Sans Pro comes from its own package. That package
ships every weight twice, as TrueType and as OpenType, in one folder, and which of the two
Typst takes follows the order of the folder on disk. Only the TrueType files of the weights in
use are shown to Typst, so that the same book gives the same bytes on every machine.
"""

import shutil
import tempfile
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

import typst

from selaras.documents.book.errors import BookError

SERIF = "Libertinus Serif"
SANS = "Source Sans Pro"

_SANS_FILES = tuple(
    f"SourceSansPro-{style}.ttf"
    for style in ("Light", "Regular", "It", "Semibold", "SemiboldIt", "Bold")
)

# Typst reads a font file on its first use. Setting one letter in each style makes that happen
# while the private folder still exists.
_SPECIMEN = """
#for family in ("Libertinus Serif", "Source Sans Pro") {
  for weight in (300, 400, 600, 700) {
    for style in ("normal", "italic") {
      text(font: family, weight: weight, style: style)[a]
    }
  }
}
"""


@lru_cache(maxsize=1)
def book_fonts() -> typst.Fonts:
    """The fonts for Typst, without those of the machine.

    Raises `BookError` when the package with Source Sans Pro is not installed.
    """
    with tempfile.TemporaryDirectory(prefix="selaras-fonts-") as folder:
        for path in _sans_paths():
            shutil.copyfile(path, Path(folder) / path.name)
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        typst.compile(_SPECIMEN.encode(), font_paths=fonts)
    return fonts


def _sans_paths() -> list[Path]:
    """The TrueType files of Source Sans Pro, where its package registers them."""
    registered = [
        Path(str(path))
        for point in entry_points(group="fonts_ttf")
        for path in point.load().values()
    ]
    found = {path.name: path for path in registered}
    missing = [name for name in _SANS_FILES if name not in found]
    if missing:
        raise BookError(
            f"Fon {', '.join(missing)} tidak ditemukan. Pasang paket font-source-sans-pro.",
            f"The fonts {', '.join(missing)} were not found. Install font-source-sans-pro.",
        )
    return [found[name] for name in _SANS_FILES]
