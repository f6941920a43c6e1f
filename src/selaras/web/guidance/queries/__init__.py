"""Reads: the regions of a cohort, one region's way, one stage of it."""
