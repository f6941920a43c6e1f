"""Words on a chart, measured against the typesetter that prints them."""

import json
from importlib.resources import files

import pytest
import typst

from selaras.documents.chart.lettering import shortened, text_width, wrapped
from tests.documents.chart.drawn import LONG

TEXTS = [
    "Rp 1.234.567,89 miliar",
    "LABOSOPRO (layanan online parpol dan ormas)",
    "Digitalisasi destinasi wisata Meli dan Rimuni",
    "QUICK WIN 2023–2027: jangka menengah…",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("bold", [False, True])
def test_widths_agree_with_the_typesetter(text: str, bold: bool) -> None:
    weight = 600 if bold else 400
    source = (
        f'#set text(font: "Source Sans Pro", size: 100pt, weight: {weight})\n'
        f"#context [#metadata(measure[#{json.dumps(text, ensure_ascii=False)}].width.pt()) <width>]"
    )
    fonts = typst.Fonts(
        include_system_fonts=False, font_paths=[str(files("font_source_sans_pro") / "files")]
    )
    found = typst.query(source.encode(), "<width>", field="value", one=True, font_paths=fonts)
    assert text_width(text, 100, bold=bold) == pytest.approx(json.loads(found), rel=0.03)


def test_a_text_that_fits_stays_whole() -> None:
    assert shortened("Bank sampah", 12, 200) == "Bank sampah"


def test_a_long_text_ends_after_a_word() -> None:
    short = shortened(LONG, 12, 200)
    assert text_width(short, 12) <= 200
    assert short == "Digitalisasi tata kelola & layanan…"


def test_a_long_word_is_cut_inside() -> None:
    short = shortened("Pertanggungjawabankeuangandaerah", 12, 80)
    assert text_width(short, 12) <= 80
    assert short.startswith("Pertanggung")
    assert short.endswith("…")


def test_lines_break_at_spaces_and_the_last_is_cut() -> None:
    assert wrapped("Indeks Sistem Pemerintahan", 13, 110, 2) == ["Indeks Sistem", "Pemerintahan"]
    first, second = wrapped(LONG, 13, 180, 2)
    assert LONG.startswith(f"{first} {second.removesuffix('…')}")
    assert second.endswith("…")
    assert wrapped("Ekonomi", 13, 180, 2) == ["Ekonomi"]
