"""One file for each fault, one folder for each part of a plan."""
