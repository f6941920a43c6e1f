"""Pages of a region's questionnaire."""
