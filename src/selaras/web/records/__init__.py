"""The append-only chain of decisions."""
