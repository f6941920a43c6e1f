"""Outlines of others: taken whole or not at all, with every fault and its place."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from selaras.core.framework import Region
from selaras.reference import load_knowledge
from selaras.web.accounts.roles import Role
from selaras.web.project.cast import Cast
from selaras.web.records.models import Entry
from selaras.web.regions.models import OutlineImport, OutlineSet
from selaras.web.regions.outlines.drawing import HEAVIEST, draw
from selaras.web.regions.outlines.queries import in_use
from selaras.web.regions.outlines.reading import Reading, read_outlines
from selaras.web.regions.outlines.tasks import read_outline_file
from tests.web.conftest import signed_in

DAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
REGIONS = [region for region in load_knowledge().regions if "." in region.code]


def square(region: Region, half: float = 0.02) -> list[list[float]]:
    """A square around where the register says that the region lies."""
    x, y = float(region.longitude or 0), float(region.latitude or 0)
    corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    return [[x + dx, y + dy] for dx, dy in corners]


def feature(region: Region, *rings: list[list[float]], kind: str = "Polygon") -> dict[str, Any]:
    drawn: Any = list(rings) or [square(region)]
    return {
        "type": "Feature",
        "properties": {"code": region.code, "name": region.name},
        "geometry": {"type": kind, "coordinates": drawn if kind == "Polygon" else [drawn]},
    }


def features(**other: dict[str, Any] | None) -> list[dict[str, Any]]:
    """One square for each region; those named by code (`r73_22`) are another or left out."""
    found = []
    for region in REGIONS:
        each = other.get(f"r{region.code.replace('.', '_')}", feature(region))
        found += [each] if each else []
    return found


def written(found: list[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": found}).encode()


def read(found: list[dict[str, Any]], *, mend: bool = False) -> Reading:
    return read_outlines(written(found), load_knowledge(), mend=mend)


def told(reading: Reading) -> list[tuple[str, str]]:
    assert reading.faults
    assert not reading.shapes, "nothing is half taken"
    return [(fault.region, fault.text.en) for fault in reading.faults]


LUWU_UTARA = load_knowledge().region["73.22"]


def test_one_shape_for_each_region() -> None:
    reading = read(features())
    assert len(reading.shapes) == 514
    assert not reading.faults
    assert not reading.mended


def test_codes_without_a_dot_and_named_otherwise_are_understood() -> None:
    other = feature(LUWU_UTARA)
    other["properties"] = {"KODE": "7322"}
    assert "73.22" in read(features(r73_22=other)).shapes


def test_holes_stay_holes() -> None:
    hole = square(LUWU_UTARA, 0.1)
    reading = read(features(r73_22=feature(LUWU_UTARA, square(LUWU_UTARA, 0.3), hole)))
    assert reading.shapes["73.22"].area == pytest.approx(0.36 - 0.04)
    assert draw(reading.shapes).paths["73.22"].count("z") == 2


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (
            [[120.0, -2.5], [120.4, -2.1], [120.4, -2.5], [120.0, -2.1], [120.0, -2.5]],
            "The outline crosses itself at 120.200° E, 2.300° S.",
        ),
        (
            [[2.5, 120.0], [2.1, 120.4], [2.5, 120.4], [2.5, 120.0]],
            "The point (2.5; 120) lies outside of Indonesia. Longitude and latitude seem to be"
            " exchanged.",
        ),
        (
            [[822000.0, 9720000.0], [823000.0, 9720000.0], [823000.0, 9721000.0]],
            "The point (822000; 9.72e+06) lies outside of Indonesia. Coordinates must be in"
            " degrees (WGS 84).",
        ),
        (
            [[120.0, -2.5], [120.4, -2.1]],
            "A closed line needs at least three points of longitude and latitude that are numbers.",
        ),
        (
            square(load_knowledge().region["11.71"]),
            "Lies at 95.330° E, 5.560° N, but by the register at 120.160° E, 2.400° S. Its code may"
            " have been exchanged.",
        ),
    ],
)
def test_what_is_wrong_with_a_shape_is_told_with_its_place(
    broken: list[list[float]], sentence: str
) -> None:
    assert told(read(features(r73_22=feature(LUWU_UTARA, broken)))) == [("73.22", sentence)]


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {"type": "Polygon", "coordinates": []},
        {"type": "MultiPolygon", "coordinates": []},
        {"type": "Point", "coordinates": [120.0, -2.5]},
        {"type": "Polygon", "coordinates": [[["a", "b"], ["c", "d"], ["e", "f"]]]},
        {"type": "Polygon", "coordinates": [[[1e999, 0], [120, -2], [120.1, -2]]]},
        {"type": "Polygon", "coordinates": "120,-2"},
    ],
)
def test_a_geometry_that_is_none_is_told(geometry: Any) -> None:
    broken = {"type": "Feature", "properties": {"code": "73.22"}, "geometry": geometry}
    assert [region for region, _ in told(read(features(r73_22=broken)))] == ["73.22"]


def test_foreign_missing_and_double_regions_are_all_told_at_once() -> None:
    foreign = feature(LUWU_UTARA)
    foreign["properties"]["code"] = "99.99"
    province = feature(LUWU_UTARA)
    province["properties"]["code"] = "73"
    nameless = feature(LUWU_UTARA)
    nameless["properties"] = None
    found = [*features(r73_22=None), foreign, province, nameless, feature(REGIONS[0])]
    assert told(read(found)) == [
        (
            "",
            "Feature 514 has the code “99.99”, which is no regency or city. See whether that code"
            " was replaced.",
        ),
        ("", "Feature 515 has the code 73, a province; only regencies and cities are needed."),
        ("", "Feature 516 names no code. Write the official code as the property code."),
        ("11.01", "Appears 2 times (features 1, 517). Join them into one MultiPolygon."),
        ("73.22", "Is not in this file."),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "The file is not UTF-8 text. Save it again as GeoJSON in UTF-8."),
        (b'{"type": ', "The file is not complete JSON: line 1, column 10."),
        (b"[" * 100_000, "The lists within lists of this file are too deep for a map."),
        (b"[" + b"9" * 5000 + b"]", "A number in this file is too long."),
        (b"7", None),
        (b'{"type": "FeatureCollection"}', None),
        (b" " * 20_000_001, None),
        (written([{}] * 2001), "The file holds more than 2000 features; 514 are needed."),
    ],
)
def test_a_file_that_is_none_is_told_in_a_sentence(content: bytes, sentence: str | None) -> None:
    [(region, text)] = told(read_outlines(content, load_knowledge(), mend=True))
    assert region == ""
    assert sentence in (None, text)


def test_small_crossings_are_mended_only_where_asked_and_are_named() -> None:
    knot = square(LUWU_UTARA, 0.3)
    x, y = knot[2]
    # A slip: the line crosses itself near a corner.
    slip = [*knot[:2], [x - 0.001, y], [x, y - 0.001], [x - 0.002, y - 0.0005], *knot[3:]]
    found = features(r73_22=feature(LUWU_UTARA, slip))
    assert told(read(found))[0][1].startswith("The outline crosses itself at ")
    reading = read(found, mend=True)
    assert [(each.region, each.kind) for each in reading.mended] == [("73.22", "crossing")]
    assert reading.shapes["73.22"].is_valid
    assert reading.shapes["73.22"].area == pytest.approx(0.36, rel=0.002)


def test_a_crossing_that_would_change_the_region_is_never_mended() -> None:
    x, y = (float(each or 0) for each in (LUWU_UTARA.longitude, LUWU_UTARA.latitude))
    # A star of one stroke: its middle would become a hole.
    star = [(0, 0.3), (0.18, -0.24), (-0.29, 0.09), (0.29, 0.09), (-0.18, -0.24), (0, 0.3)]
    ring = [[x + dx, y + dy] for dx, dy in star]
    [(region, text)] = told(read(features(r73_22=feature(LUWU_UTARA, ring)), mend=True))
    assert region == "73.22"
    assert text.endswith("of its area. Mend it at its source.")


def test_a_drawing_is_light_keeps_neighbours_together_and_small_regions_as_a_dot() -> None:
    left, right, tiny = (load_knowledge().region[code] for code in ("73.22", "73.24", "73.73"))
    x, y = float(left.longitude or 0) + 0.3, float(left.latitude or 0)
    # A shared border with a thousand small steps.
    border = [[x + (i % 2) * 0.003, y - 0.3 + i * 0.0006] for i in range(1001)]
    west = [*border, [x - 0.6, y + 0.3], [x - 0.6, y - 0.3], border[0]]
    east = [*reversed(border), [x + 0.6, y - 0.3], [x + 0.6, y + 0.3], border[-1]]
    drawing = draw(
        read(
            features(
                r73_22=feature(left, west),
                r73_24=feature(right, east),
                r73_73=feature(tiny, square(tiny, 0.001)),
            )
        ).shapes
    )
    assert set(drawing.paths) == {region.code for region in REGIONS}
    assert drawing.weight <= HEAVIEST
    assert "73.73" in drawing.dots
    assert len(drawing.paths["73.22"]) < 200
    assert "73.22" not in drawing.dots


def brought(client: Client, content: bytes, **more: str) -> OutlineImport:
    file = SimpleUploadedFile("batas.geojson", content)
    told = {"file": file, "source": "Contoh, 2026, bebas dipakai", **more}
    answer = client.post(reverse("regions:outlines"), told)
    assert answer.status_code == 302
    row = OutlineImport.objects.latest("at")
    ordered = DBTaskResult.objects.get(task_path=read_outline_file.module_path)
    read_outline_file.call(*ordered.args_kwargs["args"])
    row.refresh_from_db()
    return row


def test_the_ministry_brings_looks_uses_and_puts_away(cast: Cast) -> None:
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    row = brought(ministry, written(features()))
    assert row.state == "done"
    assert bytes(row.content) == b""
    assert in_use() is None, "a preview comes first"
    outlines = OutlineSet.objects.get()
    page = ministry.get(reverse("regions:outline_set", args=[outlines.pk]))
    assert page.content.count(b"<path") == 514
    change = "regions:change_outlines"
    ministry.post(reverse(change, args=[outlines.pk, "use"]))
    drawn = in_use()
    assert drawn is not None
    assert len(drawn.paths) == 514
    ministry.post(reverse(change, args=[outlines.pk, "stop"]))
    assert in_use() is None
    ministry.post(reverse(change, args=[outlines.pk, "remove"]))
    assert not OutlineSet.objects.exists()
    said = [json.loads(line)["what"] for line in _lines()]
    assert said[-3:] == ["outlines.used", "outlines.put_away", "outlines.removed"]


def _lines() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("line", flat=True))


def test_a_refused_file_leaves_nothing_but_its_faults(cast: Cast) -> None:
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    row = brought(ministry, written(features(r73_22=None)))
    assert row.state == "refused"
    assert not OutlineSet.objects.exists()
    address = reverse("regions:brought_outlines", args=[row.pk])
    assert "Tidak ada dalam berkas ini" in ministry.get(address).content.decode()
    ministry.post(address)
    assert not OutlineImport.objects.exists()


def test_a_file_over_the_limit_is_told_so(cast: Cast) -> None:
    ministry = signed_in(cast["", Role.MINISTRY_OFFICER])
    file = SimpleUploadedFile("batas.geojson", b" " * 20_000_001)
    page = ministry.post(reverse("regions:outlines"), {"file": file, "source": "Contoh"})
    assert "Berkas lebih besar dari 20 MB" in page.content.decode()
    assert not OutlineImport.objects.exists()


@pytest.mark.parametrize("region", ["73.22", "73"])
def test_nobody_else_manages_outlines(cast: Cast, region: str) -> None:
    role = Role.SECRETARIAT if "." in region else Role.OBSERVER
    client = signed_in(cast[region, role])
    assert client.get(reverse("regions:outlines")).status_code == 404
    assert client.post(reverse("regions:outlines"), {}).status_code == 404
