"""Reads: each asks the database equally often, whatever the size."""
