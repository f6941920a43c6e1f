"""Lists of cohorts from Excel: read, understood, compared with what is there."""
