"""Rules about dimensions."""
