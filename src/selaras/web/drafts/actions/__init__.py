"""Writes: fields of an item, and the structure of a part."""
