"""The pages of the site with plans of two sizes."""
