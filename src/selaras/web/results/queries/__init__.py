"""Reads: what a region's score is made of, objections, what follows from recommendations."""

from selaras.web.results.queries.values import (
    exact_values,
    final_values,
    final_values_of_many,
    read_values,
)

__all__ = ["exact_values", "final_values", "final_values_of_many", "read_values"]
