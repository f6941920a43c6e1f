"""Writes: seats, marks, talk and notes."""
