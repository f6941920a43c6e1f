"""Each kind of bad file gives its sentence with the right file and line, all at once."""

import shutil
from pathlib import Path

import pytest

import selaras.reference
from selaras.reference import KnowledgeError, Problem, read_knowledge

DATA = Path(selaras.reference.__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in [*DATA.glob("*.yaml"), *DATA.glob("*.csv")]:
        shutil.copy(file, tmp_path)
    return tmp_path


def problems(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(KnowledgeError) as caught:
        read_knowledge(folder)
    return [(item.file, item.line, item.sentence.in_("en")) for item in caught.value.problems]


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Replace a text that stands once in the file; returns its line."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


FUNDS = ("source: A decree", "confidence: high", "funds:")


@pytest.mark.parametrize(
    ("item", "line", "sentence"),
    [
        (
            "  - {code: apbd, regional_budget: true, name: {id: Satu, en: One}, code: two}",
            4,
            "The key 'code' is written twice; first on line 4.",
        ),
        (
            "  - {code: apbd, regional_budget: true, name: {id: Satu, en: One}, colour: red}",
            4,
            "The key 'colour' is not known here; known are: "
            "code, confidence, name, regional_budget, source.",
        ),
        (
            "  - {code: apbd, name: {id: Satu, en: One}}",
            4,
            "The key 'regional_budget' is missing; add it to this item.",
        ),
        (
            "  - {code: apbd, regional_budget: yes, name: {id: Satu, en: One}}",
            4,
            "'regional_budget' must be true or false.",
        ),
        (
            "  - {code: APBD 1, regional_budget: true, name: {id: Satu, en: One}}",
            4,
            "'code' must be a code of the pattern [a-z][a-z0-9]*(-[a-z0-9]+)*.",
        ),
        (
            "  - {code: apbd, regional_budget: true, name: Satu}",
            4,
            "'name' must be words in both languages, id and en.",
        ),
        (
            "  - code: apbd\n    regional_budget: true\n    name:\n      id: Satu",
            7,
            "The key 'en' is missing; add it to this item.",
        ),
        (
            "  - code: apbd\n    regional_budget: true\n    name:\n      en: One",
            7,
            "The key 'id' is missing; add it to this item.",
        ),
        (
            "  - code: apbd\n    regional_budget: true\n    name:\n      id: Satu\n      en: ''",
            8,
            "'en' must be words, and not empty.",
        ),
        (
            "  - code: apbd\n    regional_budget: true\n    name:\n      id: 2019\n      en: One",
            7,
            "'id' must be words, and not empty.",
        ),
        (
            '  - {code: apbd, regional_budget: true, name: {id: "a\\u202Eb", en: One}}',
            4,
            "'name' must be text that can be printed and is not too long.",
        ),
        ("  - apbd", 4, "'funds' must be a list of keyed items."),
        (
            "  - {code: apbd, regional_budget: true, name: {id: Satu, en: One}, confidence: sure}",
            4,
            "'confidence' must be one of high, medium, low, unchecked.",
        ),
        (
            "  - {code: apbd, regional_budget: true, name: {id: Satu, en: One}\n  - [",
            5,
            "The YAML cannot be read from here; look at indentation, quotes and colons.",
        ),
    ],
)
def test_an_item_that_is_wrong(folder: Path, item: str, line: int, sentence: str) -> None:
    write(folder, "funds.yaml", *FUNDS, item)
    assert problems(folder) == [("funds.yaml", line, sentence)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("",), (1, "This file must hold keys with their values.")),
        (("a: 1", "b: " + "[" * 20_000), (2, "Here are lists within lists, more than 32 deep.")),
        (("- apbd",), (1, "This file must hold keys with their values.")),
        ((*FUNDS, "  []"), (4, "'funds' must be a list, and not empty.")),
        ((*FUNDS[:2], "funds: apbd"), (3, "'funds' must be a list, and not empty.")),
        (("a: 1", "---", "b: 2"), (2, "The YAML cannot be read from here; look at "
                                      "indentation, quotes and colons.")),
        (("a: \x07",), (1, "The YAML cannot be read from here; look at "
                           "indentation, quotes and colons.")),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong(
    folder: Path, lines: tuple[str, ...], expected: tuple[int, str]
) -> None:
    write(folder, "funds.yaml", *lines)
    assert problems(folder) == [("funds.yaml", *expected)]


def test_a_key_as_long_as_the_file_is_cut(folder: Path) -> None:
    write(folder, "funds.yaml", f'? "{"k" * 100_000}"', ": 1", *FUNDS[:2])
    longest = max(problems(folder), key=lambda problem: len(problem[2]))
    assert longest[:2] == ("funds.yaml", 1)
    assert len(longest[2]) == 501


def test_a_file_says_where_its_facts_are_from(folder: Path) -> None:
    item = "  - {code: apbd, regional_budget: true, name: {id: Satu, en: One}}"
    write(folder, "funds.yaml", "funds:", item)
    assert problems(folder) == [
        ("funds.yaml", 1, "The key 'source' is missing; add it to this item."),
        ("funds.yaml", 1, "The key 'confidence' is missing; add it to this item."),
    ]


def test_a_file_that_is_missing(folder: Path) -> None:
    (folder / "funds.yaml").unlink()
    (folder / "regions.csv").unlink()
    sentence = "This file does not exist or cannot be read."
    assert problems(folder) == [("funds.yaml", 1, sentence), ("regions.csv", 1, sentence)]


def test_a_file_that_is_not_utf8(folder: Path) -> None:
    (folder / "funds.yaml").write_bytes(b"# one\n# two\n# \xe9\n")
    assert problems(folder) == [
        ("funds.yaml", 3, "This file is not UTF-8 text; save it again as UTF-8.")
    ]


def test_a_doubled_code_names_both_lines(folder: Path) -> None:
    first = change(folder, "funds.yaml", "code: dak,", "code: dak,")
    second = change(folder, "funds.yaml", "code: csr", "code: dak")
    assert problems(folder) == [
        ("funds.yaml", second, f"The code 'dak' is already used on line {first}.")
    ]


def test_a_sub_dimension_code_is_unique_over_all_dimensions(folder: Path) -> None:
    first = change(folder, "dimensions.yaml", "code: health", "code: health")
    second = change(folder, "dimensions.yaml", "code: energy", "code: health")
    assert problems(folder) == [
        ("dimensions.yaml", second, f"The code 'health' is already used on line {first}.")
    ]


def test_a_dimension_has_three_parts(folder: Path) -> None:
    text = (folder / "dimensions.yaml").read_text(encoding="utf-8")
    start = text.index("      - code: business")
    end = text.index("      - code: city-appearance")
    (folder / "dimensions.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    tourism = text[:start].splitlines().index("      - code: tourism") + 1
    assert problems(folder) == [
        ("dimensions.yaml", tourism - 1, "A dimension has 3 sub-dimensions, here are 2.")
    ]


def test_the_programme_has_six_dimensions(folder: Path) -> None:
    text = (folder / "dimensions.yaml").read_text(encoding="utf-8")
    cut = text[: text.index("  - code: environment")]
    (folder / "dimensions.yaml").write_text(cut, encoding="utf-8")
    assert problems(folder) == [
        ("dimensions.yaml", 1, "The programme has 6 dimensions, here are 5.")
    ]


def test_a_colour_or_letter_of_another_form(folder: Path) -> None:
    colour = change(folder, "dimensions.yaml", '"#3b4cab"', "blue")
    letter = change(folder, "dimensions.yaml", "letter: B", "letter: G")
    first = change(
        folder, "dimensions.yaml", "letter: G\n    colour: blue", "letter: G\n    colour: blue"
    )
    assert problems(folder) == [
        ("dimensions.yaml", colour, "'colour' must be a code of the pattern #[0-9a-f]{6}."),
        ("dimensions.yaml", letter, f"The code 'G' is already used on line {first}."),
    ]  # fmt: skip


def test_a_foreign_name_points_to_an_official_dimension(folder: Path) -> None:
    line = change(folder, "foreign_dimensions.yaml", "instead: society", "instead: people")
    assert problems(folder) == [
        (
            "foreign_dimensions.yaml",
            line,
            "'instead' must be one of governance, branding, economy, living, society, environment.",
        )
    ]


def test_an_account_without_parent(folder: Path) -> None:
    line = change(folder, "accounts.yaml", 'code: "4.3.03"', 'code: "4.4.03"')
    assert problems(folder) == [
        ("accounts.yaml", line, "The parent of account '4.4.03', '4.4', does not stand above it.")
    ]


def test_an_affair_in_the_wrong_group(folder: Path) -> None:
    line = change(
        folder, "affairs.yaml", '"2.16", group: mandatory-other', '"2.16", group: optional'
    )
    assert problems(folder) == [
        ("affairs.yaml", line, "'group' must be one of mandatory-other.")
    ]  # fmt: skip


def test_a_code_book_with_bad_date_digits_and_successor(folder: Path) -> None:
    day = change(folder, "code_books.yaml", "2023-06-23", "23 June 2023")
    old = "issued: 2019-10-18\n    sub_activity_digits: 2"
    digits = 1 + change(folder, "code_books.yaml", old, old[:-1] + "7")
    successor = change(
        folder, "code_books.yaml", "by: kepmendagri-900-861-2026", "by: kepmendagri-1-2099"
    )
    assert problems(folder) == [
        ("code_books.yaml", successor, "'superseded_by' must be one of kepmendagri-900-861-2026."),
        ("code_books.yaml", day, "'issued' must be a date such as 2023-06-23."),
        ("code_books.yaml", digits, "'sub_activity_digits' must be a whole number from 2 to 4."),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("51,province,Bali,51", "This row has 4 columns, it should have 8."),
        (
            "51,island,Bali,51,,,,",
            "The kind 'island' is not known: province, regency or city.",
        ),
        (
            "512,province,Bali,51,,,,",
            "The code '512' of a province must be of the pattern [0-9]{2}.",
        ),
        (
            "51,province,,51,,,,",
            "The name '' must be of the pattern [A-Z][A-Za-z' -]+.",
        ),
        (
            "51,province,Bali\u202e,51,,,,",
            "The name 'Bali\\u202e' must be of the pattern [A-Z][A-Za-z' -]+.",
        ),
        ("51,province,Bali,51,91.5,,,", "'91.5' in column lat is not a number from -12 to 7."),
        ("51,province,Bali,51,,NaN,,", "'NaN' in column lon is not a number from 94 to 142."),
        (
            "51,province,Bali,51,,,-5,",
            "'-5' in column area_km2 is not a number from 0 to 1000000.",
        ),
        (
            "51,province,Bali,51,,,,4.5",
            "'4.5' in column population is not a number from 0 to 1000000000.",
        ),
    ],
)
def test_a_region_that_is_wrong(folder: Path, row: str, sentence: str) -> None:
    write(folder, "regions.csv", HEAD, "11,province,Aceh,11,,,,", row)
    assert ("regions.csv", 3, sentence) in problems(folder)


HEAD = "code,kind,name,province_code,lat,lon,area_km2,population"


def test_a_region_twice_or_in_no_province(folder: Path) -> None:
    write(
        folder,
        "regions.csv",
        HEAD,
        "11,province,Aceh,11,,,,",
        "11,province,Aceh,11,,,,",
        "12.01,regency,Kabupaten Tapanuli Tengah,12,,,,",
    )
    assert problems(folder) == [
        ("regions.csv", 3, "The code '11' is already used on line 2."),
        ("regions.csv", 4, "The province '12' of region '12.01' does not stand above it."),
    ]


def test_regions_with_another_header_or_broken_quotes(folder: Path) -> None:
    write(folder, "regions.csv", "kode,nama")
    assert problems(folder) == [("regions.csv", 1, f"The header row must read {HEAD}.")]
    write(folder, "regions.csv", HEAD, '11,province,"Ac"eh,11,,,,')
    assert problems(folder) == [
        ("regions.csv", 2, "The CSV cannot be read from here; look at the quotation marks.")
    ]


def test_problems_of_several_files_come_together_in_both_languages(folder: Path) -> None:
    account = change(folder, "accounts.yaml", "id: Belanja modal tanah, en: Land", "en: Land")
    fund = change(folder, "funds.yaml", "code: csr", "code: CSR")
    with pytest.raises(KnowledgeError) as caught:
        read_knowledge(folder)
    first, second = caught.value.problems
    assert (first.file, first.line, second.file, second.line) == (
        "accounts.yaml",
        account,
        "funds.yaml",
        fund,
    )
    assert str(first) == (
        f"accounts.yaml:{account}: Kunci 'id' belum ada; tambahkan pada butir ini."
        " / The key 'id' is missing; add it to this item."
    )
    assert str(caught.value) == f"{first}\n{second}"
    assert isinstance(first, Problem)


@pytest.mark.parametrize(
    ("old", "new", "after", "sentence"),
    [
        (
            "            label: {id: Jenis mitra, en: Kind of partner}",
            "            label: Jenis mitra",
            0,
            "'label' must be words in both languages, id and en.",
        ),
        (
            "            table: nomenclature",
            "            table: names",
            0,
            "'table' must be one of origin, years, baseline, targets, outputs, budget, "
            "nomenclature, goal-links, stages, goals, seats, amounts, letters, slogan, "
            "vision-origin, vision, commitment.",
        ),
        (
            "    names_item: year",
            "    names_item: name",
            0,
            "'names_item' must be one of year, fund, amount, note.",
        ),
        (
            "          - name: stated_total",
            "          - name: budget",
            0,
            "The code 'budget' is already used on line {before_6}.",
        ),
        (
            "              - {code: bank, label: {id: Bank, en: Bank}}",
            "              - {code: media, label: {id: Bank, en: Bank}}",
            2,
            "The code 'media' is already used on line {before_0}.",
        ),
    ],
)
def test_words_of_fields_that_are_wrong(
    folder: Path, old: str, new: str, after: int, sentence: str
) -> None:
    line = change(folder, "fields.yaml", f"{old}\n", f"{new}\n")
    sentence = sentence.format(before_0=line, before_6=line - 6)
    assert problems(folder) == [("fields.yaml", line + after, sentence)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "parts: [plan, documents, narratives, quick_wins]",
            "parts: [plan, dokumen]",
            "'parts' must be a list out of plan, documents, agencies,",
        ),
        (
            "never: [OBJ01]",
            "never: [obj01]",
            "'never' must be a list of codes of the pattern ^[A-Z]{3}[0-9]{2}$.",
        ),
        ("never: [OBJ01]", "never: [OBJ01, OBJ01]", "'OBJ01' is in this list already."),
        (
            "never: [OBJ01]",
            "never: [GAP03]",
            "The rule 'GAP03' is in always and in never; choose one.",
        ),
    ],
)
def test_a_gate_that_is_wrong(folder: Path, old: str, new: str, sentence: str) -> None:
    line = change(folder, "policy.yaml", old, new)
    ((file, where, told),) = problems(folder)
    assert (file, where) == ("policy.yaml", line)
    assert told.startswith(sentence)


def test_severities_of_a_gate_are_those_of_findings(folder: Path) -> None:
    text = (folder / "policy.yaml").read_text(encoding="utf-8")
    (folder / "policy.yaml").write_text(
        text.replace("severities: [error, warning]", "severities: [grave]", 1), encoding="utf-8"
    )
    line = text[: text.index("severities: [error, warning]")].count("\n") + 1
    assert problems(folder) == [
        ("policy.yaml", line, "'severities' must be a list out of error, warning, advice.")
    ]


def test_each_book_has_one_gate(folder: Path) -> None:
    change(folder, "policy.yaml", "    book: 4\n", "    book: 3\n")
    text = (folder / "policy.yaml").read_text(encoding="utf-8")
    line = text.splitlines().index("gates:") + 1
    assert problems(folder) == [
        ("policy.yaml", line, "Book 3 needs one item, here are 2."),
        ("policy.yaml", line, "Book 4 needs one item, here are 0."),
    ]
