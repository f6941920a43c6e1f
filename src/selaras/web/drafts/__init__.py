"""Writing a plan: the forms of every part, saved field by field, with fresh findings."""
