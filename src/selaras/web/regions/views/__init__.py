"""Pages of the register, and of outlines for the maps."""
