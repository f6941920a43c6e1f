"""Rules about quick wins."""
