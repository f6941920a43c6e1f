"""The checks: their time, how it grows, and the memory of many plans."""
