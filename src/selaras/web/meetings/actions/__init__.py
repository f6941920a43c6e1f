"""Writes: plan, expect, note who came, keep files, write minutes, print certificates."""
