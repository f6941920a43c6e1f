"""The certificate: one page a person, every word on it, tagged, in both languages."""

import io
from dataclasses import replace
from datetime import date, datetime

import pikepdf
import pypdf
import pytest

from selaras.core.text import LANGUAGES, Language, Text
from selaras.documents.book.book import Anchor
from selaras.documents.certificate import CertificateFacts, certificate, certificates_pdf

DIGEST = "c0ffee" * 10 + "beef"


def facts() -> CertificateFacts:
    return CertificateFacts(
        name="Hj. Siti Aminah, S.Sos., M.Si.",
        role=Text(id="Perencana (Bappeda)", en="Planner (Bappeda)"),
        unit="Bappelitbangda",
        region=Text(id="Kabupaten Luwu Utara", en="Luwu Utara Regency"),
        meeting="Bimtek I: kesiapan, kesenjangan, dan visi",
        stage=Text(id="Bimtek I", en="First workshop"),
        cohort=Text(id="Angkatan 2022", en="Cohort 2022"),
        place="Aula La Galigo",
        days=(date(2022, 6, 21), date(2022, 6, 22)),
        of=2,
        number="007/12/BIMTEK-1/2022",
        ministry="Kementerian Komunikasi dan Informatika",
        made_on=date(2022, 7, 1),
        anchor=Anchor(1234, DIGEST, datetime(2022, 7, 1, 10, 0)),  # noqa: DTZ001
        demonstration=True,
    )


def pages_of(content: bytes) -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return ["".join(page.extract_text().split()).casefold() for page in pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_every_word(language: Language) -> None:
    told = certificate(facts(), language)
    (text,) = pages_of(certificates_pdf([told]))
    said = (told.number, told.name, *told.person, told.meeting, *told.about, told.source)
    for words in (*said, *told.head, told.title, told.demonstration, told.record, DIGEST):
        assert "".join(words.split()).casefold() in text, words


@pytest.mark.parametrize(
    ("days", "of", "said"),
    [
        ([21], 1, "pada 21 Juni 2022"),
        ([21], 3, "selama 1 dari 3 hari: 21 Juni 2022"),
        ([21, 23], 3, "selama 2 dari 3 hari: 21 Juni 2022 dan 23 Juni 2022"),
        ([21, 22, 23], 3, "selama 3 dari 3 hari: 21 Juni 2022 sampai 23 Juni 2022"),
    ],
)
def test_days_are_those_that_were_attended(days: list[int], of: int, said: str) -> None:
    present = tuple(date(2022, 6, day) for day in days)
    assert said in certificate(replace(facts(), days=present, of=of), "id").about


def test_without_a_day_there_is_none() -> None:
    with pytest.raises(ValueError, match="not attended"):
        certificate(replace(facts(), days=()), "id")


def test_whatever_it_says_stays_on_one_page() -> None:
    long = replace(
        facts(),
        name="Prof. Dr. Ir. H. Muhammad Abdurrahman Wahid Daeng Mattawang Karaeng Bonto, M.Si.",
        unit="Dinas Komunikasi, Informatika, Statistik, dan Persandian Daerah " * 2,
        meeting="Bimbingan teknis penyusunan masterplan kota cerdas dan kabupaten cerdas " * 2,
        place="Ruang Rapat Utama Lantai 3, Gedung Bersama, Jalan Simpurusiang Nomor 1 " * 2,
        days=tuple(date(2022, 6, day) for day in range(1, 30, 2)),
        of=30,
    )
    content = certificates_pdf([certificate(long, "id"), certificate(facts(), "id")])
    first, second = pages_of(content)
    assert "mattawang" in first
    assert "sitiaminah" in second


def test_the_file_is_tagged_and_always_the_same() -> None:
    told = certificate(facts(), "en")
    content = certificates_pdf([told])
    assert content == certificates_pdf([told])
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
