"""Parts of a plan as Excel files and back, and tables of foreign files with a person's help."""
