"""The register: provinces, regencies and cities, their former names and codes, their outlines."""
