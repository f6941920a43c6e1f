"""Whose part of a plan is it: agency, person, deadline, and reminders."""
