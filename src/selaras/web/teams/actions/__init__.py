"""Writes: each is one transaction and one or more entries of the record, or refused whole."""
