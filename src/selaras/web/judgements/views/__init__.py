"""Pages: seats, the desk, judging, comparing, notes."""
