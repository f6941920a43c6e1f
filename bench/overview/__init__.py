"""The national page: as fast with eight cohorts as with one, and light enough."""
