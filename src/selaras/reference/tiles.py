"""Reading tiles.csv: the square of each regency and city on the map of equal tiles."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

FILE: Final = "tiles.csv"


@dataclass(frozen=True, slots=True)
class Tile:
    """A square; `column` and `row` count from 0 in the north-west."""

    code: str
    column: int
    row: int


@cache
def load_tiles() -> dict[str, Tile]:
    """Every tile by the code of its region, read once per process."""
    text = files("selaras.reference").joinpath(FILE).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: Tile(row["code"], int(row["column"]), int(row["row"])) for row in rows}
