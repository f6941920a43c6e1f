"""Lays the regencies and cities out as square tiles, so that every region is equally large.

The sketch says which squares belong to which province; it is drawn by hand so that the islands
are recognised, with as many squares as the province has regions. Within a province each region
gets a square by its centroid: the assignment with the least sum of squared distances. Run

    python -m selaras.reference.tiling

after changing the sketch or the register; it writes tiles.csv.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from selaras.core.framework import Region

FILE: Final = "tiles.csv"
COLUMNS: Final = ["code", "column", "row"]

SKETCH: Final = """\
A..................................................i................
.AAAAA...........................................i..................
..AAAAAAA......................................i.....h..............
...AAAAAAUU...........................ttooouuuuuu...h...............
....AAAUUUUUU..........k.......QQ.....t.ooouuuuuu..hh...............
..A...UUUUUUUU.......k...P.....QQQ....t............hhh.d.......pp...
....UU.UUUUUUUR..........PPP...OOO....tt............h....ddqq.......
.....UU.UUUUURRR.kkk.....PPPPCOOOO...wtttt..t............dddq..p....
......U..BBBBRRRR..k.....PPPPCCCOOO..wwsstg..t...hh.........qqc.pppp
.........BBBBBRRRR..k.....PPCCCCCXX..wwss.gg..........mmm..qq.ccceep
..........BBBBBJJJJ........CCCCCXXX..wsss.ggg.g....m..........ccceep
...........BBBBJJJJ...b.......XXXXX..ssss.gg.......m..m........ceeee
........B..EEJJJSSSSS.bb..b....XXX...ssss.................m......rrr
............EEESSSSSS..bb.b..........ssss..ggg............m..m.....r
.............EEESSSSSS...............ssss..gggg.g...................
...............EELLLLL...................................m..........
................LLLLLL...D..............s.............m.............
..................LLLL..............................................
.......................NNDDWW...TTTTTIIII.IIII......................
......................NNNDDDWWTTTTTTTTIII..............vv.nnnn.n.n..
......................NNNWWWWWWTTTTTTTIIIII........MM.vvv.nnnn......
.......................WWWWWWWWTTTTTTTIIIIII...HHH.MM..........nnn..
........................WWWWWWWTTTYYTTIIIIIII..HHH.M....nnnn..nnn...
.............................WWTTTYYYIIIIIIIII.HHH..................
............................................................n.n.....
"""

_PROVINCES: Final = {
    **{"A": "11", "U": "12", "B": "13", "R": "14", "J": "15", "S": "16", "E": "17", "L": "18"},
    **{"b": "19", "k": "21", "D": "31", "W": "32", "T": "33", "Y": "34", "I": "35", "N": "36"},
    **{"H": "51", "M": "52", "n": "53", "P": "61", "C": "62", "X": "63", "O": "64", "Q": "65"},
    **{"u": "71", "t": "72", "s": "73", "g": "74", "o": "75", "w": "76", "m": "81", "h": "82"},
    **{"p": "91", "q": "92", "r": "93", "c": "94", "e": "95", "d": "96"},
}
# Islands whose squares are not left to the distance alone: Sumbawa, and those north of Sulawesi.
_ISLANDS: Final = {
    "v": ("52.04", "52.05", "52.06", "52.07", "52.72"),
    "i": ("71.03", "71.04", "71.09"),
}

Square = tuple[int, int]
"""Column and row, both counted from 0 in the north-west."""


def lay_out(regions: Iterable[Region]) -> dict[str, Square]:
    """The square of every regency and city, by code.

    ValueError where the sketch has not as many squares for a province as it has regions.
    """
    squares = _squares()
    placed: dict[str, Square] = {}
    for symbol, members in _by_symbol(regions).items():
        free = squares.pop(symbol, [])
        if len(free) != len(members):
            raise ValueError(f"{symbol}: {len(free)} squares for {len(members)} regions")
        placed.update(_nearest(members, free))
    if squares:
        raise ValueError(f"no regions for the squares of {', '.join(sorted(squares))}")
    return dict(sorted(placed.items()))


def written(tiles: dict[str, Square]) -> str:
    """The tiles as tiles.csv holds them."""
    out = StringIO(newline="")
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([code, column, row] for code, (column, row) in tiles.items())
    return out.getvalue()


def _squares() -> dict[str, list[Square]]:
    found: dict[str, list[Square]] = {}
    for row, line in enumerate(SKETCH.splitlines()):
        for column, symbol in enumerate(line):
            if symbol != ".":
                found.setdefault(symbol, []).append((column, row))
    return found


def _by_symbol(regions: Iterable[Region]) -> dict[str, list[Region]]:
    symbols = {province: symbol for symbol, province in _PROVINCES.items()}
    islands = {code: symbol for symbol, codes in _ISLANDS.items() for code in codes}
    found: dict[str, list[Region]] = {}
    for region in regions:
        if region.kind in ("regency", "city"):
            symbol = islands.get(region.code, symbols[region.code[:2]])
            found.setdefault(symbol, []).append(region)
    return found


def _nearest(members: Sequence[Region], free: Sequence[Square]) -> dict[str, Square]:
    """Each region with one of the squares, after its map was stretched to the sketch's."""
    real = np.array([(float(r.longitude or 0), -float(r.latitude or 0)) for r in members])
    drawn = np.array(free, dtype=float)
    spread = real.std(axis=0)
    spread[spread == 0] = 1
    stretched = (real - real.mean(axis=0)) / spread * drawn.std(axis=0) + drawn.mean(axis=0)
    distance = ((stretched[:, None] - drawn[None]) ** 2).sum(axis=2)
    rows, columns = linear_sum_assignment(distance)
    return {members[i].code: free[j] for i, j in zip(rows.tolist(), columns.tolist(), strict=True)}


if __name__ == "__main__":
    from selaras.reference import load_knowledge

    text = written(lay_out(load_knowledge().regions))
    Path(__file__).with_name(FILE).write_text(text, encoding="utf-8", newline="")
