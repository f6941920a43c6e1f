"""Input: cohorts, and who takes part."""
