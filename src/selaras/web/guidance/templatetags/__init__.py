"""Words of the way in templates."""
