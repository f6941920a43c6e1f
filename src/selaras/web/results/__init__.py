"""What comes of a round: objections, the final score, letter and report, follow-ups."""
