"""One search over everything that a plan says."""
