"""Where long words may break, against the letters of the typeface itself."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest
from PIL import ImageFont

from selaras.documents.book.pdf.breaks import with_breaks, word_width

WORDS = (
    "pertanggungjawaban",
    "PERTANGGUNGJAWABAN",
    "Mewujudkan",
    "1.234.567.890",
    "Rp12,5",
    "https://satudata.luwuutarakab.go.id",
    "BAPPELITBANGDA",
    "Kominfo-SP",
    "WWW",
    "illi",
)


def _typeface(size: int) -> ImageFont.FreeTypeFont:
    [point] = entry_points(group="fonts_ttf", name="sourcesansttf")
    files = [Path(path) for path in point.load().values()]
    [semibold] = [path for path in files if path.stem == "SourceSansPro-Semibold"]
    return ImageFont.truetype(str(semibold), size)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_never_wider_than_estimated(word: str) -> None:
    drawn = _typeface(100).getlength(word)
    assert drawn <= word_width(word, 100) <= drawn * 1.35


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("pertanggungjawaban", "per-tang-gung-ja-waban"),
        ("penyelenggaraan", "pe-nye-leng-ga-raan"),
        ("pemerintahan", "pe-me-rin-tahan"),
        ("kesyahbandaran", "ke-syah-ban-daran"),
        ("pembangunan", "pem-ba-ngunan"),
        ("keanekaragaman", "kea-ne-ka-ra-gaman"),
    ],
)
def test_a_word_too_long_breaks_at_syllables(word: str, syllables: str) -> None:
    assert with_breaks(word, 20, 9).replace("\u00ad", "-") == syllables


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert with_breaks("Dinas Komunikasi dan Informatika", 90, 9) == (
        "Dinas Komunikasi dan Informatika"
    )


def test_an_address_breaks_after_its_signs() -> None:
    assert (
        with_breaks("data.go.id/berkas/1", 40, 9) == "data.\u200bgo.\u200bid/\u200bberkas/\u200b1"
    )


def test_a_code_without_vowels_breaks_too() -> None:
    assert with_breaks("9f2c4b7a1" * 5, 60, 9).split("\u200b") == [
        ("9f2c4b7a1" * 5)[:24],
        ("9f2c4b7a1" * 5)[24:],
    ]
