"""Letters: prepared, read, sent; what failed stays visible."""
