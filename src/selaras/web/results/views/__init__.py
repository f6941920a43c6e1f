"""Pages about the score of a region and what follows from it."""
