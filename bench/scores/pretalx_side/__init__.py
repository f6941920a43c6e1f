"""The peer for the assessors' dashboard: pretalx with one event, run from its package."""
