"""Writes: answer, prove, give parts, hand in, carry over, move to another version."""
