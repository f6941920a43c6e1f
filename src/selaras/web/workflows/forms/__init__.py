"""Forms of versions and of their stages."""
