"""One look for every chart: an SVG, the words that say what it shows, and the same data as a table.

Each function takes plain values and returns a `Chart`, or None when there is nothing to draw.
"""

from selaras.documents.chart.budget_by_source import Source, budget_by_source
from selaras.documents.chart.budget_by_year import Part, budget_by_year
from selaras.documents.chart.chart import Chart
from selaras.documents.chart.cohort_years import CohortSize, cohort_years
from selaras.documents.chart.dimension_profile import DimensionSize, dimension_profile
from selaras.documents.chart.finance_trend import finance_trend
from selaras.documents.chart.indicator_path import IndicatorPath, indicator_path, indicator_paths
from selaras.documents.chart.readiness_profile import ElementLevel, readiness_profile
from selaras.documents.chart.roadmap import Horizon, roadmap, roadmap_pages
from selaras.documents.chart.roadmap_lines import RoadmapRow
from selaras.documents.chart.score_profile import ScoreRow, score_profile

__all__ = [
    "Chart",
    "CohortSize",
    "DimensionSize",
    "ElementLevel",
    "Horizon",
    "IndicatorPath",
    "Part",
    "RoadmapRow",
    "ScoreRow",
    "Source",
    "budget_by_source",
    "budget_by_year",
    "cohort_years",
    "dimension_profile",
    "finance_trend",
    "indicator_path",
    "indicator_paths",
    "readiness_profile",
    "roadmap",
    "roadmap_pages",
    "score_profile",
]
