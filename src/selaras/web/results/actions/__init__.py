"""Writes: objections, fixing a result, its files, what follows from recommendations."""
