"""What is said about a file of outlines that is not taken."""

from decimal import Decimal
from typing import Final

import numpy as np

from selaras.core.framework import Knowledge
from selaras.core.text import Language, Text, format_number

LARGEST: Final = 20_000_000
"""Bytes of a file."""

WEST, SOUTH, EAST, NORTH = 94.0, -12.0, 142.0, 7.0
"""Where Indonesia lies, in degrees, with a margin."""


def too_large() -> Text:
    """The sentence about a file over the limit."""
    most = LARGEST // 1_000_000
    return Text(
        id=f"Berkas lebih besar dari {most} MB. Sederhanakan garisnya (misalnya di QGIS: Simplify) "
        "lalu simpan lagi.",
        en=f"The file is larger than {most} MB. Simplify its lines (in QGIS: Simplify), then save "
        "it again.",
    )


def foreign_code(code: str, number: int, knowledge: Knowledge) -> Text:
    """About a feature whose code is no regency or city."""
    if not code:
        return Text(
            id=f"Feature ke-{number} tidak menyebut kode. Tulis kode resmi sebagai properti code.",
            en=f"Feature {number} names no code. Write the official code as the property code.",
        )
    if code in knowledge.region:
        return Text(
            id=f"Feature ke-{number} berkode {code}, sebuah provinsi; yang diperlukan hanya "
            "kabupaten dan kota.",
            en=f"Feature {number} has the code {code}, a province; only regencies and cities are "
            "needed.",
        )
    return Text(
        id=f"Feature ke-{number} berkode “{code}”, yang bukan kode kabupaten atau kota. Periksa "
        "apakah kode itu sudah diganti.",
        en=f"Feature {number} has the code “{code}”, which is no regency or city. See whether "
        "that code was replaced.",
    )


def listed(numbers: list[int]) -> str:
    """The first five numbers."""
    shown = ", ".join(str(each) for each in numbers[:5])
    return shown if len(numbers) <= 5 else f"{shown}, …"


def outside(point: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Text:
    """About a point that lies outside of Indonesia."""
    x, y = (float(each) for each in point)
    swapped = WEST <= y <= EAST and SOUTH <= x <= NORTH
    return Text(
        id=f"Titik ({x:.6g}; {y:.6g}) berada di luar Indonesia."
        + (" Tampaknya bujur dan lintang tertukar." if swapped else "")
        + (" Koordinat harus dalam derajat (WGS 84)." if not swapped else ""),
        en=f"The point ({x:.6g}; {y:.6g}) lies outside of Indonesia."
        + (" Longitude and latitude seem to be exchanged." if swapped else "")
        + (" Coordinates must be in degrees (WGS 84)." if not swapped else ""),
    )


def crossing(kind: str, x: float, y: float) -> Text:
    """About an outline that crosses itself there, or a part within another."""
    if kind == "enclave":
        return Text(
            id=f"Satu bagian terletak di dalam bagian lain di {place(x, y, 'id')}; daerah kantong "
            "harus ditulis sebagai lubang.",
            en=f"One part lies within another at {place(x, y, 'en')}; an enclave must be written "
            "as a hole.",
        )
    return Text(
        id=f"Garis batas menyilang dirinya sendiri di {place(x, y, 'id')}.",
        en=f"The outline crosses itself at {place(x, y, 'en')}.",
    )


def too_much(x: float, y: float, share: float) -> Text:
    """About a crossing that is no slip."""
    return Text(
        id=f"Garis batas menyilang dirinya sendiri di {place(x, y, 'id')}, dan perbaikannya akan "
        f"mengubah {share:.0%} luasnya. Perbaiki di sumbernya.",
        en=f"The outline crosses itself at {place(x, y, 'en')}, and mending it would change "
        f"{share:.0%} of its area. Mend it at its source.",
    )


def place(x: float, y: float, language: Language) -> str:
    """`120,123° BT, 2,56° LS`."""
    east, lat = (format_number(Decimal(f"{abs(each):.3f}"), language) for each in (x, y))
    if language == "id":
        return f"{east}° BT, {lat}° {'LU' if y >= 0 else 'LS'}"
    return f"{east}° E, {lat}° {'N' if y >= 0 else 'S'}"
