"""Rules about the period of the plan and years outside it."""
