"""The skeleton: numbers, cross-references, sources, prose and the words of both languages."""

from decimal import Decimal

import pytest

from selaras.core.plan import Masterplan, Origin
from selaras.core.text import Language
from selaras.documents.book.book import Bullets, Heading, Paragraph, Run
from selaras.documents.book.manuscript import Manuscript, Noun, both
from selaras.documents.book.manuscript.front import region_name
from selaras.documents.book.manuscript.sources import short_name
from selaras.reference.load import load_knowledge
from tests.documents.book.small_plan import small_data, small_plan

KNOWLEDGE = load_knowledge()
TITLE = both("Judul", "Title")


def manuscript(language: Language = "id", plan: Masterplan | None = None) -> Manuscript:
    return Manuscript(plan or small_plan(), KNOWLEDGE, language)


def test_tables_and_figures_are_counted_apart_and_anew_in_each_chapter() -> None:
    book = manuscript()
    book.chapter("one", TITLE)
    labels = [book.new_table("t1").label, book.new_figure("f1").label, book.new_table("t2").label]
    book.chapter("two", TITLE)
    labels.append(book.new_table("t3").label)
    book.annex("sources", TITLE)
    labels.append(book.new_table("t4").label)
    assert labels == ["Tabel 1.1", "Gambar 1.1", "Tabel 1.2", "Tabel 2.1", "Tabel A.1"]


def test_chapters_are_roman_in_indonesian_and_sections_always_arabic() -> None:
    for language, number in (("id", "II"), ("en", "2")):
        book = manuscript(language)  # type: ignore[arg-type]
        book.chapter("one", TITLE)
        book.chapter("two", TITLE)
        book.section("a", TITLE)
        book.section("b", TITLE)
        book.subsection("c", TITLE)
        chapter = book.finished()[1]
        assert chapter.number == number
        headings = [block.number for block in chapter.blocks if isinstance(block, Heading)]
        assert headings == ["2.1", "2.2", "2.2.1"]


def test_a_foreword_has_no_numbers_and_no_tables() -> None:
    book = manuscript()
    book.front("foreword", TITLE)
    assert book.section("welcome", TITLE).label == "Judul"
    with pytest.raises(ValueError, match="t1"):
        book.new_table("t1")


def test_an_id_names_one_block_only() -> None:
    book = manuscript()
    book.chapter("one", TITLE)
    book.new_table("t")
    with pytest.raises(ValueError, match="called t"):
        book.new_figure("t")


def test_a_phrase_carries_its_cross_reference_as_a_link() -> None:
    book = manuscript("en")
    book.chapter("one", TITLE)
    table = book.new_table("t")
    phrase = both("{table} memuat {count}.", "{table} holds {count} of {{x}}.")
    line = book.line(phrase, table=table, count=3)
    assert line == (Run("Table\N{NO-BREAK SPACE}1.1", to="t"), Run(" holds 3 of {x}."))


def test_words_of_the_plan_are_never_taken_for_a_phrase() -> None:
    data = small_data()
    data["title"] = "Rencana {0} {nama} 50 %"
    book = manuscript(plan=Masterplan.model_validate(data))
    assert book.say(book.plan.title) == "Rencana {0} {nama} 50 %"
    assert book.line(both("Judul: {t}", "Title: {t}"), t=book.plan.title) == (
        Run("Judul: Rencana {0} {nama} 50 %"),
    )


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [(1, "id", "1 program"), (1, "en", "1 programme"), (1200, "en", "1,200 programmes")],
)
def test_nouns_agree_with_their_number(count: int, language: Language, said: str) -> None:
    assert Noun("program", "programme", "programmes").counted(count, language) == said


def test_sources_are_numbered_as_they_are_cited_and_named_where_they_are_few() -> None:
    book = manuscript()
    facts = book.plan.facts
    assert book.cited(facts[:1]).line == (Run("[1]", to="sources"),)
    assert book.sources.line_for(facts) == (
        Run("BPS, Luwu Utara dalam Angka 2023 "),
        Run("[1]", to="sources"),
        Run(", "),
        Run("luwuutarakab.go.id "),
        Run("[2]", to="sources"),
    )
    many = [
        fact.model_copy(update={"origin": Origin(source=f"Sumber {number}")})
        for number, fact in enumerate(facts * 2)
    ]
    line = book.sources.line_for(many)
    assert line is not None
    assert "".join(run.text for run in line) == "[3], [4], [5], [6]"
    assert book.sources.line_for([]) is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://www.bps.go.id/id/statistik?x=1", "bps.go.id"),
        ("http://localhost:8000/x", "localhost"),
        ("Survei SKM", "Survei SKM"),
        ("A" * 60, "A" * 47 + "…"),
    ],
)
def test_a_source_is_called_by_its_host_or_its_beginning(source: str, name: str) -> None:
    assert short_name(source) == name


def test_prose_becomes_paragraphs_and_lists() -> None:
    data = small_data()
    data["narratives"] = [
        {"key": "purpose", "text": "Tujuan\nrencana:\n\n- satu\n- dua\n \nSelesai."}
    ]
    book = manuscript(plan=Masterplan.model_validate(data))
    book.chapter("one", TITLE)
    assert book.narrative("purpose")
    assert not book.narrative("scope")
    assert book.finished()[0].blocks == (
        Paragraph((Run("Tujuan rencana:"),)),
        Bullets(((Run("satu"),), (Run("dua"),))),
        Paragraph((Run("Selesai."),)),
    )


@pytest.mark.parametrize(
    ("codes", "indonesian", "english"),
    [
        (["73.22"], "Kabupaten Luwu Utara", "Luwu Utara Regency"),
        (["73.71"], "Kota Makassar", "Makassar City"),
        (["73"], "Provinsi Sulawesi Selatan", "Sulawesi Selatan Province"),
        (
            ["73.22", "73.71"],
            "Kabupaten Luwu Utara dan Kota Makassar",
            "Luwu Utara Regency and Makassar City",
        ),
    ],
)
def test_regions_are_named_as_people_name_them(
    codes: list[str], indonesian: str, english: str
) -> None:
    plan = Masterplan.model_validate({**small_data(), "regions": codes})
    assert region_name(plan, KNOWLEDGE, "id") == indonesian
    assert region_name(plan, KNOWLEDGE, "en") == english


@pytest.mark.parametrize(
    ("share", "said"),
    [("-0.0004", "0,0 %"), ("-0.0005", "−0,1 %"), ("0.0825", "8,3 %"), ("1", "100,0 %")],
)
def test_a_share_that_shows_as_zero_has_no_sign(share: str, said: str) -> None:
    assert manuscript().percent(Decimal(share)).replace("\N{NO-BREAK SPACE}", " ") == said
