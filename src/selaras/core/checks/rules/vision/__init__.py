"""Rules about vision."""
