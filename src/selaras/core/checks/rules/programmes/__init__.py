"""Rules about programmes."""
