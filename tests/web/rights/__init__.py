"""Who gets what answer where: a table checked by hand, and attacks over every address."""
