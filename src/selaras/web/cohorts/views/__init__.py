"""Pages of cohorts: what everybody reads, and what the ministry does."""
