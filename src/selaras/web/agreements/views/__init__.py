"""Pages of memoranda: a cohort's, a region's, each step, and the day of signing."""
