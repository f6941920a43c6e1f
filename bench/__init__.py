"""Measures what the README claims about speed: `make bench`."""
