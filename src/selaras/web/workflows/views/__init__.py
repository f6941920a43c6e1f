"""Pages of versions and of their stages."""
