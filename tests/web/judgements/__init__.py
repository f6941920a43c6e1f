"""Assessors: seats, marks blind to each other, comparison."""
