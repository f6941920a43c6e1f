"""Every command as its user runs it: output, exit code, and clear words for bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from selaras.core.plan import Masterplan, decode
from selaras.reference import load_knowledge

SELARAS = Path(sys.executable).parent / "selaras"


def selaras(
    *arguments: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed command; a traceback is never an answer."""
    done = subprocess.run(
        [SELARAS, *map(str, arguments)],
        input=stdin.decode(),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean plan of eighteen programmes."""
    file = tmp_path_factory.mktemp("plans") / "rencana.json"
    file.write_text(selaras("sample", "--programmes", "18", "--seed", "1").stdout)
    return file


@pytest.fixture
def spoiled(sample: Path, tmp_path: Path) -> Path:
    """The sample without one baseline (an error) and one definition (advice)."""
    data = json.loads(sample.read_text())
    del data["indicators"][0]["baseline"]
    del data["indicators"][1]["definition"]
    file = tmp_path / "cacat.json"
    file.write_text(json.dumps(data))
    return file


def test_the_same_sample_for_the_same_numbers() -> None:
    arguments = ("sample", "--programmes", "30", "--seed", "7", "--format", "yaml")
    first, second = selaras(*arguments), selaras(*arguments, PYTHONHASHSEED="5")
    assert first.stdout == second.stdout
    plan = decode(first.stdout, "yaml", load_knowledge().region)
    assert isinstance(plan, Masterplan)
    assert len(plan.programmes) == 30
    assert selaras("sample", "--programmes", "30", "--seed", "8").stdout != first.stdout


def test_check_a_clean_plan(sample: Path) -> None:
    done = selaras("check", sample)
    assert (done.returncode, done.stdout) == (0, "Tidak ada temuan.\n")
    assert selaras("check", sample, "--lang", "en").stdout == "No findings.\n"


def test_check_tells_place_fault_and_remedy(spoiled: Path) -> None:
    done = selaras("check", spoiled)
    assert done.returncode == 1
    assert "indicators[governance-public-service].baseline: kesalahan IND03: " in done.stdout
    assert "Isi nilai awal" in done.stdout
    assert done.stdout.endswith("1 kesalahan, 1 saran.\n")
    english = selaras("check", spoiled, "--lang", "en").stdout
    assert "has no baseline" in english
    assert english.endswith("1 error, 1 advice.\n")


def test_check_as_json(spoiled: Path) -> None:
    told = json.loads(selaras("check", spoiled, "--json").stdout)
    assert told["counts"] == {"error": 1, "warning": 0, "advice": 1}
    (first, second) = told["findings"]
    assert (first["code"], first["severity"]) == ("IND03", "error")
    assert first["path"] == "indicators[governance-public-service].baseline"
    assert first["values"] == {
        "indicator": {"id": "Indeks kepuasan masyarakat", "en": "Public satisfaction index"}
    }
    assert set(first["text"]) == {"id", "en"}
    assert second["code"] == "IND02"


@pytest.fixture
def waived(spoiled: Path, tmp_path: Path) -> Path:
    """The spoiled sample, its missing baseline waived for the year 2026."""
    data = json.loads(spoiled.read_text())
    data["waivers"] = [
        {
            "key": "survei-pertama",
            "rule": "IND03",
            "part": "indicators",
            "item": "governance-public-service",
            "field": "baseline",
            "reason": {"id": "Survei pertama pada 2026", "en": "First survey in 2026"},
            "approver": "Sekretaris Daerah",
            "since": "2026-01-01",
            "until": "2026-12-31",
        }
    ]
    file = tmp_path / "dikecualikan.json"
    file.write_text(json.dumps(data))
    return file


@pytest.mark.parametrize(
    ("day", "open_errors"),
    [("2025-12-31", 1), ("2026-01-01", 0), ("2026-12-31", 0), ("2027-01-01", 1)],
)
def test_a_waived_finding_counts_apart_as_long_as_the_waiver_does(
    waived: Path, day: str, open_errors: int
) -> None:
    arguments = ("check", waived, "--on", day, "--fail-on", "error")
    assert selaras(*arguments).returncode == open_errors
    told = json.loads(selaras(*arguments, "--json").stdout)
    assert (told["on"], told["counts"]["error"]) == (day, open_errors)
    assert told["waived"]["error"] == 1 - open_errors
    assert told["expired_waivers"] == (["survei-pertama"] if day > "2026-12-31" else [])
    assert told["idle_waivers"] == []
    (first, second) = told["findings"]
    if open_errors:
        assert first["waiver"] is None
    else:
        assert first["waiver"] == {
            "key": "survei-pertama",
            "reason": {"id": "Survei pertama pada 2026", "en": "First survey in 2026"},
            "approver": "Sekretaris Daerah",
            "since": "2026-01-01",
            "until": "2026-12-31",
        }
    assert second["waiver"] is None


def test_a_waived_finding_says_why_it_may_stay(waived: Path) -> None:
    done = selaras("check", waived, "--on", "2026-06-30")
    assert "IND03" in done.stdout
    assert "Isi nilai awal" not in done.stdout
    why = "sampai 31 Desember 2026 oleh Sekretaris Daerah: Survei pertama pada 2026"
    assert f"    dikecualikan {why}\n" in done.stdout
    assert done.stdout.endswith("1 saran; 1 dikecualikan.\n")
    only = selaras("check", waived, "--on", "2026-06-30", "--select", "IND03", "--lang", "en")
    assert only.returncode == 0
    assert only.stdout.endswith("No open findings; 1 waived.\n")


def test_waivers_that_excuse_nothing_any_more_are_told(waived: Path, tmp_path: Path) -> None:
    ended = selaras("check", waived, "--on", "2027-01-01", "--lang", "en").stdout
    assert "waivers[survei-pertama]: waiver that ended on 31 December 2026.\n" in ended
    data = json.loads(waived.read_text())
    data["waivers"][0] |= {"rule": "ZZZ99", "item": "tidak-ada"}
    file = tmp_path / "lama.json"
    file.write_text(json.dumps(data))
    idle = selaras("check", file, "--on", "2026-06-30")
    assert "waivers[survei-pertama]: pengecualian yang tidak diperlukan lagi" in idle.stdout
    assert "waivers[" not in selaras("check", file, "--select", "IND03").stdout


def test_a_day_that_is_none_is_refused(waived: Path) -> None:
    done = selaras("check", waived, "--on", "besok")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Tanggal “besok” harus berbentuk 2026-03-31." in done.stderr
    assert "The date “besok” must look like 2026-03-31." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--select", "IND03"), 1),
        (("--select", "BUD", "PRG"), 0),
        (("--select", "IND02", "--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
    ],
)
def test_what_counts_as_failure(spoiled: Path, arguments: tuple[str, ...], code: int) -> None:
    assert selaras("check", spoiled, *arguments).returncode == code


def test_an_unknown_rule_is_refused(sample: Path) -> None:
    done = selaras("check", sample, "--select", "XYZ")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Tidak ada aturan “XYZ”" in done.stderr
    assert "There is no rule “XYZ”" in done.stderr


def test_a_plan_from_standard_input(sample: Path) -> None:
    assert selaras("check", "-", stdin=sample.read_bytes()).returncode == 0


def test_every_problem_of_a_file_is_told_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "rusak.yaml"
    file.write_text(
        "selaras: 1\nkey: a\ntitle: x\nregions: ['99.99']\nperiod: {start: 1, end: 2}\n"
    )
    done = selaras("check", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file}: tidak dapat dipakai, 3 masalah." in done.stderr
    assert f"{file}: unusable, 3 problems." in done.stderr
    assert f"{file}:4: regions[0]: Kode daerah “99.99” tidak terdaftar" in done.stderr
    assert f"{file}:5: period.start: 1 terlalu kecil" in done.stderr
    assert f"{file}:5: period.end: 2 terlalu kecil" in done.stderr


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for name, words in (
        (tmp_path / "tidak-ada.yaml", "tidak ada."),
        (tmp_path, "adalah folder"),
        (tmp_path / "catatan.docx", "tidak ada."),
    ):
        done = selaras("check", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    file = tmp_path / "besar.json"
    with file.open("wb") as opened:
        opened.truncate(200 * 1024 * 1024)
    done = selaras("check", file)
    assert done.returncode == 2
    assert "batasnya 20 MB" in done.stderr


def test_no_name_reaches_the_terminal_raw(tmp_path: Path) -> None:
    name = "a\x1b[31m\nb\u202e"
    for file in (name + ".json", name + ".txt", name):
        (tmp_path / file).write_text('{"\\u001b[31m": 1}')
        told = selaras("check", tmp_path / file)
        assert told.returncode == 2
        assert "a�[31m�b�" in told.stderr
    told = selaras("check", tmp_path / name, "--select", name)
    assert (told.returncode, "\x1b" in told.stderr) == (2, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("books", "x.json", "--out", "x", "--book", "9"),
        ("sample", "--programmes", "-1"),
        ("sample", "--seed", "x"),
        ("check", "-", "--select", ""),
        ("check",),
        (),
    ],
)
def test_a_command_that_makes_no_sense(arguments: tuple[str, ...]) -> None:
    done = selaras(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) >= 2


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.json")
    assert "adalah pipa" in selaras("check", tmp_path / "pipa.json").stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_is_utf8_wherever_it_is_written(encoding: str, sample: Path) -> None:
    script = f"{SELARAS} sample --programmes 18 --seed 1; {SELARAS} check tidak-ada.json 1>&2"
    done = subprocess.run(
        ["sh", "-c", script],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert done.stdout == sample.read_bytes()
    assert "“tidak-ada.json” tidak ada." in done.stderr.decode()


@pytest.mark.parametrize(
    ("redirected", "code"),
    [
        ("check - <&-", 2),
        ("schema >&-", 0),
        ("sample >&- 2>&-", 0),
        ("check tidak-ada.json 2>&-", 2),
        ("check tidak-ada.json 2>/dev/full", 2),
    ],
)
def test_streams_that_are_closed_or_full(redirected: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{SELARAS} {redirected}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_folder_that_leads_back_to_itself(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    done = selaras("books", sample, "--out", tmp_path / "a" / "x", "--book", "3")
    assert done.returncode == 2
    assert "berputar ke dirinya sendiri" in done.stderr


def test_books_are_written_whole(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "buku"
    done = selaras("books", sample, "--out", out, "--book", "3", "--format", "pdf", "docx", "html")
    assert done.returncode == 0, done.stderr
    names = [f"contoh-sintetis-buku-3.{format}" for format in ("pdf", "docx", "html")]
    assert sorted(file.name for file in out.iterdir()) == sorted(names)
    assert done.stderr.splitlines() == [f"[{n}/3] {name}" for n, name in enumerate(names, 1)]
    assert done.stdout.split() == [str(out / name) for name in names]
    assert len(PdfReader(out / names[0]).pages) > 3
    again = tmp_path / "lagi"
    selaras("books", sample, "--out", again, "--book", "3", "--format", "pdf", "docx", "html")
    for name in names:
        assert (out / name).read_bytes() == (again / name).read_bytes()


def test_letters_that_no_book_can_print_are_all_named(sample: Path, tmp_path: Path) -> None:
    data = json.loads(sample.read_text())
    data["programmes"][0]["name"] = "Layanan \N{SMILING FACE WITH SUNGLASSES}"
    data["facts"][0]["name"] = "Aksara \N{JAVANESE LETTER KA}"
    file = tmp_path / "aksara.json"
    file.write_text(json.dumps(data))
    done = selaras("books", file, "--out", tmp_path / "buku")
    assert done.returncode == 2
    assert "programmes[governance-public-service-1].name" in done.stderr
    assert "facts[people-1].name" in done.stderr
    assert list((tmp_path / "buku").iterdir()) == []
    # Word has typefaces of its own.
    assert (
        selaras("books", file, "--out", tmp_path, "--book", "3", "--format", "docx").returncode == 0
    )


def test_a_folder_that_is_a_file(sample: Path) -> None:
    done = selaras("books", sample, "--out", sample, "--book", "3")
    assert done.returncode == 2
    assert "sudah ada dan bukan folder" in done.stderr


def test_a_full_disk_leaves_nothing_half_written(sample: Path, tmp_path: Path) -> None:
    # A limit on the size of files stands in for the disk: the kernel refuses the write itself.
    out = tmp_path / "penuh"
    script = f'ulimit -f 20; trap "" XFSZ; exec {SELARAS} books {sample} --out {out} --book 3'
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert list(out.iterdir()) == []


def started(plan: Path, out: Path) -> tuple[subprocess.Popen[str], Path]:
    """A run that writes books, and the hidden folder in which they wait."""
    before = set(out.glob(".*"))
    command = [str(SELARAS), "books", str(plan), "--out", str(out), "--book", "1", "2"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if fresh := set(out.glob(".*")) - before:
            return run, fresh.pop()
        time.sleep(0.01)
    raise AssertionError("no hidden folder appeared")


def test_what_a_killed_run_left_behind_is_removed_by_the_next(sample: Path, tmp_path: Path) -> None:
    (tmp_path / ".selaras-catatan").mkdir()
    run, waiting = started(sample, tmp_path)
    run.kill()
    run.communicate()
    assert waiting.is_dir()
    assert selaras("books", sample, "--out", tmp_path, "--book", "3").returncode == 0
    names = [".selaras-catatan", "contoh-sintetis-buku-3.pdf"]
    assert sorted(file.name for file in tmp_path.iterdir()) == names


def test_two_runs_into_one_folder_both_end_well(sample: Path, tmp_path: Path) -> None:
    run, waiting = started(sample, tmp_path)
    run.send_signal(signal.SIGSTOP)
    try:
        assert selaras("books", sample, "--out", tmp_path, "--book", "1").returncode == 0
        assert waiting.is_dir()
        first = (tmp_path / "contoh-sintetis-buku-1.pdf").read_bytes()
    finally:
        run.send_signal(signal.SIGCONT)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 0, errors
    names = ["contoh-sintetis-buku-1.pdf", "contoh-sintetis-buku-2.pdf"]
    assert sorted(file.name for file in tmp_path.iterdir()) == names
    assert (tmp_path / names[0]).read_bytes() == first


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_standard_output() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([SELARAS, "schema"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"penuh" in done.stderr
    assert b"Traceback" not in done.stderr


def test_rules(sample: Path) -> None:
    listed = selaras("rules").stdout
    assert "IND03  kesalahan   Indikator tanpa nilai awal" in listed
    page = selaras("rules", "ind03", "--lang", "en")
    assert "Without a baseline nobody can say" in page.stdout
    assert json.loads(selaras("rules", "IND03", "--json").stdout)["bundle"] == "indicators"
    assert selaras("rules", "IND99").returncode == 2


def test_diff(sample: Path, spoiled: Path) -> None:
    assert selaras("diff", sample, sample).returncode == 0
    done = selaras("diff", sample, spoiled)
    assert done.returncode == 1
    assert "ubah indicators[governance-public-service].baseline" in done.stdout
    told = json.loads(selaras("diff", sample, spoiled, "--json").stdout)
    assert [change["after"] for change in told] == [None, None]


def test_regions() -> None:
    assert "73.22  kabupaten  Kabupaten Luwu Utara" in selaras("regions", "luwu", "utara").stdout
    assert selaras("regions", "atlantis").returncode == 1
    assert json.loads(selaras("regions", "73.22", "--json").stdout) == [
        {"code": "73.22", "kind": "regency", "name": "Kabupaten Luwu Utara"}
    ]


def test_the_example_is_a_file_to_begin_with(tmp_path: Path) -> None:
    done = selaras("example", tmp_path / "baru")
    file = tmp_path / "baru" / "luwu-utara.yaml"
    assert done.stdout == f"{file}\n"
    assert selaras("check", file).returncode == 1
    assert selaras("example", tmp_path / "baru").returncode == 0
    file.write_text("milik saya")
    assert selaras("example", tmp_path / "baru").returncode == 2
    assert file.read_text() == "milik saya"


def test_the_schema_is_json_schema() -> None:
    schema = json.loads(selaras("schema").stdout)
    assert schema["$id"] == "urn:selaras:masterplan:1"


def test_help_names_every_command() -> None:
    told = selaras("--help").stdout
    for command in ("check", "books", "rules", "diff", "regions", "example", "sample", "schema"):
        assert f"\n    {command} " in told


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from selaras.cli.main import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in ("pydantic", "yaml", "typst", "django", "docx"):
        assert f"'{heavy}'" not in told.stdout


def test_a_reader_that_goes_away_is_no_error(sample: Path) -> None:
    script = f"{SELARAS} sample --programmes 300 | head -c 10"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
