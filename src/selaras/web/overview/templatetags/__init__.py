"""Words of the national pages in templates."""
