"""Scores: a ranking with intervals beside numpy, and the assessors' dashboard beside pretalx."""
