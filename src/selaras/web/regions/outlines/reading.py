"""Reads outlines from GeoJSON: every fault with the region and the place, and what was mended.

A file is taken whole or not at all. Nothing in it is believed: not its size, its depth, its
codes or its shapes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from selaras.core.framework import Knowledge, Region
from selaras.core.text import Text
from selaras.web.regions.outlines.sentences import (
    EAST,
    LARGEST,
    NORTH,
    SOUTH,
    WEST,
    crossing,
    foreign_code,
    listed,
    outside,
    place,
    too_large,
    too_much,
)

MOST_FEATURES: Final = 2_000
MOST_MENDED: Final = 0.05
"""The share of a region's area that mending may change; more is not a slip of the pen."""

_AWAY: Final = 1.0
"""Degrees that the register's centroid may lie outside of an outline's box."""
_NAMES: Final = ("code", "kode", "kdpkab")
_REASON: Final = re.compile(r"^([^\[]+)\[(-?[0-9.e+-]+) (-?[0-9.e+-]+)")
_LONGEST_CODE: Final = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file is not taken; `region` is the code it is about, empty for the file itself."""

    region: str
    text: Text


@dataclass(frozen=True, slots=True)
class Mended:
    """A region whose lines were put right; `share` of its area changed by it."""

    region: str
    kind: str
    share: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Shapes by code, all of them valid; or the faults for which there are none."""

    shapes: Mapping[str, MultiPolygon]
    faults: tuple[Fault, ...]
    mended: tuple[Mended, ...] = ()


class _Unfit(Exception):
    """Holds the sentence that tells why a geometry cannot be used."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def read_outlines(content: bytes, knowledge: Knowledge, *, mend: bool) -> Reading:
    """The outlines of a GeoJSON file; `mend` puts right lines that cross themselves slightly."""
    found = _features(content)
    if isinstance(found, Text):
        return Reading({}, (Fault("", found),))
    faults: list[Fault] = []
    shapes: dict[str, MultiPolygon] = {}
    mended: list[Mended] = []
    places: dict[str, list[int]] = {}
    regions = {code: r for code, r in knowledge.region.items() if r.kind in ("regency", "city")}
    for number, feature in enumerate(found, start=1):
        code = _code(feature)
        if code not in regions:
            faults.append(Fault("", foreign_code(code, number, knowledge)))
            continue
        places.setdefault(code, []).append(number)
        try:
            shape = _shape(feature.get("geometry"))
            _check_place(shape, regions[code])
            shapes[code], change = _valid(shape, mend=mend)
        except _Unfit as unfit:
            faults.append(Fault(code, unfit.text))
        else:
            mended += [Mended(code, *change)] if change else []
    faults += _doubles(places) + _missing(regions, places)
    return Reading({} if faults else shapes, tuple(faults), tuple(mended))


def _features(content: bytes) -> list[Any] | Text:
    """The features of the file, or the sentence that says why there are none."""
    if len(content) > LARGEST:
        return too_large()
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Text(
            id="Berkas ini bukan teks UTF-8. Simpan ulang sebagai GeoJSON dengan UTF-8.",
            en="The file is not UTF-8 text. Save it again as GeoJSON in UTF-8.",
        )
    except RecursionError:
        return Text(
            id="Daftar di dalam daftar pada berkas ini terlalu dalam untuk sebuah peta.",
            en="The lists within lists of this file are too deep for a map.",
        )
    except json.JSONDecodeError as error:
        return Text(
            id=f"Berkas ini bukan JSON yang utuh: baris {error.lineno}, kolom {error.colno}.",
            en=f"The file is not complete JSON: line {error.lineno}, column {error.colno}.",
        )
    except ValueError:
        return Text(
            id="Ada angka yang terlalu panjang dalam berkas ini.",
            en="A number in this file is too long.",
        )
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list) or value.get("type") != "FeatureCollection":
        return Text(
            id="Berkas GeoJSON harus berisi sebuah FeatureCollection dengan satu feature untuk "
            "setiap kabupaten/kota.",
            en="The GeoJSON file must hold a FeatureCollection with one feature for each regency "
            "and city.",
        )
    if len(features) > MOST_FEATURES:
        return Text(
            id=f"Berkas ini berisi lebih dari {MOST_FEATURES} feature; yang diperlukan 514.",
            en=f"The file holds more than {MOST_FEATURES} features; 514 are needed.",
        )
    return [each if isinstance(each, dict) else {} for each in features]


def _code(feature: Mapping[str, Any]) -> str:
    """The code that a feature names, in the form 73.22; empty where it names none."""
    properties = feature.get("properties")
    named = properties if isinstance(properties, dict) else {}
    lower = {str(key).casefold(): value for key, value in named.items()}
    found = next((lower[name] for name in _NAMES if name in lower), feature.get("id"))
    if not isinstance(found, str | int) or isinstance(found, bool):
        return ""
    code = str(found)[:_LONGEST_CODE].strip()
    return f"{code[:2]}.{code[2:]}" if re.fullmatch("[0-9]{4}", code) else code


def _doubles(places: Mapping[str, list[int]]) -> list[Fault]:
    return [
        Fault(
            code,
            Text(
                id=f"Muncul {len(numbers)} kali (feature ke-{listed(numbers)}). Gabungkan "
                "menjadi satu MultiPolygon.",
                en=f"Appears {len(numbers)} times (features {listed(numbers)}). Join them into "
                "one MultiPolygon.",
            ),
        )
        for code, numbers in places.items()
        if len(numbers) > 1
    ]


def _missing(regions: Mapping[str, Region], places: Mapping[str, list[int]]) -> list[Fault]:
    text = Text(id="Tidak ada dalam berkas ini.", en="Is not in this file.")
    return [Fault(code, text) for code in regions if code not in places]


def _shape(geometry: Any) -> MultiPolygon:
    """The polygons of a feature as they are drawn, valid or not; raises _Unfit."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    parts = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Polygon":
        parts = [parts]
    elif kind != "MultiPolygon":
        raise _Unfit(
            Text(
                id="Bentuknya harus Polygon atau MultiPolygon.",
                en="Its geometry must be a Polygon or a MultiPolygon.",
            )
        )
    polygons = [_polygon(part) for part in parts] if isinstance(parts, list) else []
    if not polygons:
        raise _Unfit(Text(id="Bentuknya kosong.", en="Its geometry is empty."))
    return MultiPolygon(polygons)


def _polygon(rings: Any) -> Polygon:
    if not isinstance(rings, list) or not rings:
        raise _Unfit(Text(id="Bentuknya kosong.", en="Its geometry is empty."))
    shell, *holes = [_ring(each) for each in rings]
    return Polygon(shell, holes)


def _ring(points: Any) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    try:
        ring = np.array([point[:2] for point in points], dtype=np.float64)
    except (TypeError, ValueError, OverflowError, KeyError):
        ring = np.empty((0, 0))
    if ring.ndim != 2 or ring.shape[1] != 2 or len(ring) < 3:
        raise _Unfit(
            Text(
                id="Sebuah garis tertutup memerlukan sedikitnya tiga titik berisi bujur dan "
                "lintang berupa angka.",
                en="A closed line needs at least three points of longitude and latitude that are "
                "numbers.",
            )
        )
    west, south = ring.min(axis=0)
    east, north = ring.max(axis=0)
    if not (west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH):
        inside = (ring >= (WEST, SOUTH)).all(axis=1) & (ring <= (EAST, NORTH)).all(axis=1)
        raise _Unfit(outside(ring[~inside][0]))
    return ring


def _check_place(shape: MultiPolygon, region: Region) -> None:
    """The outline must lie where the register says that the region is."""
    if region.longitude is None or region.latitude is None:
        return
    west, south, east, north = shape.bounds
    x, y = float(region.longitude), float(region.latitude)
    if not (west - _AWAY <= x <= east + _AWAY and south - _AWAY <= y <= north + _AWAY):
        raise _Unfit(
            Text(
                id=f"Terletak di {place((west + east) / 2, (south + north) / 2, 'id')}, padahal "
                f"menurut daftar daerah di {place(x, y, 'id')}. Mungkin kodenya tertukar.",
                en=f"Lies at {place((west + east) / 2, (south + north) / 2, 'en')}, but by the "
                f"register at {place(x, y, 'en')}. Its code may have been exchanged.",
            )
        )


def _valid(shape: MultiPolygon, *, mend: bool) -> tuple[MultiPolygon, tuple[str, float] | None]:
    """The shape without lines that cross; what was mended, as its kind and the share of area."""
    if shape.is_valid:
        return shape, None
    found = _REASON.match(shapely.is_valid_reason(shape))
    reason, x, y = (found[1], float(found[2]), float(found[3])) if found else ("", 0.0, 0.0)
    kind = "enclave" if reason in ("Nested shells", "Duplicate Rings") else "crossing"
    if not mend:
        raise _Unfit(crossing(kind, x, y))
    put_right = MultiPolygon(list(_polygons(shapely.make_valid(shape, method="linework"))))
    filled = shapely.make_valid(shape, method="structure", keep_collapsed=False).area
    share = abs(put_right.area - filled) / filled if filled else 1.0
    if put_right.is_empty or (kind == "crossing" and share > MOST_MENDED):
        raise _Unfit(too_much(x, y, share))
    return put_right, (kind, share)


def _polygons(shape: BaseGeometry) -> Iterator[Polygon]:
    for part in getattr(shape, "geoms", [shape]):
        if isinstance(part, Polygon):
            yield part
        elif isinstance(part, MultiPolygon):
            yield from part.geoms
