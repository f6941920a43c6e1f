"""Plans as rows and as pages that show every part of them."""
