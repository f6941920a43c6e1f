"""Pages for the ministry, and the public ranking."""
