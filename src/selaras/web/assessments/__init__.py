"""Rounds of an instrument: who is assessed with what, when, and what each phase allows."""
