"""Writes a proposal for the table from what the site answers: `python -m tests.web.rights.write`.

`SELARAS_MATRIX="teams: plans:publish"` narrows it to names that begin so. The proposal goes to the
console. Whatever differs from the table that is kept has to be checked by hand against
docs/reference/rights.md before it is taken over.
"""

from pathlib import Path

import pytest

from tests.web.rights.table import Cells, Key, app_of, tables_of


def propose(found: dict[Key, Cells], wrong: list[str]) -> None:
    """Print the rows, one table for each app, and what was wrong whatever the table says."""
    by_app: dict[str, dict[Key, Cells]] = {}
    for key, cells in found.items():
        by_app.setdefault(app_of(key[0]), {})[key] = cells
    for app, rows in by_app.items():
        print(f"\n## {app}\n\n{tables_of(rows)}")
    print(*wrong, sep="\n")


if __name__ == "__main__":
    test = Path(__file__).with_name("test_matrix.py")
    raise SystemExit(
        pytest.main(["-s", "-p", "tests.web.rights.write", "-k", "everybody", str(test)])
    )
