"""The recipe for an instrument, followed to the letter: two files are enough."""

import re
from pathlib import Path

from selaras.core.instrument import score, shown
from selaras.reference.instrument_reading.bridges import read_bridge
from selaras.reference.instrument_reading.cases import read_cases
from selaras.reference.instrument_reading.whole import read_instrument
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "how-to" / "add-an-instrument.md"
_FILE = re.compile(
    r"`(?:src/selaras/reference/instruments/contoh/)?([^`]+\.yaml)`:?\n\n```yaml\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def test_the_recipe_works(tmp_path: Path) -> None:
    files = _FILE.findall(PAGE.read_text(encoding="utf-8"))
    assert [name for name, _ in files] == [
        "2030.yaml",
        "2030.cases.yaml",
        "bridges/contoh@2029--contoh@2030.yaml",
    ]
    for name, content in files:
        file = tmp_path / "contoh" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    instrument = read_instrument(tmp_path, "contoh", "2030")
    cases = read_cases(tmp_path, "contoh", "2030")
    assert len(cases) == 3
    for case in cases:
        found = score(instrument, case.values, case.kind)
        assert found.index is not None
        assert (found.index, str(shown(found.index))) == (case.index, case.shown)
        assert found.predicate is not None
        assert found.predicate.id == case.predicate
        assert {code: found.nodes[code].value for code in case.nodes} == case.nodes
    bridge = read_bridge(tmp_path, f"contoh/{files[2][0]}", instrument, instrument)
    assert [pair.comparable for pair in bridge.pairs] == [True, False]
