"""Findings that may stay for a time: who excuses which, why, and until when."""
