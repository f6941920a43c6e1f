"""Scores, ranks and instruments as their user runs them; published results come out again."""

import json
import random
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from selaras.cli.main import main
from tests.cli import test_commands

EVALUATION = "smart-city-evaluation@2022"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def selaras(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process: starting one anew for each of these takes a minute."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, told.out, told.err)

    return run


def answers(folder: Path, text: str, name: str = "jawaban.json") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def scored(selaras: Run, key: str, file: Path, *more: str) -> dict[str, Any]:
    done = selaras("score", key, file, "--json", *more)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def refused(selaras: Run, *arguments: str | Path) -> list[str]:
    """The English half of a refusal; nothing is printed beside it."""
    done = selaras(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    return lines[len(lines) // 2 :]


UPPER = '"baseline": 3.2, "output": "3.5", "outcome": 2.75'
PARTLY = f'{{"values": {{{UPPER}, "impact.living": "3.5", "impact.branding": 3, "quick_win": 3}}}}'


def test_a_score_as_json(selaras: Run, tmp_path: Path) -> None:
    # 0.1 x 3.2 + 0.2 x 3.5 + 0.3 x 2.75 + 0.2 x (3.5 + 3)/2 + 0.2 x 3 = 3.095, shown as 3.10.
    found = scored(selaras, EVALUATION, answers(tmp_path, PARTLY))
    assert found == {
        "instrument": EVALUATION,
        "kind": None,
        "index": "3.10",
        "exact": "3.095",
        "predicate": None,
        "predicate_en": None,
        "complete": False,
        # Of the fifth that impact weighs, two sixths are answered.
        "coverage": "13/15",
        # The other four sixths are worth 0 or 4: 2.445 + 0.2 x 6.5/6, and 0.2 x 16/6 more.
        "lowest": "2.66",
        "highest": "3.20",
        "left_out": [],
        "nodes": {
            "baseline": "3.20",
            "output": "3.50",
            "outcome": "2.75",
            "impact": "3.25",
            "impact.branding": "3.00",
            "impact.living": "3.50",
            "quick_win": "3.00",
        },
        "exact_nodes": {
            "baseline": "3.2",
            "output": "3.5",
            "outcome": "2.75",
            "impact": "3.25",
            "impact.branding": "3",
            "impact.living": "3.5",
            "quick_win": "3",
        },
    }


def test_the_trace_adds_up(selaras: Run, tmp_path: Path) -> None:
    found = scored(selaras, EVALUATION, answers(tmp_path, PARTLY), "--trace")
    assert found["trace"]["index"]["parts"][3] == {
        "code": "impact",
        "weight": "0.2",
        "value": "3.25",
        "amount": "0.65",
        "answer": "3.25",
    }
    amounts = [float(part["amount"]) for part in found["trace"]["index"]["parts"]]
    assert sum(amounts) == pytest.approx(3.095)
    assert found["trace"]["baseline"]["given"]
    assert not found["trace"]["impact"]["given"]


def test_the_published_formula_of_spbe(selaras: Run, tmp_path: Path) -> None:
    # Levels 3, 2, 2, 4 throughout D1 to D4: (13x3 + 25x2 + 16.5x2 + 45.5x4) / 100 = 3.04, Baik.
    levels = {f"I{n:02}": 3 if n <= 10 else 4 if n >= 32 else 2 for n in range(1, 48)}
    below = scored(selaras, "spbe@2020", answers(tmp_path, json.dumps({"values": levels})))
    assert (below["index"], below["exact"], below["predicate"]) == ("3.04", "3.04", "Baik")
    assert below["complete"]
    upper = {"values": {"D1": 3, "D2": 2, "D3": 2, "D4": 4}, "kind": "city"}
    above = scored(selaras, "spbe@2020", answers(tmp_path, json.dumps(upper)))
    assert (above["exact"], above["predicate_en"]) == ("3.04", "Good")
    assert above["nodes"].items() <= below["nodes"].items()


def test_what_does_not_apply_is_said(selaras: Run, tmp_path: Path) -> None:
    # The index of sustainable cities is asked of cities; of a regency it counts nothing.
    text = '{"values": {"desk.green": 2, "desk.sustainable-city": 4}, "kind": "%s"}'
    city = answers(tmp_path, text % "city", "kota.json")
    regency = answers(tmp_path, text % "regency", "kabupaten.json")
    assert scored(selaras, "selection@template", city)["nodes"]["desk"] == "3.00"
    found = scored(selaras, "selection@template", regency)
    assert (found["nodes"]["desk"], found["left_out"]) == ("2.00", ["desk.sustainable-city"])
    told = selaras("score", "selection@template", regency, "--lang", "en").stdout
    assert "\nDoes not apply to this region and is not counted: desk.sustainable-city.\n" in told


def test_answers_from_standard_input() -> None:
    done = test_commands.selaras("score", EVALUATION, "-", "--json", stdin=PARTLY.encode())
    assert json.loads(done.stdout)["index"] == "3.10"


def test_a_score_to_read(selaras: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, PARTLY)
    told = selaras("score", EVALUATION, file, "--trace").stdout
    assert "\nNilai akhir: 3,10 (tepatnya 3,095)\n" in told
    assert "\nTerjawab 86,67 % dari bobot; nilai akhir masih dapat menjadi 2,66" in told
    assert "\nCatatan: " in told
    assert "\n  3,25    impact Impact  [0,2 × 3,25 = 0,65]\n" in told
    assert "\n  3,20    baseline Baseline  [0,1 × 3,2 = 0,32; diisi langsung]\n" in told
    assert "baseline.initial" not in told
    english = selaras("score", EVALUATION, file, "--lang", "en").stdout
    assert ": 3.10 (exactly 3.095)\n" in english
    assert "×" not in english


def test_nothing_answered_is_no_zero(selaras: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, '{"values": {"D1": null}}')
    assert scored(selaras, "spbe@2020", file)["index"] is None
    assert "Belum ada yang dijawab." in selaras("score", "spbe@2020", file).stdout


BAD = """{"values": {"I1": 3, "I02": 9, "I03": 2.5,
 "I04": "3,5", "I05": NaN, "I06": true,
 "I07": "", "I08": 1e9, "D2": 3, "I11": 2,
 "I02": 2, "I09": [1], "I10": -Infinity},
 "kinds": 3, "kind": "village"}
"""


def test_every_fault_of_answers_is_told_at_once(selaras: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, BAD)
    told = refused(selaras, "score", "spbe@2020", file)
    assert told[0] == f"{file}: unusable, 14 problems."
    assert [line.removeprefix(f"  {file}:") for line in told[1:]] == [
        "1: values.I02: 9 is out of scale. I02 takes values from 1 to 5.",
        "1: values.I03: 2.5 is not on the scale. I03 takes values from 1 to 5 in steps of 1.",
        "1: values.I1: There is no code “I1” in spbe@2020. Perhaps I01 is meant.",
        "2: values.I04: “3,5” is written with a comma. In a file use a dot: 3.5.",
        "2: values.I05: “NaN” is not a number. Write digits only, such as 3 or 3.5.",
        "2: values.I06: true is not a number. Write digits only, such as 3 or 3.5.",
        "3: values.D2: D2 has a value, and so have nodes below it (I11). Remove one or the other.",
        "3: values.I07: The value is empty. Write the number, or leave the code out while it is "
        "unanswered.",
        "3: values.I08: “1e9” is written with an exponent. Write its digits in full.",
        "4: values.I02: The key “I02” is written twice; first on line 1. Remove one of them.",
        "4: values.I09: […] is not a number. Write digits only, such as 3 or 3.5.",
        "4: values.I10: “-Infinity” is not a number. Write digits only, such as 3 or 3.5.",
        "5: kind: “village” is no kind of region. The choices are: province, regency, city.",
        "5: kinds: The key “kinds” is not known. Known are: values, kind.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{\n"values": {"I01": 3,}}', ":2: Broken JSON in column 21 "),
        ("[1]", ':1: The file must look like {"values": {"CODE": "VALUE"}}.'),
        ("{}", ':1: The key “values” is missing. Write {"values": {"CODE": "VALUE"}}.'),
        ('{"values": 3}', ':1: The key “values” is missing. Write {"values": {"CODE": "VALUE"}}.'),
        ("[" * 100_000, ":1: The content is nested too deeply; this is no file of answers."),
        (" ", ": The file is empty."),
    ],
)
def test_what_is_no_file_of_answers(selaras: Run, tmp_path: Path, text: str, sentence: str) -> None:
    file = answers(tmp_path, text)
    told = refused(selaras, "score", "spbe@2020", file)
    assert told[0] == f"{file}: unusable, 1 problem."
    assert told[1].startswith(f"  {file}{sentence}")


def test_an_unknown_instrument_is_told_with_near_ones(selaras: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, PARTLY)
    for key in ("spbe@2019", "spb@2020"):
        assert "Perhaps this is meant: spbe@20" in refused(selaras, "score", key, file)[0]
    assert refused(selaras, "rank", "zzz", file) == [
        "There is no instrument “zzz”. For the list: selaras instruments."
    ]
    assert refused(selaras, "score", EVALUATION, tmp_path / "tiada.json")[0].endswith(
        "does not exist."
    )


RESULTS = """\
\ufeffDaerah;Provinsi;kohort;Kelompok;jenis;D1;D2;D3;D4
Kota A;Sulsel;2020;besar;kota;3.1;3;2.5;4
Kota B;Sulsel;2021;besar;kota;3.1;3;2.5;4
Kota D;Sulsel;2021;;kota;;;;

Kabupaten C;Jabar;2020;kecil;kabupaten;2;2;2;5
"""


def test_a_ranking_as_json(selaras: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, RESULTS, "hasil.csv")
    done = selaras("rank", "spbe@2020", file, "--json", "--draws", "300")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    # A and B: 0.13x3.1 + 0.25x3 + 0.165x2.5 + 0.455x4 = 3.3855; C: 2 + 0.455x3 = 3.365.
    told = [
        (each["rank"], each["region"], each["index"], each["exact"], each["tied_with"])
        for each in found["ranks"]
    ]
    assert told == [
        (1, "Kota A", "3.39", "3.3855", ["Kota B"]),
        (1, "Kota B", "3.39", "3.3855", ["Kota A"]),
        (3, "Kabupaten C", "3.37", "3.365", []),
    ]
    first, second, third = found["ranks"]
    assert first["tie"] == "Nilai tepatnya sama dengan Kota B: 3,3855."
    assert first["tie_en"] == "Exactly the same value as Kota B: 3.3855."
    assert third["tie"] is None
    assert (first["predicate"], first["complete"]) == ("Baik", True)
    places = ("province_rank", "cohort_rank", "group_rank")
    assert [[each[place] for place in places] for each in found["ranks"]] == [
        [1, 1, 1],
        [1, 1, 1],
        [1, 2, 1],
    ]
    assert all(1 <= each["low"] <= each["high"] <= 3 for each in found["ranks"])
    assert (second["low"], second["high"]) == (1, 3)
    assert found["unranked"] == ["Kota D"]
    assert found["node_ranks"]["D4"] == {"Kabupaten C": 1, "Kota A": 2, "Kota B": 2}
    assert first["nodes"] == {"D1": "3.10", "D2": "3.00", "D3": "2.50", "D4": "4.00"}


def test_a_ranking_does_not_depend_on_the_order_of_the_file(selaras: Run, tmp_path: Path) -> None:
    head, *rows = RESULTS.removeprefix("\ufeff").replace(";", ",").splitlines()
    turned = answers(tmp_path, "\n".join([head, *reversed(rows)]), "balik.csv")
    straight = answers(tmp_path, RESULTS, "hasil.csv")
    told = [
        selaras("rank", "spbe@2020", file, "--json", "--draws", "300").stdout
        for file in (straight, turned)
    ]
    assert told[0] == told[1]


def test_a_ranking_to_read(selaras: Run, tmp_path: Path) -> None:
    text = "Daerah,D1,D4\nA,3.475,3.475\nB,3.476,3.476\nC,2,\n"
    told = selaras("rank", "spbe@2020", answers(tmp_path, text, "hasil.csv"), "--draws", "100")
    lines = told.stdout.splitlines()
    heads = next(place for place, line in enumerate(lines) if line.startswith("Peringkat"))
    assert lines[heads].split() == ["Peringkat", "Daerah", "Nilai", "Predikat", "Rentang"]
    assert lines[heads + 1].split()[:3] == ["1", "B", "3,48"]
    assert lines[heads + 2].split()[:3] == ["2", "A", "3,48"]
    assert "B: Setelah dibulatkan sama dengan A; nilai tepatnya 3,476." in lines
    assert "Baru sebagian terjawab: B (58,50 %), A (58,50 %), C (13,00 %)." in lines


def test_every_fault_of_results_is_told_at_once(selaras: Run, tmp_path: Path) -> None:
    text = (
        "nama,D1,I1,D1,,D2,I11,jenis\n"
        "A,3,,3,,3,2,desa\n"
        "B,3,3\n"
        ",3,,,,,,\n"
        '"A",9,,9,,"3,5",2,kota\n'
        f"{'x' * 201},,,,,,,\n"
        '"C,3\n'
    )
    file = answers(tmp_path, text, "hasil.csv")
    told = refused(selaras, "rank", "spbe@2020", file)
    assert [line.removeprefix(f"  {file}:") for line in told[1:]] == [
        "1: The column “D1” is there twice. Remove one of them.",
        "1: The head of column 5 is empty. Write the code of a node there.",
        "1: I1: There is no code “I1” in spbe@2020. Perhaps I01 is meant.",
        "2: A: “desa” is no kind of region. The choices are: province, regency, city.",
        "2: A: D2: D2 has a value, and so have nodes below it (I11). Remove one or the other.",
        "3: B: This line has 3 cells, the head has 8.",
        "4: The name of the participant in the first column is empty.",
        "5: The participant “A” is there twice; first on line 2.",
        "5: A: D1: 9 is out of scale. D1 takes values from 1 to 5.",
        "5: A: D2: “3,5” is written with a comma. In a file use a dot: 3.5.",
        "6: The name of the participant has more than 200 letters.",
        "7: The CSV cannot be read here (unexpected end of data). Check its quotes.",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (",,\n", ":1: There is no participant below the heads of the columns."),
        ("nama,D1\n", ":1: There is no participant below the heads of the columns."),
        ("nama\nA\n", ":1: No column has the code of a node. The first line holds the heads of "
         "the columns."),
        ("nama,D1\n" + "".join(f"{n},3\n" for n in range(5001)), ":5002: More than 5000 "
         "participants. Split this file."),
    ],
)  # fmt: skip
def test_what_is_no_file_of_results(selaras: Run, tmp_path: Path, text: str, sentence: str) -> None:
    file = answers(tmp_path, text, "hasil.csv")
    assert refused(selaras, "rank", "spbe@2020", file)[1:] == [f"  {file}{sentence}"]


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--draws", "99", "--draws must be from 100 to 100000."),
        ("--draws", "100001", "--draws must be from 100 to 100000."),
        ("--seed", "-1", "--seed must be from 0 to 9223372036854775807."),
        ("--seed", str(2**63), "--seed must be from 0 to 9223372036854775807."),
    ],
)
def test_draws_and_seed_have_bounds(
    selaras: Run, tmp_path: Path, option: str, value: str, sentence: str
) -> None:
    file = answers(tmp_path, RESULTS, "hasil.csv")
    assert refused(selaras, "rank", "spbe@2020", file, option, value) == [sentence]


def test_many_participants_take_fewer_draws(selaras: Run, tmp_path: Path) -> None:
    rows = "".join(f"{n},3\n" for n in range(601))
    file = answers(tmp_path, f"nama,index\n{rows}", "hasil.csv")
    assert refused(selaras, "rank", "spbe@2020", file, "--draws", "100000") == [
        "With 601 participants --draws is at most 99833."
    ]


def test_a_nation_is_ranked_in_seconds(tmp_path: Path) -> None:
    """As a process of its own, from the file to the last line."""
    drawn = random.Random(1)
    codes = [f"I{n:02}" for n in range(1, 48)]
    rows = [",".join(["Daerah", *codes])]
    rows += [
        ",".join([f"Daerah {n}", *(str(drawn.randint(1, 5)) for _ in codes)]) for n in range(514)
    ]
    file = answers(tmp_path, "\n".join(rows), "nasional.csv")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = test_commands.selaras("rank", "spbe@2020", file, "--json", "--draws", "1000")
    found = json.loads(done.stdout)
    # Seconds of work, whatever else the machine does; it takes three.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 15
    assert [each["rank"] for each in found["ranks"]][::513] == [1, 514]
    inside = sum(each["low"] <= each["rank"] <= each["high"] for each in found["ranks"])
    assert inside > 500


def test_the_instruments_there_are(selaras: Run) -> None:
    told = json.loads(selaras("instruments", "--json").stdout)
    (spbe,) = [each for each in told if each["key"] == "spbe@2020"]
    assert spbe["leaves"] == 47
    # 4 domains, 8 aspects, 47 indicators.
    assert spbe["nodes"] == 59
    assert spbe["weights_official"]
    assert {"pemdi@2026", EVALUATION} < {each["key"] for each in told}
    shown = selaras("instruments").stdout
    assert "spbe@2020 · " in shown
    assert "47 pertanyaan, skala 1 sampai 5, keyakinan tinggi" in shown


def test_the_tree_of_one_instrument(selaras: Run) -> None:
    shown = selaras("instruments", "spbe@2020").stdout
    assert "\n  D4 · Layanan SPBE (45,5; rata-rata tertimbang)\n" in shown
    assert "\n      I42 · " in shown
    english = selaras("instruments", "spbe@2020", "--lang", "en").stdout
    assert "(45.5; weighted mean)\n" in english
    tree = json.loads(selaras("instruments", "spbe@2020", "--json").stdout)["tree"]
    by_code = {each["code"]: each for each in tree}
    assert by_code["I01"]["share_of_whole"] == "0.013"
    assert by_code["I47"]["share_of_whole"] == "0.03"
    assert refused(selaras, "instruments", "zzz")[0].startswith("There is no instrument “zzz”.")
