"""Pages: seats, the desk, judging, evidence, comparing, notes."""
