"""Cohorts and which regions take part in them, how and how often."""
