"""Changes of regions: facts from the laws, codes of then read today, broken files told apart."""

import shutil
from pathlib import Path

import pytest

import selaras.reference
from selaras.core.framework import region_then, regions_since
from selaras.reference import KnowledgeError, load_knowledge, read_knowledge, regions_meant

DATA = Path(selaras.reference.__file__).parent


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("91.01", "93.01"),  # UU 14/2022
        ("9109", "94.04"),  # UU 15/2022
        ("91.02", "95.01"),  # UU 16/2022
        ("92.71", "96.71"),  # UU 29/2022
        ("64.73", "65.71"),  # UU 20/2012
        ("Kab. Toba Samosir", "12.12"),
        ("toba-samosir", "12.12"),
        ("Maluku Tenggara Barat", "81.03"),
        ("Kabupaten Pontianak", "61.02"),
        ("Selayar", "73.01"),
        ("Mamuju Utara", "76.01"),
    ],
)
def test_a_code_or_a_name_of_then_leads_to_the_region_of_today(words: str, code: str) -> None:
    meant = regions_meant(load_knowledge(), words)
    assert meant.region is not None
    assert meant.region.code == code
    assert meant.through is not None


def test_a_name_that_is_in_use_today_means_the_region_of_today() -> None:
    meant = regions_meant(load_knowledge(), "Pontianak")
    assert meant.region is not None
    assert (meant.region.code, meant.through) == ("61.71", None)


def test_every_code_that_the_laws_of_2022_took_away_leads_to_one_region_of_that_name() -> None:
    knowledge = load_knowledge()
    moved = {code: region for code, region in knowledge.former.items() if code[:2] in ("91", "92")}
    assert len(moved) == 4 + 8 + 8 + 6
    for code, region in moved.items():
        (today,) = regions_since(knowledge, code)
        assert (today.name, today.kind) == (region.name, region.kind)


@pytest.mark.parametrize("code", ["73.22", "91.01", "99.99", "99", "", "abc"])
def test_any_stored_code_can_be_shown(code: str) -> None:
    region = region_then(load_knowledge(), code)
    assert region.code == code
    known = {"73.22": "Kabupaten Luwu Utara", "91.01": "Kabupaten Merauke"}
    assert known.get(code, "tidak terdaftar") in region.name


def test_a_code_that_never_was_leads_nowhere() -> None:
    assert regions_since(load_knowledge(), "99.99") == ()


CHANGE = """changes:
  - kind: {kind}
    on: {on}
    before: {before}
    after: {after}
    basis: UU Nomor 1 Tahun 2012
    source: Lembaran Negara
    confidence: {confidence}
"""
GOOD = {
    "kind": "rename",
    "on": "2012-01-11",
    "before": '{"73.22": Kabupaten Luwu Atas}',
    "after": '{"73.22": Kabupaten Luwu Utara}',
    "confidence": "high",
}


@pytest.mark.parametrize(
    ("wrong", "line", "sentence"),
    [
        ({"kind": "merge"}, 2, "'kind' must be one of split, rename, code."),
        ({"on": "2012"}, 3, "'on' must be a date such as 2023-06-23."),
        ({"confidence": "sure"}, 8, "'confidence' must be one of high, medium, low, unchecked."),
        (
            {"before": '{"7322": Kabupaten Luwu Atas}'},
            4,
            "The code '7322' must be of the pattern [0-9]{2}([.][0-9]{2})?.",
        ),
        (
            {"after": '{"73.22": Kabupaten Luwu Bawah}'},
            2,
            "'73.22 Kabupaten Luwu Bawah' is not in regions.csv, nor in the 'before' of a later "
            "change.",
        ),
        (
            {"kind": "split"},
            5,
            "A split has one region in 'before' and at least two in 'after'.",
        ),
        (
            {"before": '{"73.22": Kabupaten Luwu Atas, "73.98": Kota Atas}'},
            5,
            "'before' has 2 regions and 'after' 1; they are pairs.",
        ),
        ({"after": "Kabupaten Luwu Utara"}, 5, "'after' must be keys with their values."),
    ],
)
def test_a_broken_file_is_told_to_the_line(
    tmp_path: Path, wrong: dict[str, str], line: int, sentence: str
) -> None:
    for file in [*DATA.glob("*.yaml"), *DATA.glob("*.csv")]:
        shutil.copy(file, tmp_path)
    (tmp_path / "region_changes.yaml").write_text(CHANGE.format(**GOOD | wrong), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_knowledge(tmp_path)
    found = [(item.file, item.line, item.sentence.en) for item in caught.value.problems]
    assert ("region_changes.yaml", line, sentence) in found


def test_a_region_may_be_changed_twice(tmp_path: Path) -> None:
    for file in [*DATA.glob("*.yaml"), *DATA.glob("*.csv")]:
        shutil.copy(file, tmp_path)
    earlier = GOOD | {"on": "2010-01-01", "after": GOOD["before"], "before": '{"73.99": Kota Atas}'}
    both = CHANGE.format(**GOOD) + CHANGE.format(**earlier).removeprefix("changes:\n")
    (tmp_path / "region_changes.yaml").write_text(both, encoding="utf-8")
    knowledge = read_knowledge(tmp_path)
    assert [region.code for region in regions_since(knowledge, "73.99")] == ["73.22"]
    meant = regions_meant(knowledge, "Kota Atas").region
    assert meant is not None
    assert meant.code == "73.22"


def test_codes_of_then_are_told_apart_from_codes_that_never_were() -> None:
    ever = load_knowledge().region_ever
    assert "91.01" in ever
    assert "99.99" not in ever
    assert ever["99.99"].kind == "city"
    assert ever["99.01"].kind == "regency"
    assert ever["99"].kind == "province"
    assert len(ever) == 552 + len(load_knowledge().former)
