"""Rules about the gap between the present and the wanted state."""
