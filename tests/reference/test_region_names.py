"""Every region is found by its own name however it is spelt, and never another for certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.framework import Region
from selaras.reference import load_knowledge, regions_meant

REGIONS = load_knowledge().regions
KINDS = {
    "province": ("", "Provinsi", "Prov.", "PROV", "propinsi"),
    "regency": ("Kabupaten", "Kab.", "kab", "KAB.", "Pemerintah Kabupaten"),
    "city": ("Kota", "KOTA", "kota ", "Kotamadya", "Pemkot"),
}


def bare(region: Region) -> str:
    kind = {"regency": "Kabupaten ", "city": "Kota "}.get(region.kind, "")
    return region.name.removeprefix(kind)


@st.composite
def spellings(draw: st.DrawFn) -> tuple[Region, str, str]:
    """A region, a word for its kind, and its name with other signs, spaces and capitals."""
    region = draw(st.sampled_from(REGIONS))
    name = bare(region)
    between = draw(st.sampled_from((" ", "-", "", "  ", ". ")))
    if between:
        name = name.replace("Kepulauan", draw(st.sampled_from(("Kepulauan", "Kep.", "kep"))))
    name = between.join(name.replace("-", " ").split(" "))
    cased = draw(st.sampled_from((name, name.upper(), name.lower(), name.title())))
    return region, draw(st.sampled_from(KINDS[region.kind])), cased


@given(spellings(), st.booleans())
def test_the_kind_and_a_name_in_any_spelling_mean_the_region(
    spelling: tuple[Region, str, str], behind: bool
) -> None:
    region, kind, name = spelling
    words = f"{name}, {kind}" if behind and kind else f"{kind} {name}"
    meant = regions_meant(load_knowledge(), words)
    assert region in (meant.region, *meant.choices)
    if region.kind == "province":  # Jambi and Kota Jambi, where the kind was left out
        assert meant.region is None or meant.region == region
    else:
        assert meant.region == region


@given(spellings())
def test_a_name_without_its_kind_is_never_another_region_for_certain(
    spelling: tuple[Region, str, str],
) -> None:
    region, _, name = spelling
    meant = regions_meant(load_knowledge(), name)
    assert meant.region == region or (meant.region is None and region in meant.choices)


@given(st.sampled_from(REGIONS), st.sampled_from(("{}", " {} ", "{}.")), st.booleans())
def test_a_code_with_or_without_its_point(region: Region, around: str, point: bool) -> None:
    code = region.code if point else region.code.replace(".", "")
    assert regions_meant(load_knowledge(), around.format(code)).region == region


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Bau-Bau", "74.72"),
        ("kota bau bau", "74.72"),
        ("Kota Baru", "63.02"),
        ("Limapuluh Kota", "13.07"),
        ("Kab. 50 Kota", "13.07"),
        ("Kab. Adm. Kep. Seribu", "31.01"),
        ("Jakarta Selatan", "31.74"),
        ("D.K.I. Jakarta", "31"),
        ("D.I. Yogyakarta", "34"),
        ("Jogja, Kota", "34.71"),
        ("Prov. NTB", "52"),
        ("Bogor (Kota)", "32.71"),
        ("Kab. Bandung, Jawa Barat", "32.04"),
        ("Banjar (Kalsel)", "63.03"),
        ("Banjar, Jabar", "32.79"),
        ("Bengkulu, Bengkulu", "17.71"),
        ("Fak’fak", "92.03"),
    ],
)
def test_daily_use(words: str, code: str) -> None:
    region = regions_meant(load_knowledge(), words).region
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Bogor", {"32.01", "32.71"}),
        ("Bogor, Jawa Barat", {"32.01", "32.71"}),
        ("Gorontalo", {"75", "75.01", "75.71"}),
        ("Kabupaten Surabaya", {"35.78"}),
        ("Kab. Banjar, Jawa Barat", {"63.03", "32.79"}),
        ("Luwu Utra", {"73.22"}),
        ("Tidore", {"82.72"}),
        ("73.1", {"73.10", "73.11"}),
    ],
)
def test_what_is_not_certain_is_asked_about(words: str, first: set[str]) -> None:
    meant = regions_meant(load_knowledge(), words)
    assert meant.region is None
    assert {choice.code for choice in meant.choices[: len(first)]} == first


@pytest.mark.parametrize(
    "words", ["", "   ", "...", "atlantis 9", "99.99", "73.22.01.2001", "9" * 300]
)
def test_what_stands_nowhere_means_nothing(words: str) -> None:
    meant = regions_meant(load_knowledge(), words)
    assert (meant.region, meant.choices) == (None, ())


@given(st.text(max_size=300))
def test_no_words_are_too_odd(words: str) -> None:
    meant = regions_meant(load_knowledge(), words)
    assert meant.region is None or not meant.choices
