"""How many regions took part over the years: sizes that were declared, and names that are known."""

from selaras.core.cohort.counting import Counted, Year, count

__all__ = ["Counted", "Year", "count"]
