"""The steps of a round as people take them."""
