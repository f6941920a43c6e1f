"""The peer for the size of forms: RDMO with a catalog of one section, run from its package."""
