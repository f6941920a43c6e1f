"""How a region is guided."""
