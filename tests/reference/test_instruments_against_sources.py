"""The instruments agree with what their sources print; the figures stand here as literals."""

from fractions import Fraction

import pytest

from selaras.core.instrument import ROOT, Instrument, Node
from selaras.reference import load_knowledge
from selaras.reference.instruments import bridge, instrument, instruments

# PermenPANRB 5/2018: weight of each domain and aspect in per cent, number of rows, weight of each.
SPBE_2018 = """
D1 17 | A1 7  | I01-I07 | 1
D1 17 | A2 10 | I08-I17 | 1
D2 28 | A3 8  | I18-I19 | 4
D2 28 | A4 8  | I20-I21 | 4
D2 28 | A5 12 | I22-I24 | 4
D3 55 | A6 35 | I25-I31 | 5
D3 55 | A7 20 | I32-I34 | 10/3
D3 55 | A7 20 | I35a-I35c | 10/3
"""

# PermenPANRB 59/2020, the same columns.
SPBE_2020 = """
D1 13   | A1 13   | I01-I10 | 1.3
D2 25   | A2 10   | I11-I14 | 2.5
D2 25   | A3 10   | I15-I18 | 2.5
D2 25   | A4 5    | I19-I20 | 2.5
D3 16.5 | A5 12   | I21-I28 | 1.5
D3 16.5 | A6 4.5  | I29-I31 | 1.5
D4 45.5 | A7 27.5 | I32-I41 | 2.75
D4 45.5 | A8 18   | I42-I47 | 3
"""

NAMES_2020 = """
Kebijakan Internal Arsitektur SPBE
Kebijakan Internal Peta Rencana SPBE
Kebijakan Internal Manajemen Data
Kebijakan Internal Pembangunan Aplikasi SPBE
Kebijakan Internal Layanan Pusat Data
Kebijakan Internal Layanan Jaringan Intra
Kebijakan Internal Penggunaan Sistem Penghubung Layanan
Kebijakan Internal Manajemen Keamanan Informasi
Kebijakan Internal Audit TIK
Kebijakan Internal Tim Koordinasi SPBE
Arsitektur SPBE
Peta Rencana SPBE
Keterpaduan Rencana dan Anggaran SPBE
Inovasi Proses Bisnis SPBE
Pembangunan Aplikasi SPBE
Layanan Pusat Data
Layanan Jaringan Intra
Penggunaan Sistem Penghubung Layanan
Pelaksanaan Tim Koordinasi SPBE
Kolaborasi Penerapan SPBE
Penerapan Manajemen Risiko SPBE
Penerapan Manajemen Keamanan Informasi
Penerapan Manajemen Data
Penerapan Manajemen Aset TIK
Penerapan Kompetensi Sumber Daya Manusia
Penerapan Manajemen Pengetahuan
Penerapan Manajemen Perubahan
Penerapan Manajemen Layanan SPBE
Pelaksanaan Audit Infrastruktur SPBE
Pelaksanaan Audit Aplikasi SPBE
Pelaksanaan Audit Keamanan SPBE
Layanan Perencanaan
Layanan Penganggaran
Layanan Keuangan
Layanan Pengadaan Barang dan Jasa
Layanan Kepegawaian
Layanan Kearsipan Dinamis
Layanan Pengelolaan Barang Milik Negara/Daerah
Layanan Pengawasan Internal Pemerintah
Layanan Akuntabilitas Kinerja Organisasi
Layanan Kinerja Pegawai
Layanan Pengaduan Pelayanan Publik
Layanan Data Terbuka
Layanan Jaringan Dokumentasi dan Informasi Hukum (JDIH)
Layanan Publik Sektor 1
Layanan Publik Sektor 2
Layanan Publik Sektor 3
"""

PEMDI_2026 = """
A1 10 | 5 5
A2 10 | 5 5
A3 15 | 5 3 3 4
A4 15 | 4 4 3 4
A5 10 | 5 5
A6 15 | 4 4 4 3
A7 25 | 10 15
"""

DIMENSIONS = ("governance", "branding", "economy", "living", "society", "environment")


def _weight(found: Instrument, code: str) -> Fraction:
    """In per cent of the index, whatever the file writes."""
    return 100 * found.share_of_whole(code)


def _lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize(
    ("version", "table", "questions"), [("2018", SPBE_2018, 37), ("2020", SPBE_2020, 47)]
)
def test_spbe_has_the_weights_of_its_regulation(version: str, table: str, questions: int) -> None:
    spbe = instrument("spbe", version)
    codes = [node.code for node in spbe.leaves()]
    assert len(codes) == questions
    told = []
    for line in _lines(table):
        domain, aspect, run, each = (part.split() for part in line.split("|"))
        first, last = run[0].split("-")
        members = codes[codes.index(first) : codes.index(last) + 1]
        told += members
        assert _weight(spbe, domain[0]) == Fraction(domain[1])
        assert _weight(spbe, aspect[0]) == Fraction(aspect[1])
        assert spbe.node(aspect[0]).parent == domain[0]
        assert {spbe.node(code).parent for code in members} == {aspect[0]}
        assert {_weight(spbe, code) for code in members} == {Fraction(each[0])}
    assert told == codes
    assert sum(_weight(spbe, code) for code in codes) == 100


def test_the_indicators_of_2020_have_their_names_in_order() -> None:
    found = [(node.code, node.name.id) for node in instrument("spbe", "2020").leaves()]
    names = _lines(NAMES_2020)
    assert found == [(f"I{number:02}", name) for number, name in enumerate(names, 1)]


@pytest.mark.parametrize(("version", "lowest"), [("2018", 0), ("2020", 1)])
def test_spbe_is_answered_in_whole_levels_to_five(version: str, lowest: int) -> None:
    for node in instrument("spbe", version).leaves():
        assert (node.scale.low, node.scale.high, node.scale.step) == (lowest, 5, 1)
        assert [level.number for level in node.levels] == [*range(lowest, 6)]


def test_levels_and_predicates_of_2020_have_their_official_names() -> None:
    spbe = instrument("spbe", "2020")
    process = ["Rintisan", "Terkelola", "Terdefinisi", "Terpadu dan Terukur", "Optimum"]
    function = ["Informasi", "Interaksi", "Transaksi", "Kolaborasi", "Optimum"]
    for node in spbe.leaves():
        is_service = spbe.above(node.code)[-2].code == "D4"
        assert [each.name.id for each in node.levels] == (function if is_service else process)
    assert [(each.start, each.name.id) for each in spbe.predicates] == [
        (Fraction("4.2"), "Memuaskan"),
        (Fraction("3.5"), "Sangat Baik"),
        (Fraction("2.6"), "Baik"),
        (Fraction("1.8"), "Cukup"),
        (Fraction(1), "Kurang"),
    ]


def test_pemdi_has_seven_aspects_and_twenty_indicators_and_says_what_is_unchecked() -> None:
    pemdi = instrument("pemdi", "2026")
    codes = [node.code for node in pemdi.leaves()]
    assert codes == [f"I{number:02}" for number in range(1, 21)]
    rest = iter(codes)
    for line in _lines(PEMDI_2026):
        aspect, weights = line.split("|")
        code, weight = aspect.split()
        assert _weight(pemdi, code) == Fraction(weight)
        for each in weights.split():
            indicator = next(rest)
            assert (pemdi.node(indicator).parent, _weight(pemdi, indicator)) == (code, int(each))
    assert pemdi.predicates == ()
    assert pemdi.note
    assert pemdi.note.id.startswith("Belum dicocokkan")


@pytest.mark.parametrize(
    ("version", "weights"), [("2022", (10, 20, 30, 20, 20)), ("2023-sleman", (10, 20, 30, 30, 10))]
)
def test_the_yearly_evaluation_has_its_published_weights(
    version: str, weights: tuple[int, ...]
) -> None:
    found = instrument("smart-city-evaluation", version)
    tops = [node.code for node in found.children(ROOT)]
    assert tops == ["baseline", "output", "outcome", "impact", "quick_win"]
    assert tuple(_weight(found, code) for code in tops) == weights
    assert [node.code for node in found.children("impact")] == [
        f"impact.{dimension}" for dimension in DIMENSIONS
    ]
    assert {(node.scale.low, node.scale.high, node.scale.step) for node in found.nodes} == {
        (0, 4, None)
    }
    assert len(found.children("quick_win")) == 10


def test_readiness_asks_for_the_elements_of_the_readiness_analysis() -> None:
    readiness = instrument("readiness", "2023")
    assert {
        node.code: [child.code for child in readiness.children(node.code)]
        for node in readiness.children(ROOT)
    } == {
        element.code: [f"{element.code}.{sub.code}" for sub in element.sub_elements]
        for element in load_knowledge().readiness
    }


def test_selection_asks_each_kind_of_region_what_concerns_it() -> None:
    selection = instrument("selection", "template")
    limited = {node.code: node.applies for node in selection.nodes if node.applies}
    assert limited == {"desk.kkd": {"regency", "city"}, "desk.sustainable-city": {"city"}}
    assert [(band.start > 550, band.score) for band in selection.node("desk.kkd").bands] == [
        (True, 4),
        (False, 2),
        (False, 0),
    ]
    assert len(selection.children("session")) == 8


def test_plan_quality_has_eight_components_of_ten() -> None:
    components = instrument("plan-quality", "2024").children(ROOT)
    assert sum(node.scale.high for node in components) == 80
    assert len(components) == 8


def test_whoever_proposes_weights_says_so() -> None:
    proposed = {each.key for each in instruments() if not each.weights_official}
    assert proposed == {"plan-quality@2024", "readiness@2023", "selection@template"}
    assert [each.key for each in instruments() if each.note is None] == []


def _questions() -> list[tuple[str, Node]]:
    return [(each.key, node) for each in instruments() for node in each.leaves()]


def test_every_question_says_in_both_languages_how_to_answer_it() -> None:
    assert [
        (key, node.code)
        for key, node in _questions()
        if not (node.help and node.help.en)
        or "ukti yang meyakinkan: " not in node.help.id
        or "hat convinces: " not in node.help.en
    ] == []


def test_only_where_the_plan_itself_is_judged_no_evidence_is_required() -> None:
    assert {
        key for key, node in _questions() if not any(each.required for each in node.evidence)
    } == {"plan-quality@2024"}


# The pairs that the ministry's presentation of KepmenPANRB 962/2021 shows side by side.
OVERLAP = {
    "I05": "I05",
    "I25": "I37",
    "I26": "I36",
    "I27": "I32",
    "I28": "I33",
    "I29": "I34",
    "I31": "I35",
}


def test_the_bridge_of_spbe_compares_what_the_ministry_pairs_and_not_the_index() -> None:
    found = bridge("spbe@2018", "spbe@2020")
    assert found
    pairs = {pair.old: pair.new for pair in found.pairs if pair.comparable}
    assert OVERLAP.items() <= pairs.items()
    assert found.index_comparable is False


@pytest.mark.parametrize(
    ("old", "new", "comparable"),
    [
        ("smart-city-evaluation@2022", "smart-city-evaluation@2023-sleman", 33),
        ("spbe@2020", "pemdi@2026", 0),
    ],
)
def test_bridges_say_what_they_compare(old: str, new: str, comparable: int) -> None:
    found = bridge(old, new)
    assert found
    assert sum(pair.comparable for pair in found.pairs) == comparable
    assert found.index_comparable is False
