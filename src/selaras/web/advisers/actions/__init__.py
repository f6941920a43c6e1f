"""Writes: the list of advisers, who guides whom, advice, visits."""
