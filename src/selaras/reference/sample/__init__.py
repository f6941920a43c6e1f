"""A large synthetic plan, the same for the same number and seed, for tests and benchmarks.

It is clean: no rule finds anything in it once every sub-dimension has a programme (18 or more).
"""

from selaras.reference.sample.plan import sample_plan

__all__ = ["sample_plan"]
