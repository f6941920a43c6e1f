"""The script on the page of the documentation, run as printed there on real exports."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.web.records.exporting import exported
from selaras.web.records.models import Entry
from tests.docs.pages import ROOT
from tests.web.records.writing import rows, sha256sum, written

pytestmark = pytest.mark.django_db

PAGES = ("verify-the-record.md", "verify-the-record.en.md")


def script_of(page: str) -> str:
    text = (ROOT / "docs" / "how-to" / page).read_text(encoding="utf-8")
    [found] = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(found.splitlines()) <= 12
    return str(found)


def run(folder: Path, content: bytes) -> "subprocess.CompletedProcess[str]":
    script, file = folder / "periksa.py", folder / "catatan.txt"
    script.write_text(script_of(PAGES[0]), encoding="utf-8")
    file.write_bytes(content)
    # Isolated: neither this program nor anything beside Python's own library is at hand.
    return subprocess.run(
        [sys.executable, "-I", "-S", str(script), str(file)], capture_output=True, text=True
    )


@pytest.fixture
def export(db: None) -> bytes:
    for place in range(4):
        written(1, subject=f"plan:{place}", details={"alasan": 'Siap – "dibaca"\u2028\n✓'})
    return b"".join(exported(Entry.objects.all()))


def test_both_pages_print_the_same_script() -> None:
    assert script_of(PAGES[0]) == script_of(PAGES[1])


def test_a_true_export_holds(tmp_path: Path, export: bytes) -> None:
    done = run(tmp_path, export)
    number, _, digest = rows()[-1]
    assert (done.returncode, done.stdout) == (0, f"{number} {digest}\n")


def test_the_record_can_be_exported_before_its_first_entry(tmp_path: Path) -> None:
    assert run(tmp_path, b"".join(exported(Entry.objects.all()))).stdout == f"0 {'0' * 64}\n"


def test_an_export_of_many_pages_holds(tmp_path: Path) -> None:
    written(4_100)
    done = run(tmp_path, b"".join(exported(Entry.objects.all())))
    assert done.stdout.split()[0] == "4100"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 100_000), byte=st.integers(1, 255))
def test_any_changed_byte_is_found(tmp_path: Path, export: bytes, place: int, byte: int) -> None:
    """The last newline alone says nothing."""
    changed = bytearray(export)
    changed[place % (len(export) - 1)] ^= byte
    assert run(tmp_path, bytes(changed)).returncode != 0


def test_gaps_and_other_orders_are_found(tmp_path: Path, export: bytes) -> None:
    first, second, third, fourth = export.splitlines(keepends=True)
    for lines in (
        (second, third, fourth),
        (first, third, fourth),
        (first, third, second, fourth),
        (first, second, second, third, fourth),
    ):
        done = run(tmp_path, b"".join(lines))
        assert done.returncode == 1
        assert "Rantai putus pada entri" in done.stderr


def test_a_line_written_anew_with_its_digest_is_found(tmp_path: Path, export: bytes) -> None:
    lines = export.decode().split("\n")
    anew = lines[1].partition(" ")[2].replace("plan:1", "plan:9")
    lines[1] = f"{sha256sum(anew)} {anew}"
    done = run(tmp_path, "\n".join(lines).encode())
    assert (done.returncode, "entri 3" in done.stderr) == (1, True)


def test_one_entry_is_checked_by_sha256sum_alone(tmp_path: Path, export: bytes) -> None:
    text = (ROOT / "docs" / "how-to" / PAGES[0]).read_text(encoding="utf-8")
    [command] = re.findall(r"^sed -n 12p .*$", text, re.MULTILINE)
    (tmp_path / "catatan.txt").write_bytes(export)
    done = subprocess.run(
        ["sh", "-c", command.replace("12p", "3p")], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.split()[0] == rows()[2][2]
