"""Charts in a printed page: the font of the book, words that can be found, no complaint."""

from importlib.resources import files
from pathlib import Path

import pikepdf
import pypdf
import typst

from tests.documents.chart.drawn import every_chart


def _fonts(resources: pikepdf.Object) -> set[str]:
    """Names of all fonts of a page and of the pictures on it."""
    names = {str(font.BaseFont).split("+")[-1] for font in resources.get("/Font", {}).values()}
    for inner in resources.get("/XObject", {}).values():
        if "/Resources" in inner:
            names |= _fonts(inner.Resources)
    return names


def test_typst_prints_every_chart_in_source_sans(tmp_path: Path) -> None:
    source = '#set document(title: "Bagan")\n#set page(margin: 2.5cm)\n'
    for number, chart in enumerate(every_chart().values()):
        (tmp_path / f"{number}.svg").write_text(chart.svg, encoding="utf-8")
        source += f'#image("{number}.svg", width: 100%, alt: "Bagan")\n#pagebreak(weak: true)\n'
    (tmp_path / "page.typ").write_text(source, encoding="utf-8")
    printed, warnings = typst.compile_with_warnings(
        str(tmp_path / "page.typ"),
        root=str(tmp_path),
        font_paths=[str(files("font_source_sans_pro") / "files")],
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
    )
    (tmp_path / "page.pdf").write_bytes(printed)
    assert warnings == []
    with pikepdf.open(tmp_path / "page.pdf") as document:
        names = set().union(*(_fonts(page.obj.Resources) for page in document.pages))
    assert names
    assert all(name.startswith("SourceSansPro") for name in names), names
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "page.pdf").pages)
    for word in (
        "Rp miliar",
        "Smart Environment",
        "jangka pendek",
        "tidak ada data",
        "1.172 (2022)",
    ):
        assert word in text
