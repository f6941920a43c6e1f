"""Outlines of regions: reading a file of others, simplifying it, keeping what maps draw."""
