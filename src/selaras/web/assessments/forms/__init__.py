"""Input: rounds with their dates, participants."""
