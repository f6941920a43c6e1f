"""How long a long list of cohorts from Excel takes, beside rows that are only written."""
