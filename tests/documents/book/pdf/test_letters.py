"""Letters without a glyph are found in the plan, all of them, with every place."""

import time
from typing import Any

import pytest

from selaras.core.plan import Masterplan
from selaras.documents.book.contents import contents
from selaras.documents.book.errors import BookError
from selaras.documents.book.pdf import write_pdf
from selaras.documents.book.pdf.letters import Unprintable, require_printable, unprintable
from selaras.reference import load_knowledge
from selaras.reference.sample import sample_plan


def changed(**fields: Any) -> Masterplan:
    """A plan of six programmes whose first programme has these fields."""
    data = sample_plan(programmes=6, seed=1).as_data()
    data["programmes"][0] |= fields
    return Masterplan.model_validate(data)


def key() -> str:
    return sample_plan(programmes=6, seed=1).programmes[0].key


# Letters that Indonesian plans do hold: names with accents, units, Arabic transliteration.
@pytest.mark.parametrize(
    "letters",
    [
        "–“”…•",
        "é ñ ö Š",
        "m² CO₂ ≥ ± × €",
        "ḥ ṣ ʾ ʿ ā",
        "q\u0307 m\u0303",
        "Ω א ع →",
    ],
)
def test_what_typefaces_have_is_not_refused_and_prints(letters: str) -> None:
    plan = changed(name=f"Aplikasi {letters}", description=f"Uraian {letters}")
    assert unprintable(plan, "id") == ()
    assert write_pdf(contents(plan, load_knowledge(), 3, "id")).startswith(b"%PDF")


@pytest.mark.parametrize("letter", ["😀", "漢", "ꦗ", "1\u20e3", "\u0378"])
def test_what_no_typeface_has_is_refused_here_and_by_the_writer(letter: str) -> None:
    plan = changed(name=f"Aplikasi {letter}")
    assert unprintable(plan, "id") == (Unprintable(f"programmes[{key()}].name", (letter,)),)
    book = contents(plan, load_knowledge(), 3, "id")
    with pytest.raises(BookError):
        write_pdf(book)


def test_all_letters_at_all_places_in_one_sentence() -> None:
    plan = changed(name="😀 dan 漢, sekali lagi 😀")
    plan = plan.model_copy(update={"title": plan.title.model_copy(update={"id": "Rencana 字"})})
    with pytest.raises(BookError) as refused:
        require_printable(plan, "id")
    where = "title.id" if plan.title.en else "title"
    places = [
        f"  {where}: “字” (U+5B57)",
        f"  programmes[{key()}].name: “😀” (U+1F600), “漢” (U+6F22)",
    ]
    assert refused.value.indonesian.splitlines()[1:] == places
    assert refused.value.english.splitlines()[1:] == places
    assert "Ganti atau hapus" in refused.value.indonesian


def test_only_the_words_of_the_printed_language_count() -> None:
    plan = changed(name={"id": "Kota kembar", "en": "Sister city 北京"})
    assert unprintable(plan, "id") == ()
    assert unprintable(plan, "en") == (Unprintable(f"programmes[{key()}].name.en", ("北", "京")),)


def test_a_plan_full_of_them_still_gives_a_short_sentence() -> None:
    data = sample_plan(programmes=80, seed=1).as_data()
    for programme in data["programmes"]:
        programme["name"] = "漢字語言文學北京"
    with pytest.raises(BookError) as refused:
        require_printable(Masterplan.model_validate(data), "id")
    lines = refused.value.indonesian.splitlines()
    assert (len(lines), lines[-1]) == (52, "  … dan 30 tempat lagi.")
    assert lines[1].endswith("“言” (U+8A00), “文” (U+6587), “學” (U+5B78), …")


def test_a_large_plan_is_looked_through_in_no_time() -> None:
    plan = sample_plan(programmes=300, seed=7)
    unprintable(plan, "id")
    start = time.process_time()
    for _ in range(5):
        unprintable(plan, "id")
    looking = (time.process_time() - start) / 5
    start = time.process_time()
    for _ in range(5):
        plan.model_dump_json()
    # Writing the plan out is most of it; a multiple of that holds on slow machines too.
    assert looking < 3 * (time.process_time() - start) / 5


def test_a_mark_that_no_picture_can_bear_is_named() -> None:
    book = contents(changed(name="Aplikasi x\u0331"), load_knowledge(), 3, "id")
    with pytest.raises(BookError) as refused:
        write_pdf(book)
    assert "“x\u0331” (U+0078 U+0331)" in refused.value.indonesian
    assert "Aplikasi x\u0331" in refused.value.english
