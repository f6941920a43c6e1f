"""Pages of the history of a plan."""
