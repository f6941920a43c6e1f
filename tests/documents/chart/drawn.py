"""Charts of every kind, and what a drawing really holds: words and boxes read back from the SVG."""

import re
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

from selaras.core.text import Language
from selaras.documents.chart import (
    Chart,
    DimensionSize,
    ElementLevel,
    Horizon,
    IndicatorPath,
    Part,
    RoadmapRow,
    ScoreRow,
    Source,
    budget_by_source,
    budget_by_year,
    dimension_profile,
    finance_trend,
    indicator_path,
    indicator_paths,
    readiness_profile,
    roadmap,
    score_profile,
)
from selaras.documents.chart.lettering import text_width
from selaras.documents.chart.roadmap_lines import Kind

SVG = "{http://www.w3.org/2000/svg}"
MILLION, BILLION = 10**6, 10**9

DIMENSIONS = (
    ("Smart Governance", "G", "#3b4cab"),
    ("Smart Branding", "B", "#a3306f"),
    ("Smart Economy", "E", "#8a5b00"),
    ("Smart Living", "L", "#006f68"),
    ("Smart Society", "S", "#b0431f"),
    ("Smart Environment", "V", "#3a7423"),
)
LONG = (
    "Digitalisasi tata kelola & layanan <terpadu> satu pintu bagi desa di pegunungan Rampi dan Seko"
)
KINDS: tuple[Kind, ...] = ("existing", "innovation", "quick-win")
PATH = IndicatorPath(
    "Indeks SPBE",
    "indeks",
    (2022, Decimal("2.45")),
    ((2023, Decimal("2.60")), (2027, Decimal("3.40"))),
    "up",
)


def rows(count: int) -> list[RoadmapRow]:
    """Programmes over 2023 to 2032, spread over the dimensions, some without years."""
    result = []
    for number in range(count):
        name, _, colour = DIMENSIONS[number * 6 // count]
        start = 2023 + number % 9
        result.append(
            RoadmapRow(
                label=LONG if number % 4 == 1 else f"Program {number + 1}",
                start=None if number == 2 else start,
                end=None if number == 2 else min(2032, start + number % 5),
                colour=colour,
                kind=KINDS[number % 3],
                group=name,
            )
        )
    return result


def parts(years: int) -> list[Part]:
    """Amounts for six dimensions that grow and shrink, the third year of Living unknown."""
    return [
        Part(
            name,
            colour,
            tuple(
                None if (number, year) == (3, 2) else (1 + (number * 5 + year * 3) % 11) * BILLION
                for year in range(years)
            ),
            letter,
        )
        for number, (name, letter, colour) in enumerate(DIMENSIONS)
    ]


def every_chart(language: Language = "id") -> dict[str, Chart]:
    """One chart of each kind, and those that are hard to set."""
    horizons = [Horizon("jangka pendek", 2023), Horizon("menengah", 2027), Horizon("panjang", 2032)]
    charts = {
        "finance": finance_trend(
            range(2019, 2024),
            {
                "Anggaran": [1184 * BILLION, 1230 * BILLION, 1105 * BILLION, None, 1275 * BILLION],
                "Realisasi": [1150 * BILLION, 1241 * BILLION, None, 1172 * BILLION, None],
            },
            language,
            title="APBD",
        ),
        "finance with a deficit": finance_trend(
            range(2010, 2024),
            {LONG: [(year - 2014) * BILLION for year in range(2010, 2024)]},
            language,
            title="Surplus",
        ),
        "scores": score_profile(
            [
                ScoreRow(
                    "Smart Governance", "#3b4cab", Decimal("3.5"), Decimal("2.75"), Decimal(3)
                ),
                ScoreRow("Keterpaduan Layanan Digital Pemerintah", None, None, Decimal(4)),
            ],
            language,
            scale=(Decimal(0), Decimal(4)),
            title="Nilai",
        ),
        "readiness": readiness_profile(
            [
                ElementLevel("Struktur", Decimal("2.345"), 12),
                ElementLevel(LONG, Decimal("4"), 1),
                ElementLevel("Budaya", None, 0),
            ],
            language,
            title="Kesiapan",
        ),
        "dimensions": dimension_profile(
            [
                DimensionSize(name, colour, number * 2, None if number == 1 else number * BILLION)
                for number, (name, _, colour) in enumerate(DIMENSIONS)
            ],
            language,
            title="Enam dimensi",
        ),
        "five years": budget_by_year(range(2023, 2028), parts(5), language, title="Anggaran"),
        "twenty years": budget_by_year(range(2023, 2043), parts(20), language, title="Anggaran"),
        "sources": budget_by_source(
            [Source("APBD", 220 * BILLION), Source(LONG, 0), Source("CSR", 3 * BILLION)],
            language,
            title="Sumber dana",
        ),
        "roadmap": roadmap(rows(24), (2023, 2032), horizons, language, title="Peta jalan"),
        "one programme": roadmap(rows(1), (2023, 2027), [], language, title="Peta jalan"),
        "sixty programmes": roadmap(rows(60), (2023, 2032), horizons, language, title="Peta jalan"),
        "indicator": indicator_path(PATH, language),
        "indicators": indicator_paths(
            [
                PATH,
                IndicatorPath(LONG, "", None, ((2024, Decimal(150000)),), "up"),
                IndicatorPath("Kemiskinan", "%", (2022, Decimal(9)), ((2027, Decimal(7)),), "down"),
                IndicatorPath("Tanpa nilai", "%", None, (), "down"),
            ],
            language,
            title="Indikator",
        ),
    }
    return {name: chart for name, chart in charts.items() if chart}


@dataclass(frozen=True)
class Label:
    """A text of a drawing with the box that it fills, in pixels."""

    text: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


def labels(chart: Chart) -> list[Label]:
    """All texts of a drawing, in the order in which they are written."""
    return [_label(element) for element in ElementTree.fromstring(chart.svg).iter(f"{SVG}text")]


def _label(element: ElementTree.Element) -> Label:
    text, size = element.text or "", float(element.get("font-size", "0"))
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    width = text_width(text, size, bold=element.get("font-weight") == "600")
    left = (
        x - {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
    )
    return Label(text, size, left, left + width, y - size * 0.66, y)


def said(chart: Chart) -> list[str]:
    """The words of a drawing."""
    return [label.text for label in labels(chart)]


def boxes(chart: Chart, colour: str) -> list[tuple[float, float]]:
    """Width and height of each box of that colour, in the order in which they are drawn."""
    found = re.findall(rf'width="([\d.]+)" height="([\d.]+)" fill="{colour}"', chart.svg)
    return [(float(width), float(height)) for width, height in found]
