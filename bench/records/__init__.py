"""The record of decisions: how fast a long chain is verified, and what an entry costs a write."""
